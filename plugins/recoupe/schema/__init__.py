"""What a header may hold, for programs and for people: generated from the records."""

from recoupe.schema.editors import editor_files, schema_text
from recoupe.schema.fields import RecordField, field_names, fields_of
from recoupe.schema.json_schema import DRAFTS, KINDS, Draft, json_schema
from recoupe.schema.reference import FieldReference, RecordReference, example, field_reference

__all__ = [
    "DRAFTS",
    "KINDS",
    "Draft",
    "FieldReference",
    "RecordField",
    "RecordReference",
    "editor_files",
    "example",
    "field_names",
    "field_reference",
    "fields_of",
    "json_schema",
    "schema_text",
]
