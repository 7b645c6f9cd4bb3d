"""From a proposal whose questions are settled to a file of the corpus."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from recoupe.drafting import Draft, draft, markdown
from recoupe.importing.identifiers import propose_id
from recoupe.importing.passages import Passage
from recoupe.importing.proposal import Proposal
from recoupe.model import PartialDate


def article_file(
    proposal: Proposal, *, id: str, with_text: bool, policy: str | None, accessed: PartialDate | None
) -> Draft:
    """The article's file. Without its text, `rights` says so where the outlet's `policy` is not `full`.

    Raises `Refused`, or `BadValue` for a date that is none; a value that is missing is a bug.
    """
    title, source, date, lang = (
        finding.value for finding in (proposal.title, proposal.source, proposal.date, proposal.lang)
    )
    assert title is not None
    assert source is not None
    assert date is not None
    assert lang is not None
    values = {
        "title": title,
        "source": source,
        "date": date,
        "lang": lang,
        "url": proposal.address or None,
        "author": proposal.author or None,
        "accessed": str(accessed) if accessed and proposal.address else None,
        "rights": {"text": "none"} if not with_text and policy != "full" else None,
    }
    return draft("articles", id, values, body(proposal.body) if with_text else "")


def body(passages: Iterable[Passage]) -> str:
    """The passages as the Markdown of a file."""
    return markdown((each.kind, each.text) for each in passages)


def id_for(proposal: Proposal, taken: Collection[str]) -> str:
    """An id for the article, from what is settled of it."""
    date = PartialDate.parse(proposal.date.value) if proposal.date.value else None
    return propose_id(proposal.source.value or "article", date, proposal.title.value or "", proposal.address, taken)
