"""The order of articles: by date, then by id; where a date is vague, the vaguer comes first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recoupe.linking import LinkedArticle


def chronological(ids: Iterable[str], articles: Mapping[str, LinkedArticle]) -> tuple[str, ...]:
    """The ids, oldest article first, each once."""
    return tuple(sorted(set(ids), key=lambda id: (articles[id].article.header.date, id)))
