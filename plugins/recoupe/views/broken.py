"""The page that stands in for a file that could not be read, while its author is mending it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenView:
    """The address that the record would have, and the path of its file."""

    address: str
    id: str
    path: str
