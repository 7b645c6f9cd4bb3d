"""Headers as people type them: in brackets or on lines, quoted or not, with comments, white space and accents."""

from __future__ import annotations

from hypothesis import strategies as st

GONE, KEPT = "gone", "kept"
IDS = [GONE, KEPT, "third", "gone-too", "kept1"]

ids = st.sampled_from(IDS)
blanks = st.sampled_from(["", "", " ", "  "])
remarks = st.sampled_from(["", "", "", " # gone", "  # l’e\u0301te\u0301, kept", " # [a, {b"])
breaks = st.sampled_from(["", " ", "\n    ", "\n\n      ", " # e\u0301\n    "])
"""White space inside brackets."""


@st.composite
def scalars(draw: st.DrawFn, value: str) -> str:
    return draw(st.sampled_from(["{}", "{}", "'{}'", '"{}"'])).format(value)


@st.composite
def mappings(draw: st.DrawFn, fields: dict[str, str]) -> str:
    """A mapping in braces, without comments: these would keep it from being taken out."""
    pairs = [f"{draw(scalars(key))}: {value}" for key, value in draw(st.permutations(list(fields.items())))]
    return draw(_joined("{", pairs, "}", breaks.filter(lambda text: "#" not in text)))


@st.composite
def _joined(
    draw: st.DrawFn, opening: str, entries: list[str], closing: str, breaks: st.SearchStrategy[str] = breaks
) -> str:
    text = opening + draw(breaks)
    for number, entry in enumerate(entries):
        last = number == len(entries) - 1
        comma = draw(st.sampled_from([",", ""])) if last else ","
        space = draw(breaks) if last else draw(breaks.filter(bool))
        text += entry + draw(blanks) + comma + space
    return text + closing


@st.composite
def lists(draw: st.DrawFn, key: str, indent: str, items: list[str | dict[str, str]]) -> str:
    """A key with a list: one item alone, in brackets, or on lines."""
    style = draw(st.sampled_from(["flow", "lines"]))
    head = f"{indent}{key}:"
    if style == "flow":
        typed = [item if isinstance(item, str) else draw(mappings(item)) for item in items]
        return f"{head} {draw(_joined('[', typed, ']'))}{draw(remarks)}\n"
    rows = [head + draw(remarks)]
    inner = indent + draw(st.sampled_from(["  ", "    "]))
    for item in items:
        if draw(st.integers(0, 5)) == 0:
            rows.append(draw(st.sampled_from(["", f"{inner}# e\u0301 gone", "# kept"])))
        if isinstance(item, str):
            rows.append(f"{inner}- {item}{draw(remarks)}")
        elif draw(st.booleans()):
            rows.append(f"{inner}- {draw(mappings(item))}{draw(remarks)}")
        else:
            fields = [f"{name}: {value}" for name, value in item.items()]
            rows += [f"{inner}{'  ' if number else '- '}{field}" for number, field in enumerate(fields)]
    return "\n".join(rows) + "\n"


@st.composite
def _entities(draw: st.DrawFn) -> str:
    items: list[str | dict[str, str]] = []
    for id in draw(st.lists(ids, max_size=5)):
        role = draw(st.sampled_from(["", "", "about", "mentions"]))
        items.append({"id": draw(scalars(id)), "role": role} if role else draw(scalars(id)))
    return draw(lists("entities", "", items))


@st.composite
def _short_stance(draw: st.DrawFn) -> str:
    position = draw(st.sampled_from(["against", "favor"]))
    targets = draw(st.lists(ids, unique=True, min_size=1, max_size=4))
    if draw(st.booleans()):
        return f"stance: {draw(mappings(dict.fromkeys(targets, position)))}{draw(remarks)}\n"
    rows = [f"  {draw(scalars(target))}:  {position}{draw(remarks)}\n" for target in targets]
    return f"stance:{draw(remarks)}\n{''.join(rows)}"


@st.composite
def _stances(draw: st.DrawFn) -> str:
    items: list[str | dict[str, str]] = []
    for target in draw(st.lists(ids, max_size=3)):
        item = {"target": draw(scalars(target)), "position": draw(st.sampled_from(["against", "favor"]))}
        if draw(st.booleans()):
            item["holder"] = draw(st.sampled_from([*IDS, "article"]))
        items.append(item)
    return draw(lists("stance", "", items))


@st.composite
def _annotations(draw: st.DrawFn) -> str:
    named = draw(lists("entities", "    ", [draw(scalars(id)) for id in draw(st.lists(ids, min_size=1, max_size=4))]))
    return f"annotations:\n  - quote: e\u0301te\u0301\n{named}    note: gone\n"


@st.composite
def article_files(draw: st.DrawFn) -> bytes:
    """The bytes of an article."""
    parts = [
        "title: E\u0301te\u0301, gone\n",
        "source:  journal # gone\n",
        "date: 2021-10-19\nlang: fr\n",
        draw(_entities()),
        draw(st.one_of(_short_stance(), _stances(), st.just(""))),
        draw(st.one_of(_annotations(), st.just(""))),
        draw(st.one_of(st.just(""), ids.map("event: {} # e\u0301\n".format))),
        draw(st.one_of(st.just(""), ids.map("claims: [{{id: gone, text: x, claimant: {}}}]\n".format))),
        draw(st.sampled_from(["", "# gone\n", "\n"])),
    ]
    return draw(files("".join(draw(st.permutations(parts)))))


@st.composite
def entity_files(draw: st.DrawFn, id: str, others: list[str]) -> bytes:
    """The bytes of an entity that names `others`."""
    named = st.lists(st.sampled_from(others), max_size=3) if others else st.just([])
    targets = [{"type": "part_of", "target": draw(scalars(other))} for other in draw(named)]
    parts = [
        "type: Event # kept\n",
        f"pref_label: {{fr: Nom de {id}, ar: 'القديم {id}'}}\n",
        draw(lists("not_same_as", "", [draw(scalars(other)) for other in draw(named)])),
        draw(lists("relations", "", [*targets])),
        draw(st.sampled_from(["", "# gone\n", "\n", f"hidden_label: |+\n  {id}\n\n"])),
    ]
    return draw(files("".join(draw(st.permutations(parts)))))


@st.composite
def files(draw: st.DrawFn, header: str) -> bytes:
    """The bytes of a file."""
    before = draw(st.sampled_from(["", "", "\ufeff", "\n", "\ufeff\n \n"]))
    body = draw(st.sampled_from(["", "\n", "\n\nE\u0301te\u0301, entities: [gone, kept]\n", "\n---\ngone"]))
    text = f"{before}---{draw(blanks)}\n{header}---{body}"
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))).encode()
