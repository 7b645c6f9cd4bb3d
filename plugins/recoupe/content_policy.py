"""The Content-Security-Policy of a page: what a browser may do on it, whatever got into it.

Of inline scripts only those of the theme's frame run, known by their hashes. The hashes are taken from a frame that was
rendered without anybody's words in it, so that a script in an article's title could not vouch for itself.
"""

from __future__ import annotations

from recoupe.auditing.model import inline_hashes

# Of what is not named here a worker may be what a script may, and nothing else is allowed.
_DIRECTIVES = (
    ("default-src", "'none'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),  # the theme's style sheets hold their icons
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)


COMPILES = frozenset({"search"})
"""The kinds of page on which a program is compiled: the text index's reader, where its worker cannot start."""


def content_policy(frame: str, kind: str = "") -> str:
    """The policy for pages of that kind with this frame; it differs only for kinds in `COMPILES`.

    Raises `Unreadable` where the frame's scripts cannot be told apart.
    """
    hashes = [f"'{each}'" for each in sorted(inline_hashes(frame))]
    compiled = ["'wasm-unsafe-eval'"] if kind in COMPILES else []
    scripts = ("script-src", " ".join(["'self'", *compiled, *hashes]))
    return "; ".join(f"{name} {value}" for name, value in (_DIRECTIVES[0], scripts, *_DIRECTIVES[1:]))
