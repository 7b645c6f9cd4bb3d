"""`recoupe new`: a new article, entity or outlet, from answers to a few questions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import click

from recoupe.cli.corpus import content_option
from recoupe.cli.desk import Desk
from recoupe.cli.prompting import NotTaken, ask, ask_each, choose, no_input_option, one_of_register
from recoupe.diagnostics import visible
from recoupe.drafting import LIKELY, Match, entity_matches, free_id, id_from, latin_words, problem, source_matches
from recoupe.formatting import Value
from recoupe.importing import propose_id
from recoupe.model import ENTITY_TYPES, POLICIES, PartialDate
from recoupe.model.source import Ownership


@click.group()
def new() -> None:
    """Write the file of a new article, entity or outlet.

    What is not given as an option is asked for; an answer that cannot be taken is explained and asked for again, and
    names of the register are offered as they are typed. The file passes the check, or it is not written.
    """


id_option = click.option("--id", "id_", default="", metavar="ID", help="The record's id: the name of its file.")
dry_run_option = click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
stdout_option = click.option("--stdout", is_flag=True, help="Print the file, and write nothing.")


@new.command()
@content_option
@click.option("--title", default="", help="The headline, exactly as published.")
@click.option("--source", default="", metavar="ID", help="The outlet: its id or name.")
@click.option("--date", default="", metavar="DATE", help="The day of publication: 2021-10-19; or 2021-10, or 2021.")
@click.option("--lang", default="", metavar="TAG", help="The language of the text.")
@click.option("--url", default="", metavar="ADDRESS", help="The article's address.")
@click.option("--author", default="", help="The byline.")
@click.option("--entity", "entities", multiple=True, metavar="ID", help="An entity that it is about; may be repeated.")
@click.option("--event", default="", metavar="ID", help="The event that it covers.")
@click.option("--tag", "tags", multiple=True, help="A subject; may be repeated.")
@id_option
@stdout_option
@dry_run_option
@no_input_option
def article(
    content: Path,
    title: str,
    source: str,
    date: str,
    lang: str,
    url: str,
    author: str,
    entities: tuple[str, ...],
    event: str,
    tags: tuple[str, ...],
    id_: str,
    stdout: bool,
    dry_run: bool,
    no_input: bool,
) -> None:
    """Record an article, without its text (recoupe import takes in a text or a page).

    Where the outlet's text_policy is not full, the file says that nothing of the text is published.
    """
    desk = Desk.of(content, "articles", no_input)
    corpus = desk.corpus
    entity = one_of_register("entity", lambda typed: entity_matches(typed, corpus.entities))
    outlet = one_of_register("outlet", lambda typed: source_matches(typed, corpus.sources))
    title = desk.required(title, "--title", "Headline, exactly as published", lambda typed: desk.fits("title", typed))
    source = desk.required(source, "--source", "Outlet (id, name, or a number of the list)", outlet)
    date = desk.required(date, "--date", "Day of publication (2021-10-19)", lambda typed: desk.fits("date", typed))
    record = corpus.sources.get(source)
    usual = record.header.languages[0] if record and len(record.header.languages) == 1 else ""
    lang = desk.required(
        lang or ("" if desk.asking else usual), "--lang", "Language", lambda typed: desk.fits("lang", typed), usual
    )
    url = desk.optional(url, "--url", "Address", lambda typed: desk.fits("url", typed))
    author = desk.optional(author, "--author", "Byline", lambda typed: desk.fits("author", typed))
    named = desk.several(entities, "--entity", "Entity that it is about (id, name, or a number of the list)", entity)
    event = desk.optional(event, "--event", "Event that it covers (id, name, or a number of the list)", entity)
    subjects = desk.several(tags, "--tag", "Subject, as a tag", lambda typed: desk.fits("tags", typed))
    proposed = ""
    if not desk.missing:
        proposed = propose_id(source, PartialDate.parse(date), title, url, corpus.articles)
    policy = record.header.text_policy if record else "none"
    values: dict[str, Value] = {
        "title": title,
        "source": source,
        "date": date,
        "lang": lang,
        "url": url or None,
        "author": author or None,
        "entities": list(dict.fromkeys(named)),
        "event": event or None,
        "tags": list(dict.fromkeys(subjects)),
        "rights": {"text": "none"} if policy != "full" else None,
    }
    desk.write(desk.id(id_, proposed, list(corpus.articles)), values, "", stdout=stdout, dry_run=dry_run)


@new.command()
@content_option
@click.option("--type", "type_", default="", metavar="TYPE", help=f"One of {', '.join(ENTITY_TYPES)}.")
@click.option("--label", "labels", multiple=True, metavar="LANG=NAME", help="Its name in a language: fr=Bagdad.")
@click.option("--alias", "aliases", multiple=True, metavar="LANG=NAME", help="Another name that is its own.")
@click.option("--ambiguous", multiple=True, metavar="NAME", help="A name that others bear too.")
@click.option("--same-as", "same_as", multiple=True, metavar="KEY=ID", help="A verified identifier: wikidata=Q1530.")
@click.option("--date", default="", metavar="DATE", help="When it took place, if it is an event.")
@click.option("--place", default="", metavar="ID", help="Where it took place, if it is an event.")
@click.option("--note", default="", help="A sentence or two on it, from a source.")
@id_option
@stdout_option
@dry_run_option
@no_input_option
def entity(
    content: Path,
    type_: str,
    labels: tuple[str, ...],
    aliases: tuple[str, ...],
    ambiguous: tuple[str, ...],
    same_as: tuple[str, ...],
    date: str,
    place: str,
    note: str,
    id_: str,
    stdout: bool,
    dry_run: bool,
    no_input: bool,
) -> None:
    """Record a person, an organisation, a place, a facility, an event or an issue.

    Names that the register has already are told, so that nothing is recorded twice.
    """
    desk = Desk.of(content, "entities", no_input)
    known = desk.corpus.entities
    told: set[str] = set()

    def label(typed: str) -> tuple[str, str]:
        lang, name = _by_language(typed, desk.defaults.lang)
        wrong = problem("entities", "pref_label", {lang: name}, desk.defaults)
        if wrong is not None:
            raise NotTaken(f"{wrong.message}; expected: {wrong.expected}")
        near = [each for each in entity_matches(name, known, enough=LIKELY) if each.id not in told][:3]
        told.update(each.id for each in near)
        _tell(near)
        return lang, name

    if not type_ and desk.asking:
        type_ = choose("Type", ENTITY_TYPES)
    type_ = desk.required(type_, "--type", f"one of {', '.join(ENTITY_TYPES)}", lambda typed: desk.fits("type", typed))
    names = [desk.checked(each, "--label", label) for each in labels]
    if not names and desk.asking:
        names = [ask(f"Name in {desk.defaults.lang} (another language: ar=…)", label)]
        names += ask_each("Its name in another language, such as ar=… (Enter: no more)", label)
    if not names:
        desk.missing.append("--label fr=NAME  its name in at least one language")
    others = desk.several(aliases, "--alias", "Another name of its own, such as fr=…", label)
    bare = desk.several(ambiguous, "--ambiguous", "A name that others bear too", lambda typed: typed)
    identifiers = [desk.checked(each, "--same-as", _identifier) for each in same_as]
    if type_ == "Event" or date:
        date = desk.optional(date, "--date", "When it took place", lambda typed: desk.fits("date", typed))
    if type_ == "Event" or place:
        somewhere = one_of_register("entity", lambda typed: entity_matches(typed, known))
        place = desk.optional(place, "--place", "Where it took place (id, name, or a number of the list)", somewhere)
    note = desk.optional(note, "--note", "A sentence on it, from a source", lambda typed: typed)
    alt: dict[str, list[str]] = {}
    for lang, name in others:
        alt.setdefault(lang, []).append(name)
    values: dict[str, Value] = {
        "type": type_,
        "pref_label": dict(names),
        "alt_label": alt,
        "ambiguous_label": list(bare),
        "same_as": dict(identifiers),
        "date": date or None,
        "place": place or None,
    }
    proposed = id_from((name for _, name in names), known) if names else ""
    desk.write(desk.id(id_, proposed, list(known)), values, note, stdout=stdout, dry_run=dry_run)


@new.command()
@content_option
@click.option("--name", default="", help="The outlet's name.")
@click.option("--text-policy", default="", metavar="POLICY", help=f"One of {', '.join(POLICIES)}: what may be shown.")
@click.option("--domain", "domains", multiple=True, metavar="HOST", help="A host name of its site: www.example.org.")
@click.option("--language", "languages", multiple=True, metavar="TAG", help="A language that it publishes in.")
@click.option("--owner", default="", help="Who owns it.")
@click.option("--ownership", default="", metavar="KIND", help=f"One of {', '.join(get_args(Ownership))}.")
@click.option("--country", default="", metavar="CODE", help="ISO 3166-1 code of its seat: IQ.")
@click.option("--note", default="", help="A sentence or two on it, from a source.")
@id_option
@stdout_option
@dry_run_option
@no_input_option
def source(
    content: Path,
    name: str,
    text_policy: str,
    domains: tuple[str, ...],
    languages: tuple[str, ...],
    owner: str,
    ownership: str,
    country: str,
    note: str,
    id_: str,
    stdout: bool,
    dry_run: bool,
    no_input: bool,
) -> None:
    """Record an outlet, or one language edition of it."""
    desk = Desk.of(content, "sources", no_input)
    known = desk.corpus.sources

    def named(typed: str) -> str:
        _tell(source_matches(typed, known, limit=3, enough=LIKELY))
        return desk.fits("name", typed)

    name = desk.required(name, "--name", "Name", named)
    if not text_policy and desk.asking:
        click.echo("  none: only the record; excerpt: short quotations; full: the whole text", err=True)
        text_policy = choose("What may be shown of its texts", POLICIES, default="none")
    text_policy = desk.required(
        text_policy, "--text-policy", f"one of {', '.join(POLICIES)}", lambda typed: desk.fits("text_policy", typed)
    )
    hosts = desk.several(domains, "--domain", "Host name of its site, such as www.example.org", _host)
    tags = desk.several(
        languages,
        "--language",
        "Language that it publishes in, such as fr",
        lambda typed: desk.fits("languages", typed),
    )
    owner = desk.optional(owner, "--owner", "Owner", lambda typed: desk.fits("owner", typed))
    if not ownership and desk.asking:
        ownership = choose("Kind of owner", get_args(Ownership), default="unknown")
    if ownership:
        ownership = desk.checked(ownership, "--ownership", lambda typed: desk.fits("ownership", typed))
    country = desk.optional(
        country, "--country", "Country of its seat, such as IQ", lambda typed: _country(desk, typed)
    )
    note = desk.optional(note, "--note", "A sentence on it, from a source", lambda typed: typed)
    values: dict[str, Value] = {
        "name": name,
        "text_policy": text_policy,
        "domains": list(hosts),
        "languages": list(tags),
        "owner": owner or None,
        "ownership": ownership or None,
        "country": country or None,
    }
    words = "".join(latin_words(name.partition("(")[0]))
    proposed = free_id("-".join(part for part in (words, *tags[:1]) if part), known) if words else ""
    desk.write(desk.id(id_, proposed, list(known)), values, note, stdout=stdout, dry_run=dry_run)


def _tell(near: Sequence[Match]) -> None:
    """Say that the register may have it already."""
    if near:
        found = ", ".join(f"{each.id} ({each.name})" for each in near)
        has = "the register has it" if near[0].exact else "near it in the register"
        click.echo(visible(f"  note: {has}: {found}"), err=True)


def _by_language(typed: str, usual: str) -> tuple[str, str]:
    """`ar=بغداد`, or a name in the corpus's own language."""
    lang, equals, name = typed.partition("=")
    if not equals:
        return usual, typed.strip()
    return lang.strip(), name.strip()


def _identifier(typed: str) -> tuple[str, str]:
    key, equals, value = typed.partition("=")
    if not equals or not key.strip() or not value.strip():
        raise NotTaken(f'"{typed}" is no identifier; expected: wikidata=Q1530')
    return key.strip(), value.strip()


def _host(typed: str) -> str:
    """A host name, also out of an address that was pasted."""
    host = typed.partition("://")[2] or typed
    host = host.partition("/")[0].lower().removeprefix("www.")
    if not host or "." not in host or not all(part and part.replace("-", "").isalnum() for part in host.split(".")):
        raise NotTaken(f'"{typed}" is no host name; expected: www.example.org')
    return host


def _country(desk: Desk, typed: str) -> str:
    if len(typed) != 2 or not typed.isascii() or not typed.isalpha():
        raise NotTaken(f'"{typed}" is no country code; expected: two letters, such as IQ (ISO 3166-1)')
    return desk.fits("country", typed.upper())
