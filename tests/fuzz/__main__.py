"""`python -m tests.fuzz TARGET --seconds N`: search for inputs that break a target, guided by what code they reach.

Needs atheris (`pip install --group fuzz`; Linux on x86-64 and macOS). What was found to be interesting is kept in
.cache/fuzz/TARGET and taken up again by the next run; an input that breaks the target is written below
.cache/fuzz/finds. Move it to tests/fuzz/finds/TARGET under a name that says what it is: from then on it is a test.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "fuzz"
INSTRUMENTED = ["recoupe", "markdown_it", "frontmatter", "mdurl"]


def main() -> None:
    """Run one target. libFuzzer ends the process itself."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--seconds", type=int, default=60, help="how long (default: 60)")
    parser.add_argument("--longest", type=int, default=4096, help="longest input in bytes (default: 4096)")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where interesting inputs are kept")
    given = parser.parse_args()

    import atheris  # type: ignore[import-untyped, import-not-found, unused-ignore]

    sys.path.insert(0, str(ROOT / "plugins"))
    with atheris.instrument_imports(include=INSTRUMENTED):
        from tests.fuzz.targets import TARGETS
    from tests.fuzz import cost
    from tests.fuzz.seeds import TOKENS, seeds

    if given.target not in TARGETS:
        parser.error(f"the targets are {', '.join(TARGETS)}")
    corpus, finds = given.cache / given.target, given.cache / "finds"
    corpus.mkdir(parents=True, exist_ok=True)
    finds.mkdir(parents=True, exist_ok=True)
    for seed in seeds(given.target):
        (corpus / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
    words = given.cache / "words.dict"
    words.write_text("".join(f'"{_quoted(token)}"\n' for token in TOKENS if token), encoding="utf-8")

    cost.SIZE = 10_000

    def one_input(data: bytes) -> None:
        TARGETS[given.target](data)

    atheris.Setup(
        [
            sys.argv[0],
            str(corpus),
            f"-max_total_time={given.seconds}",
            f"-max_len={given.longest}",
            "-timeout=300",  # seconds of the clock, on a machine that may be busy; `cost` judges the processor's time
            "-rss_limit_mb=3072",
            "-report_slow_units=600",
            f"-dict={words}",
            f"-artifact_prefix={finds}{os.sep}{given.target}-",
            "-print_final_stats=1",
        ],
        one_input,
    )
    atheris.Fuzz()


def _quoted(token: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in token.encode())


main()
