"""Why something cannot be imported, as an exception that ends the import and no traceback."""

from __future__ import annotations


class NotImported(Exception):
    """What was given cannot be read as an article; the message says why, `help` what to do instead."""

    def __init__(self, message: str, help: str = "") -> None:
        """Take the sentence that says why, and the remedy."""
        super().__init__(message)
        self.help = help
