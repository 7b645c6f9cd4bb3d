"""Text made HTML in plain strings: strings that know whether they are escaped cost several times what escaping does."""

from __future__ import annotations

from markupsafe import Markup, escape


def escaped(value: object) -> str:
    """A value as HTML, for an element or an attribute; what is HTML already stays as it is.

    It is what `markupsafe.escape` gives, as an ordinary string: to be put into HTML, and not to be escaped again.
    """
    if type(value) is str:
        return (
            value.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("'", "&#39;")
            .replace('"', "&#34;")
        )
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int or type(value) is float else str(escape(value))


def html(text: str) -> Markup:
    """A text that is HTML already. `Markup(text)` asks first whether it is something else."""
    return str.__new__(Markup, text)
