"""The site's own words, as the data files need them: whoever puts the parts together gives them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from recoupe.model import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How the site's language writes a date, calls a language, and words a code of the records."""

    day: Callable[[PartialDate], str]
    language: Callable[[str], str]
    term: Callable[[str], str]
