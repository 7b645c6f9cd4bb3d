"""Every word of the site's own is in its catalogues; nothing is in them that the site does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from jinja2 import Environment

from recoupe.locale import update
from recoupe.rendering.messages import translations

FILES = sorted(update.LOCALE.glob("*/LC_MESSAGES/recoupe.po"))
LANGUAGES = [update.language(file) for file in FILES]
TEMPLATES = sorted(update.TEMPLATES.rglob("*.html"))

NAMES = {"α", "APA", "BibTeX", "Chicago", "CSL-JSON", "Ctrl+K", "MLA", "RIS"}
"""What a template may say outside `_()`: names and signs that are the same in every language."""

READ_ALOUD = {"alt", "aria-label", "aria-description", "aria-roledescription", "placeholder", "summary", "title"}
"""Attributes whose values people read or hear."""


@pytest.fixture(scope="module")
def said() -> Catalog:
    return update.said()


def words(message: Message) -> str | tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, list | tuple) else message.id


def test_the_languages_that_are_promised() -> None:
    assert set(LANGUAGES) >= {"fr", "ar", "fa"}


def test_templates_and_modules_are_read(said: Catalog) -> None:
    """One sentence from a page, one from around it, one word of the vocabulary, one of the engine's own."""
    assert "Every mention in context" in said
    assert "There is no such page" in said
    assert "loaded language" in said
    assert "Note %(number)s" in said


@pytest.mark.parametrize("file", FILES, ids=LANGUAGES)
def test_a_catalogue_is_as_the_command_leaves_it(file: Path, said: Catalog) -> None:
    """Nothing is missing, nothing is left over; `make messages` mends both."""
    old = update.read(file)
    found = {words(message) for message in old if message.id}
    expected = {words(message) for message in said if message.id}
    assert sorted(map(str, expected - found)) == [], "said, but not in the catalogue"
    assert sorted(map(str, found - expected)) == [], "in the catalogue, but never said"
    text = file.read_text(encoding="utf-8")
    assert update.updated(text, old, said) == text


@pytest.mark.parametrize("file", FILES, ids=LANGUAGES)
def test_a_catalogue_is_complete(file: Path) -> None:
    catalogue = update.read(file)
    assert update.missing(catalogue) == ()
    assert not [message.id for message in catalogue if message.id and message.fuzzy]


@pytest.mark.parametrize("file", FILES, ids=LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_words(file: Path) -> None:
    catalogue = update.read(file)
    for message in catalogue:
        if message.id:
            assert wrong(message) == []
            assert not list(message.check(catalogue)), message.id


_PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|%%")


def wrong(message: Message) -> list[str]:
    """Translations that lack a placeholder, or have one of their own. A plural form may say its number in words."""
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    known = [set(_PLACEHOLDER.findall(each)) for each in ids]
    needed = set.intersection(*known) - ({"n"} if len(ids) > 1 else set())
    return [each for each in strings if not needed <= set(_PLACEHOLDER.findall(each)) <= set.union(*known)]


@pytest.mark.parametrize(
    ("ids", "strings", "expected"),
    [
        ("By %(author)s", "Par %(author)s", 0),
        ("By %(author)s", "Par %(auteur)s", 1),
        ("By %(author)s", "Par", 1),
        (("%(n)s article", "%(n)s articles"), ("un article", "%(n)s articles"), 0),
        (("%(n)s of %(all)s", "%(n)s of %(all)s"), ("%(n)s", "%(n)s sur %(all)s"), 1),
        (("one of %(name)s", "%(n)s of %(name)s"), ("%(n)s de %(name)s", "%(m)s de %(name)s"), 1),
    ],
)
def test_a_broken_placeholder_is_seen(
    ids: str | tuple[str, str], strings: str | tuple[str, str], expected: int
) -> None:
    assert len(wrong(Message(ids, strings))) == expected


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("fr", {0: "0 langue", 1: "1 langue", 2: "2 langues"}),
        ("fa", {0: "0 زبان", 1: "1 زبان", 2: "2 زبان"}),
        (
            "ar",
            {
                0: "لا لغات",
                1: "لغة واحدة",
                2: "لغتان",
                3: "3 لغات",
                10: "10 لغات",
                11: "11 لغة",
                99: "99 لغة",
                100: "100 لغة",
                103: "103 لغات",
                111: "111 لغة",
            },
        ),
        ("en", {0: "0 languages", 1: "1 language", 2: "2 languages"}),
        ("tlh", {2: "2 languages"}),
    ],
)
def test_plurals_are_those_of_the_language(lang: str, forms: dict[int, str]) -> None:
    say = translations(lang).ngettext
    assert {n: say("%(n)s language", "%(n)s languages", n) % {"n": n} for n in forms} == forms


class Bare(HTMLParser):
    """Collects what a reader would see or hear; what Jinja writes is a `{}`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.found += [value for name, value in attrs if value and name in READ_ALOUD]

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.open):
            self.found.append(data)


def bare_words(source: str) -> Iterator[str]:
    """Words that a template says without asking for a translation."""
    written, inside = "", False
    for _, kind, value in Environment(extensions=["jinja2.ext.i18n"]).lex(source):
        if kind in ("variable_begin", "block_begin"):
            written, inside = written + ("{}" if kind == "variable_begin" else ""), True
        elif kind in ("variable_end", "block_end"):
            inside = False
        elif kind == "data" and not inside:
            written += value
    for found in Bare(written).found:
        left = re.sub(r'[\w-]+="[^"]*"|\{\}', " ", found)  # a macro may write attributes by themselves
        for name in NAMES:
            left = left.replace(name, "")
        if re.search(r"[^\W\d_]", left):
            yield " ".join(found.split())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(update.TEMPLATES).as_posix())
def test_a_template_says_nothing_in_one_language_only(template: Path) -> None:
    assert list(bare_words(template.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>{{ _('Word') }} {# a word #}<b>×</b></p>", []),
        ("<p>Word</p>", ["Word"]),
        ("<p>{% if x %}one {{ n }} word{% endif %}</p>", ["one {} word"]),
        ('<p class="word" aria-label="Word">{{ x }}</p>', ["Word"]),
        ('<a{% if x %} title="{{ _("Word") }}"{% endif %}>1 %</a>', []),
        ("<p>&copy; &#1575;</p>", ["© ا"]),
        ('{% macro other(text) %} lang="{{ text.lang }}" dir="auto"{% endmacro %}', []),
        ("<script>word()</script><style>a{}</style>", []),
        ("<button>BibTeX</button>", []),
    ],
)
def test_a_bare_word_is_seen(source: str, expected: list[str]) -> None:
    assert list(bare_words(source)) == expected


def test_updating_keeps_what_translators_wrote(tmp_path: Path) -> None:
    """New words come, old ones go, translations, comments and the head stay."""
    file = tmp_path / "fa" / "LC_MESSAGES" / "recoupe.po"
    file.parent.mkdir(parents=True)
    head = '# By a translator.\nmsgid ""\nmsgstr ""\n"Language: fa\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"'
    kept = '# A remark.\nmsgid "Kept"\nmsgstr "K"\n\nmsgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "a"\nmsgstr[1] "b"'
    file.write_text(f'{head}\n\n{kept}\n\nmsgid "Gone"\nmsgstr "G"\n', encoding="utf-8")
    new = Catalog()
    for each, place in (("New", "b.html"), ("Kept", "a.html"), (("%(n)s day", "%(n)s days"), "a.html")):
        new.add(each, locations=[(place, 12)])
    text = update.updated(file.read_text(encoding="utf-8"), update.read(file), new)
    assert text == (
        f"{head}\n\n"
        '#: a.html\n#, python-format\nmsgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "a"\nmsgstr[1] "b"\n\n'
        '# A remark.\n#: a.html\nmsgid "Kept"\nmsgstr "K"\n\n'
        '#: b.html\nmsgid "New"\nmsgstr ""\n'
    )
