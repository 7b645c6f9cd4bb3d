"""An index in several parts answers as one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from benchmarks.corpus import corpus, write
from benchmarks.search_bytes import Server, put, searchable
from recoupe.linking import fold_name

pytestmark = pytest.mark.browser


ASK = """async (queries) => {
  const { open } = await import("./assets/search/engine.js");
  const engine = await open(new URL("search/", location).href);
  const answers = [];
  for (const words of queries) {
    const { articles, ignored, recognised, searched } = await engine.find({ words });
    answers.push({ words, articles: articles.sort((one, other) => one - other), ignored, named: recognised.map(({ id }) => id), searched });
  }
  return answers;
}"""


SHARDS = (1, 4, 16, 64)


@pytest.fixture(scope="module")
def sharded(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Server]]:
    """The search of 150 generated articles, and of a few with words of their own, in one shard and in several."""
    folder = tmp_path_factory.mktemp("sharded")
    content = write(folder / "content", 150, entities=60)
    for number, words in enumerate(OWN):
        (content / "articles" / f"own-{number}.md").write_text(OWN_ARTICLE.format(words=words), encoding="utf-8")
    servers = {}
    for count in SHARDS:
        shards: Callable[[int], int] = {150 + len(OWN): count}.__getitem__
        put(searchable(content, shards).files, folder / str(count))
        servers[count] = Server(folder / str(count))
    yield servers
    for server in servers.values():
        server.close()


OWN = ("zagzig zagora", "zagzig zanzibar l'aube", "zag", "zanzibar zagora brise", "briser zanzi", "zagzigure brises")
OWN_ARTICLE = (
    "---\ntitle: Un titre\nsource: outlet-0\nlang: fr\ndate: 2021-10-19\n---\n\nPremière phrase {words} de la fin.\n"
)


def test_several_shards_answer_as_one(sharded: dict[int, Server], browser: Browser) -> None:
    """Also where an index lacks a word, of which it would know the beginning or nothing at all."""
    words = [word for own in OWN for word in own.split()]
    alone = [*words, *(word[:-1] for word in words), "zagzigures", "zebu", "premiere", "titre", "p", "de"]
    together = [f"{one} {other}" for one in (*words[:6], "premiere") for other in (*words[3:], "briz", "phrase")]
    # Words that any one of the shards may have or lack, and that no other word begins with: of such a one Pagefind
    # finds only those that it comes across.
    every = {fold_name(word) for _, text in corpus(150, 60) for word in re.findall(r"\w+", text)}
    alone += sorted(word for word in every if not any(other != word and other.startswith(word) for other in every))[
        ::40
    ]
    phrases = [f'"phrase {own}"' for own in OWN] + ['"zagora zagzig"', '"phrase zagzig" zagora', '"phrase zagz"']
    queries = [*alone, *together, *phrases]
    answers = {}
    for shards, server in sharded.items():
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(server.url)
            answers[shards] = page.evaluate(ASK, queries)
    found = {answer["words"]: len(answer["articles"]) for answer in answers[1]}
    assert (found["zagzig"], found["zagzig zagora"], found["zagora zanzibar"], found["premiere"]) == (3, 1, 1, 6)
    assert found['"phrase zagzig zagora"'] == 1
    for shards in SHARDS:
        assert answers[shards] == answers[1], shards


def test_shards_share_all_but_their_own_files(sharded: dict[int, Server], browser: Browser) -> None:
    server = sharded[4]
    server.asked.clear()
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(server.url)
        page.evaluate(ASK, ["zagzig", "premiere phrase"])
    asked = Counter(path.rpartition("/")[2] for path in server.asked if "/pagefind/" in path)
    assert asked["wasm.unknown.pagefind"] == asked["pagefind.js"] == 1
    assert len([name for name in asked if name.endswith(".pf_meta")]) == 4
    assert max(times for name, times in asked.items() if name != "pagefind-entry.json") == 1
