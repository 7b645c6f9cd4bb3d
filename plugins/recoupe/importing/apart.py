"""The extraction in a process of its own, so that no page can hang the program, eat its memory, or take it down."""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from recoupe.importing import extraction
from recoupe.importing.extraction import Extracted
from recoupe.importing.refusal import NotImported

SECONDS = 30
"""Of a processor's time, where the system can bound it. A page of the press takes less than one."""

_PATIENCE = 4
"""How many times as long the clock may go: the machine may be busy with other things."""

BYTES = 2 * 1024**3
"""Address space of the process, where the system can bound it."""

_AS_TEXT = "copy the article's text out of the page, and import that"


def extract(html: str, seconds: float = SECONDS) -> Extracted:
    """Find the article of a page. Raises `NotImported`, also where the page takes too long or too much memory."""
    engine = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": engine, "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", _PROGRAM, str(BYTES), str(math.ceil(seconds))],
            input=html.encode("utf-8", "replace"),
            capture_output=True,
            timeout=seconds * _PATIENCE,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        raise NotImported(f"the page takes more than {seconds:g} seconds to read", _AS_TEXT) from None
    if done.returncode == -getattr(signal, "SIGXCPU", 0):
        raise NotImported(f"the page takes more than {seconds:g} seconds to read", _AS_TEXT)
    if done.returncode:
        raise NotImported("the page cannot be read", _AS_TEXT)
    with suppress(ValueError):
        answer = json.loads(done.stdout)
        if "refused" in answer:
            raise NotImported(answer["refused"], answer["help"])
        return extraction.from_json(done.stdout.decode("utf-8", "surrogatepass"))
    raise NotImported("the page cannot be read", _AS_TEXT)


_PROGRAM = """
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2]) + 5))
except (ImportError, ValueError, OSError):
    pass
from recoupe.importing.extraction import answer
answer()
"""
