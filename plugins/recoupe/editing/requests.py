"""What every edit asks of the ids that it is given."""

from __future__ import annotations

from recoupe.diagnostics import nearest
from recoupe.editing.edit import Refused
from recoupe.linking import build_register
from recoupe.loading import Defaults
from recoupe.model import ARTICLE_VOICE, Corpus, Entity

_WORDS = {ARTICLE_VOICE: "the outlet's own voice", "null": "no value"}
"""Ids that say something else where they are written as references."""


def standing(corpus: Corpus, id: str) -> Entity:
    """The entity that is called `id` and stands for itself. Raises `Refused`."""
    entity = corpus.entities.get(id)
    if entity is None:
        guess = nearest(id, corpus.entities)
        raise Refused(f'no entity is called "{id}"' + (f'; did you mean "{guess}"?' if guess else ""))
    if (target := entity.header.replaced_by) is not None:
        current = build_register(corpus.entities).resolve(id)
        so = f': write "{current}"' if current is not None else ""
        raise Refused(f'"{id}" was merged into "{target}" already{so}', entity.span("replaced_by"))
    return entity


def usable(id: str) -> None:
    """Refuse an id that cannot be written as a reference."""
    if id in _WORDS:
        raise Refused(f'"{id}" cannot be referred to: in a header it stands for {_WORDS[id]}')


def left_to_do(defaults: Defaults, old: str, new: str) -> tuple[str, ...]:
    """What names the entity outside the corpus."""
    if defaults.stance_target != old:
        return ()
    return (f'mkdocs.yml names "{old}" as its default_stance_target: write "{new}" there',)
