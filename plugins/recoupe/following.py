"""What follows the pages that an author waits for: it is made beside what else goes on, and an edit comes first."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from recoupe.pipeline import Site
from recoupe.search import Kept as KeptSearch
from recoupe.search import make_search
from recoupe.writing import Output

SMALL = 1000
"""Pages up to which a site's search is ready with them; that of a larger one follows."""


AT_A_TIME = 5
"""How many pages that can wait are made before it is asked whether there is an edit."""


class Rest:
    """Pages that can wait: made in the end, beside what else goes on, or left to the next build."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()

    def follow(
        self, files: Sequence[Output], make: Callable[[Sequence[Output]], None], ready: Callable[[], object]
    ) -> None:
        """Begin to `make` them, a few at a time."""
        self._stopped.clear()
        self._thread = threading.Thread(target=self._make, args=(files, make, ready), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Make no more of them; those that are being made are finished."""
        self._stopped.set()
        if self._thread:
            self._thread.join()
            self._thread = None

    def _make(
        self, files: Sequence[Output], make: Callable[[Sequence[Output]], None], ready: Callable[[], object]
    ) -> None:
        for start in range(0, len(files), AT_A_TIME):
            if self._stopped.is_set():
                return
            make(files[start : start + AT_A_TIME])
        ready()


class Search:
    """The search of the site, made beside what else goes on; of two builds only the last one's is written."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._making = threading.Lock()
        self._build = 0
        self._kept = KeptSearch()
        self._written: Mapping[str, bytes] = {}

    def stop(self) -> None:
        """Write nothing of what is being made."""
        with self._lock:
            self._build += 1

    def follow(self, site: Site, folder: Path, tell: Callable[[str], None]) -> None:
        """Begin to make the search of a site."""
        with self._lock:
            self._build += 1
            build = self._build
        thread = threading.Thread(target=self._make, args=(build, site, folder, tell), daemon=True)
        thread.start()
        if len(site.plan) <= SMALL:
            thread.join()

    def _make(self, build: int, site: Site, folder: Path, tell: Callable[[str], None]) -> None:
        def go_on() -> None:
            if build != self._build:
                raise _Superseded

        with suppress(_Superseded):
            with self._making:  # one takes over what the last one has made
                go_on()
                found = make_search(site.search(), self._kept, go_on)
            if found.trouble:
                tell(found.trouble)
            with self._lock:
                go_on()
                write_search(found.files, folder, self._written)
                self._written = found.files


class _Superseded(Exception):
    """There is another build, and nobody waits for this one's search."""


def write_search(files: Mapping[str, bytes], folder: Path, before: Mapping[str, bytes] | None = None) -> None:
    """Write the files of the search; `before` are those that were written last, and of which many may be the same."""
    first = "contents.bin"
    if not before or not (folder / first).is_file():  # the host has emptied the folder
        before = {}
    old, new = (next((name.split("/")[0] for name in each if name.startswith("data-")), "") for each in (before, files))
    if old and new and old != new:
        (folder / old).rename(folder / new)
        before = {new + name.removeprefix(old) if name.startswith(old) else name: before[name] for name in before}
    for name in before.keys() - files.keys():
        (folder / name).unlink(missing_ok=True)
    changed = [name for name, content in files.items() if before.get(name) != content]
    for parent in {name.rpartition("/")[0] for name in changed}:
        (folder / parent).mkdir(parents=True, exist_ok=True)
    for name in sorted(changed, key=lambda name: name == first):  # it names the others
        with open(f"{folder}/{name}", "wb", buffering=0) as file:  # noqa: PTH123 there are many
            file.write(files[name])
