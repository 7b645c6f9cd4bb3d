"""Headers as they are written by hand at their best: one order of fields, one style, comments kept."""

from recoupe.formatting.layout import laid_out, said
from recoupe.formatting.writer import Value, write_file, write_header

__all__ = ["Value", "laid_out", "said", "write_file", "write_header"]
