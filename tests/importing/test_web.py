"""The one page that an import may fetch: from public hosts only, and bounded."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from recoupe.importing import NotImported, download
from recoupe.importing.encoding import MAX_BYTES

PAGE = b"<html><body><p>Une page.</p></body></html>"
Answer = Callable[[BaseHTTPRequestHandler], None]


def plain(data: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", kind)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"Content-Length": str(len(data)), **named}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(data)

    return answer


def redirect(to: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", to)
        request.end_headers()

    return answer


def drip(request: BaseHTTPRequestHandler) -> None:
    """Says something now and then, for ever."""
    request.send_response(200)
    request.send_header("Content-Type", "text/html")
    request.end_headers()
    try:
        while True:
            request.wfile.write(b"<p>")
            request.wfile.flush()
            if stop.wait(0.05):
                return
    except OSError:
        return


stop = threading.Event()
ANSWERS: dict[str, Answer] = {
    "/page": plain(PAGE),
    "/latin": plain("<p>été</p>".encode("cp1252"), "text/html; charset=ISO-8859-1"),
    "/text": plain(b"Une ligne", "text/plain"),
    "/pdf": plain(b"%PDF", "application/pdf"),
    "/packed": plain(gzip.compress(PAGE), Content_Encoding="gzip"),
    "/bomb": plain(gzip.compress(b"a" * (MAX_BYTES * 3)), Content_Encoding="gzip"),
    "/brotli": plain(PAGE, Content_Encoding="br"),
    "/big": plain(b"a" * (MAX_BYTES + 10)),
    "/cut": plain(PAGE, Content_Length=str(len(PAGE) + 100)),
    "/moved": redirect("/page"),
    "/circle": redirect("/circle"),
    "/inside": redirect("http://127.0.0.1:1/secret"),
    "/file": redirect("file:///etc/passwd"),
    "/drip": drip,
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answer = ANSWERS.get(self.path)
        if answer is None:
            self.send_error(404)
        else:
            answer(self)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    stop.set()
    server.shutdown()
    server.server_close()


def test_a_page(site: str) -> None:
    found = download(f"{site}/page", allow_local=True)
    assert (found.data, found.address, found.charset, found.is_html) == (PAGE, f"{site}/page", "utf-8", True)
    assert download(f"{site}/text", allow_local=True).is_html is False
    assert download(f"{site}/latin", allow_local=True).charset == "ISO-8859-1"
    assert download(f"{site}/packed", allow_local=True).data == PAGE


def test_a_redirect_is_followed_and_its_end_is_the_address(site: str) -> None:
    assert download(f"{site}/moved", allow_local=True).address == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/none", "answers 404"),
        ("/pdf", "no page but application/pdf"),
        ("/bomb", "more than 10 MiB"),
        ("/big", "more than 10 MiB"),
        ("/brotli", "packs the page"),
        ("/cut", "breaks off|IncompleteRead"),
        ("/circle", "more than 5 redirects"),
        ("/file", "is not a web address"),
    ],
)
def test_what_is_no_page_is_refused(site: str, path: str, why: str) -> None:
    with pytest.raises(NotImported, match=why):
        download(site + path, allow_local=True)


def test_a_server_that_never_ends_is_left(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.importing.web.SECONDS", 1)
    with pytest.raises(NotImported, match="seconds"):
        download(f"{site}/drip", allow_local=True)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0.0.0.0/", "http://10.0.0.1/",
        "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/", "http://172.16.0.1/", "http://2130706433/",
        "http://[::ffff:127.0.0.1]/", "http://[fe80::1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
        "http://100.64.0.1/", "http://224.0.0.1/",
    ],
)  # fmt: skip
def test_hosts_that_are_not_public_are_refused(address: str) -> None:
    with pytest.raises(NotImported, match=r"not a public host|is not found"):
        download(address)


def test_a_name_that_leads_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """One public address among private ones is not enough: the connection could take either."""
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **rest: answers)
    with pytest.raises(NotImported, match=r'"rebind\.example" is not a public host: 10\.0\.0\.1'):
        download("http://rebind.example/")


def test_a_redirect_to_the_inside_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step is judged anew: the first host counts as public here, the one that it leads to does not."""
    stepped: list[str] = []

    def first_only(ip: str) -> bool:
        stepped.append(ip)
        return len(stepped) == 1

    monkeypatch.setattr("recoupe.importing.web.is_public", first_only)
    with pytest.raises(NotImported, match=r"not a public host: 127\.0\.0\.1"):
        download(f"{site}/inside")
    assert len(stepped) == 2


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://a.example/",
        "javascript:alert(1)",
        "http://",
        "http://user:secret@a.example/",
        "a.example",
        "http://[bad/",
        "http://a.example:99999/",
        "http://a..example/",
        "http://" + "a" * 300 + ".example/",
    ],
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(NotImported):
        download(address)


def test_a_closed_port_is_told(site: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NotImported, match="cannot be reached"):
        download(f"http://127.0.0.1:{port}/", allow_local=True)
