"""The order of articles: by date, then by id; where a date is vague, the vaguer comes first."""

from __future__ import annotations

from collections.abc import Mapping

from recoupe.linking import LinkedArticle


def chronological(articles: Mapping[str, LinkedArticle]) -> tuple[str, ...]:
    """The ids of all articles, oldest first."""
    # Numbers instead of the dates themselves, which are compared field by field: there are ten thousand of them.
    dates = ((each.article.header.date, id) for id, each in articles.items())
    return tuple(id for *_, id in sorted((date.year, date.month, date.day, id) for date, id in dates))
