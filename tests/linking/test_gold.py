"""Names judged by gold data: every name in the corpus's titles and in its one text, read by a person.

A name is a proper name of an entity of the register, in whatever form the text gives it; "the Coalition" and "Parliament"
count where the sentence leaves no doubt, and so does what a header says that its article alone calls somebody; adjectives ("Iraqi forces", "convoi US") and descriptions ("l'ambassade") do
not. What the linker is known to miss is in the gold: the register has no label "America", "US" or "Parlement", since each
has other bearers; "درعراق" is two words typed as one.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from recoupe.linking import LinkedCorpus
from recoupe.pipeline import read_corpus
from recoupe.settings import read_defaults

ROOT = Path(__file__).parents[2]
GOLD = json.loads((Path(__file__).parent / "gold" / "names.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def linked() -> LinkedCorpus:
    return read_corpus(ROOT / "content", read_defaults(ROOT / "mkdocs.yml")).linked


def test_precision_and_recall(linked: LinkedCorpus, capsys: pytest.CaptureFixture[str]) -> None:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for row in GOLD:
        each = linked.articles[row["article"]]
        mentions = each.title_mentions if row["part"] == "title" else each.mentions
        found = Counter((mention.surface, mention.entity) for mention in mentions)
        expected = Counter((surface, entity) for surface, entity in row["names"])
        right[row["lang"]] += (found & expected).total()
        wrong[row["lang"]] += (found - expected).total()
        missed[row["lang"]] += (expected - found).total()
    with capsys.disabled():
        print()
        for lang in (*sorted(right | missed), "all"):
            counts = [counter.total() if lang == "all" else counter[lang] for counter in (right, wrong, missed)]
            precision, recall = counts[0] / (counts[0] + counts[1]), counts[0] / (counts[0] + counts[2])
            print(f"names, {lang}: precision {precision:.3f}, recall {recall:.3f} ({counts[0] + counts[2]} names)")
    assert right.total() / (right + wrong).total() >= 0.98
    assert right.total() / (right + missed).total() >= 0.92
