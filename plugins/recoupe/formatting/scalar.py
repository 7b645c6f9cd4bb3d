"""One text as YAML: plain where every reader of YAML takes it for this very text, quoted otherwise."""

from __future__ import annotations

import re
import unicodedata

import yaml

_INDICATORS = "-?:,[]{}#&*!|>'\"%@` \t"
_FLOW_INDICATORS = frozenset(",[]{}?")
_BREAKS_OFF = re.compile(r":(?:\s|$)|\s#|:[\"'\[{,]")
_OTHER_THAN_TEXT = re.compile(
    r"(?:[-+]?(?:\.?[0-9][0-9_,.]*(?:[eE][-+]?[0-9]+)?|\.inf|\.nan|0[xob][0-9A-Fa-f_]+)|y|n|=|<<)", re.IGNORECASE
)
"""Numbers of YAML 1.2 and words of YAML 1.1 that PyYAML's own resolvers leave texts."""

_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether `text` needs no quotation marks; `flow` says that it stands in brackets or braces."""
    if not text or text[0] in _INDICATORS or text[-1].isspace() or not all(map(_is_printable, text)):
        return False
    if _BREAKS_OFF.search(text) or (flow and not _FLOW_INDICATORS.isdisjoint(text)):
        return False
    if _OTHER_THAN_TEXT.fullmatch(text):
        return False
    resolvers = (*_RESOLVERS.get(text[0], ()), *_RESOLVERS.get(None, ()))
    return not any(pattern.match(text) for _, pattern in resolvers)


def quoted(text: str) -> str:
    """The text in double quotation marks, on one line."""
    return f'"{"".join(_escaped(char) for char in text)}"'


def one_line(text: str, *, flow: bool = False) -> str:
    """The text on one line, in quotation marks where it needs them."""
    return text if is_plain(text, flow=flow) else quoted(text)


def fits_a_block(text: str) -> bool:
    """Whether a text of several lines can be written as they are, below a `|`."""
    lines = text.removesuffix("\n").split("\n")
    return (
        len(lines) > 1
        and lines[0][:1] not in ("", " ", "\t")
        and lines[-1] != ""
        and all(line == line.rstrip() and all(map(_is_printable, line)) for line in lines)
    )


def block(text: str, indent: str) -> str:
    """A text of several lines, below a `|`."""
    lines = text.removesuffix("\n").split("\n")
    mark = "|" if text.endswith("\n") else "|-"
    return "\n".join([mark, *(f"{indent}{line}" if line else "" for line in lines)])


def _is_printable(char: str) -> bool:
    """Whether a character can stand as it is: no line break, no control, nothing that hides itself."""
    return char == " " or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp") or char == "\u200c"


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if _is_printable(char):
        return char
    code = ord(char)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
