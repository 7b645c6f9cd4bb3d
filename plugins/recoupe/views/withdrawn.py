"""What is left of an article that was withdrawn: its address, and when and why."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe import urls
from recoupe.model import PartialDate
from recoupe.views.parts import Outlet, Reader, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnView:
    """`/articles/<id>/`, where others may still look for the article.

    `withdrawn` is the day on which it was taken out and `reason` says why; `None` where its header does not.
    """

    id: str
    address: str
    title: Text
    outlet: Outlet
    date: PartialDate
    withdrawn: PartialDate | None
    reason: Text | None


def withdrawn_view(id: str, reader: Reader) -> WithdrawnView:
    """The view of one withdrawn article. Nothing else of its header is looked at."""
    header = reader.linked.corpus.withdrawn[id].header
    return WithdrawnView(
        id=id,
        address=urls.article(id),
        title=Text(header.title, header.lang),
        outlet=reader.outlet(header.source),
        date=header.date,
        withdrawn=header.withdrawn.date if header.withdrawn else None,
        reason=reader.pick(header.withdrawn.reason) if header.withdrawn else None,
    )
