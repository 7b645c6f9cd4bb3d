"""A host that takes its time: `python -m tests.publishing.fake_host build --config-file F --site-dir D …`.

It writes `FAKE_FILES` files that all say `FAKE_VERSION`, a pause after each, the home page first, and ends when there is
a file `FAKE_AWAITS`.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def main() -> None:
    """Write the site."""
    arguments = sys.argv[1:]
    folder = Path(arguments[arguments.index("--site-dir") + 1])
    version = os.environ["FAKE_VERSION"]
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(int(os.environ["FAKE_FILES"])):
        name = "index.html" if number == 0 else f"page-{number}.html"
        (folder / name).write_text(version * 100, encoding="utf-8")
        time.sleep(float(os.environ.get("FAKE_PAUSE", "0")))
    while (awaited := os.environ.get("FAKE_AWAITS")) and not Path(awaited).exists():
        time.sleep(0.01)
    sys.exit(int(os.environ.get("FAKE_CODE", "0")))


main()
