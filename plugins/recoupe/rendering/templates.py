"""How our templates are read, and what they are given beside words, dates and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from jinja2.ext import Extension

from recoupe.model import ENTITY_TYPES
from recoupe.views.parts import CountedEntity, EntityLink

_INDENTATION = re.compile(r"\n[ \t]+")

_Named: TypeAlias = EntityLink | CountedEntity


class Flat(Extension):
    """Takes the indentation out of a template once, when it is compiled: it is for who reads the template.

    The lines stay, so that an error names the right one. In our templates no element begins with white space that
    matters.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template without its indentation."""
        return _INDENTATION.sub("\n", source)


def by_type(found: Iterable[_Named]) -> tuple[tuple[str, tuple[_Named, ...]], ...]:
    """Entities, those of a type together: each type that there is, in the order of the types, and its own."""
    groups: dict[str, list[_Named]] = {type: [] for type in ENTITY_TYPES}
    for each in found:
        groups[(each.link if isinstance(each, CountedEntity) else each).type].append(each)
    return tuple((type, tuple(alike)) for type, alike in groups.items() if alike)
