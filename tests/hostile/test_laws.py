"""Fragments at any place of valid files, several at once: whatever comes of it, no page breaks the laws."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from recoupe.checks import check
from recoupe.diagnostics import as_json, as_text, headline
from recoupe.linking import link_corpus
from recoupe.loading import discover, gather, load_record
from recoupe.pipeline import CheckedCorpus, make_site
from tests.corpora import at_most, corpus, corpus_file
from tests.golden.paths import TEMPLATES
from tests.hostile.costs import FULL
from tests.hostile.fragments import FRAGMENTS
from tests.hostile.page_law import broken_laws
from tests.hostile.pipeline import DEFAULTS

VALID = """
    articles/a.md
        title: "Le Hachd : un convoi"
        url: https://journal.example/a
        author: Une journaliste
        agency: AFP
        via: Un portail
        accessed: 2021-10-20
        archive: {url: "https://archive.example/a", date: 2021-10-20, service: Une archive}
        genre: dépêche
        abstract: {fr: Un résumé, en: A summary}
        note: Une remarque
        entities: [hachd, {id: convoi, role: about, as: [le convoi]}]
        event: convoi
        coverage: {perpetrator: Personne, perpetrator_quote: le Hachd, discrepancies: [Le nombre]}
        tags: [irak]
        stance:
          - {target: hachd, position: against, evidence: [{exact: un convoi, suffix: de}], rationale: Les mots, annotator: ab}
          - {target: hachd, position: favor, holder: convoi, evidence: [attaqué], annotator: cd, date: 2021-11-01}
        annotations: [{quote: attaqué, note: Par qui, motivation: framing, entities: [hachd], annotator: ab}]
        claims: [{id: convoi-attaque, text: Un convoi a été attaqué, evidence: [un convoi de la coalition]}]
        state: reviewed
        ---
        ## Un titre

        Selon **le Hachd**, un convoi de la coalition a été [attaqué](https://journal.example/b).

        > « Le *convoi* n’a pas été touché. »

        - Premier
        - Deuxième

        قال الحشد الشعبي إن الرتل لم يُستهدف.
    articles/b.md
        lang: ar
        title: الحشد الشعبي ينفي
        entities: [hachd]
        translation_of: a
        claims: [{id: convoi-attaque, relation: deny, evidence: [الرتل]}]
        ---
        نفى الحشد الشعبي أن يكون الرتل قد استُهدف.
    entities/hachd.md
        type: Organization
        pref_label: {fr: Hachd, ar: الحشد الشعبي, en: Hashd}
        alt_label: {fr: [le Hachd]}
        hidden_label: [Hached]
        same_as: {wikidata: Q1}
        relations: [{type: opposed_to, target: convoi, since: 2014, source: Un livre}]
        ---
        Une **note** sur le Hachd.
    entities/convoi.md
        type: Event
        pref_label: {fr: Attaque du convoi}
        date: 2021-10-19
        coordinates: {lat: 31.04, lon: 46.26, precision: town, source: Une carte}
        participants: [hachd]
    sources/journal.md
        name: Le Journal
        owner: Un État
        ownership: state
        country: FR
        domains: [journal.example]
        text_policy: full
        label: {text: Journal d’État, source: Un rapport}
        designations: [{text: Désigné, source: Un décret, date: 2020-10-22}]
    about.md
        title: À propos
        ---
        # Un titre

        Un [lien](entities/hachd.md), un [autre](https://a.example) et un *mot*.

        | a | b |
        |---|---|
        | 1 | 2 |
"""


@cache
def valid() -> dict[str, str]:
    return corpus(VALID)


def test_the_valid_files_are_valid() -> None:
    assert [each for each in built(valid()) if "error[" in each] == []


def built(files: Mapping[str, str]) -> list[str]:
    """What is said of the files; every page of theirs is held to the laws."""
    loaded = gather(
        ((corpus_file(path), load_record(text, corpus_file(path), DEFAULTS)) for path, text in files.items()),
        (),
        DEFAULTS,
    )
    linked = link_corpus(loaded.corpus)
    diagnostics = tuple(sorted((*loaded.diagnostics, *check(linked))))
    site = make_site(CheckedCorpus(linked, diagnostics), TEMPLATES, lang="fr", site_name="x", show_diagnostics=True)
    for page in site.pages:
        assert [(page.address, law) for law in broken_laws(page.html, page.kind)] == []
    for address, data in site.files.items():
        if address.endswith(".html") and b"<html" not in data:
            assert [(address, law) for law in broken_laws(data.decode(), "part")] == []
    told = []

    def read_line(path: str, number: int) -> str | None:
        lines = files[path].split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else None

    for each in diagnostics:
        said = as_text(each, Path(), read_line)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)
        told.append(headline(each, Path()))
    as_json(diagnostics, Path())
    return told


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, str]:
    """The valid files with fragments in one or two of them."""
    files = dict(valid())
    for path in draw(st.lists(st.sampled_from(sorted(files)), min_size=1, max_size=2)):
        text = files[path]
        for _ in range(draw(st.integers(1, 4))):
            place = draw(st.integers(0, len(text)))
            gone = draw(st.sampled_from([0, 0, 0, 1, 5, 40]))
            text = text[:place] + draw(st.sampled_from(FRAGMENTS)) + text[place + gone :]
        files[path] = text
    return files


@st.composite
def replaced(draw: st.DrawFn) -> dict[str, str]:
    """The valid files with a fragment in the place of a value, quoted so that the header stays a header."""
    files = dict(valid())
    path = draw(st.sampled_from(sorted(files)))
    header, mark, body = files[path].partition("\n---\n")
    values = [found.span(1) for found in re.finditer(r": ([^\s{\[][^\n,{}\[\]]*)", header)]
    start, end = draw(st.sampled_from(values))
    typed = "".join(draw(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=3))).replace("'", "''")
    files[path] = f"{header[:start]}'{typed}'{header[end:]}{mark}{body}"
    return files


NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)  # a site takes too long to shrink


@settings(max_examples=100 if FULL else 8, phases=NO_SHRINKING)
@given(st.one_of(spoilt(), replaced()))
def test_fragments_break_no_page(files: dict[str, str]) -> None:
    built(files)


NAMES = st.text(
    st.one_of(
        st.sampled_from("ab-. _#%?<>\"'&;\n\t\\*|:$(){}é\u0301\u202e\u200dالА\x1b\x7f😀"), st.characters(codec="utf-8")
    ),
    min_size=1,
    max_size=30,
).filter(lambda name: "/" not in name and "\0" not in name and name not in (".", "..") and len(name.encode()) < 200)


@given(st.lists(st.tuples(st.sampled_from(["", "articles", "entities", "x"]), NAMES), max_size=6), st.booleans())
def test_any_name_of_a_file_is_read_or_told(names: list[tuple[str, str]], with_suffix: bool) -> None:
    """Every file but hidden ones is either one of the corpus, with a plain name, or told once."""
    with tempfile.TemporaryDirectory() as folder, at_most(20):
        content = Path(folder)
        made = set()
        for below, name in names:
            whole = f"{below}/{name}{'.md' * with_suffix}".lstrip("/")
            (content / below).mkdir(exist_ok=True)
            if (content / whole).is_dir():
                continue
            (content / whole).write_bytes(b"x")
            if not name.startswith("."):
                made.add(whole)
        files, strays = discover(content)
        assert len(files) + len(strays) == len(made)
        for file in files:
            assert re.fullmatch(r"(?:(?:articles|entities|sources)/)?[a-z0-9-]+(?:\.[A-Za-z0-9-]+)?\.md", file.path)
        for each in strays:
            said = headline(each, Path())
            assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)
