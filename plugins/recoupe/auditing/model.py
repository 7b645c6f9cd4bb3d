"""What the installed packages make of a small corpus that is known to be good: the site is held against it.

Nothing is pasted here, no hash and no list of files: an update of the theme changes the model and the site alike.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from recoupe.auditing.markup import Tag, Words, tokens

EXECUTABLE = frozenset({".css", ".js", ".mjs", ".pagefind", ".wasm"})
"""What a browser runs or applies. Every such file of a site is one of the model's, byte by byte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The digests of the model's files by path, the hashes of its inline scripts as a policy writes them, its policies.

    A policy is the content of a page's `Content-Security-Policy`; there is an empty one where a page has none.
    """

    files: dict[str, bytes]
    scripts: frozenset[str]
    policies: frozenset[str]


def digest(data: bytes) -> bytes:
    """What tells contents apart."""
    return hashlib.blake2b(data, digest_size=16).digest()


def script_hash(script: str) -> str:
    """The hash of an inline script, as in `script-src`."""
    return f"sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def policy_of(tag: Tag) -> str | None:
    """The policy that a tag gives its page, if it is the one that does."""
    if tag.name == "meta" and tag.attributes.get("http-equiv", "").lower() == "content-security-policy":
        return tag.attributes.get("content", "")
    return None


def is_script(kind: str) -> bool:
    """Whether a browser runs a `<script>` of that type; `application/json` and its like are data."""
    return kind.strip().lower() in ("", "module", "importmap", "speculationrules") or "script" in kind.lower()


def read_model(site: Path) -> Model:
    """The model, from the folder where it was built."""
    files: dict[str, bytes] = {}
    scripts: set[str] = set()
    policies: set[str] = set()
    for path in sorted(site.rglob("*")):
        if not path.is_file():
            continue
        data = path.read_bytes()
        files[path.relative_to(site).as_posix()] = digest(data)
        if path.suffix == ".html":
            found = list(tokens(data.decode("utf-8")))
            page_policies = {
                policy for each in found if isinstance(each, Tag) and (policy := policy_of(each)) is not None
            }
            policies |= page_policies or {""}
            scripts |= _hashes(found)
    return Model(files=files, scripts=frozenset(scripts), policies=frozenset(policies))


def inline_hashes(html: str) -> set[str]:
    """The hashes of a page's inline scripts. Raises `Unreadable`."""
    return _hashes(list(tokens(html)))


def _hashes(found: list[Tag | Words]) -> set[str]:
    return {
        script_hash(words.raw)
        for tag, words in pairwise(found)
        if isinstance(tag, Tag)
        and isinstance(words, Words)
        and tag.name == "script"
        and is_script(tag.attributes.get("type", ""))
        and "src" not in tag.attributes
        and not tag.ends
    }
