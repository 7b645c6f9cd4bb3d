"""`recoupe init`: a site of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe import editing
from recoupe.cli.corpus import content_option, defaults, number
from recoupe.cli.prompting import Missing, NotTaken, ask, can_ask, choose, no_input_option
from recoupe.diagnostics import visible
from recoupe.drafting import draft, id_from
from recoupe.model import ENTITY_TYPES, is_language, is_slug
from recoupe.schema import editor_files
from recoupe.starting import (
    NotEditable,
    Site,
    configured,
    edition_file,
    empty,
    files_to_go,
    hand_pages,
    refuse_unless_committed,
)

_WORD = "empty"
"""What is typed to confirm."""


@click.command()
@content_option
@click.option("--name", default="", help="The site's name.")
@click.option("--description", default="", help="What it is, in one line, for search engines.")
@click.option("--languages", default="", metavar="TAGS", help="Its languages, the corpus's own first: fr,en.")
@click.option("--stance-target", default="", metavar="NAME", help="What a stance of one bare word is about.")
@click.option("--stance-target-type", default="", metavar="TYPE", help=f"One of {', '.join(ENTITY_TYPES)}.")
@click.option("--yes", is_flag=True, help="Empty the corpus without asking again.")
@no_input_option
def init(
    content: Path,
    name: str,
    description: str,
    languages: str,
    stance_target: str,
    stance_target_type: str,
    yes: bool,
    no_input: bool,
) -> None:
    """Begin a site of your own: empty the example corpus and write the site's settings and first pages.

    Every file in the folder of the corpus is deleted, and nothing outside it. Refused where Git could not bring the
    files back. In mkdocs.yml beside the folder only the values change; each further language gets a file
    mkdocs.LANG.yml, and that of a language that is not asked for is renamed.
    """
    try:
        refuse_unless_committed(content)
        gone = files_to_go(content)
        asking = can_ask(no_input)
        site, pages = _answers(name, description, languages, stance_target, stance_target_type, asking)
        config = content.absolute().parent / "mkdocs.yml"
        text = configured(_read(config), site)
        _confirm(content, gone, yes, asking)
        empty(content, gone, pages)
        config.write_bytes(text.encode())
        _write_editions(config.parent, site)
        _write_editor_files(content)
    except (editing.Refused, NotEditable) as refused:
        raise click.UsageError(visible(str(refused))) from None
    except OSError as error:
        raise click.ClickException(visible(f"{error} (git checkout -- brings files back)")) from None
    click.echo(f"{number(len(gone), 'file')} deleted, {number(len(pages), 'file')} written, mkdocs.yml changed")
    click.echo("next: edit the pages in the folder of the corpus; recoupe new source; recoupe import FILE", err=True)


def _answers(
    name: str, description: str, languages: str, target: str, target_type: str, asking: bool
) -> tuple[Site, dict[str, str]]:
    """The site as options and answers describe it, and the files that its corpus begins with."""
    missing = []
    if not name and asking:
        name = ask("Name of the site", _line)
    if not languages and asking:
        languages = ask("Languages, the corpus's own first, such as fr,en", lambda typed: ",".join(_tags(typed)))
    missing += ["--name NAME  the site's name"] if not name else []
    missing += ["--languages fr,en  its languages, the corpus's own first"] if not languages else []
    if missing:
        raise Missing(missing)
    try:
        name, tags = _line(name), _tags(languages)
    except NotTaken as why:
        raise click.UsageError(visible(str(why))) from None
    if not description and asking:
        description = ask("What it is, in one line (Enter: its name)", lambda typed: typed)
    description = " ".join((description or name).split())
    if not target and asking:
        target = ask("What a stance of one bare word is about (Enter: nothing)", lambda typed: typed)
    pages = dict(hand_pages(tags, name))
    id = ""
    if target:
        if not target_type and asking:
            target_type = choose("What that is", ENTITY_TYPES)
        if target_type not in ENTITY_TYPES:
            raise Missing([f"--stance-target-type TYPE  one of {', '.join(ENTITY_TYPES)}"])
        id = target if is_slug(target) else id_from((target,), ())
        if not id:
            raise click.UsageError("no id can be made from the stance target: name it in Latin letters")
        entity = draft("entities", id, {"type": target_type, "pref_label": {tags[0]: target}})
        pages[entity.file.path] = entity.text
    return Site(name=name, description=description, languages=tags, stance_target=id or None), pages


def _line(typed: str) -> str:
    if not typed.strip():
        raise NotTaken("a name is needed")
    return " ".join(typed.split())


def _tags(typed: str) -> tuple[str, ...]:
    tags = tuple(dict.fromkeys(part for part in typed.replace(",", " ").split()))
    bad = next((tag for tag in tags if not is_language(tag)), None)
    if bad is not None or not tags:
        raise NotTaken(f'"{bad or typed}" is not a language; expected: tags such as fr, en, ar, fa')
    return tags


def _confirm(content: Path, gone: tuple[str, ...], yes: bool, asking: bool) -> None:
    if yes:
        return
    if not asking:
        raise Missing([f"--yes  {number(len(gone), 'file')} of {content.as_posix()} will be deleted"])

    def take(typed: str) -> str:
        if typed != _WORD:
            raise click.Abort
        return typed

    click.echo(f"This deletes {number(len(gone), 'file')} in {visible(content.as_posix())}.", err=True)
    ask(f'Type "{_WORD}" to do it, anything else to leave', take)


def _read(config: Path) -> str:
    try:
        return config.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise NotEditable(f"{config.as_posix()} cannot be read") from None


def _write_editions(folder: Path, site: Site) -> None:
    """A settings file for each further language; that of another language is set aside, not deleted."""
    for path in sorted(folder.glob("mkdocs.*.yml")):
        lang = path.name.removeprefix("mkdocs.").removesuffix(".yml")
        if is_language(lang) and lang not in site.languages[1:]:
            aside = path.with_name(f"{path.name}.unused")
            path.rename(aside)
            click.echo(f"note: {path.name} is now {aside.name}: the site has no such edition", err=True)
    for lang in site.languages[1:]:
        place = folder / f"mkdocs.{lang}.yml"
        before = place.read_text(encoding="utf-8") if place.is_file() else ""
        place.write_bytes(edition_file(lang, site.description, before).encode())


def _write_editor_files(content: Path) -> None:
    """The schemas that editors use know the project's language and terms: those that are there are made anew."""
    for path, text in editor_files(defaults(content)).items():
        place = content.absolute().parent / path
        if place.is_file():
            place.write_bytes(text.encode())
