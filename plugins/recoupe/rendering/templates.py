"""How our templates are read, and what they are given beside words, dates and addresses."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, cast

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from recoupe.model import ENTITY_TYPES
from recoupe.views.parts import CountedEntity, EntityLink

_INDENTATION = re.compile(r"\n[ \t]+")

_WORDS = ("variable_begin", "name", "lparen", "string", "rparen", "variable_end")
"""The tokens of `{{ _("…") }}`."""

_Named: TypeAlias = EntityLink | CountedEntity


class Flat(Extension):
    """Takes the indentation out of a template once, when it is compiled: it is for who reads the template.

    The lines stay, so that an error names the right one. In our templates no element begins with white space that
    matters.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template without its indentation."""
        return _INDENTATION.sub("\n", source)


class Worded(Extension):
    """Puts the site's own words into a template when it is compiled: `{{ _("…") }}` alone is the same on every page."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The template with these words as text."""
        say = cast(Callable[[str], object], self.environment.globals["_"])
        held: deque[Token] = deque()
        for token in stream:
            held.append(token)
            if len(held) == len(_WORDS):
                if tuple(each.type for each in held) == _WORDS and held[1].value == "_":
                    yield Token(held[0].lineno, "data", str(say(held[3].value)))
                    held.clear()
                else:
                    yield held.popleft()
        yield from held


def by_type(found: Iterable[_Named]) -> tuple[tuple[str, tuple[_Named, ...]], ...]:
    """Entities, those of a type together: each type that there is, in the order of the types, and its own."""
    groups: dict[str, list[_Named]] = {type: [] for type in ENTITY_TYPES}
    for each in found:
        groups[(each.link if isinstance(each, CountedEntity) else each).type].append(each)
    return tuple((type, tuple(alike)) for type, alike in groups.items() if alike)
