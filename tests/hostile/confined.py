"""Work in a process of its own, with bounds on its time and memory: what breaks them is stopped and told."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")

CPU_SECONDS = 120
MEMORY = 2 * 1024**3
"""Bytes that the process may take besides what it has at the start."""
CLOCK_SECONDS = 600
"""For what hangs without working, as on a pipe; a busy machine is no mistake."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What the work gave; `failure` says what stopped it, and is empty where nothing did."""

    value: T | None
    failure: str
    cpu_seconds: float


def confined(work: Callable[[], T]) -> Outcome[T]:
    """Do the work in a fork. Its answer comes back by a file, so that it may be of any size."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer"
        child = os.fork()
        if child == 0:
            _be_the_child(work, answer)
        _, status, usage = _wait(child)
        if answer.exists():
            value, failure = pickle.loads(answer.read_bytes())
            return Outcome(value, failure, usage)
    stopped = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else f"exit {status}"
    return Outcome(None, f"stopped: {stopped}", usage)


def _wait(child: int) -> tuple[int, int, float]:
    """The child's end: it is killed when the clock says so."""

    def kill(number: int, frame: object) -> None:
        os.kill(child, signal.SIGKILL)

    before = signal.signal(signal.SIGALRM, kill)
    signal.setitimer(signal.ITIMER_REAL, CLOCK_SECONDS)
    try:
        pid, status, usage = os.wait4(child, 0)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return pid, status, usage.ru_utime + usage.ru_stime


def _be_the_child(work: Callable[[], object], answer: Path) -> None:
    """Never returns: the test's own clean-up belongs to the parent."""
    code = 1
    try:
        taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, taken + MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            done = (work(), "")
        except BaseException:
            done = (None, traceback.format_exc())
        part = answer.with_suffix(".part")
        part.write_bytes(pickle.dumps(done))
        part.rename(answer)
        code = 0
    finally:
        sys.stdout.flush()
        os._exit(code)
