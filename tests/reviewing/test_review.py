from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from markdown_it import MarkdownIt

from recoupe.cli import main
from recoupe.loading import Defaults
from recoupe.reviewing import Review, as_markdown, compare, read_both
from tests.corpora import corpus, write
from tests.golden.paths import ROOT
from tests.laws.strategies import corpora

ROOM = 1_000_000
MARKDOWN = MarkdownIt("gfm-like", {"html": True, "linkify": False})
BEFORE = """
articles/a.md
    title: Un convoi
    entities: [irak]
    stance:
      - {target: irak, position: against, evidence: [Irak hostile], annotator: anna}
      - {target: irak, position: favor, evidence: [un mot], annotator: omar}
    annotations: [{quote: la fin, note: x}]
    ---
    Voici un Irak hostile, dit un mot de la foule.

    Et la fin de tout cela. Le soir venait.
articles/b.md
    title: Un autre
entities/irak.md
    pref_label: {fr: Irak}
entities/vieux.md
    pref_label: {fr: Vieux}
about.md
    ---
    Bonjour.
"""


def review(tmp_path: Path, before: str, after: str, extra: dict[str, str | bytes] | None = None) -> Review:
    base, head = write(tmp_path / "base", corpus(before)), write(tmp_path / "head", corpus(after))
    write(head, extra or {})
    return compare(*read_both(base, head, Defaults()), "fr")


def changed(tmp_path: Path, *replacements: tuple[str, str]) -> Review:
    after = BEFORE
    for old, new in replacements:
        assert old in after
        after = after.replace(old, new)
    return review(tmp_path, BEFORE, after)


def test_nothing_changes_nothing(tmp_path: Path) -> None:
    found = review(tmp_path, BEFORE, BEFORE)
    assert found.unread == ()
    assert (found.records, found.stances, found.quotes, found.mistakes, found.mended) == ((), (), (), (), 0)
    assert found.pages.appear + found.pages.change + found.pages.vanish == ()
    assert as_markdown(found, ROOM).endswith("### What the reader will see\n\nNothing new.\n")


def test_records_are_new_changed_moved_and_removed(tmp_path: Path) -> None:
    found = changed(
        tmp_path,
        ("articles/b.md\n    title: Un autre", "articles/2021/b.md\n    title: Un autre"),
        ("entities/vieux.md\n    pref_label: {fr: Vieux}", "entities/neuf.md\n    pref_label: {fr: Neuf}"),
        ("Bonjour.", "Bonsoir à tous."),
        ("title: Un convoi", "title: Deux convois"),
    )
    said = as_markdown(found, ROOM)
    for row in (
        "- **changed** `a`: `Deux convois`; fields: `title`\n",
        "- **changed** `b`: `Un autre`, moved from `articles/b.md`\n",
        "- **new** `neuf`: `Neuf`\n",
        "- **removed** `vieux`: `Vieux`\n",
        "- **changed** `about`: `Une page`; text: 1 → 3 words\n",
        "- pages that appear (1): `/entities/neuf/`\n",
        "- pages that vanish (1): `/entities/vieux/`\n",
        "- pages that change (3): `/about/`, `/articles/a/`, `/articles/b/`\n",
    ):
        assert row in said
    assert said.startswith(
        "## What this contribution changes\n1 new file; 3 changed files; 1 removed file; 0 new errors; 0 new warnings;"
    )


def test_layout_alone_is_no_change(tmp_path: Path) -> None:
    found = changed(tmp_path, ("    title: Un convoi\n    entities: [irak]\n", "    # x\n    entities:\n      - irak\n    title: 'Un convoi'\n"))  # fmt: skip
    assert found.records == ()


def test_stances_are_the_same_by_coder_target_and_holder(tmp_path: Path) -> None:
    found = changed(
        tmp_path,
        ("position: against, evidence: [Irak hostile]", "position: mixed, evidence: [Irak hostile]"),
        ("{target: irak, position: favor, evidence: [un mot], annotator: omar}", "{target: vieux, position: favor, evidence: [un mot], annotator: omar}"),
    )  # fmt: skip
    assert [(each.what, each.stance.target, each.stance.annotator) for each in found.stances] == [
        ("changed", "irak", "anna"),
        ("new", "vieux", "omar"),
        ("removed", "irak", "omar"),
    ]
    said = as_markdown(found, ROOM)
    assert "- **changed** in `a`: the outlet `mixed` towards `irak`, by `anna` (`proposed`)\n" in said
    assert "  - other than before: `position`\n  - it was `against`\n  - words: `Irak hostile`\n" in said
    reordered = BEFORE.replace("      - {target: irak, position: against, evidence: [Irak hostile], annotator: anna}\n", "").replace("annotator: omar}\n", "annotator: omar}\n      - {target: irak, position: against, evidence: [Irak hostile], annotator: anna}\n")  # fmt: skip
    assert review(tmp_path / "order", BEFORE, reordered).stances == ()


@pytest.mark.parametrize(
    ("old", "new", "fate"),
    [
        ("un Irak hostile, dit", "un Irak fort hostile, dit", "changed"),
        ("Voici un Irak hostile, dit un mot de la foule.", "Rien de tel.", "lost"),
        ("Le soir venait", "Le matin venait", "around"),
        ("[Irak hostile]", "[Irak aimable]", "unplaced"),
    ],
)
def test_quotes_that_stand_otherwise_are_told(tmp_path: Path, old: str, new: str, fate: str) -> None:
    assert fate in {each.fate for each in changed(tmp_path, (old, new)).quotes}


def test_a_withdrawn_article_is_changed_and_its_words_are_not_repeated(tmp_path: Path) -> None:
    found = changed(tmp_path, ("title: Un convoi", "title: Article retiré\n    state: withdrawn\n    withdrawn: {date: 2026, reason: x}"))  # fmt: skip
    said = as_markdown(found, ROOM)
    assert "- **changed** `a`: `Article retiré`; fields: `title`, `state`, `withdrawn`\n" in said
    assert "- **removed** in `a`: the outlet `against` towards `irak`, by `anna` (`proposed`)\n" in said
    assert "Irak hostile" not in said


def test_names_that_clash_stand_apart_from_other_mistakes(tmp_path: Path) -> None:
    found = changed(tmp_path, ("pref_label: {fr: Vieux}", "pref_label: {fr: Irak}"), ("title: Un autre", "title: Un autre\n    url: x"))  # fmt: skip
    assert {each.rule for each in found.mistakes} == {"shared-label", "malformed-url"}
    said = as_markdown(found, ROOM)
    assert "### Names that clash now (1)\n\n- **error** `shared-label` at `entities/vieux.md:2:18`:" in said
    assert "### New mistakes (1)\n\n- **error** `malformed-url` at" in said
    back = review(tmp_path / "back", BEFORE.replace("title: Un autre", "title: Un autre\n    url: x"), BEFORE)
    assert (back.mistakes, back.mended) == ((), 1)


HOSTILE = """
articles/a.md
    title: "@everyone fixes #1 ![x](https://evil.example/x.png) <img src=x onerror=alert(1)> `` ` ``"
    source: "journal"
    entities: [irak]
    stance:
      - {target: irak, position: against, evidence: ["</details><script>alert(1)</script>"], rationale: "[x](javascript:alert(1))\\n\\n# H", annotator: "@octocat"}
    tags: [x]
    ---
    Un <script>alert(1)</script> [lien](javascript:alert(1)) ![x](https://evil.example/x.png) Irak.
entities/irak.md
    pref_label: {fr: "Irak | ](https://evil.example)"}
entities/autre.md
    pref_label: {fr: "<b>Irak</b> \\u202e"}
"""


def active(markdown: str) -> list[str]:
    """Whatever GitHub would make of a summary but headings, lists, code and emphasis of ours."""
    found = []
    for token in MARKDOWN.parse(markdown):
        assert token.type != "html_block", token.content
        for each in token.children or []:
            if each.type not in ("text", "code_inline", "strong_open", "strong_close", "softbreak"):
                found.append(each.type)
            if each.type == "text" and any(sign in each.content for sign in ("@", "#", "<", "http", "evil")):
                found.append(each.content)
    return found


def test_the_words_of_strangers_are_inert(tmp_path: Path) -> None:
    extra: dict[str, str | bytes] = {"articles/<img src=x>@y.md": "", "articles/c.md": b"\xff", "evil`#1`.exe": ""}
    said = as_markdown(review(tmp_path, BEFORE, HOSTILE, extra), ROOM)
    assert "### Files that cannot be read now (2)\n\n- `articles/c.md`\n" in said
    assert "@everyone" in said
    assert active(said) == []


@settings(max_examples=15)
@given(corpora, corpora)
def test_no_two_corpora_make_an_active_summary(before: dict[str, str], after: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base, head = write(Path(folder) / "base", before), write(Path(folder) / "head", after)
        found = compare(*read_both(base, head, Defaults()), "fr")
    said = as_markdown(found, ROOM)
    assert active(said) == []
    assert as_markdown(found, ROOM) == said


def test_the_summary_has_room_for_so_much(tmp_path: Path) -> None:
    many = "".join(f"articles/x{n}.md\n    title: {'é' * 300}\n    entities: [irak]\n    url: x\n" for n in range(150))
    found = review(tmp_path, BEFORE, BEFORE + many)
    said = as_markdown(found, ROOM)
    assert "### Articles (150)" in said
    assert "- … and 50 more\n" in said
    short = as_markdown(found, 2_000)
    assert len(short.encode()) <= 2_000
    assert short.endswith("has no room here: `recoupe review` prints it all.\n")


def test_the_command_reads_settings_beside_the_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "articles/a.md\n    stance: {{irak: {}}}\nentities/irak.md\n"
    write(tmp_path / "base/content", corpus(script.format("against")))
    write(tmp_path / "head/content", corpus(script.format("hostile")))
    for folder, term in (("base", "hostile"), ("head", "other")):
        config = f"plugins: [{{recoupe: {{positions: {{{term}: against}}}}}}]"
        (tmp_path / folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["review", "base/content", "head/content"])
    assert done.exit_code == 0
    assert "0 new errors" in done.stdout
    assert "`hostile`" in done.stdout
    assert CliRunner().invoke(main, ["review", "base/content", "none"]).exit_code == 2
    refused = CliRunner().invoke(main, ["review", "base/content", "head/content", "--preview", "x.html"])
    assert (refused.exit_code, refused.stdout) == (2, "")
    (tmp_path / "base/theme_overrides").symlink_to(ROOT / "theme_overrides")
    made = CliRunner().invoke(main, ["review", "base/content", "head/content", "--preview", "x.html"])
    assert made.exit_code == 0
    assert "</html>" in (tmp_path / "x.html").read_text(encoding="utf-8")
