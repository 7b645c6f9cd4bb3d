"""Indexes that are brought up to date are those that are made anew, and know what is different in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from random import Random

import pytest
from hypothesis import given

from benchmarks.corpus import corpus
from recoupe.indexes import Indexes, build_indexes
from recoupe.indexes.edit import Edit
from recoupe.indexes.lazy import Lazy
from recoupe.indexes.reprints import ALIKE, SharedWording
from recoupe.linking import LinkedCorpus
from tests import corpora
from tests.laws import strategies


def everything(indexes: Indexes) -> dict[str, object]:
    """All that the indexes hold, in the order in which they give it."""
    found: dict[str, object] = {}
    for each in fields(indexes):
        value = getattr(indexes, each.name)
        found[each.name] = list(value.items()) if isinstance(value, Mapping) else value
    return found


def edited(files: Mapping[str, str], chance: Random) -> dict[str, str]:
    """The files after one edit of many kinds."""
    now = dict(files)
    path = chance.choice(sorted(path for path in now if path.startswith("articles/")))
    other = chance.choice(sorted(path for path in now if path.startswith("articles/")))
    kind = chance.choice(["text", "copy", "delete", "date", "move", "declare", "event", "entity", "policy", "nothing"])
    header, end, text = now[path].rpartition("---\n")
    if kind == "text":
        now[path] += f"\n{' '.join(now[other].rpartition('---')[2].split()[:80])}\n"
    elif kind == "copy":
        now[f"articles/copy-{chance.randrange(10**6)}.md"] = now[path]
    elif kind == "delete" and len(now) > 4:
        del now[path]
    elif kind == "date":
        now[path] = now[path].replace("\ndate: 20", "\ndate: 19", 1)
    elif kind == "move":
        now["articles/other-name.md"] = now.pop(path)
    elif kind == "declare":
        now[path] = now[path].replace("\nentities:", "\nentities: []\nunused:", 1)
    elif kind == "event":
        now[path] = header.replace("title:", "event: e1\ntitle:", 1) + end + text
    elif kind == "entity":
        entity = chance.choice(sorted(path for path in now if path.startswith("entities/")))
        del now[entity]
    elif kind == "policy":
        source = chance.choice(sorted(path for path in now if path.startswith("sources/")))
        now[source] = now[source].replace("text_policy: full", "text_policy: none")
    return now


def kept(before: LinkedCorpus, files: Mapping[str, str]) -> LinkedCorpus:
    """The corpus of these files, in which an article that is what it was is the same object, as it is under `serve`."""
    now = corpora.linked(files)
    articles = {id: old if (old := before.articles.get(id)) == each else each for id, each in now.articles.items()}
    return LinkedCorpus(corpus=now.corpus, register=now.register, articles=articles)


@pytest.mark.parametrize("seed", range(3))
def test_indexes_brought_up_to_date_are_those_that_are_made_anew(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.indexes.reprints._FEW", 50 if seed else 3)
    chance = Random(seed)
    files = dict(corpus(30, 20))
    linked = corpora.linked(files)
    indexes = build_indexes(linked)
    everything(indexes)
    differed = 0
    for _ in range(25):
        files = edited(files, chance)
        linked = kept(linked, files)
        again, anew = build_indexes(linked, indexes), build_indexes(linked)
        for each in fields(Indexes):
            old, new = getattr(indexes, each.name), getattr(again, each.name)
            if isinstance(new, Lazy):
                keys = old.keys() | new.keys()
                different = {key for key in keys if old.get(key) != getattr(anew, each.name).get(key)}
                assert new.changed(old) == different, each.name
                differed += bool(different)
        assert everything(again) == everything(anew)
        indexes = again
    assert differed > 10


@given(strategies.corpora, strategies.corpora)
def test_whatever_the_corpus_was_before(before: dict[str, str], now: dict[str, str]) -> None:
    old = build_indexes(corpora.linked(before))
    everything(old)
    linked = corpora.linked(now)
    assert everything(build_indexes(linked, old)) == everything(build_indexes(linked))


def test_a_shingle_that_has_become_a_formula_says_nothing_any_more() -> None:
    """Of articles that no edit has touched."""
    words = [" ".join(f"mot{part}n{number}" for number in range(8)) for part in range(30)]

    def article(name: str, *texts: str) -> dict[str, str]:
        path = f"articles/{name}.md"
        return {path: corpora.page(path, "", " ".join(texts))}

    files = corpora.corpus("")
    for number in range(19):
        files |= article(f"a{number:02}", words[0], words[number + 1])
    twenty = files | article("b", words[0], words[25])
    more = twenty | article("c", words[0], words[26])
    one, two = corpora.linked(twenty), corpora.linked(more)
    found = SharedWording.of(one.articles)
    assert found.alike["a00"]["a01"] >= ALIKE
    two = kept(one, more)
    since = found.since(Edit.between(one.articles, two.articles))
    assert SharedWording.of(two.articles).alike == since.alike == {}
    assert since.since(Edit.between(two.articles, one.articles)).alike == found.alike
