"""Web pages as outlets make them: invented, small, with everything around the article that is there in life."""

from __future__ import annotations

FRENCH = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Le lac déborde après l’orage | La Gazette</title>
<meta property="og:title" content="Le lac déborde après l’orage"><meta property="og:site_name" content="La Gazette">
<meta property="article:published_time" content="2021-10-19T08:30:00+02:00">
<meta property="article:modified_time" content="2021-10-20T09:00:00+02:00">
<link rel="canonical" href="https://www.gazette.example/2021/10/19/le-lac-deborde-123456">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",
"headline": "Le lac déborde après l’orage", "datePublished": "2021-10-19",
"author": {"@type": "Person", "name": "Jeanne Martin"}, "inLanguage": "fr"}]}</script>
<script>alert("Ce n’est pas du texte.")</script><style>p { color: red }</style>
</head><body>
<header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/monde">Monde</a></li></ul></nav></header>
<div class="cookie">Nous utilisons des cookies pour améliorer votre expérience.</div>
<main><article><header><h1>Le lac déborde après l’orage</h1></header>
<p class="byline">Par Jeanne Martin</p><p class="date">Publié le 19 octobre 2021 à 08h30</p>
<figure><img src="x.jpg" alt="x"><figcaption>Le lac vu du village, mardi. (Photo AFP)</figcaption></figure>
<p>Le lac a débordé dans la nuit de lundi à mardi, après un orage qui a duré plus de six heures, selon les habitants
du village&nbsp;; les routes sont coupées depuis l’aube.</p>
<p>«&nbsp;Nous n’avions jamais vu <b>cela</b>&nbsp;», a dit le maire, qui a demandé l’aide de la province.
<a href="/a">Les secours</a> sont arrivés vers midi avec trois bateaux et des pompes.</p>
<h2>Des dégâts importants</h2>
<p>Une vingtaine de maisons ont été touchées. Les dégâts sont estimés à 2,5 millions d’euros, d’après une première
évaluation de la mairie publiée en fin de journée.</p>
<blockquote><p>L’eau est montée en dix minutes.</p></blockquote>
<p>Lire aussi : <a href="/b">La digue du lac sera renforcée</a></p>
<ul><li>Trois routes coupées</li><li>Vingt maisons touchées</li></ul>
<p style="display:none">Texte caché pour les robots.</p>
<p>Les écoles resteront fermées jusqu’à vendredi, a annoncé la préfecture, qui appelle les habitants à ne pas prendre
la route et à suivre les consignes.</p>
<div class="share"><button>Partager</button><a href="#">Facebook</a> <a href="#">Twitter</a></div>
</article>
<aside><h3>Les plus lus</h3><ul><li><a href="/c">Un autre article sur le marché</a></li></ul></aside></main>
<footer><p>© 2021 La Gazette. Tous droits réservés.</p></footer></body></html>
"""

FRENCH_BODY = [
    ("p", "Le lac vu du village, mardi. (Photo AFP)"),
    (
        "p",
        "Le lac a débordé dans la nuit de lundi à mardi, après un orage qui a duré plus de six heures, selon les habitants du village\u00a0; les routes sont coupées depuis l’aube.",
    ),
    (
        "p",
        "«\u00a0Nous n’avions jamais vu cela\u00a0», a dit le maire, qui a demandé l’aide de la province. Les secours sont arrivés vers midi avec trois bateaux et des pompes.",
    ),
    ("h2", "Des dégâts importants"),
    (
        "p",
        "Une vingtaine de maisons ont été touchées. Les dégâts sont estimés à 2,5 millions d’euros, d’après une première évaluation de la mairie publiée en fin de journée.",
    ),
    ("quote", "L’eau est montée en dix minutes."),
    ("p", "Lire aussi : La digue du lac sera renforcée"),
    ("li", "Trois routes coupées"),
    ("li", "Vingt maisons touchées"),
    (
        "p",
        "Les écoles resteront fermées jusqu’à vendredi, a annoncé la préfecture, qui appelle les habitants à ne pas prendre la route et à suivre les consignes.",
    ),
]

ENGLISH = """<html lang="en"><head><title>The lake floods its banks after a storm - The Lake Herald</title></head><body>
<div id="menu"><a href="/">Home</a> | <a href="/w">World</a> | <a href="/s">Sport</a></div>
<div id="content"><h1>The lake floods its banks after a storm</h1>
<div class="meta">By John Smith | <time datetime="2021-10-19T10:20">October 19, 2021</time></div>
<div class="text">The lake flooded its banks in the night from Monday to Tuesday, after a storm that had lasted for more
than six hours, people in the village said on Tuesday.<br><br>
"We had never seen anything like it," the mayor told reporters, and asked the province for help with pumps and boats.<br><br>
The schools will stay closed until Friday, and the roads are cut, the police said in a statement that was issued at noon.
</div></div>
<div id="foot">Copyright 2021 The Lake Herald. All rights reserved.</div></body></html>
"""

ARABIC = """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<meta property="og:title" content="البحيرة تفيض على ضفافها بعد العاصفة"><meta property="og:locale" content="ar_IQ">
<meta property="article:published_time" content="2021-10-19"></head><body>
<nav><a href="/">الرئيسية</a> <a href="/n">أخبار</a></nav>
<article><h1>البحيرة تفيض على ضفافها بعد العاصفة</h1>
<p>فاضت البحيرة على ضفافها في الليلة بين الاثنين والثلاثاء بعد عاصفة استمرت أكثر من ست ساعات، وقال سكان القرية إن الطرق
مقطوعة منذ الفجر وإن المياه وصلت إلى البيوت القريبة من الشاطئ.</p>
<p>وقال رئيس البلدية إن المدارس ستبقى مغلقة حتى يوم الجمعة، وطلب من السكان عدم الخروج من بيوتهم إلا عند الضرورة.</p>
<p>وأضاف أن فرق الإنقاذ وصلت عند الظهر ومعها ثلاثة قوارب ومضخات، وأن الأضرار كبيرة في الحي القديم من المدينة.</p>
</article><footer>جميع الحقوق محفوظة</footer></body></html>
"""

PERSIAN = """<!doctype html><html lang="fa" dir="rtl"><head><meta charset="utf-8">
<title>دریاچه پس از توفان از کرانه‌های خود بیرون زد</title></head><body>
<div class="top"><a href="/">خانه</a> <a href="/n">جهان</a></div>
<main><h1>دریاچه پس از توفان از کرانه‌های خود بیرون زد</h1><div>تاریخ انتشار: ۲۷ مهر ۱۴۰۰ - ۱۲:۳۰</div>
<p>دریاچه در شب دوشنبه به سه‌شنبه پس از توفانی که بیش از شش ساعت طول کشید از کرانه‌های خود بیرون زد و به گفته مردم روستا
راه‌ها از بامداد بسته شده است و آب به خانه‌های نزدیک ساحل رسیده است.</p>
<p>شهردار گفت که مدرسه‌ها تا روز جمعه بسته می‌ماند و از مردم خواست که از خانه‌های خود بیرون نیایند و به راه نیفتند.</p>
</main></body></html>
"""
