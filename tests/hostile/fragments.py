"""Pieces that mean something to some reader on the way, to be put where nobody expects them."""

from __future__ import annotations

FRAGMENTS = (
    # HTML
    "<script>attacked()</script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "</title>", "</textarea>", "<svg/onload=x>",
    "<b>", "</p>", "</div></body>", "<img src=x onerror=x>", '"', "'", '">', "' onclick='x", "&", "&lt;", "&#60;", "&quot;",
    "&#x202e;", "&#0;", "&NotEqualTilde;", "<a href='javascript:x'>", "<br/>", "<p id=m-a-1>", "\u2028", "\u2029", "\x0b", "\ufeff",
    # Markdown
    "[", "](", "](javascript:x)", "](https://a.example)", "](//a.example)", "<https://a.example>", "![", "*", "**", "_", "`", "```\n",
    "~~~\n", "\n# ", "\n> ", "\n- ", "\n1. ", "\n\n    ", "\n---\n", "\n===\n", "  \n", "\\", "\\\n", "|", "\n|-|\n", "[^1]", "{: x=y}",
    "[x]: https://a.example\n", "\n\n", "\t",
    # YAML
    "---", "\n---\n", "...", "\n...\n", ": ", ":\n", "- ", "? ", "{", "}", "[]", ",", "#", " #", "&a ", "*a", "!!str ", "!x ", "| ", ">-\n  ",
    "%YAML 1.1\n", "<<: ", "~", "null", "true", "0x1", "2021-02-30", "title: x\n", "\ntitle: x\n", "stance: {a: b}\n", "\n  - ", "\\x00", "\\u202e",
    # letters
    "\u0301", "\u200c", "\u200d", "\u200b", "\u00ad", "\u0640", "ﷲ", "ß", "İ", "ı", "ﬁ", "½", "😀", "e\u0301", "а", "١", "ʿ", "’", "ال", "ل", "و",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"), "x" * 400, "\U000e0041", "\ufdd0", "\uffff",
    # templates, formats, paths
    "{{ 7*7 }}", "{% raw %}", "{#", "%(n)s", "%s", "${x}", "../", "/etc/passwd", "\\\\host\\", "file:///", "data:text/html,x", ".md", "index",
)  # fmt: skip
