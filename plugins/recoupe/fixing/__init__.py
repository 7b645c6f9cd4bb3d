"""Mistakes that are mended by machine: those of which nobody can say that something else was meant."""

from recoupe.fixing.fixes import FIXES
from recoupe.fixing.mending import Given, Mended, mend, with_fixes

__all__ = ["FIXES", "Given", "Mended", "mend", "with_fixes"]
