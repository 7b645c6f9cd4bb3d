"""This project beside others, on the same generated articles, in one run on one machine.

    python -m benchmarks 1000 10000 --to measured

builds a corpus of each size with this project (cold; again after one article was edited; and while it is served) and
with every other tool that is installed, and writes `table.md` (ratios), `chart.svg` and `measured.json` (what was
measured, in seconds and bytes). Tools are looked for on PATH; those that are missing are named.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, astuple
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import write
from benchmarks.measuring import Cost, Failed, Size, cost, size
from benchmarks.report import OURS, SEPARATE, Measured, chart, table
from benchmarks.serving import Edit, Never, edit_while_serving
from benchmarks.tools import Tool, tools

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
WARM = f"{OURS}, one article edited, with the cache of the build before"


def compare(
    sizes: Sequence[int], entities: int, chosen: Sequence[Tool], folder: Path, tell: Callable[[str], None], serve: bool
) -> tuple[list[Measured], dict[int, Edit]]:
    """Build a corpus of each size with each tool, below `folder`. `tell` is told what is being done."""
    found: list[Measured] = []
    edits: dict[int, Edit] = {}
    for n in sizes:
        content = write(folder / f"corpus-{n}", n, entities)
        built: dict[str, Path] = {}
        for tool in chosen:
            if tool.over and tool.over not in built:
                continue
            tell(f"{n:,} articles: {tool.name}")
            place = folder / f"{tool.name}-{n}"
            place.mkdir()
            tool.prepare(content, place)
            try:
                found += _measured(tool, n, place, built)
            except Failed as failed:
                tell(f"{tool.name} failed: {failed}")
                continue
            if tool.name == OURS and serve:
                tell(f"{n:,} articles: {tool.name}, served")
                try:
                    edits[n] = edit_while_serving(place)
                except Never as never:
                    tell(f"{tool.name}, served: {never}")
        for path in folder.iterdir():
            shutil.rmtree(path)
    return found, edits


def _measured(tool: Tool, n: int, place: Path, built: dict[str, Path]) -> Iterator[Measured]:
    command = [*tool.command, built[tool.over]] if tool.over else tool.command
    took = cost(command, place, QUIET)
    built[tool.name] = place / tool.output
    wrote = size(place / tool.output)
    yield Measured(tool=tool.name, articles=n, cost=took, size=wrote)
    if tool.name == OURS:
        _edit(place)
        shutil.rmtree(place / tool.output)  # a fresh checkout has the cache, and no site
        yield Measured(tool=WARM, articles=n, cost=cost(command, place, QUIET), size=size(place / tool.output))


def _edit(project: Path) -> None:
    """Another word in one article, in the middle."""
    found = sorted(project.glob("content/articles/*/*.md"))
    path = found[len(found) // 2]
    path.write_text(f"{path.read_text(encoding='utf-8')}\nUn mot de plus.\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000], metavar="N", help="articles (1000)")
    parser.add_argument("--entities", type=int, default=2_000, metavar="N")
    parser.add_argument("--only", default="", metavar="NAMES", help="tools, with commas between them")
    parser.add_argument("--to", type=Path, default=Path("measured"), metavar="DIR", help="for the results")
    parser.add_argument("--no-serve", action="store_true", help="leave out the edit while the site is served")
    given = parser.parse_args(arguments)
    known = tools()
    wanted = set(filter(None, given.only.split(","))) or {tool.name for tool in known}
    if strange := wanted - {tool.name for tool in known}:
        parser.error(f"no such tool: {', '.join(sorted(strange))}")
    asked = [tool for tool in known if tool.name in wanted]
    chosen = [tool for tool in asked if not tool.install]
    missing = {tool.name: tool.install for tool in asked if tool.install}

    def tell(what: str) -> None:
        print(what, file=sys.stderr, flush=True)

    with TemporaryDirectory(prefix="benchmarks-") as folder:
        found, edits = compare(given.sizes, given.entities, chosen, Path(folder), tell, not given.no_serve)
    if not found:
        sys.exit("nothing was measured")
    given.to.mkdir(parents=True, exist_ok=True)
    about = {tool.name: f"{tool.name}: {tool.about}" for tool in known}
    text = table(_with_both(found), about, missing) + _served(found, edits)
    (given.to / "table.md").write_text(text, encoding="utf-8")
    (given.to / "chart.svg").write_text(chart(_with_both(found)), encoding="utf-8")
    kept = {"measured": [asdict(each) for each in found], "served": {n: asdict(edit) for n, edit in edits.items()}}
    (given.to / "measured.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(text)


def _with_both(found: Sequence[Measured]) -> list[Measured]:
    """With a line for a tool and the search over its pages together: what a site with search costs there."""
    lines = list(found)
    for search in (each for each in found if each.tool == SEPARATE):
        over = next((tool.over for tool in tools() if tool.name == SEPARATE), "")
        for site in (each for each in found if (each.tool, each.articles) == (over, search.articles)):
            both = Cost(
                wall=site.cost.wall + search.cost.wall,
                cpu=site.cost.cpu + search.cost.cpu,
                main=max(site.cost.main, search.cost.main),
                together=max(site.cost.together, search.cost.together),
            )
            wrote = Size(site.size.files + search.size.files, site.size.bytes + search.size.bytes)
            lines.append(Measured(tool=f"{over} + {SEPARATE}", articles=site.articles, cost=both, size=wrote))
    return lines


def _served(found: Sequence[Measured], edits: dict[int, Edit]) -> str:
    """Edits while the site is served, against the cold build."""
    if not edits:
        return ""
    rows = ["", "A file saved while the site is served, until what depends on it is right in the browser:", ""]
    rows += ["| articles | an article: its page | an entity’s page | the search | an alias: an article’s page |"]
    rows[-1] += " an article added: its page |"
    rows += ["|--:|--:|--:|--:|--:|--:|"]
    for n, edit in edits.items():
        cold = next(each.cost.wall for each in found if (each.tool, each.articles) == (OURS, n))
        cells = (f"× {value / cold:.3f}" for value in astuple(edit))
        rows.append(f"| {n:,} | {' | '.join(cells)} |")
    return "\n".join([*rows, ""])


if __name__ == "__main__":
    main()
