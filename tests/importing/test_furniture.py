from __future__ import annotations

import pytest

from recoupe.importing.furniture import byline, is_read_also, is_update, verdict


@pytest.mark.parametrize(
    ("line", "rule", "where"),
    [
        ("Partager Cet Article", "share-button", "anywhere"),
        ("Facebook Twitter WhatsApp", "share-button", "anywhere"),
        ("Share | Tweet | Copy link", "share-button", "anywhere"),
        ("مشاركة", "share-button", "anywhere"),
        ("اشتراک گذاری", "share-button", "anywhere"),
        ("TV", "navigation-word", "edges"),
        ("Accueil › International › Proche-Orient", "navigation-word", "edges"),
        ("الرئيسية / أخبار / العراق", "navigation-word", "edges"),
        ("خانه » سیاسی", "navigation-word", "edges"),
        ("SOURCE: FRENCH PRESS TV", "source-line", "edges"),
        ("Source : AFP", "source-line", "edges"),
        ("المصدر: وكالات", "source-line", "edges"),
        ("منبع: ایرنا", "source-line", "edges"),
        ("19 octobre 2021", "date-line", "edges"),
        ("Publié le 19/10/2021 à 10h30, mis à jour le 20/10/2021 à 08:00", "date-line", "edges"),
        ("Tuesday, 19 October 2021 10:20 GMT", "date-line", "edges"),
        ("Last updated: October 19, 2021 at 3:20 pm", "date-line", "edges"),
        ("نشر في 19 أكتوبر 2021 الساعة 10:20", "date-line", "edges"),
        ("۲۷ مهر ۱۴۰۰ - ۱۲:۳۰", "date-line", "edges"),
        ("il y a 3 heures", "date-line", "edges"),
        ("3 hours ago", "date-line", "edges"),
        ("Subscribe to our newsletter", "newsletter", "anywhere"),
        ("Suivez-nous sur Telegram", "newsletter", "anywhere"),
        ("تابعونا على تلغرام", "newsletter", "anywhere"),
        ("We use cookies to improve your experience.", "cookie-notice", "anywhere"),
        ("© 2021 Le Journal", "copyright", "edges"),
        ("Copyright 2021 The Herald", "copyright", "edges"),
        ("جميع الحقوق محفوظة", "copyright", "edges"),
        ("Tags: Irak, convoi", "tag-list", "edges"),
        ("Comments (3)", "comment-form", "edges"),
        ("1 234 vues", "counter", "anywhere"),
        ("Temps de lecture : 3 min", "reading-time", "anywhere"),
        ("کد خبر: ۱۲۳۴۵۶", "news-number", "edges"),
        ("Photo : AFP", "photo-credit", "edges"),
        ("Advertisement", "advertisement", "anywhere"),
        ("Imprimer", "page-tool", "anywhere"),
        ("* * *", "no-letters", "anywhere"),
        ("https://www.example.org/a/b", "address-line", "edges"),
        ("@journal", "account-line", "edges"),
        ("redaction@example.org", "account-line", "edges"),
        ("À lire aussi", "related-articles", "edges"),
    ],
)
def test_lines_of_a_page(line: str, rule: str, where: str) -> None:
    found = verdict(line)
    assert found is not None
    assert (found.rule, found.where) == (rule, where)
    assert found.why


@pytest.mark.parametrize(
    "line",
    [
        "1ère attaque anti-US post-législative",
        "Le 19 octobre 2021, Bagdad s’est réveillée sous la pluie",
        "Copyright law is changing in the region",
        "Source de tensions depuis des années, le barrage a été fermé.",
        "Les sources : une question de méthode pour les historiens, " + "et un long débat " * 10,
        "Publicité et journalisme, un vieux couple",
        "Le partage des eaux",
        "Home for the elderly burns down",
        "Irak : un convoi attaqué",
        "واشنطن تدعو إلى الهدوء",
        "Lire aussi : Sadr appelle à mettre fin à l’ingérence américaine",
        "Tagsatzung",
        "3",
    ],
)
def test_lines_of_an_article(line: str) -> None:
    assert verdict(line) is None


def test_a_paragraph_is_no_furniture_however_it_begins() -> None:
    assert verdict("Abonnez-vous à notre lettre. " + "La suite est un long paragraphe. " * 10) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Par Jeanne Martin", "Jeanne Martin"),
        ("By John Smith and Mary Jones", "John Smith and Mary Jones"),
        ("Propos recueillis par Ali Hassan", "Ali Hassan"),
        ("بقلم: أحمد حسن", "أحمد حسن"),
        ("نویسنده: علی رضایی", "علی رضایی"),
        ("By the time the convoy arrived", ""),
        ("Par ailleurs, le ministre a parlé.", ""),
        ("Par conséquent le pont reste fermé", ""),
        ("By Friday", "Friday"),
        ("Bagdad", ""),
    ],
)
def test_bylines(line: str, name: str) -> None:
    assert byline(line) == name


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Lire aussi : Sadr appelle à mettre fin à l’ingérence américaine", True),
        ("LIRE AUSSI: la suite", True),
        ("Read more: The dam", True),
        ("اقرأ أيضاً: السد الجديد", True),
        ("بیشتر بخوانید: سد تازه", True),
        ("Lire aussi", False),
        ("Lire aussi souvent que possible : un conseil", False),
    ],
)
def test_links_to_other_articles(line: str, found: bool) -> None:
    assert is_read_also(line) is found


def test_words_before_a_date_that_is_a_change() -> None:
    assert is_update("Mis à jour le ")
    assert is_update(" - Last updated: ")
    assert is_update("آخر تحديث: ")
    assert not is_update("Publié le ")
    assert not is_update("")
