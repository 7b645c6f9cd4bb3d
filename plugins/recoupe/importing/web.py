"""One page from the web: bounded in time, size and redirects, and from public hosts only.

An address may be pasted from anywhere, so it must not make this machine ask its own network. The host's name is
looked up once, every answer is judged, and the connection goes to the very address that was judged. Nothing is kept.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from recoupe.importing.encoding import MAX_BYTES
from recoupe.importing.refusal import NotImported

MOST_REDIRECTS = 5
SECONDS = 30
"""For everything together."""

_SECONDS_OF_SILENCE = 10
_CHUNK = 64 * 1024
_KINDS = re.compile(r"text/html|application/xhtml\+xml|text/plain")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))
"""Addresses that lead through a translator to an IPv4 address, which may be a private one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloaded:
    """A page: its bytes, the address that it was found at after redirects, and what its server says of it."""

    data: bytes
    address: str
    charset: str
    is_html: bool


def download(address: str, *, allow_local: bool = False) -> Downloaded:
    """Fetch a page. Raises `NotImported` for whatever can go wrong."""
    deadline = time.monotonic() + SECONDS
    for _ in range(MOST_REDIRECTS + 1):
        host, port, secure, target = _parts(address)
        connection = _connect(host, port, secure, allow_local=allow_local, deadline=deadline)
        # A server that sends a byte now and then never falls silent: at the deadline the line is cut.
        watch = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, (connection,))
        watch.daemon = True
        watch.start()
        try:
            connection.request("GET", target, headers=_HEADERS)
            answer = connection.getresponse()
            if answer.status in (301, 302, 303, 307, 308) and (location := answer.getheader("Location")):
                address = urljoin(address, location)
                continue
            if answer.status != 200:
                raise NotImported(
                    f"{host} answers {answer.status} {answer.reason[:60]}",
                    "open the page in a browser, save it, and import the file",
                )
            kind = answer.getheader("Content-Type", "text/html")
            if not _KINDS.match(kind.strip().lower()):
                raise NotImported(f"this is no page but {kind[:80]}", "give the address of the article's own page")
            data = _body(answer, deadline)
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            why = _said(error) if time.monotonic() < deadline else _TOO_SLOW
            raise NotImported(f"{host} cannot be read: {why}", _BY_HAND) from None
        finally:
            watch.cancel()
            connection.close()
        charset = _CHARSET.search(kind)
        return Downloaded(
            data=data,
            address=address,
            charset=charset[1] if charset else "",
            is_html=not kind.strip().lower().startswith("text/plain"),
        )
    raise NotImported(f"more than {MOST_REDIRECTS} redirects", _BY_HAND)


_TOO_SLOW = f"it takes more than {SECONDS} seconds"
_BY_HAND = "open the page in a browser, save it, and import the file"
_HEADERS = {
    "User-Agent": "recoupe (one page, at the request of a person)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}


def is_public(ip: str) -> bool:
    """Whether an IP address is one of the public internet: not this machine, its network, or a reserved range."""
    found: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if any(found in network for network in _TRANSLATED):
            return False
        if found.ipv4_mapped is not None:
            found = found.ipv4_mapped
    return found.is_global and not found.is_multicast


def _parts(address: str) -> tuple[str, int, bool, str]:
    """Host, port, whether by TLS, and what is asked for there."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
        host = host.encode("idna").decode() if host and not host.isascii() else host
    except (ValueError, UnicodeError):
        raise NotImported(f'"{address[:200]}" is not a web address') from None
    if parts.scheme not in ("http", "https") or not host:
        raise NotImported(f'"{address[:200]}" is not a web address', "an address that begins with https://")
    if parts.username is not None or parts.password is not None:
        raise NotImported("an address with a user name in it is not opened")
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    secure = parts.scheme == "https"
    return host, port or (443 if secure else 80), secure, target


def _connect(host: str, port: int, secure: bool, *, allow_local: bool, deadline: float) -> http.client.HTTPConnection:
    """A connection to an address of the host that was judged first."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotImported(f'"{host}" is not found: {_said(error)}', "is there a connection to the internet?") from None
    ips = tuple(dict.fromkeys(str(each[4][0]) for each in answers))
    hidden = [ip for ip in ips if not is_public(ip)]
    if hidden and not allow_local:
        raise NotImported(
            f'"{host}" is not a public host: {hidden[0]}', "an address of your own network needs --allow-local"
        )
    problem: Exception | None = None
    for ip in ips[:4]:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        try:
            plain = socket.create_connection((ip, port), timeout=min(left, _SECONDS_OF_SILENCE))
        except OSError as error:
            problem = error
            continue
        connection = http.client.HTTPConnection(host, port, timeout=_SECONDS_OF_SILENCE)
        try:
            wrapped = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
        except (OSError, ValueError) as error:
            plain.close()
            raise NotImported(f"{host} cannot be reached safely: {_said(error)}", _BY_HAND) from None
        connection.sock = wrapped
        return connection
    raise NotImported(f"{host} cannot be reached: {_said(problem) if problem else _TOO_SLOW}", _BY_HAND)


def _body(answer: http.client.HTTPResponse, deadline: float) -> bytes:
    """The bytes of an answer, unpacked, while they are few enough and come fast enough."""
    packing = answer.getheader("Content-Encoding", "identity").strip().lower()
    if packing not in ("identity", "", "gzip", "x-gzip"):
        raise NotImported(f"its server packs the page in a way that was not asked for: {packing[:40]}", _BY_HAND)
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if "gzip" in packing else None
    pieces: list[bytes] = []
    size = 0
    while piece := answer.read1(_CHUNK):
        if unpack is not None:
            piece = unpack.decompress(piece, MAX_BYTES + 1 - size)
        size += len(piece)
        pieces.append(piece)
        if size > MAX_BYTES:
            raise NotImported(f"the page has more than {MAX_BYTES // 1024 // 1024} MiB", _BY_HAND)
        if time.monotonic() > deadline:
            raise NotImported(_TOO_SLOW, _BY_HAND)
    if answer.length or (unpack is not None and not unpack.eof):
        raise NotImported("the page breaks off before its end", "try again")
    return b"".join(pieces)


def _cut(connection: http.client.HTTPConnection) -> None:
    with suppress(OSError):
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)


def _said(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error or type(error).__name__)[:160]
