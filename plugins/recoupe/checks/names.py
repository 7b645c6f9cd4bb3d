"""Names must tell their bearers apart, or say that they do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from recoupe.diagnostics import Diagnostic
from recoupe.linking import LinkedCorpus, fold_name
from recoupe.model import Entity, Path, Span


def shared_labels(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """Two entities with labels of one folded form both call it ambiguous, or both say `not_same_as` the other.

    It is told once, at the later id, and once for two entities however many labels they share.
    """
    bearers: dict[str, dict[str, tuple[Entity, Path, str]]] = defaultdict(dict)
    for entity in linked.corpus.entities.values():
        if entity.header.replaced_by is None:
            for path, label in (*_own_labels(entity), *_ambiguous_labels(entity)):
                if _is_usable(label):
                    bearers[fold_name(label)].setdefault(entity.id, (entity, path, label))
    told: set[tuple[str, str]] = set()
    for claims in bearers.values():
        for id, (entity, path, label) in claims.items():
            others = (other for other, _, _ in claims.values() if other.id < id)
            ambiguous = {other.id for other, where, _ in claims.values() if where[0] == "ambiguous_label"}
            rival = next(
                (other for other in others if not {id, other.id} <= ambiguous and not _told_apart(entity, other)), None
            )
            if rival is not None and (rival.id, id) not in told:
                told.add((rival.id, id))
                yield Diagnostic(
                    span=entity.span(*path),
                    rule="shared-label",
                    message=f'"{label}" is also a label of "{rival.id}"',
                    seen=label,
                    expected="a label of one entity only",
                    help="move it to ambiguous_label in both files, or name each other under not_same_as"
                    f" ({rival.path})",
                )


def _told_apart(one: Entity, other: Entity) -> bool:
    return other.id in one.header.not_same_as and one.id in other.header.not_same_as


def _is_usable(label: str) -> bool:
    return any(char.isalnum() for char in fold_name(label))


def _own_labels(entity: Entity) -> Iterator[tuple[Path, str]]:
    header = entity.header
    for lang, label in header.pref_label.items():
        yield ("pref_label", lang), label
    for lang, labels in header.alt_label.items():
        for position, label in enumerate(labels):
            yield ("alt_label", lang, position), label
    for position, label in enumerate(header.hidden_label):
        yield ("hidden_label", position), label


def _ambiguous_labels(entity: Entity) -> Iterator[tuple[Path, str]]:
    for position, label in enumerate(entity.header.ambiguous_label):
        yield ("ambiguous_label", position), label


def unusable_labels(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """A label holds at least one letter or digit, or no text could ever be matched with it."""
    for entity in linked.corpus.entities.values():
        for path, label in (*_own_labels(entity), *_ambiguous_labels(entity)):
            if not _is_usable(label):
                yield Diagnostic(
                    span=entity.span(*path),
                    rule="unusable-label",
                    message=f'nothing can be found by the label "{label}"',
                    seen=label,
                    expected="a name with letters or digits",
                )


def unused_forms(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """What an article is said to call an entity stands in its text or in its title."""
    for each in linked.articles.values():
        mentions = (*each.mentions, *each.title_mentions)
        for position, reference in enumerate(each.article.header.entities):
            if not reference.forms:
                continue
            current = linked.register.resolve(reference.id)
            used = {fold_name(mention.surface) for mention in mentions if mention.entity == current}
            for number, form in enumerate(reference.forms):
                if current is not None and fold_name(form) not in used:
                    yield Diagnostic(
                        span=each.article.span("entities", position, "as", number),
                        rule="unused-form",
                        message=f'the article does not call "{current}" so: "{form}"',
                        seen=form,
                        expected="words of the text or of the title",
                    )


def too_many_mentions(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """A text names entities at most `MOST_MENTIONS` times: more is no article, and would make pages nobody can open."""
    for each in linked.articles.values():
        if each.left_out:
            line, column = each.article.document.origin(each.mentions[-1].start)
            yield Diagnostic(
                span=Span(each.article.path, line, column, column + len(each.mentions[-1].surface)),
                rule="too-many-mentions",
                message=f"the text names entities {len(each.mentions) + each.left_out:,} times",
                seen=each.mentions[-1].surface,
                expected=f"at most {len(each.mentions):,}; those after this one are not linked",
                help="one article a file",
            )


def ambiguous_names(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """An article declares at most one bearer of each ambiguous name that its text uses."""
    for each in linked.articles.values():
        told: set[str] = set()
        for ambiguity in each.ambiguities:
            key = fold_name(ambiguity.surface)
            if key in told:
                continue
            told.add(key)
            line, column = each.article.document.origin(ambiguity.start)
            names = " or ".join(f'"{bearer}"' for bearer in ambiguity.bearers)
            number = "both" if len(ambiguity.bearers) == 2 else "them all"
            yield Diagnostic(
                span=Span(each.article.path, line, column, column + len(ambiguity.surface)),
                rule="ambiguous-name",
                message=f'"{ambiguity.surface}" may be {names}: the header declares {number}',
                seen=ambiguity.surface,
                expected="one bearer of the name among the declared entities",
                help="take out of `entities` whichever is not meant: its full name is found all the same",
            )
