"""Citations: one record of what is cited, and every format that it is given in.

How a style looks is decided by libraries: Typst's for texts, bibtexparser's and rispy's for files.
"""

from recoupe.citing.bibtex import bibtex
from recoupe.citing.citable import NOBODY, Citable, Run
from recoupe.citing.csl import csl_json
from recoupe.citing.ris import ris
from recoupe.citing.specimens import STYLES, Style
from recoupe.citing.text import Piece, citation, plain

__all__ = ["NOBODY", "STYLES", "Citable", "Piece", "Run", "Style", "bibtex", "citation", "csl_json", "plain", "ris"]
