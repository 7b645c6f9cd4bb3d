"""Small corpora for laws: names that nest and cross, texts in several scripts, every kind of markup."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.corpora import page

LABELS = ["Dhi Qar", "Qar", "Hachd al-Chaabi", "Hachd", "9e brigade des Hachd al-Chaabi", "US", "الحشد", "الحشد الشعبي", "Alpha", "Alpha Bravo", "Bravo Alpha"]  # fmt: skip
ENTITIES = ["a", "b", "c", "d"]
WORDS = [*LABELS, "un", "l’", "و", "é", "e\u0301", "😀", "<b>", "&", "&amp;", '"', "'", "1 < 2", "]]>"]
MARKUP = [
    "*", "**", "`", "``", "_", "[", "](https://a.org)", "](javascript:x)", "](https://a.org/?q=<\">)", "<https://b.org>",
    "![", "\\", "  \n", "\n", "\n\n", "\n\n- ", "\n  - ", "\n\n> ", "\n\n# ", "\n\n```\n", "\n\n    ", "\n\n---\n\n",
    "\n1. ", "&#x301;", "&lt;", "\t", "|",
]  # fmt: skip

words = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
bodies = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKUP), st.just(" ")), max_size=40).map("".join)
"""Markdown, mostly ill-formed."""

texts = st.one_of(bodies, st.text(max_size=60))


def _quoted(labels: list[str]) -> str:
    return ", ".join(f'"{label}"' for label in labels)


@st.composite
def _entity(draw: st.DrawFn, id: str) -> str:
    label = st.lists(st.sampled_from(LABELS), max_size=3)
    rows = [
        f'pref_label: {{fr: "{draw(st.sampled_from(LABELS))}"}}',
        f"type: {draw(st.sampled_from(['Person', 'Event']))}",
    ]
    rows += [f"alt_label: {{en: [{_quoted(draw(label))}]}}", f"ambiguous_label: [{_quoted(draw(label))}]"]
    if draw(st.integers(0, 4)) == 0:
        rows.append(f"replaced_by: {draw(st.sampled_from(ENTITIES))}")
    return page(f"entities/{id}.md", "\n".join(rows), draw(words))


@st.composite
def _article(draw: st.DrawFn, id: str) -> str:
    entities = draw(st.lists(st.sampled_from(ENTITIES), max_size=3))
    date = draw(st.sampled_from(["2021", "2021-10", "2021-10-19", "2021-10-20"]))
    rows = [f"entities: [{', '.join(entities)}]", f"date: {date}", f"source: {draw(st.sampled_from('st'))}"]
    rows.append(f'title: "x {draw(st.sampled_from(LABELS))}"')
    if draw(st.booleans()):
        rows.append(f"event: {draw(st.sampled_from(ENTITIES))}")
    quote = draw(st.sampled_from([*LABELS, "un", "x", "Dhi Qar\\n\\nUS"]))
    stances = draw(st.lists(st.sampled_from(ENTITIES), max_size=2))
    rows.append(
        "stance:" + "".join(f'\n  - {{target: {id}, position: against, evidence: ["{quote}"]}}' for id in stances)
    )
    if draw(st.booleans()):
        rows.append(f'annotations: [{{quote: "{quote}", note: n, motivation: context}}]')
    return page(f"articles/{id}.md", "\n".join(rows), draw(bodies))


@st.composite
def _corpus(draw: st.DrawFn) -> dict[str, str]:
    files = {
        f"sources/{id}.md": page(f"sources/{id}.md", f"text_policy: {policy}")
        for id, policy in [("s", "full"), ("t", "excerpt")]
    }
    files |= {f"entities/{id}.md": draw(_entity(id)) for id in ENTITIES[: draw(st.integers(1, 4))]}
    return files | {f"articles/x{n}.md": draw(_article(f"x{n}")) for n in range(draw(st.integers(0, 4)))}


corpora: st.SearchStrategy[dict[str, str]] = _corpus()
"""The files of a corpus, by path."""

KEYS = [
    "title", "source", "date", "lang", "url", "author", "archive", "abstract", "note", "entities", "event", "coverage",
    "tags", "stance", "annotations", "claims", "rights", "state", "type", "pref_label", "alt_label", "hidden_label",
    "ambiguous_label", "same_as", "relations", "coordinates", "replaced_by", "name", "text_policy", "domains", "label",
    "designations", "max_quote_chars", "target", "position", "evidence", "exact", "quote", "text", "id", "role", "[key]",
]  # fmt: skip
SCALARS = [
    "", "~", "a", "A", "against", "2021-10-19", "2021-02-30", "fr", "x y", "'", '"', "[", "{", "&a", "*a", "!x", "|", ">",
    "https://a.org", "javascript:x", "full", "1", "-1", "1e999", "nan", "é", "الحشد", "😀", "\u2028", '"\\0"', '"\\u202e"',
    "# x", "<<", "Person", "0", "9" * 400,
]  # fmt: skip
_values = st.recursive(
    st.sampled_from(SCALARS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(st.tuples(st.sampled_from(KEYS), inner), max_size=3).map(
            lambda pairs: "{" + ", ".join(f'"{key}": {value}' for key, value in pairs) + "}"
        ),
    ),
    max_leaves=6,
)
headers = st.lists(st.tuples(st.sampled_from(KEYS), _values), max_size=8, unique_by=lambda pair: pair[0]).map(
    lambda pairs: "\n".join(f'"{key}": {value}' for key, value in pairs)
)
"""Headers of known fields, most of them wrong in some way."""
