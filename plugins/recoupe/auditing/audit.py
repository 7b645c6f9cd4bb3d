"""The whole site: its files, its pages, its links."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import commonpath
from urllib.parse import unquote, urldefrag, urljoin

from recoupe.auditing.data import DATA, Torn, texts
from recoupe.auditing.finding import Finding
from recoupe.auditing.model import EXECUTABLE, Model, digest
from recoupe.auditing.page import Page, read_page
from recoupe.auditing.rights import Withheld
from recoupe.auditing.text_index import read_back
from recoupe.search.pagefind import LANGUAGE

MOST_OF_SITE = 1_000_000_000
MOST_OF_FILE = 100_000_000
"""Bytes, as GitHub Pages takes them."""

_SHARD = re.compile(f"{LANGUAGE}-x-[0-9]+(?=_)")

_SHOWN = frozenset({".png", ".ico", ".woff2"})
"""Pictures and fonts: the theme's own, and no others."""

_PLAIN = frozenset({"CNAME", ".nojekyll"})


def audit(site: Path, model: Model, secret: Withheld) -> tuple[Finding, ...]:
    """Everything that should not be, by file."""
    findings: list[Finding] = []
    pages: dict[str, Page] = {}
    names: set[str] = set()
    whole = 0
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_symlink():
            findings.append(Finding(name, 0, "file", "this is a link out of the site's folder, or within it"))
        elif path.is_file():
            names.add(name)
            size = path.stat().st_size
            whole += size
            if size > MOST_OF_FILE:
                findings.append(Finding(name, 0, "size", f"the file has {size:,} bytes; GitHub takes {MOST_OF_FILE:,}"))
            else:
                findings += _file(name, path.read_bytes(), model, secret, pages)
    if whole > MOST_OF_SITE:
        findings.append(Finding(".", 0, "size", f"the site has {whole:,} bytes; GitHub Pages takes {MOST_OF_SITE:,}"))
    findings += _missing(names, model)
    findings += _indexes(site, names, secret)
    findings += _links(pages, names)
    return tuple(sorted(findings))


def _file(name: str, data: bytes, model: Model, secret: Withheld, pages: dict[str, Page]) -> Iterator[Finding]:
    suffix = "." + name.rpartition(".")[2] if "." in name.rpartition("/")[2] else ""
    if suffix in EXECUTABLE | _SHOWN or (name in model.files and suffix not in DATA and suffix != ".html"):
        if name not in model.files:
            yield Finding(name, 0, "asset", "the installed packages have no such file")
        elif model.files[name] != digest(data):
            yield Finding(name, 0, "asset", "the file is not the one of the installed packages")
        return
    found: Iterator[str]
    if suffix == ".html":
        try:
            html = data.decode("utf-8")
        except UnicodeDecodeError as error:
            yield Finding(name, 0, "markup", f"the page is not UTF-8: {error}")
            return
        page = pages[name] = read_page(name, html, model)
        yield from page.findings
        page.findings = []
        found = iter(["".join(page.text)])
        page.text = []
    elif suffix in DATA or name in _PLAIN:
        found = texts(name, data)
    else:
        yield Finding(name, 0, "file", "a site has no files of this kind")
        return
    try:
        for text in found:
            if (run := secret.found_in(text)) is not None:
                yield Finding(name, 0, "rights", f'words of "{run[1]}" that may not be published: "{run[0]}"')
                break
    except Torn as torn:
        yield Finding(name, 0, "data", f"the file cannot be read: {torn}")


def _missing(names: set[str], model: Model) -> Iterator[Finding]:
    for name in sorted(model.files.keys() - names):
        if name.endswith((*EXECUTABLE, *_SHOWN)):
            yield Finding(name, 0, "asset", "the installed packages have this file, and the site has not")


def _indexes(site: Path, names: set[str], secret: Withheld) -> Iterator[Finding]:
    """What can be read back from text indexes, of which a file by itself says nothing."""
    folders: dict[tuple[str, str], list[bytes]] = defaultdict(list)
    for name in sorted(names):
        if name.endswith(".pf_index"):
            folder, _, own = name.rpartition("/")
            # An index is in shards, each of which counts its texts from 0 on.
            shard = _SHARD.match(own)
            folders[folder, shard[0] if shard else ""].append((site / name).read_bytes())
    for (folder, _), chunks in folders.items():
        try:
            for words in read_back(chunks):
                if (run := secret.found_in_index(words)) is not None:
                    told = f'words of "{run[1]}" that may not be published: "{run[0]}"'
                    yield Finding(folder or ".", 0, "rights", told)
        except Torn as torn:
            yield Finding(folder or ".", 0, "data", f"the index cannot be read: {torn}")


def _links(pages: Mapping[str, Page], names: set[str]) -> Iterator[Finding]:
    for name, page in pages.items():
        seen: set[str] = set()
        begin = _begin(page) if name.rpartition("/")[2] == "404.html" else "/"
        for loads, links in ((True, page.loads), (False, page.links)):
            for line, address in links:
                if address not in seen:
                    seen.add(address)
                    if why := _broken(name, _from_root(address, begin), pages, names, loads):
                        yield Finding(name, line, "link", why)


def _begin(page: Page) -> str:
    """Where a page for wrong addresses believes the site to be: such a page is shown at any depth.

    Only the site's host knows; but all its addresses begin so, and one of them is the home page's.
    """
    folders = [address[: address.rfind("/") + 1] for _, address in (*page.loads, *page.links) if address[:1] == "/"]
    return commonpath(folders).rstrip("/") + "/" if folders else "/"


def _from_root(address: str, begin: str) -> str:
    return f"/{address[len(begin) :]}" if address.startswith(begin) else address


def _broken(name: str, address: str, pages: Mapping[str, Page], names: set[str], loads: bool) -> str:
    """Why an address leads nowhere, or nothing."""
    address, _, _ = address.partition("?") if "#" not in address else (address, "", "")
    whole, spot = urldefrag(urljoin(f"http://site/{name}", address))
    path = unquote(whole.removeprefix("http://site/").partition("?")[0])
    target = f"{path}index.html" if path == "" or path.endswith("/") else path
    if target not in names:
        return f"{'what is loaded' if loads else 'the link'} leads nowhere: {address!r}"
    if spot and target in pages and unquote(spot) not in pages[target].ids:
        return f"the link leads to a spot that is not there: {address!r}"
    return ""
