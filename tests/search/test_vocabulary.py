from __future__ import annotations

from recoupe.linking import LinkedCorpus
from recoupe.search.documents import entity_names
from recoupe.search.vocabulary import Vocabulary, read_article, shard_words, vocabulary, vocabulary_files
from tests import corpora


def of(linked: LinkedCorpus) -> Vocabulary:
    names = entity_names(linked)
    words = shard_words(read_article(each, names) for each in linked.articles.values())
    return vocabulary([words], set(names.values()))


def test_words_have_their_articles_and_their_usual_spelling(linked: LinkedCorpus) -> None:
    """
    articles/a.md
        title: Élections
        ---
        Les élections, les elections et les élections.
    articles/b.md
        title: وبغداد
        lang: ar
        ---
        Elections.
    """
    found = of(linked)
    assert found.words["elections"] == 2
    assert found.only_stems == {"بغداد", "غداد"}
    ((first, data),) = vocabulary_files(found)
    assert first == "elections"
    assert data.decode().split("\n") == ["elections 1 élections", "et 0", "les 0", "بغداد", "غداد", "وبغداد 0"]


def test_short_words_of_very_many_articles_are_common_but_names_are_not() -> None:
    text = "Le convoi de l’armée est parti pour Irak avec un chat."
    articles = {f"articles/a-{n}.md": corpora.page(f"articles/a-{n}.md", "", text) for n in range(120)}
    names = {"entities/un.md": corpora.page("entities/un.md", "pref_label: {en: UN}")}
    entities = {"articles/b.md": corpora.page("articles/b.md", "entities: [un]")}
    found = of(corpora.linked(corpora.corpus("") | articles | names | entities))
    assert found.common == ("de", "est", "l", "le")


def test_a_small_corpus_has_no_common_words(linked: LinkedCorpus) -> None:
    """
    articles/a.md
        ---
        Le chat de la mère.
    """
    assert of(linked).common == ()


def test_files_stay_small() -> None:
    text = " ".join(f"mot{number}" for number in range(9_000))
    linked = corpora.linked(corpora.corpus("") | {"articles/a.md": corpora.page("articles/a.md", "", text)})
    found = vocabulary_files(of(linked))
    assert len(found) > 5
    assert max(len(data) for _, data in found) <= 12_000
    assert [first for first, _ in found] == sorted(first for first, _ in found)
