"""Small sites, each with one thing that should not be there."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

import pytest

from recoupe.auditing import Model, Withheld, audit, withheld
from recoupe.auditing import audit as auditing
from recoupe.auditing.model import digest, read_model, script_hash
from recoupe.linking import link_corpus
from tests.corpora import corpus, linked, loaded, write

POLICY = f"default-src 'none'; script-src 'self' '{script_hash('ok()')}'"
OTHER = "default-src 'none'"
META = '<meta http-equiv="Content-Security-Policy" content="{}">'
HEAD = (
    f'<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
)
SOUND: Mapping[str, str | bytes] = {
    "index.html": f'{HEAD}<script>ok()</script></head><body><h1 id="un">Un</h1><a href="b/#deux">b</a></body></html>',
    "b/index.html": f'{HEAD}<script src="../assets/a.js"></script></head><p id="deux"><a href="../#un">a</a></p></html>',
    "404.html": f'{HEAD}<script src="/assets/a.js"></script></head><a href="/b/">b</a></html>',
    "assets/a.js": b"a()",
    "data.json": b'{"a": 1}',
    "sitemap.xml": b"<urlset/>",
    "sitemap.xml.gz": gzip.compress(b"<urlset/>"),
}
MODEL = Model(
    files={"assets/a.js": digest(b"a()")}, scripts=frozenset({script_hash("ok()")}), policies=frozenset({POLICY, OTHER})
)
NOTHING = Withheld(runs={})


def found(folder: Path, files: Mapping[str, str | bytes], secret: Withheld = NOTHING) -> list[tuple[str, str]]:
    return [(each.file, each.check) for each in audit(write(folder, {**SOUND, **files}), MODEL, secret)]


def on_page(html: str) -> dict[str, str | bytes]:
    return {"index.html": str(SOUND["index.html"]).replace("</body>", f"{html}</body>")}


def test_a_sound_site(tmp_path: Path) -> None:
    assert found(tmp_path, {}) == []


@pytest.mark.parametrize(
    ("html", "check"),
    [
        ("<script>attack()</script>", "script"),
        ("<script>ok() </script>", "script"),
        ("<script type=module>attack()</script>", "script"),
        ("<script type='text/javascript'>attack()</script>", "script"),
        ("<script src=assets/a.js>attack()</script>", "script"),
        ("<script src=https://a.example/a.js></script>", "foreign"),
        ("<script src=//a.example/a.js></script>", "foreign"),
        ("<script src=data:text/javascript,a()></script>", "foreign"),
        ("<script src=assets/b.js></script>", "link"),
        ("<script type=application/json>{</script>", "json"),
        ("<script type=application/json>[NaN]</script>", "json"),
        ("<p onclick=a()>", "handler"),
        ("<svg onload=a()></svg>", "handler"),
        ("<p style=color:red>", "element"),
        ("<style>p{}</style>", "element"),
        ("<iframe></iframe>", "element"),
        ("<base href=/>", "element"),
        ("<object data=a></object>", "element"),
        ("<a href=javascript:a()>", "address"),
        ("<a href=' java\tscript:a()'>", "address"),
        ("<a href='java&#10;script:a()'>", "address"),
        ("<a href=data:text/html,a>", "address"),
        ("<a href=vbscript:a>", "address"),
        ("<a href=//a.example/>", "address"),
        ("<a href='/\\a.example/'>", "address"),
        ("<form action=javascript:a()></form>", "address"),
        ("<button formaction=javascript:a()></button>", "address"),
        ("<a ping=https://a.example/ href=#un>", "element"),
        ("<img src=https://a.example/a.png>", "foreign"),
        ("<img srcset='assets/a.js 1x, https://a.example/b.png 2x'>", "foreign"),
        ("<link rel=stylesheet href=https://a.example/a.css>", "foreign"),
        ("<link rel=preconnect href=https://a.example>", "foreign"),
        ("<svg><use href='https://a.example/a.svg#b'/></svg>", "foreign"),
        ("<meta http-equiv=refresh content='0; url=https://a.example/'>", "address"),
        ("<meta http-equiv=refresh content='0; url=nowhere/'>", "link"),
        (f'<meta http-equiv="Content-Security-Policy" content="{POLICY}; script-src *">', "policy"),
        ("<a href=c/>", "link"),
        ("<a href=b/#trois>", "link"),
        ("<a href=#trois>", "link"),
        ("<a href=../../etc/>", "link"),
        ("<p id=a id=b>", "markup"),
        ("<p a=<b>", "markup"),
        ("<!-- x --!> <script>attack()</script> -->", "markup"),
    ],
)
def test_a_page_with_something_that_should_not_be(tmp_path: Path, html: str, check: str) -> None:
    assert set(found(tmp_path, on_page(html))) == {("index.html", check)}


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://a.example/" rel="nofollow noopener">a</a>',
        "<a href=mailto:a@b.example>a</a>",
        "<a href='b/?q=x'>b</a>",
        "<img src=data:image/svg+xml,x>",
        '<script type="application/json">{"a": [1]}</script>',
        "<svg><use href=#un /></svg>",
        "<link rel=canonical href=https://a.example/>",
    ],
)
def test_a_page_with_nothing_wrong(tmp_path: Path, html: str) -> None:
    assert found(tmp_path, on_page(html)) == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"assets/a.js": b"attack()"}, ("assets/a.js", "asset")),
        ({"assets/b.js": b"a()"}, ("assets/b.js", "asset")),
        ({"b/a.css": b"p{}"}, ("b/a.css", "asset")),
        ({"a.png": b"x"}, ("a.png", "asset")),
        ({"a.svg": b"<svg/>"}, ("a.svg", "file")),
        ({"a.php": b"x"}, ("a.php", "file")),
        ({"a": b"x"}, ("a", "file")),
        ({"data.json": b"{"}, ("data.json", "data")),
        ({"data.json": b"[NaN]"}, ("data.json", "data")),
        ({"data.json": b"[" * 100_000}, ("data.json", "data")),
        ({"sitemap.xml": b"<a>"}, ("sitemap.xml", "data")),
        ({"a.bin": gzip.compress(b'{"a"')}, ("a.bin", "data")),
        ({"a.bin": gzip.compress(b'{"a": 1}')[:-4]}, ("a.bin", "data")),
        ({"a.bin": gzip.compress(b"\xff\x00\x00\x00{}")}, ("a.bin", "data")),
        ({"a.jsonl": b"{}\n{"}, ("a.jsonl", "data")),
        ({"c.html": b"\xff"}, ("c.html", "markup")),
        ({"c.html": b"<!doctype html><html></html>"}, ("c.html", "policy")),
        ({"c.html": b"<!doctype html><p>A part that a script fetches.</p>"}, ("c.html", "policy")),
        ({"c.html": f"<!doctype html>{META.format(OTHER)}<script>ok()</script>"}, ("c.html", "policy")),
        ({"c.html": f"<!doctype html><script>ok()</script>{META.format(POLICY)}"}, ("c.html", "policy")),
        (
            {"c.html": f"<!doctype html>{META.format(POLICY)}{META.format(OTHER)}<script>ok()</script>"},
            ("c.html", "policy"),
        ),
        (
            {"404.html": f"{HEAD}</head><a href='/folder/b/'>b</a><a href='/folder/c/'>c</a></html>"},
            ("404.html", "link"),
        ),
        (
            {"b/404.html": f"{HEAD}</head><a href='/b/index.html'>b</a><a href='/c.html'>c</a></html>"},
            ("b/404.html", "link"),
        ),
        ({"a.pf_index": gzip.compress(b"pagefind_dcd\x81")}, (".", "data")),
        ({"a.webmanifest": b"{"}, ("a.webmanifest", "data")),
        ({"feed.rss": b"<rss>"}, ("feed.rss", "data")),
    ],
)
def test_a_file_that_should_not_be(tmp_path: Path, files: dict[str, str | bytes], expected: tuple[str, str]) -> None:
    assert found(tmp_path, files) == [expected]


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    model = Model(files={**MODEL.files, "assets/b.css": digest(b"p{}")}, scripts=MODEL.scripts, policies=MODEL.policies)
    assert [str(each) for each in audit(write(tmp_path, SOUND), model, NOTHING)] == [
        "assets/b.css: [asset] the installed packages have this file, and the site has not"
    ]


def test_a_link_in_the_folder(tmp_path: Path) -> None:
    write(tmp_path, SOUND)
    (tmp_path / "c.html").symlink_to("/etc/passwd")
    assert found(tmp_path, {}) == [("c.html", "file")]


def test_what_github_does_not_take(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = __import__("recoupe.auditing.audit", fromlist=["audit"])
    monkeypatch.setattr(module, "MOST_OF_FILE", 1000)
    monkeypatch.setattr(module, "MOST_OF_SITE", 1500)
    assert found(tmp_path, {"a.txt": b"a" * 1001}) == [(".", "size"), ("a.txt", "size")]


def test_the_model_is_read_from_a_site(tmp_path: Path) -> None:
    model = read_model(write(tmp_path, SOUND))
    assert (model.scripts, model.policies) == (MODEL.scripts, frozenset({POLICY}))
    assert model.files["assets/a.js"] == MODEL.files["assets/a.js"]
    assert auditing(tmp_path, model, NOTHING) == ()


RIGHTS = """
    sources/closed.md
        text_policy: none
    sources/partly.md
        text_policy: excerpt
        max_quote_chars: 80
    articles/closed.md
        source: closed
        title: Un titre de plus de huit mots que chacun peut lire partout
        ---
        Le convoi a quitté la ville avant l’aube sous bonne garde selon un témoin. Il a été attaqué peu après.
    articles/partly.md
        source: partly
        stance: [{target: e, position: favor, evidence: [les manifestants ont quitté la place dans le calme avant la nuit]}]
        ---
        Selon la police, les manifestants ont quitté la place dans le calme avant la nuit. Personne ne fut arrêté ce soir là.
    articles/open.md
        ---
        Une dépêche que tous ont reprise : Il a été attaqué peu après. Rien de plus n’est connu de cette affaire.
    entities/e.md
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("le convoi a quitté la ville avant l’aube", True),
        ("LE  CONVOI <b>a qui</b>tté la\nville avant l&#8217;aube", True),
        ("le convoi a quitté la ville avant", False),
        ("<p title='le convoi a quitté la ville avant l’aube'>x</p>", True),
        ('<script type=application/json>{"a": "le convoi a quitté la ville avant l\'aube"}</script>', True),
        ("les manifestants ont quitté la place dans le calme avant la nuit", False),
        ("Personne ne fut arrêté ce soir là", False),
        ("la nuit. Personne ne fut arrêté ce soir là", True),
        ("Un titre de plus de huit mots que chacun peut lire partout", False),
    ],
)
def test_words_that_may_not_be_published(tmp_path: Path, text: str, told: bool) -> None:
    secret = withheld(linked(corpus(RIGHTS)))
    assert found(tmp_path, on_page(f"<p>{text}</p>"), secret) == [("index.html", "rights")] * told


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b'{"a": ["le", "convoi", "a", "quitt\\u00e9", "la", "ville", "avant", "l", "aube"]}'),
        ("a.bin", gzip.compress(b"x\x00\x00\x00" + b"")),
        ("a.txt", "le convoi a quitté la ville avant l'aube".encode()),
        ("a.csv", "a,le convoi a quitté la ville avant l'aube".encode()),
        ("a.pf_fragment", gzip.compress(b"pagefind_dcd{le convoi a quitte la ville avant l aube}")),
        ("a.xml", "<a>le convoi a quitté la ville avant l’aube</a>".encode()),
    ],
)
def test_words_in_files_beside_the_pages(tmp_path: Path, name: str, data: bytes) -> None:
    secret = withheld(linked(corpus(RIGHTS)))
    expected = [] if name == "a.bin" else [(name, "rights")]
    assert found(tmp_path, {name: data}, secret) == expected


def cbor(value: object) -> bytes:
    """Numbers below 24, texts and lists below 24, in CBOR."""
    match value:
        case int():
            return bytes([value]) if value >= 0 else bytes([0x20 + (-1 - value)])
        case str():
            data = value.encode()
            return bytes([0x60 + len(data)]) + data
        case list():
            return bytes([0x80 + len(value)]) + b"".join(map(cbor, value))
        case _:
            raise TypeError(value)


@pytest.mark.parametrize("in_order", [True, False])
def test_words_that_the_index_has_in_their_places(tmp_path: Path, in_order: bool) -> None:
    """The words are in two files, each in the order of the alphabet: only their places give the text away."""
    secret = withheld(linked(corpus(RIGHTS)))
    words = ["le", "convoi", "a", "quitte", "la", "ville", "avant", "l"]
    placed = words if in_order else sorted(words)
    rows = sorted([word, [[1, [-1, placed.index(word) + 3], []]], []] for word in words)
    parts: Mapping[str, bytes] = {
        f"search/{number}.pf_index": gzip.compress(b"pagefind_dcd" + cbor([half]))
        for number, half in enumerate((rows[:4], rows[4:]))
    }
    assert found(tmp_path, {**parts}, secret) == [("search", "rights")] * in_order


@pytest.mark.parametrize("in_order", [True, False])
def test_words_in_an_index_of_several_shards(tmp_path: Path, in_order: bool) -> None:
    """Each shard counts its texts from the first on: two of them must not be read as one."""
    secret = withheld(linked(corpus(RIGHTS)))
    words = ["le", "convoi", "a", "quitte", "la", "ville", "avant", "l"]
    other = ["x", "y", "z", "zz", "zx", "zy", "zzx", "zzy"]
    parts: dict[str, bytes] = {}
    for shard, text in enumerate((words if in_order else sorted(words), other)):
        rows = sorted([word, [[1, [-1, text.index(word) + 3], []]], []] for word in text)
        for number, half in enumerate((rows[:4], rows[4:])):
            name = f"search/index/zxx-x-{shard}_{number}a.pf_index"
            parts[name] = gzip.compress(b"pagefind_dcd" + cbor([half]))
    assert found(tmp_path, {**parts}, secret) == [("search/index", "rights")] * in_order


def test_a_withdrawn_article_may_stand_nowhere() -> None:
    script = """
        articles/gone.md
            state: withdrawn
            withdrawn: {date: 2024, reason: x}
            ---
            Le convoi a quitté la ville avant l’aube sous bonne garde.
    """
    secret = withheld(link_corpus(loaded(corpus(script)).corpus))
    assert secret.found_in("Le convoi a quitté la ville avant l’aube sous bonne garde") == (
        "le convoi a quitte la ville avant l",
        "gone",
    )
