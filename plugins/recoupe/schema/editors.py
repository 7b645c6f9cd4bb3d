"""The files that editors read, as they stand below a project's root."""

from __future__ import annotations

import json
from collections.abc import Mapping

from recoupe.loading import Defaults
from recoupe.schema.json_schema import DRAFTS, KINDS, Draft, json_schema
from recoupe.schema.snippets import snippets


def schema_text(record: str, defaults: Defaults, draft: Draft = "2020-12") -> str:
    """A schema as the text of a file."""
    return json.dumps(json_schema(record, defaults, draft), ensure_ascii=False, indent=2) + "\n"


def editor_files(defaults: Defaults) -> Mapping[str, str]:
    """Schemas and snippets, by path below the project's root."""
    schemas = {
        f".vscode/schema/{record}{'' if draft == '2020-12' else f'.draft-{draft}'}.json": schema_text(
            record, defaults, draft
        )
        for record in KINDS
        for draft in DRAFTS
    }
    return {**schemas, ".vscode/recoupe.code-snippets": snippets(defaults)}
