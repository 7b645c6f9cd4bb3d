from __future__ import annotations

import pytest
from jinja2 import Environment

from recoupe.rendering.chrome import furnish
from recoupe.rendering.editions import BadEditions, Editions, editions_of
from recoupe.views import Text

FOLDERS = {"en": "en/", "fr": "", "ar": "arabic/"}


def test_the_first_edition_is_the_one_at_the_root() -> None:
    editions = editions_of(FOLDERS, "en")
    assert [each.lang for each in editions.all] == ["fr", "en", "ar"]
    assert [each.lang for each in editions.others] == ["fr", "ar"]
    assert (editions.own.lang, editions.own.folder, editions.corpus_lang) == ("en", "en/", "fr")


def test_a_site_in_one_language_is_its_only_edition() -> None:
    editions = editions_of({}, "ar")
    assert (editions.others, editions.own.folder, editions.corpus_lang) == ((), "", "ar")


def test_a_language_is_named_in_itself() -> None:
    found = editions_of({"fr": "", "en": "en/", "ar": "ar/", "fa": "fa/", "xx": "xx/"}, "fr")
    assert [each.name for each in found.all] == [
        Text("Français", "fr"),
        Text("English", "en"),
        Text("العربية", "ar"),
        Text("فارسی", "fa"),
        Text("Xx", "xx"),
    ]


@pytest.mark.parametrize(
    ("folders", "lang", "told"),
    [
        ({"fr": "", "en": "en"}, "fr", '"en" cannot be the folder of an edition; "en/" can'),
        ({"fr": "", "en": "/en/"}, "fr", "cannot be the folder"),
        ({"fr": "", "en": "../en/"}, "fr", "cannot be the folder"),
        ({"fr": "", "en": "en/uk/"}, "fr", "cannot be the folder"),
        ({"fr": "", "en": "articles/"}, "fr", "cannot be the folder"),
        ({"fr": "", "English": "en/"}, "fr", '"English" is not a language'),
        ({"fr": "fr/", "en": "en/"}, "fr", "one edition has the folder"),
        ({"fr": "", "en": ""}, "fr", "one edition has the folder"),
        ({"fr": "", "en": "x/", "ar": "x/"}, "fr", "one edition has the folder"),
        ({"fr": "", "en": "en/"}, "fa", 'theme.language is "fa", and no edition is in that language: fr, en'),
    ],
)
def test_editions_that_cannot_be(folders: dict[str, str], lang: str, told: str) -> None:
    with pytest.raises(BadEditions) as raised:
        editions_of(folders, lang)
    assert told in str(raised.value)


@pytest.mark.parametrize(
    ("own", "other", "address", "link"),
    [
        ("fr", "en", "", "en/"),
        ("fr", "en", "articles/a/", "../../en/articles/a/"),
        ("en", "fr", "", "../"),
        ("en", "fr", "articles/a/", "../../../articles/a/"),
        ("en", "ar", "articles/a/", "../../../arabic/articles/a/"),
    ],
)
def test_a_link_leads_to_the_same_page(own: str, other: str, address: str, link: str) -> None:
    editions = editions_of(FOLDERS, own)
    assert editions.link(address, next(each for each in editions.all if each.lang == other)) == link


@pytest.mark.parametrize(
    ("own", "site_url", "found"),
    [
        ("fr", "https://a.org/x/", {"fr": "https://a.org/x/tags/", "en": "https://a.org/x/en/tags/"}),
        ("en", "https://a.org/x/en/", {"fr": "https://a.org/x/tags/", "en": "https://a.org/x/en/tags/"}),
        ("en", "https://a.org/elsewhere/", {"fr": "", "en": ""}),
        ("en", "https://a.org/golden/", {"fr": "", "en": ""}),
        ("fr", "", {"fr": "", "en": ""}),
        ("en", "", {"fr": "", "en": ""}),
    ],
)
def test_whole_addresses(own: str, site_url: str, found: dict[str, str]) -> None:
    editions = editions_of({"fr": "", "en": "en/"}, own)
    assert {each.lang: editions.absolute("tags/", each, site_url) for each in editions.all} == found


def written(source: str, editions: Editions, site_url: str = "", *, alone: bool = False) -> str:
    environment = Environment()
    furnish(environment, editions, site_url, alone=alone)
    return environment.from_string(source).render()


def test_the_templates_around_a_page_speak_its_language() -> None:
    source = "{{ _('Menu') }} {{ _('Note %(number)s', number=3) }} {{ urls.SEARCH }}"
    assert written(source, editions_of(FOLDERS, "ar")) == "القائمة الحاشية 3 search/"
    assert written(source, editions_of(FOLDERS, "en")) == "Menu Note 3 search/"


def test_what_templates_know_of_the_editions() -> None:
    editions = editions_of(FOLDERS, "en")
    links = "{% for each in chrome.others %}{{ each.lang }}={{ chrome.link('tags/', each) }} {% endfor %}"
    assert written(links, editions) == "fr=../../tags/ ar=../../arabic/tags/ "
    assert written(links, editions, alone=True) == ""
    whole = "{% for each, whole in chrome.alternates('tags/') %}{{ each.lang }}={{ whole }} {% endfor %}"
    assert written(whole, editions, "https://a.org/en/") == (
        "fr=https://a.org/tags/ en=https://a.org/en/tags/ ar=https://a.org/arabic/tags/ "
    )
    assert written(whole, editions) == written(whole, editions, "https://a.org/en/", alone=True) == ""
    others = "{{ chrome.other('en') }}|{{ chrome.other('fr') }}|{{ chrome.other('ar') }}"
    assert written(others, editions) == '| lang="fr" dir="ltr"| lang="ar" dir="rtl"'
    assert written("{{ chrome.said_in('fr', 'There is no such page') }}", editions) == "Cette page n’existe pas"
