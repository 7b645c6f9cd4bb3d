"""`recoupe check` and `recoupe explain`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from recoupe.cli import paths as corpus_paths
from recoupe.cli.corpus import content_option, read, summary
from recoupe.cli.fixing import fix as fix_files
from recoupe.cli.fixing import told_with_fixes
from recoupe.cli.reporting import add_to_summary, show
from recoupe.diagnostics import RULES, Diagnostic, as_json, as_sarif, as_summary, as_workflow_commands, rule_page
from recoupe.loading import line_reader


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@content_option
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="github: annotations for a workflow, and its summary; sarif: SARIF 2.1.0.",
)
@click.option("--fix", is_flag=True, help="First mend what needs no judgement.")
@click.option("--dry-run", is_flag=True, help="With --fix: write nothing; print the changes as a unified diff.")
@click.option(
    "--shown-as",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the corpus lies in the repository, if it is checked elsewhere: for json, github and sarif.",
)
def check(paths: tuple[Path, ...], content: Path, style: str, fix: bool, dry_run: bool, shown_as: Path | None) -> None:
    """Say what is wrong with the corpus, or with the files at PATHS; exit with 1 when there are errors.

    The whole corpus is read in any case: an article is right or wrong beside the register.
    """
    corpus_paths.known(paths, content)
    if dry_run and not fix:
        raise click.UsageError("--dry-run goes with --fix")
    if fix:
        fix_files(content, paths, dry_run=dry_run)
    diagnostics = read(content).diagnostics
    chosen = [each for each in diagnostics if corpus_paths.below(content / each.span.file, paths)]
    if not dry_run:
        _tell(chosen, content, style, shown_as or _from_here(content))
    sys.exit(1 if any(each.severity == "error" for each in chosen) else 0)


@click.command()
@click.argument("rule", type=click.Choice(sorted(RULES)), metavar="RULE")
def explain(rule: str) -> None:
    """Say what RULE is about: why it matters, a bad and a good example, what to do."""
    click.echo(rule_page(rule))


def _tell(diagnostics: Sequence[Diagnostic], content: Path, style: str, shown: Path) -> None:
    match style:
        case "json":
            click.echo(as_json(told_with_fixes(content, diagnostics), shown))
        case "sarif":
            click.echo(as_sarif(told_with_fixes(content, diagnostics), shown, line_reader(content)))
        case "github":
            if diagnostics:
                click.echo(as_workflow_commands(diagnostics, shown))
            if diagnostics:
                add_to_summary(lambda limit: as_summary(diagnostics, shown, limit))
            click.echo(summary(diagnostics), err=True)
        case _:
            show(diagnostics, content)
            click.echo(summary(diagnostics), err=True)


def _from_here(content: Path) -> Path:
    """The corpus as seen from the folder in which the check is run, if it lies below that."""
    here = Path.cwd()
    return content.relative_to(here) if content.is_absolute() and content.is_relative_to(here) else content
