"""Questions at a terminal: an answer that cannot be taken is explained, and asked for again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from recoupe.diagnostics import visible
from recoupe.drafting import Match

T = TypeVar("T")

no_input_option = click.option(
    "--no-input", is_flag=True, help="Ask nothing: what is missing is an error that names the options to give."
)


class NotTaken(Exception):
    """An answer that cannot be taken; the message says why."""


class Missing(click.UsageError):
    """What has to be given, and nobody can be asked."""

    def __init__(self, missing: Sequence[str]) -> None:
        """Take one sentence for each thing that is missing, with the option that gives it."""
        super().__init__("this has to be said:\n" + "\n".join(f"  {visible(each)}" for each in missing))


def can_ask(no_input: bool) -> bool:
    """Whether somebody is there to answer."""
    return not no_input and sys.stdin.isatty()


def ask(question: str, take: Callable[[str], T], *, default: str = "") -> T:
    """Ask until an answer can be taken. An empty answer is the default, if there is one."""
    while True:
        answer = click.prompt(visible(question), default=default, show_default=bool(default), err=True)
        try:
            return take(str(answer).strip())
        except NotTaken as why:
            click.echo("\n".join(f"  {visible(line)}" for line in str(why).split("\n")), err=True)


def ask_each(question: str, take: Callable[[str], T]) -> tuple[T, ...]:
    """Ask for one answer after another, until an empty one."""
    found: list[T] = []
    while True:
        answer = ask(question, lambda typed: take(typed) if typed else None)
        if answer is None:
            return tuple(found)
        found.append(answer)


def choose(question: str, choices: Sequence[str], *, default: str = "") -> str:
    """One of a few words."""

    def take(typed: str) -> str:
        if typed in choices:
            return typed
        begun = [choice for choice in choices if choice.lower().startswith(typed.lower())] if typed else []
        if len(begun) == 1:
            return begun[0]
        raise NotTaken(f'"{typed}" is none of them: {", ".join(choices)}')

    return ask(f"{question} ({', '.join(choices)})", take, default=default)


def one_of_register(
    noun: str, matches: Callable[[str], Sequence[Match]], offered_already: Sequence[str] = ()
) -> Callable[[str], str]:
    """Takes the id or a name of a record; offers the nearest, by number, where what was typed is neither.

    `offered_already` are ids that were shown with numbers before the question.
    """
    offered = [Match(id=id, name=id, exact=False) for id in offered_already]

    def take(typed: str) -> str:
        if offered and typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(offered):
            return offered[int(typed) - 1].id
        found = list(matches(typed)) if typed else []
        exact = [each for each in found if each.exact]
        if len(exact) == 1:
            return exact[0].id
        if not exact and not found:
            raise NotTaken(f'no {noun} is called "{typed}", nor anything near it')
        offered[:] = exact or found
        rows = "\n".join(f"    {number}  {each.id}  ({each.name})" for number, each in enumerate(offered, start=1))
        head = f'"{typed}" is the name of several' if exact else f'no {noun} is called "{typed}"; near it are'
        raise NotTaken(f"{head}:\n{rows}")

    return take
