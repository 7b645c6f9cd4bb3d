"""All attacks, in the order of their rows."""

from __future__ import annotations

from tests.hostile.attack import ROWS, Attack
from tests.hostile.costs import COSTS
from tests.hostile.files import FILES
from tests.hostile.headers import HEADERS
from tests.hostile.markup import MARKUP

ATTACKS = tuple(sorted((*MARKUP, *HEADERS, *FILES, *COSTS), key=lambda attack: attack.row))


def title(attack: Attack) -> str:
    """What an attack is called in `told.txt`."""
    return f"{ROWS[attack.row]}: {attack.name}"
