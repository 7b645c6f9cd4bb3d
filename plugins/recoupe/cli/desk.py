"""Where a record is drafted: its values are taken from options and answers, and judged one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from recoupe import editing
from recoupe.cli.corpus import defaults
from recoupe.cli.prompting import Missing, NotTaken, ask, ask_each, can_ask
from recoupe.cli.writing import put
from recoupe.diagnostics import visible
from recoupe.drafting import draft, free_id, problem
from recoupe.formatting import Value
from recoupe.loading import Defaults
from recoupe.model import Corpus

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where a record is drafted: the corpus, and whether somebody answers."""

    content: Path
    folder: editing.Folder
    corpus: Corpus
    defaults: Defaults
    asking: bool
    kind: str
    missing: list[str]
    """What has to be given and was not, one sentence each."""

    @classmethod
    def of(cls, content: Path, kind: str, no_input: bool) -> Desk:
        """Read the corpus in `content`, for a record of `kind`."""
        folder = editing.read_folder(content, defaults(content))
        return cls(
            content=content,
            folder=folder,
            corpus=folder.load().corpus,
            defaults=folder.defaults,
            asking=can_ask(no_input),
            kind=kind,
            missing=[],
        )

    def fits(self, field: str, typed: str) -> str:
        """The answer, if the field can hold it. Raises `NotTaken`."""
        if (wrong := problem(self.kind, field, typed, self.defaults)) is not None:
            raise NotTaken(f"{wrong.message}; expected: {wrong.expected}")
        return typed

    def required(self, given: str, option: str, question: str, take: Callable[[str], str], default: str = "") -> str:
        """What was given, checked; or the answer to a question; or, where nobody answers, a word on what is missing."""
        if given:
            return self.checked(given, option, take)
        if self.asking:
            return ask(question, take, default=default)
        self.missing.append(f"{option}  {question}")
        return ""

    def optional(self, given: str, option: str, question: str, take: Callable[[str], str]) -> str:
        """The same for what may be left out."""
        if given:
            return self.checked(given, option, take)
        return ask(f"{question} (Enter: none)", lambda typed: take(typed) if typed else "") if self.asking else ""

    def several(self, given: Sequence[str], option: str, question: str, take: Callable[[str], T]) -> tuple[T, ...]:
        """The same for a list of answers."""
        if given:
            return tuple(self.checked(each, option, take) for each in given)
        return ask_each(f"{question} (Enter: no more)", take) if self.asking else ()

    def checked(self, given: str, option: str, take: Callable[[str], T]) -> T:
        """The value of an option. What it cannot be is told with the option's name."""
        try:
            return take(given)
        except NotTaken as why:
            raise click.BadParameter("\n".join(map(visible, str(why).split("\n"))), param_hint=option) from None

    def id(self, given: str, proposed: str, taken: Sequence[str]) -> str:
        """The id of the new record."""

        def take(typed: str) -> str:
            if typed in taken:
                raise NotTaken(f'"{typed}" is there already')
            if not typed or free_id(typed, ()) != typed:
                raise NotTaken(
                    f'"{typed}" cannot be an id; expected: lower-case letters a to z, digits, single hyphens'
                )
            return typed

        if given or (self.asking and not proposed):
            return self.required(given, "--id", "Id: the name of its file", take)
        if self.asking:
            return ask("Id: the permanent name of its file", take, default=proposed)
        if not proposed and not self.missing:
            self.missing.append("--id  none can be made from its name")
        return proposed

    def write(self, id: str, values: dict[str, Value], body: str, *, stdout: bool, dry_run: bool) -> None:
        """Write the record, unless something is missing."""
        if self.missing:
            raise Missing(self.missing)
        try:
            made = draft(self.kind, id, values, body)
        except editing.Refused as refused:
            raise click.UsageError(visible(str(refused))) from None
        put(self.content, self.folder, made, stdout=stdout, dry_run=dry_run)
