"""What is fuzzed: each target takes any bytes, lets a part of the engine read them, and checks what must hold.

A target raises on a fault and on nothing else. None knows a fuzzer, so that finds are replayed as ordinary tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from tests.fuzz.cost import cost
from tests.fuzz.importing import pasted, webpage
from tests.fuzz.linking import folding, names, quotes
from tests.fuzz.reading import document, file, prose

Target: TypeAlias = Callable[[bytes], None]

TARGETS: Mapping[str, Target] = {
    target.__name__: target for target in (file, document, prose, folding, names, quotes, pasted, webpage, cost)
}
"""By the name that the command line knows."""
