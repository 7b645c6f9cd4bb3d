"""Attacks by files, their names and their bytes: rows 4, 5, 13 to 17, 20, 21."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from tests.corpora import page
from tests.hostile.attack import Attack, article


def _latin_1(content: Path) -> None:
    (content / "articles").mkdir(exist_ok=True)
    with open(os.path.join(os.fsencode(content / "articles"), b"caf\xe9.md"), "wb"):  # noqa: PTH118, PTH123
        pass


def _links(content: Path) -> None:
    (content / "articles").mkdir(exist_ok=True)
    (content / "articles" / "passwd.md").symlink_to("/etc/passwd")
    (content / "articles" / "etc").symlink_to("/etc", target_is_directory=True)
    (content / "passwd-page.md").symlink_to("/etc/passwd")
    (content / "assets-link").symlink_to("/etc", target_is_directory=True)


def _circles_and_pipes(content: Path) -> None:
    (content / "articles").mkdir(exist_ok=True)
    (content / "articles" / "loop").symlink_to(content, target_is_directory=True)
    (content / "articles" / "self.md").symlink_to("self.md")
    (content / "articles" / "broken.md").symlink_to("nowhere.md")
    os.mkfifo(content / "articles" / "pipe.md")
    os.mkfifo(content / "pipe-page.md")


COMPOSED = unicodedata.normalize("NFC", "été")
SPOILT = (
    "a b",
    "a#b",
    "a%2e",
    "a?b",
    "<b>",
    "a\nb",
    'a"b',
    "a'b",
    "a&b",
    "-a",
    "a--b",
    "a_b",
    "A",
    "con.txt",
    "a;b",
    "`a`",
    "$(a)",
)

FILES = (
    Attack(
        row=4,
        name="scripts, styles, templates, pages of the theme",
        files=dict.fromkeys(
            (
                "assets/javascripts/bundle.d6c3db9e.min.js",
                "assets/recoupe.css",
                "assets/stylesheets/main.css",
                "main.html",
                "404.html",
                "sitemap.xml",
                "search/search_index.json",
            ),
            b"window.attacked=1",
        ),
    ),
    Attack(
        row=5,
        name="drawings, programs, settings of the host",
        files=dict.fromkeys(
            (
                "articles/a.svg",
                "articles/a.exe",
                "a.php",
                "a.svg",
                "a.js",
                "a.html",
                "a.htaccess",
                "images/a.png",
                "images/a.svg",
                "articles/2021/a.webp",
                "CNAME",
                "_config.yml",
                "_headers",
                "robots.txt",
                "articles/a.html",
                "articles/a.md.html",
                "articles/a.png",
            ),
            b"<svg onload=attacked()/>",
        ),
    ),
    Attack(
        row=13, name="Latin 1", files={"articles/latin.md": page("articles/latin.md", "title: été").encode("latin-1")}
    ),
    Attack(row=13, name="UTF-16", files={"articles/wide.md": page("articles/wide.md", "title: été").encode("utf-16")}),
    Attack(
        row=13, name="UTF-16 on a page", files={"wide-page.md": page("wide-page.md", "title: été").encode("utf-16-be")}
    ),
    Attack(row=13, name="surrogates", files={"articles/half.md": b"---\ntitle: \xed\xa0\x80\n---\n"}),
    Attack(
        row=14,
        name="control and direction characters",
        files={
            f"articles/control-{number}.md": page(f"articles/control-{number}.md", "", f"Un mot{char} et la suite.")
            for number, char in enumerate("\x00\x1b\x07\x85\u202e\u2066\u202a\x7f")
        },
    ),
    Attack(
        row=14,
        name="the same, spelled out",
        files={
            **article(
                "spelled",
                'title: "Un \\u202e titre"\nnote: "Une \\x00 note"',
                "Un &#x202e; mot &#0; et &#x1b;[31m un autre.",
            ),
            "spelled-page.md": page("spelled-page.md", "", "Un &#x202e; mot &#0; et &#x1b;[31m un autre."),
        },
    ),
    Attack(
        row=14,
        name="look-alikes",
        files={
            **article("look-alikes", "title: Le Раrlement irаkien", "Le Hасhd a раrlé."),
            "entities/look-alike.md": page("entities/look-alike.md", "pref_label: {fr: Mоqtada}"),
        },
    ),
    Attack(
        row=15,
        name="in two folders, as a folder, in capitals, in two normal forms",
        files={
            "articles/2021/double.md": page("articles/2021/double.md", "title: Un"),
            "articles/2022/double.md": page("articles/2022/double.md", "title: Deux"),
            "articles/double/index.md": page("articles/double/index.md", "title: Trois"),
            "articles/Double.md": page("articles/Double.md", "title: Quatre"),
            f"articles/{COMPOSED}.md": page("articles/ete.md", "title: Cinq"),
            f"articles/{unicodedata.normalize('NFD', COMPOSED)}.md": page("articles/ete.md", "title: Six"),
            "articles.md": page("articles.md", "title: Sept"),
            "search.md": page("search.md", "title: Huit"),
            "assets.md": page("assets.md", "title: Neuf"),
            "404.md": page("404.md", "title: Dix"),
        },
    ),
    Attack(row=16, name="with signs", files={f"articles/{name}.md": page("articles/a.md") for name in SPOILT}),
    Attack(row=17, name="in Latin 1", make=_latin_1),
    Attack(row=20, name="to files and folders", make=_links),
    Attack(row=21, name="in articles and pages", make=_circles_and_pipes),
)
