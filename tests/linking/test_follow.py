"""Quotes follow the committed changes of their text, in a real Git repository; they never land on a look-alike."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from recoupe.history import History
from recoupe.linking import Anchor, LinkedArticle, Unplaced
from recoupe.loading import Defaults
from recoupe.pipeline import read_corpus

ACTOR_A = "Le porte-parole de la coalition a affirmé que le pont avait été détruit pendant la nuit."
ACTOR_B = "Le gouverneur de la province a affirmé que le pont avait été détruit pendant la nuit."
FIRST = "Aucun groupe n’a revendiqué la responsabilité de l’attaque."
LAST = "Les combats se poursuivent à l’est de la ville."
QUOTED = "le pont avait été détruit pendant la nuit"


class Repository:
    """A corpus of one article in a Git checkout."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        self.file = self.content / "articles" / "a.md"
        self.file.parent.mkdir(parents=True)
        self.git("init", "--quiet")

    def git(self, *arguments: str) -> None:
        subprocess.run(
            ("git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments), cwd=self.content, check=True
        )

    def write(self, *paragraphs: str, exact: str, prefix: str = "", commit: bool = True) -> None:
        stance = f"stance: [{{target: e, position: against, evidence: [{{exact: '{exact}', prefix: '{prefix}'}}]}}]"
        header = f"---\ntitle: T\nsource: s\ndate: 2021\nlang: fr\n{stance}\n---\n"
        self.file.write_text(header + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
        if commit:
            self.git("add", ".")
            self.git("commit", "--quiet", "--message", "x")

    def read(self) -> tuple[LinkedArticle, Sequence[str]]:
        checked = read_corpus(self.content, Defaults(), History(self.content))
        rules = [each.rule for each in checked.diagnostics if each.rule.startswith("quote")]
        return checked.linked.articles["a"], rules


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def words(each: LinkedArticle) -> str:
    (place,) = each.places.values()
    assert isinstance(place, Anchor)
    return each.article.document.text[place.start : place.end]


@pytest.mark.parametrize("commit", [True, False], ids=["committed", "not yet committed"])
def test_other_paragraphs_may_change(repository: Repository, commit: bool) -> None:
    repository.write(FIRST, ACTOR_A, LAST, exact=QUOTED)
    repository.write("Autre chose.", ACTOR_A, exact=QUOTED, commit=commit)
    each, rules = repository.read()
    assert (words(each), rules) == (QUOTED, [])


def test_nearly_all_kept_is_placed_and_told(repository: Repository) -> None:
    long = "les forces de la coalition déployées dans la province ont été attaqué pendant la nuit"
    repository.write(FIRST, long, LAST, exact=long)
    repository.write(FIRST, long.replace("attaqué", "attaquées"), LAST, exact=long)
    each, rules = repository.read()
    assert (words(each), rules) == (long.replace("attaqué", "attaquées"), ["quote-outdated"])


def test_partly_kept_asks_and_shows_both(repository: Repository) -> None:
    repository.write(FIRST, ACTOR_A, LAST, exact=QUOTED)
    repository.write(FIRST, ACTOR_A.replace("avait été détruit", "n’avait pas été touché"), LAST, exact=QUOTED)
    each, rules = repository.read()
    (place,) = each.places.values()
    assert isinstance(place, Unplaced)
    assert (place.why, place.before, rules) == ("changed", QUOTED, ["quote-changed"])
    assert place.now.startswith("le pont n’avait pas été touché pendant la nuit")


def test_a_deleted_sentence_is_lost_with_its_words(repository: Repository) -> None:
    repository.write(FIRST, ACTOR_A, LAST, exact=QUOTED)
    repository.write(FIRST, LAST, exact=QUOTED)
    each, rules = repository.read()
    (place,) = each.places.values()
    assert place == Unplaced(why="lost", before=QUOTED)
    assert rules == ["quote-lost"]


@pytest.mark.parametrize("commit", [True, False], ids=["committed", "not yet committed"])
def test_another_actors_identical_claim_never_receives_it(repository: Repository, commit: bool) -> None:
    """A's claim is deleted; B makes the same claim in the same words, elsewhere in the article."""
    repository.write(FIRST, ACTOR_A, LAST, ACTOR_B, exact=QUOTED, prefix="de la coalition a affirmé que")
    repository.write(FIRST, LAST, ACTOR_B, exact=QUOTED, prefix="de la coalition a affirmé que", commit=commit)
    each, rules = repository.read()
    (place,) = each.places.values()
    assert isinstance(place, Unplaced)
    assert (place.why, rules) == ("lost", ["quote-lost"])


def test_a_claim_added_elsewhere_while_the_first_goes(repository: Repository) -> None:
    """The exact words are in the new text once, but in a sentence that was not there when they were quoted."""
    repository.write(FIRST, ACTOR_A, LAST, exact=QUOTED)
    repository.write(FIRST, LAST, ACTOR_B, exact=QUOTED)
    each, rules = repository.read()
    (place,) = each.places.values()
    assert isinstance(place, Unplaced)
    assert rules == ["quote-lost"]


def test_within_one_paragraph_too(repository: Repository) -> None:
    """One paragraph of sentences: A's goes, B's comes, the others stay."""
    repository.write(f"{FIRST} {ACTOR_A} {LAST}", exact=QUOTED)
    repository.write(f"{FIRST} {LAST} {ACTOR_B}", exact=QUOTED)
    assert repository.read()[1] == ["quote-lost"]


def test_a_paragraph_moved_as_a_whole_takes_its_quote_along(repository: Repository) -> None:
    repository.write(ACTOR_A, FIRST, LAST, exact=QUOTED)
    repository.write(FIRST, LAST, ACTOR_A, exact=QUOTED)
    each, rules = repository.read()
    assert (words(each), rules) == (QUOTED, [])


def test_a_quote_brought_up_to_date_is_exact_again(repository: Repository) -> None:
    repository.write(FIRST, ACTOR_A, LAST, exact=QUOTED)
    repository.write(FIRST, ACTOR_A.replace("détruit", "touché"), LAST, exact=QUOTED)
    repository.write(FIRST, ACTOR_A.replace("détruit", "touché"), LAST, exact=QUOTED.replace("détruit", "touché"))
    each, rules = repository.read()
    assert (words(each), rules) == (QUOTED.replace("détruit", "touché"), [])


def test_without_git_an_inexact_quote_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "articles" / "a.md"
    file.parent.mkdir(parents=True)
    file.write_text(
        "---\ntitle: T\nsource: s\ndate: 2021\nlang: fr\n"
        "stance: [{target: e, position: against, evidence: [le pont fut détruit pendant la nuit]}]\n---\n" + ACTOR_A,
        encoding="utf-8",
    )
    checked = read_corpus(tmp_path, Defaults(), History(tmp_path))
    (found,) = [each for each in checked.diagnostics if each.rule == "quote-not-found"]
    assert "avait été détruit pendant la nuit" in found.nearest


@pytest.mark.parametrize("exact", ["(Archives)", "« la base »", "la gare."])
def test_a_quote_that_ends_in_punctuation_keeps_it(repository: Repository, exact: str) -> None:
    """Another paragraph comes; these words stay as they are."""
    paragraph = f"Une photo de {exact}"
    repository.write(paragraph, LAST, exact=exact)
    repository.write(paragraph, LAST, "Un ajout.", exact=exact, commit=False)
    each, rules = repository.read()
    assert (words(each), rules) == (exact, [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # the claim passes to another speaker; it is denied; the country is another; grammar turns it
        ("Le porte-parole de la coalition a affirmé que", "Le gouverneur a affirmé que"),
        ("Le porte-parole de la coalition a affirmé que", "Le porte-parole de la coalition a nié que"),
        ("a affirmé que le pont", "a affirmé hier encore que le pont"),
    ],
)
def test_new_words_around_it_ask(repository: Repository, old: str, new: str) -> None:
    """The quoted words stay; what their sentence says of them does not."""
    repository.write(FIRST, ACTOR_A, LAST, exact=QUOTED)
    repository.write(FIRST, ACTOR_A.replace(old, new), LAST, exact=QUOTED)
    assert repository.read()[1] == ["quote-changed"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("irakiennes", "iraniennes"), ("avec le", "hors du"), ("pour tous", "contre tous")],
)
def test_near_spellings_and_short_words_may_be_the_opposite(repository: Repository, old: str, new: str) -> None:
    exact = "les autorités irakiennes ont négocié avec le gouverneur de la province une trêve pour tous les habitants"
    repository.write(FIRST, exact, LAST, exact=exact)
    repository.write(FIRST, exact.replace(old, new), LAST, exact=exact)
    assert repository.read()[1] == ["quote-changed"]


def test_the_neighbours_look_alike_never_receives_it(repository: Repository) -> None:
    """A and B stand side by side; A's claim is deleted and a word comes into B's."""
    prefix = "de la coalition a affirmé que"
    repository.write(FIRST, ACTOR_A, ACTOR_B, LAST, exact=QUOTED, prefix=prefix)
    repository.write(FIRST, ACTOR_B.replace("a affirmé", "a affirmé hier"), LAST, exact=QUOTED, prefix=prefix)
    assert repository.read()[1] == ["quote-lost"]


def test_a_renamed_file_keeps_its_history(repository: Repository) -> None:
    """The file moves to another folder in the commit that takes A's claim out and brings B's."""
    repository.write(FIRST, ACTOR_A, LAST, exact=QUOTED)
    folder = repository.content / "articles" / "2021"
    folder.mkdir()
    repository.git("mv", "articles/a.md", "articles/2021/a.md")
    repository.file = folder / "a.md"
    repository.write(FIRST, LAST, ACTOR_B, exact=QUOTED)
    assert repository.read()[1] == ["quote-lost"]


def test_a_quote_committed_on_a_branch_keeps_its_version(repository: Repository) -> None:
    """The annotation is made on a branch, the text changes on the main line, then both are merged."""
    repository.write(FIRST, ACTOR_A, LAST, exact="revendiqué")
    repository.git("checkout", "--quiet", "-b", "annotated")
    repository.write(FIRST, ACTOR_A, LAST, exact=QUOTED)
    repository.git("checkout", "--quiet", "-")
    repository.write(FIRST, LAST, ACTOR_B, exact="revendiqué")
    repository.git("merge", "--quiet", "--no-edit", "annotated")
    assert repository.read()[1] == ["quote-lost"]


def test_a_quote_of_the_title_stays_there(repository: Repository) -> None:
    """The title is "T"; the same word then comes into the text."""
    repository.write(FIRST, exact="T")
    repository.write(FIRST, "T", exact="T")
    each, rules = repository.read()
    (place,) = each.places.values()
    assert isinstance(place, Anchor)
    assert (place.part, rules) == ("title", [])


def test_a_new_sentence_around_the_same_words_is_shown_whole(repository: Repository) -> None:
    repository.write(FIRST, ACTOR_A, LAST, exact=QUOTED)
    repository.write(FIRST, ACTOR_A.replace("a affirmé", "a nié"), LAST, exact=QUOTED)
    (place,) = repository.read()[0].places.values()
    assert place == Unplaced(why="changed", before=ACTOR_A, now=ACTOR_A.replace("a affirmé", "a nié"))
    # The annotator looks again and says so: the record holds.
    repository.write(FIRST, ACTOR_A.replace("a affirmé", "a nié"), LAST, exact=QUOTED, prefix="a nié que")
    assert repository.read()[1] == []
