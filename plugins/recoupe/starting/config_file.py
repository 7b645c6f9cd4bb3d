"""Values of mkdocs.yml changed where they stand; every other line and every comment stays as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from recoupe.formatting.scalar import one_line


class NotEditable(Exception):
    """The file is not written in the way that is known here; says what was looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a site is called, and in which languages it is published, the corpus's own first."""

    name: str
    description: str
    languages: tuple[str, ...]
    stance_target: str | None = None


def configured(text: str, site: Site) -> str:
    """The text of mkdocs.yml with the values of `site`. Raises `NotEditable`."""
    text = _with_scalar(text, ("site_name",), site.name)
    text = _with_scalar(text, ("site_description",), site.description)
    text = _with_scalar(text, ("theme", "language"), site.languages[0])
    text = _with_editions(text, site.languages)
    text = _with_target(text, site.stance_target)
    _verify(text, site)
    return text


def edition_file(lang: str, description: str, text: str = "") -> str:
    """The settings of an edition that is not the first; `text` are those that it has already. Raises `NotEditable`."""
    if text:
        return _with_scalar(text, ("site_description",), description)
    return (
        f"# The edition in this language, in site/{lang}/. What it does not say is as in mkdocs.yml.\n"
        f"INHERIT: mkdocs.yml\n"
        f"site_description: {one_line(description)}\n"
        f"site_dir: site/{lang}\n"
        f"theme:\n  language: {lang}\n"
    )


def _compose(text: str) -> yaml.MappingNode:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise NotEditable(f"mkdocs.yml is not valid YAML: {str(error)[:120]}") from None
    if not isinstance(node, yaml.MappingNode):
        raise NotEditable("mkdocs.yml holds no settings")
    return node


def _pair(text: str, path: Sequence[str]) -> tuple[yaml.ScalarNode, yaml.Node] | None:
    """The key and the value at a path of mappings."""
    node: yaml.Node = _compose(text)
    found = None
    for key in path:
        if not isinstance(node, yaml.MappingNode):
            return None
        found = next(((name, value) for name, value in node.value if name.value == key), None)
        if found is None:
            return None
        node = found[1]
    return found


def _with_scalar(text: str, path: Sequence[str], value: str) -> str:
    found = _pair(text, path)
    if found is None or not isinstance(found[1], yaml.ScalarNode):
        raise NotEditable(f"mkdocs.yml has no value at {': '.join(path)}")
    start, end = found[1].start_mark.index, found[1].end_mark.index
    return text[:start] + one_line(value) + text[end:]


def _with_editions(text: str, languages: Sequence[str]) -> str:
    """The editions: the first at the site's root, each other one in a folder of its name."""
    path = ("plugins", "recoupe", "editions")
    found = _pair(text, path)
    if found is None or not isinstance(found[1], yaml.MappingNode) or found[1].flow_style:
        raise NotEditable(f"mkdocs.yml has no lines at {': '.join(path)}")
    old = [(name.start_mark.line, name.start_mark.column, value) for name, value in found[1].value]
    root = next((line for line, _, value in old if not value.value), old[0][0])
    folders = {languages[0]: "", **{lang: f"{lang}/" for lang in languages[1:]}}
    lines = text.split("\n")
    comments = {line: _comment(lines[line], value) for line, _, value in old}
    rows = []
    for lang, folder in folders.items():
        was = root if not folder else next((line for line, _, value in old if value.value == folder), None)
        comment = comments.get(was, "") if was is not None else ""
        value = folder if folder else '""'
        rows.append(f"{' ' * old[0][1]}{json.dumps(lang) if lang == 'no' else lang}: {value}{comment}")
    first, last = old[0][0], old[-1][0]
    between = [line for number, line in enumerate(lines[first : last + 1], start=first) if number not in comments]
    return "\n".join([*lines[:first], *rows, *between, *lines[last + 1 :]])


def _comment(line: str, value: yaml.Node) -> str:
    """What follows a value on its line."""
    return line[value.end_mark.column :].rstrip() if value.end_mark.line == value.start_mark.line else ""


def _with_target(text: str, target: str | None) -> str:
    found = _pair(text, ("plugins", "recoupe", "default_stance_target"))
    if found is not None and target is not None:
        return _with_scalar(text, ("plugins", "recoupe", "default_stance_target"), target)
    lines = text.split("\n")
    if found is not None:
        del lines[found[0].start_mark.line : found[1].end_mark.line + 1]
    elif target is not None:
        editions = _pair(text, ("plugins", "recoupe", "editions"))
        assert editions is not None  # `_with_editions` has found it
        indent = " " * editions[0].start_mark.column
        recoupe = _pair(text, ("plugins", "recoupe"))
        assert recoupe is not None
        lines.insert(recoupe[0].start_mark.line + 1, f"{indent}default_stance_target: {one_line(target)}")
    return "\n".join(lines)


def _verify(text: str, site: Site) -> None:
    """The file says what it should, whatever way it was written in."""
    expected: Mapping[tuple[str, ...], Any] = {
        ("site_name",): site.name,
        ("site_description",): site.description,
        ("theme", "language"): site.languages[0],
        ("plugins", "recoupe", "default_stance_target"): site.stance_target,
    }
    for path, value in expected.items():
        found = _pair(text, path)
        if (found[1].value if found else None) != value:
            raise NotEditable(f"{': '.join(path)} cannot be written into mkdocs.yml as it is")
    editions = _pair(text, ("plugins", "recoupe", "editions"))
    written = {name.value: value.value for name, value in editions[1].value} if editions else {}
    if written != {site.languages[0]: "", **{lang: f"{lang}/" for lang in site.languages[1:]}}:
        raise NotEditable("the editions cannot be written into mkdocs.yml as it is")
