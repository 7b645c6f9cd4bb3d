"""Reading HTML strictly, as a test does: what is opened is closed, and no link stands in a link."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
TEXT_BLOCKS = {"p", "h2", "h3", "h4", "pre"}


@dataclass(kw_only=True)
class Element:
    """One element: its tag, its attributes, and all text in it."""

    tag: str
    attributes: dict[str, str]
    parents: tuple[str, ...]
    text: str = ""

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())


@dataclass(kw_only=True)
class Reading:
    """The elements of a page in the order in which they are opened, and what is wrong with its tags."""

    elements: list[Element] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        return [each.attributes["id"] for each in self.elements if "id" in each.attributes]

    @property
    def links(self) -> list[str]:
        return [each.attributes["href"] for each in self.elements if each.tag == "a" and "href" in each.attributes]

    def all(self, tag: str = "", *, of_class: str = "") -> list[Element]:
        return [each for each in self.elements if tag in ("", each.tag) and (not of_class or of_class in each.classes)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.reading = Reading()
        self.open: list[Element] = []
        self.texts: list[str] = []
        self.begun: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parents = tuple(each.tag for each in self.open)
        if tag == "a" and "a" in parents:
            self.reading.wrong.append("a link in a link")
        if tag in TEXT_BLOCKS and "p" in parents:
            self.reading.wrong.append(f"<{tag}> in <p>")
        if len({name for name, _ in attrs}) < len(attrs):
            self.reading.wrong.append(f"an attribute twice in <{tag}>")
        element = Element(tag=tag, attributes={name: value or "" for name, value in attrs}, parents=parents)
        self.reading.elements.append(element)
        if tag not in VOID:
            self.open.append(element)
            self.begun.append(len(self.texts))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.close_last()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1].tag != tag:
            self.reading.wrong.append(f"</{tag}> closes <{self.open[-1].tag if self.open else ''}>")
        else:
            self.close_last()

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def close_last(self) -> None:
        """Joined once: a page may have megabytes."""
        self.open.pop().text = "".join(self.texts[self.begun.pop() :])


def read(html: str) -> Reading:
    reader = _Reader()
    reader.feed(str(html))  # Markup would escape whatever is added to it
    reader.close()
    reader.reading.wrong += [f"<{each.tag}> is never closed" for each in reader.open]
    while reader.open:
        reader.close_last()
    return reader.reading
