"""Texts as people paste them out of pages: invented, short, in four languages. `>` marks a line of the article's body,
`#` its headline; every other line is furniture, with the rule that must know it before a bar."""

from __future__ import annotations

import re
from textwrap import dedent

FRENCH = """
    navigation-word | Accueil > Monde > Irak
    # Le lac déborde après l’orage
    byline | Par Jeanne Martin
    date-line | Publié le mardi 19 octobre 2021 à 08h30 - Mis à jour le 20 octobre 2021
    share-button | Partager sur Facebook
    share-button | Twitter WhatsApp
    reading-time | Temps de lecture : 3 min
    > Le lac vu du village, mardi. (Photo AFP)
    > Le lac a débordé dans la nuit de lundi à mardi, après un orage qui a duré plus de six heures, selon les habitants du village ; les routes sont coupées depuis l’aube.
    advertisement | Publicité
    > Des dégâts importants
    > « Nous n’avions jamais vu cela », a dit le maire, qui a demandé l’aide de la province et le concours des pompiers de la ville voisine, arrivés vers midi.
    > Lire aussi : La digue du lac sera renforcée
    newsletter | Abonnez-vous à notre lettre d’information pour ne rien manquer
    > Les écoles resteront fermées jusqu’à vendredi, a annoncé la préfecture.
    tag-list | Mots-clés : lac, orage
    related-articles | À lire aussi
    related-articles | Le marché du dimanche change de place
    related-articles | La fête du village aura lieu malgré la pluie
    comment-form | Laisser un commentaire
    copyright | © 2021 La Gazette du Lac. Tous droits réservés.
"""

ENGLISH = """
    navigation-word | Home | World | Middle East
    # The lake floods its banks after a storm
    byline | By John Smith and Mary Jones
    date-line | Tuesday, 19 October 2021 10:20 GMT
    counter | 1,234 views
    share-button | Share this article
    > The lake flooded its banks in the night from Monday to Tuesday, after a storm that had lasted for more than six hours, people in the village said on Tuesday.
    > "We had never seen anything like it," the mayor told reporters, and asked the province for help with pumps and boats.
    > Read more: The dam will be made stronger
    advertisement | Advertisement
    > The schools will stay closed until Friday.
    newsletter | Sign up for our newsletter
    page-tool | Back to top
    copyright | Copyright 2021 The Lake Herald. All rights reserved.
"""

ARABIC = """
    navigation-word | الرئيسية / أخبار / العراق
    # البحيرة تفيض على ضفافها بعد العاصفة
    date-line | نشر في: الثلاثاء 19 تشرين الأول/أكتوبر 2021 - الساعة 10:20
    share-button | مشاركة
    share-button | فيسبوك تويتر واتساب
    > فاضت البحيرة على ضفافها في الليلة بين الاثنين والثلاثاء بعد عاصفة استمرت أكثر من ست ساعات، وقال سكان القرية إن الطرق مقطوعة منذ الفجر وإن المياه وصلت إلى البيوت القريبة من الشاطئ.
    > وقال رئيس البلدية إن المدارس ستبقى مغلقة حتى يوم الجمعة، وطلب من السكان عدم الخروج من بيوتهم إلا عند الضرورة.
    related-articles | اقرأ أيضا
    related-articles | السد الجديد سيحمي القرية من الفيضان
    newsletter | تابعونا على تلغرام
    copyright | جميع الحقوق محفوظة
"""

PERSIAN = """
    navigation-word | خانه » جهان
    # دریاچه پس از توفان از کرانه‌های خود بیرون زد
    news-number | کد خبر: ۱۲۳۴۵۶
    date-line | تاریخ انتشار: سه‌شنبه ۲۷ مهر ۱۴۰۰ - ۱۲:۳۰
    share-button | اشتراک‌گذاری
    > دریاچه در شب دوشنبه به سه‌شنبه پس از توفانی که بیش از شش ساعت طول کشید از کرانه‌های خود بیرون زد و به گفته مردم روستا راه‌ها از بامداد بسته شده است و آب به خانه‌های نزدیک ساحل رسیده است.
    > شهردار گفت که مدرسه‌ها تا روز جمعه بسته می‌ماند و از مردم خواست که از خانه‌های خود بیرون نیایند.
    > بیشتر بخوانید: سد تازه روستا را از سیل نگه می‌دارد
    tag-list | برچسب‌ها: دریاچه، توفان
    comment-form | نظر شما
"""

ALL = {"fr": FRENCH, "en": ENGLISH, "ar": ARABIC, "fa": PERSIAN}


def pasted(marked: str) -> tuple[str, str, list[str], list[tuple[str, str]]]:
    """The text itself, its headline, the lines of its body, and the furniture with its rules."""
    lines: list[str] = []
    headline = ""
    body: list[str] = []
    furniture: list[tuple[str, str]] = []
    for row in dedent(marked).strip().split("\n"):
        if row.startswith("> "):
            body.append(row[2:])
            lines.append(row[2:])
        elif row.startswith("# "):
            headline = row[2:]
            lines.append(headline)
        else:
            rule, line = re.split(r" \| ", row, maxsplit=1)
            furniture.append((rule, line))
            lines.append(line)
    return "\n\n".join(lines), headline, body, furniture
