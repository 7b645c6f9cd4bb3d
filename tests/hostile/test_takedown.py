"""An article that is withdrawn leaves a page that says so, and not a word of it anywhere in the site."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.loading import Defaults
from recoupe.pipeline import make_site, read_corpus
from tests.corpora import corpus, said, write
from tests.golden.paths import TEMPLATES
from tests.hostile.conftest import Built, build
from tests.html import read

SECRETS = (
    "xaphan",  # in the text, and in quotes of it
    "ybarzin",
    "zolquet",  # in what was written about it
    "wumbrel",
    "vextron",
    "ugrathil",
    "tolmarix",  # a name that it alone gives an entity
)

SCRIPT = """
    articles/gone.md
        title: Un titre resté
        url: https://journal.example/gone
        entities: [{id: hachd, as: [le tolmarix]}]
        event: convoi
        tags: [zolquet]
        abstract: Un résumé wumbrel
        note: Une remarque wumbrel
        author: Vextron
        coverage: {perpetrator: Wumbrel, perpetrator_quote: le Hachd xaphan, discrepancies: [Ugrathil]}
        stance: [{target: hachd, position: against, evidence: [un convoi xaphan], rationale: Ugrathil, annotator: vextron}]
        annotations: [{quote: ybarzin attaqué, note: Ugrathil}]
        claims: [{id: convoi-zolquet, text: Un convoi ugrathil, evidence: [ybarzin]}]
        STATE
        ---
        Selon le Hachd xaphan, un convoi xaphan fut ybarzin attaqué par le tolmarix.
    articles/stays.md
        title: Un autre
        entities: [hachd]
        translation_of: gone
        claims: [{id: convoi-zolquet-2, text: Autre chose}]
        ---
        Le Hachd a parlé.
    entities/hachd.md
        pref_label: {fr: Hachd}
    entities/convoi.md
        type: Event
        pref_label: {fr: Le convoi}
    about.md
        title: À propos
        ---
        [Un article](articles/gone.md).
"""

WITHDRAWN = """state: withdrawn
        withdrawn: {date: 2024-05-06, reason: À la demande de l’éditeur}"""


def files(state: str) -> dict[str, str]:
    return corpus(SCRIPT.replace("STATE", state).replace("convoi-zolquet-2", "autre"))


def everything(content: Path) -> str:
    """All that the engine makes of a corpus, as one text."""
    site = make_site(read_corpus(content, Defaults()), TEMPLATES, lang="fr", site_name="x", show_diagnostics=False)
    pages = [f"{page.address} {page.title} {page.description} {page.html}" for page in site.pages]
    search = site.search()
    parts = [data.decode("utf-8", "replace") for data in (*site.files.values(), *search.parts.values())]
    return "\n".join((*pages, *parts, str(search.documents), str(search.contents))).lower()


def test_before_it_is_withdrawn_the_words_are_there(tmp_path: Path) -> None:
    text = everything(write(tmp_path, files("state: reviewed")))
    assert [secret for secret in SECRETS if secret not in text] == []


def bytes_of(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a site, by name; what is compressed also as it is inside."""
    for path in sorted(site.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            yield str(path.relative_to(site)), data
            if data.startswith(b"\x1f\x8b"):
                yield f"{path.name}, unpacked", zlib.decompress(data, 31)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("takedown")
    write(folder / "content", files(WITHDRAWN))
    return build(folder)


def test_afterwards_no_byte_of_the_site_has_them(built: Built) -> None:
    assert built.code == 0, built.said
    seen = 0
    for name, data in bytes_of(built.site):
        text = data.decode("utf-8", "replace").lower()
        assert [secret for secret in SECRETS if secret in text] == [], name
        assert not any(secret in name for secret in SECRETS)
        seen += 1
    assert seen > 50


def test_no_report_repeats_them(built: Built) -> None:
    """Reports are kept in the logs of workflows."""
    told = built.said.lower()
    assert "this article is withdrawn, but its words still stand below its header" in told
    assert [secret for secret in SECRETS if secret in told] == []


def test_its_page_says_when_and_why(built: Built) -> None:
    page = read((built.site / "articles/gone/index.html").read_text(encoding="utf-8"))
    (title,) = page.all("h1")
    text = " ".join(each.text for each in page.all("main"))
    assert title.text == "Un titre resté"
    assert "6 mai 2024" in text
    assert "À la demande de l’éditeur" in text
    assert [each.attributes["content"] for each in page.all("meta") if each.attributes.get("name") == "robots"] == [
        "noindex"
    ]


def test_lists_and_references_forget_it(built: Built) -> None:
    """Only who wrote an address by hand still leads there."""
    linking = {
        name
        for name, data in bytes_of(built.site)
        if name.endswith(".html") and re.search(rb'href="[^"]*articles/gone/', data)
    }
    assert linking - {"articles/gone/index.html"} == {"about/index.html"}
    assert b"articles/gone/" not in (built.site / "sitemap.xml").read_bytes()


@pytest.mark.parametrize(
    "state",
    [
        "state: withdrawn",
        "state: Withdrawn",
        "state: withdrwan",
        "withdrawn: {date: 2024-05-06, reason: x}",
        "withdrawn: {date: 2024-13-06}",
        "withdrawn: yes",
    ],
)
def test_what_cannot_be_read_takes_the_article_down_all_the_same(tmp_path: Path, state: str) -> None:
    content = write(tmp_path, files(state))
    checked = read_corpus(content, Defaults())
    assert "gone" not in checked.linked.articles
    text = everything(content)
    assert [secret for secret in SECRETS if secret in text] == []


def test_it_is_told_what_is_still_in_its_file(tmp_path: Path) -> None:
    header = "title: Un titre\nstate: withdrawn\nstance: [{target: hachd, position: favor, evidence: [Un titre]}]"
    script = {"entities/hachd.md": corpus(SCRIPT)["entities/hachd.md"]}
    found = corpus(f"articles/gone.md\n{header}".replace("\n", "\n    "))
    assert said(read_corpus(write(tmp_path, {**found, **script}), Defaults()).diagnostics) == [
        "articles/gone.md:3:8: warning[text-not-published]: this article is withdrawn, but its words still stand in the quotes of its header",
        "articles/gone.md:3:8: error[withdrawn-without-reason]: this article is withdrawn, and nothing says when and why",
    ]


def test_the_reason_may_be_in_several_languages(tmp_path: Path) -> None:
    state = "state: withdrawn\n        withdrawn: {date: 2024, reason: {fr: Une erreur, en: A mistake}}"
    checked = read_corpus(write(tmp_path, files(state)), Defaults())
    header = checked.linked.corpus.withdrawn["gone"].header
    assert header.withdrawn is not None
    assert json.dumps(dict(header.withdrawn.reason)) == '{"fr": "Une erreur", "en": "A mistake"}'
