"""The rules whose breaches can be mended without judgement. Whatever is not listed here is left to people."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from recoupe.diagnostics.fix import Fix
from recoupe.fixing.characters import forbidden_character
from recoupe.fixing.dates import malformed_date
from recoupe.fixing.names import malformed_id, malformed_language, unknown_key, unknown_value
from recoupe.fixing.quotes import quote_not_found
from recoupe.fixing.references import merged_entity
from recoupe.fixing.situation import Situation
from recoupe.fixing.typing import duplicate_key, malformed_header, unquoted

FIXES: Mapping[str, Callable[[Situation], Fix | None]] = {
    "forbidden-character": forbidden_character,
    "yaml-syntax": malformed_header,
    "yaml-feature": unquoted,
    "duplicate-key": duplicate_key,
    "unknown-key": unknown_key,
    "unknown-value": unknown_value,
    "malformed-id": malformed_id,
    "malformed-date": malformed_date,
    "malformed-language": malformed_language,
    "merged-entity": merged_entity,
    "quote-not-found": quote_not_found,
}
"""For each rule: the fix of one breach of it, or `None` where this one is not safe."""
