"""Hints for editors: names to declare, names to record, entities that may be one. Nothing is changed."""

from recoupe.suggesting.duplicates import PossibleDuplicate, possible_duplicates
from recoupe.suggesting.known import Undeclared, undeclared
from recoupe.suggesting.unknown import Unknown, unknown_names

__all__ = ["PossibleDuplicate", "Undeclared", "Unknown", "possible_duplicates", "undeclared", "unknown_names"]
