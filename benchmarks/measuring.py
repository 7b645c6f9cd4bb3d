"""What a command costs: time on the wall, time of processors, memory of its main process and of all of them, bytes.

Memory is read from /proc while the command runs, so on other systems than Linux only its largest process is known.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.1
"""Seconds between two looks at the memory."""


class Failed(Exception):
    """A command that ended with another code than 0; the text is the end of what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds on the wall and of processors; the most memory, in bytes, of the main process and of all at one time."""

    wall: float
    cpu: float
    main: int
    together: int


@dataclass(frozen=True, slots=True)
class Size:
    """How many files there are in a folder, and their bytes."""

    files: int
    bytes: int


def cost(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder and measure it, with all processes that it starts and waits for.

    Raises:
        Failed: when it did not succeed.
    """
    log = folder / "said.log"
    with log.open("wb") as said:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        watch = _Watch(process.pid)
        watch.start()
        # The processor's time is that of the process and of all that it has waited for.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.over.set()
        watch.join()
    if process.returncode:
        raise Failed(log.read_text(encoding="utf-8", errors="replace")[-2_000:])
    largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Cost(
        wall=wall,
        cpu=usage.ru_utime + usage.ru_stime,
        main=watch.main or largest,
        together=max(watch.together, largest),
    )


def size(folder: Path) -> Size:
    """What a folder holds."""
    found = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Size(len(found), sum(found))


class _Watch(threading.Thread):
    """Looks at the memory of a process and of its descendants until it is over."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.over = threading.Event()
        self.main = self.together = 0

    def run(self) -> None:
        while not self.over.wait(INTERVAL):
            self.main = max(self.main, _memory(self.pid, "VmHWM"))
            self.together = max(self.together, sum(_memory(pid, "RssAnon") for pid in _family(self.pid)))


def _memory(pid: int, field: str) -> int:
    """Bytes of a field of the kernel's status; 0 where the process is gone, or the system has no such file.

    What forked processes share is counted for each of them, so that a sum is never too small.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    line = next((line for line in status.splitlines() if line.startswith(f"{field}:")), "x 0")
    return int(line.split()[1]) * 1024


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))
