"""`recoupe import`: from a page or a text to an article's file."""

from __future__ import annotations

import datetime
import sys
from dataclasses import replace
from pathlib import Path

import click

from recoupe import editing
from recoupe.cli.corpus import content_option, defaults
from recoupe.cli.import_report import report, unanswered
from recoupe.cli.prompting import Missing, NotTaken, ask, can_ask, no_input_option, one_of_register
from recoupe.cli.writing import put
from recoupe.diagnostics import visible
from recoupe.drafting import problem, source_matches
from recoupe.importing import (
    Finding,
    Given,
    Material,
    NotImported,
    Proposal,
    article_file,
    decode,
    download,
    id_for,
    looks_like_html,
    propose,
    read_page,
    read_text,
)
from recoupe.importing.encoding import MAX_BYTES
from recoupe.importing.outlets import at_address
from recoupe.loading import Defaults
from recoupe.model import Corpus, PartialDate


@click.command("import")
@click.argument("origin", metavar="FILE|URL|-")
@content_option
@click.option("--title", default="", help="The headline, exactly as published.")
@click.option("--source", default="", metavar="ID", help="The outlet's id.")
@click.option("--date", default="", metavar="DATE", help="The day of publication: 2021-10-19.")
@click.option("--lang", default="", metavar="TAG", help="The language of the text: fr, en, ar, fa, …")
@click.option("--url", default="", metavar="ADDRESS", help="The article's address; it is written down, not opened.")
@click.option("--author", default="", help="The byline.")
@click.option("--id", "id_", default="", metavar="ID", help="The id of the article: the name of its file.")
@click.option("--as", "form", type=click.Choice(["html", "text"]), help="What it is, where that cannot be told.")
@click.option("--encoding", default="", metavar="NAME", help="How it is encoded, where it does not say: windows-1256.")
@click.option(
    "--record-only/--with-text",
    default=None,
    help="Without the text, or with it. By default with it only where the outlet's text_policy is full.",
)
@click.option("--allow-local", is_flag=True, help="Open an address of this machine or of its network too.")
@click.option("--stdout", is_flag=True, help="Print the file, and write nothing.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@no_input_option
def import_article(
    origin: str,
    content: Path,
    title: str,
    source: str,
    date: str,
    lang: str,
    url: str,
    author: str,
    id_: str,
    form: str | None,
    encoding: str,
    record_only: bool | None,
    allow_local: bool,
    stdout: bool,
    dry_run: bool,
    no_input: bool,
) -> None:
    """Make an article's file of a saved page, a text, or the page at an address ("-" reads the input).

    The headline, the outlet, the day and the language are proposed with what speaks for them, and asked for where that
    is not clear. Every line that is left out is listed with its reason; where it is not sure that a line is no part of
    the article, it stays and is told.
    """
    try:
        material, from_web = _material(origin, form, encoding, url, allow_local)
        folder = editing.read_folder(content, defaults(content))
        corpus = folder.load().corpus
        given = Given(title=title, source=source, date=date, lang=lang)
        _check_given(given, url, author, corpus, folder.defaults)
        asking = can_ask(no_input) and origin != "-"
        proposal = _settled(material, given, corpus, folder.defaults, asking)
        if author:
            proposal = replace(proposal, author=author)
        source_record = corpus.sources.get(proposal.source.value or "")
        policy = source_record.header.text_policy if source_record else None
        with_text = not record_only if record_only is not None else policy == "full"
        if not id_:
            id_ = id_for(proposal, corpus.articles)
            if not id_:
                raise Missing(["--id ID  the article's id: no free one can be made from its title"])
        new = article_file(
            proposal,
            id=id_,
            with_text=with_text,
            policy=policy,
            accessed=_today() if from_web else None,
        )
    except NotImported as refusal:
        remedy = f"\n  {visible(refusal.help)}" if refusal.help else ""
        raise click.ClickException(visible(str(refusal)) + remedy) from None
    except editing.Refused as refused:
        raise click.UsageError(visible(str(refused))) from None
    _say_rights(proposal, policy, with_text)
    _say_oddities(proposal, corpus)
    put(content, folder, new, stdout=stdout, dry_run=dry_run)
    if not stdout and not dry_run:
        click.echo(f"next: recoupe suggest {visible((content / new.file.path).as_posix())}", err=True)


def _today() -> PartialDate:
    return PartialDate.parse(datetime.date.today().isoformat())


def _material(origin: str, form: str | None, encoding: str, url: str, allow_local: bool) -> tuple[Material, bool]:
    """What is to be imported, and whether it was just read on the web."""
    if origin.lower().startswith(("http://", "https://")):
        page = download(origin, allow_local=allow_local)
        decoded = decode(page.data, encoding or page.charset, declared_by="--encoding" if encoding else "the server")
        address, is_html, from_web = url or page.address, page.is_html, True
    else:
        decoded = decode(_bytes(origin), encoding, declared_by="--encoding")
        address, is_html, from_web = url, looks_like_html(decoded.text), False
    reader = read_page if (form == "html" if form else is_html) else read_text
    material = reader(decoded.text, address)
    return replace(material, told=(f"read as {decoded.how}", *decoded.told, *material.told)), from_web


def _bytes(origin: str) -> bytes:
    if origin == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    path = Path(origin)
    if not path.is_file():
        kind = "a folder" if path.is_dir() else "no file" if not path.exists() else "no regular file"
        raise NotImported(f'"{origin}" is {kind}', "an address begins with https://")
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise NotImported(f'"{origin}" cannot be read: {error.strerror}') from None


def _check_given(given: Given, url: str, author: str, corpus: Corpus, defaults: Defaults) -> None:
    """Refuse options that no header could hold."""
    typed = {"title": given.title, "date": given.date, "lang": given.lang, "url": url, "author": author}
    for field, value in typed.items():
        if value and (wrong := problem("articles", field, value, defaults)) is not None:
            raise click.BadParameter(visible(f"{wrong.message}; expected: {wrong.expected}"), param_hint=f"--{field}")
    if given.source and given.source not in corpus.sources:
        near = ", ".join(each.id for each in source_matches(given.source, corpus.sources))
        hint = f"; near it: {near}" if near else ""
        raise click.BadParameter(
            visible(f'no outlet is called "{given.source}"{hint} (recoupe new source adds one)'), param_hint="--source"
        )


def _settled(material: Material, given: Given, corpus: Corpus, defaults: Defaults, asking: bool) -> Proposal:
    """The proposal with every question answered. Raises `Missing` where nobody can be asked."""
    proposal = propose(material, corpus.sources, given)
    report(proposal)
    missing = unanswered(proposal)
    if missing and not asking:
        raise Missing(missing)
    for field in ("title", "source", "date", "lang") if missing else ():
        finding: Finding = getattr(proposal, field)
        if finding.value is None:
            # With each answer the material is judged anew: a headline that is known is no part of the text.
            given = replace(given, **{field: _answer(field, finding, corpus, defaults)})
            proposal = propose(material, corpus.sources, given)
    return proposal


_QUESTIONS = {
    "title": "Headline, exactly as published",
    "source": "Outlet (id, name, or a number of the list)",
    "date": "Day of publication (2021-10-19)",
    "lang": "Language (fr, en, ar, fa, …)",
}


def _answer(field: str, finding: Finding, corpus: Corpus, defaults: Defaults) -> str:
    if field == "source":
        shown = [each.value for each in finding.rivals]
        return ask(
            _QUESTIONS[field], one_of_register("outlet", lambda typed: source_matches(typed, corpus.sources), shown)
        )

    def take(typed: str) -> str:
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(finding.rivals):
            return finding.rivals[int(typed) - 1].value
        if (wrong := problem("articles", field, typed, defaults)) is not None:
            raise NotTaken(f"{wrong.message}; expected: {wrong.expected}")
        return typed

    numbered = f", or a number from 1 to {len(finding.rivals)}" if finding.rivals else ""
    return ask(_QUESTIONS[field] + numbered, take)


def _say_rights(proposal: Proposal, policy: str | None, with_text: bool) -> None:
    source = visible(proposal.source.value or "")
    if with_text and policy != "full":
        click.echo(
            f'note: the text_policy of "{source}" is {policy}: the site will not show this text, but everybody can read'
            " it in the folder (--record-only leaves it out)",
            err=True,
        )
    elif not with_text and policy != "full" and proposal.body:
        click.echo(
            f'note: the text_policy of "{source}" is {policy}, so that only the record is written, without the text:'
            " the folder itself is public (--with-text writes it all the same)",
            err=True,
        )


def _say_oddities(proposal: Proposal, corpus: Corpus) -> None:
    """An address that is not the outlet's; articles that may be this very one."""
    outlet = corpus.sources.get(proposal.source.value or "")
    has_place = outlet is not None and proposal.address and outlet.header.domains
    if outlet is not None and has_place and outlet.id not in at_address(proposal.address, corpus.sources):
        click.echo(visible(f'note: the address is in none of the domains of "{outlet.id}"'), err=True)
    for id, article in corpus.articles.items():
        header = article.header
        same_page = proposal.address and header.url == proposal.address
        same_title = header.source == proposal.source.value and header.title == proposal.title.value
        if same_page or same_title:
            what = "the same address" if same_page else "the same headline of the same outlet"
            click.echo(f'note: "{id}" has {what}: is it the same article?', err=True)
