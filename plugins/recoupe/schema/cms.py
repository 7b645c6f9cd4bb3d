"""The settings of Sveltia CMS (https://sveltiacms.app), generated from the records: collections, and a widget a field.

The CMS writes every field in its full form, in the order of the records, and leaves out what is empty. It cannot read
the short forms; so of the articles it shows only those with `state: draft` written out, as it writes all of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from inspect import cleandoc
from typing import Any, Literal, get_args, get_origin

from recoupe.loading import Defaults
from recoupe.loading.record import HEADERS
from recoupe.model import (
    MOTIVATIONS,
    POSITIONS,
    Annotation,
    ArticleHeader,
    EntityHeader,
    EntityRef,
    LangText,
    Relation,
    Stance,
)
from recoupe.model.values import LangTexts
from recoupe.repository import Repository
from recoupe.schema.fields import RecordField, fields_of, items_in, plain_type, record_in
from recoupe.schema.json_schema import KINDS, title
from recoupe.schema.values import VALUE_TYPES, number, value_type

Setting = dict[str, Any]

REFERENCES: Mapping[tuple[type[Any], str], str] = {
    (ArticleHeader, "source"): "sources",
    (ArticleHeader, "event"): "entities",
    (ArticleHeader, "translation_of"): "articles",
    (ArticleHeader, "reprint_of"): "articles",
    (EntityRef, "id"): "entities",
    (Stance, "target"): "entities",
    (Annotation, "entities"): "entities",
    (EntityHeader, "place"): "entities",
    (EntityHeader, "participants"): "entities",
    (EntityHeader, "not_same_as"): "entities",
    (EntityHeader, "replaced_by"): "entities",
    (Relation, "target"): "entities",
}
"""The fields that name files of the corpus, and of which kind; who holds a stance or a claim may be `article` too."""


def cms_config(repository: Repository, defaults: Defaults, languages: Iterable[str]) -> Setting:
    """The settings, as JSON. Texts by language can be written in `languages`."""
    writer = _Widgets(defaults, tuple(dict.fromkeys([defaults.lang, *languages])))
    return {
        "backend": {
            "name": "github",
            "repo": repository.url.removeprefix("https://github.com/"),
            "branch": repository.branch,
            # Signing in with OAuth takes a server of one's own; with a token from GitHub's settings it takes none.
            "auth_methods": ["token"],
        },
        "publish_mode": "editorial_workflow",
        "media_folder": "media",
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 100},
        "output": {"omit_empty_optional_fields": True, "yaml": {"indent_size": 2}},
        "collections": [writer.collection(record, folder, repository) for record, folder in KINDS.items()],
    }


class _Widgets:
    """Writes fields as the CMS's widgets."""

    def __init__(self, defaults: Defaults, languages: tuple[str, ...]) -> None:
        self.defaults = defaults
        self.languages = languages

    def collection(self, record: str, folder: str, repository: Repository) -> Setting:
        """One kind of file."""
        header = HEADERS[folder]
        name = {"articles": "title", "entities": f"pref_label.{self.defaults.lang}", "sources": "name"}[folder]
        slugs = {"articles": "{{source}}-{{fields.date}}-{{title}}", "entities": f"{{{{fields.{name}}}}}"}
        own: Setting = {}
        if folder == "articles":
            own = {
                "path": "{{fields.date | date('YYYY')}}/{{slug}}",
                "filter": {"field": "state", "value": "draft"},
            }
        return {
            "name": folder,
            "label": title(folder),
            "label_singular": title(record),
            "folder": f"{repository.content}/{folder}".strip("/"),
            "format": "yaml-frontmatter",
            "extension": "md",
            "identifier_field": name,
            "slug": {
                "template": slugs.get(folder, "{{name}}"),
                "editable": ["create"],
                "hint": "The file's permanent id: lower-case letters a to z, digits, and single hyphens between them.",
                "pattern": _pattern("Id"),
            },
            "summary": f"{{{{{name}}}}}",
            "delete": False,
            **own,
            "fields": [
                *self.fields(header),
                {
                    "name": "body",
                    "label": "Text" if folder == "articles" else "Note",
                    "hint": "Markdown: an empty line between paragraphs.",
                    "widget": "text",
                    "required": False,
                },
            ],
        }

    def fields(self, record: type[Any]) -> list[Setting]:
        """The widgets of a record's fields, in canonical order."""
        return [self.field(record, each) for each in fields_of(record)]

    def field(self, record: type[Any], field: RecordField) -> Setting:
        """The widget of a field."""
        described: Setting = {
            "name": field.name,
            "label": title(field.name),
            "hint": field.description,
            "required": field.required,
        }
        if (record, field.name) == (ArticleHeader, "state"):
            return {"name": "state", "label": "State", "widget": "hidden", "default": "draft"}
        if field.default is not None:
            described["default"] = field.default
        return described | self.widget((record, field.name), field.type)

    def widget(self, place: tuple[type[Any], str], annotation: Any) -> Setting:
        """The widget of a value."""
        if place in REFERENCES:
            return _relation(REFERENCES[place], self.defaults.lang, many=items_in(annotation) is not None)
        if place == (Stance, "position"):
            return _select((*POSITIONS, *self.defaults.vocabulary.positions))
        if place == (Annotation, "motivation"):
            return _select((*MOTIVATIONS, *self.defaults.vocabulary.motivations))
        if annotation in (LangText, LangTexts):
            inner = self.widget(place, items_in(annotation))
            return {"widget": "object", "fields": [_of_language(lang, inner) for lang in self.languages]}
        if (record := record_in(annotation)) is not None:
            many = items_in(annotation) is not None
            return {"widget": "list" if many else "object", "fields": self.fields(record)}
        match get_origin(annotation):
            case origin if origin is tuple:
                inner = self.widget(place, items_in(annotation))
                if inner["widget"] == "object":
                    return {"widget": "list", "fields": inner["fields"]}
                return {"widget": "list", "field": {"name": "item", "label": "Item", **inner}}
            case origin if origin is dict:
                return {"widget": "keyvalue"}
            case origin if origin is Literal:
                return _select(get_args(annotation))
        return _plain(annotation)


def _plain(annotation: Any) -> Setting:
    """The widget of a small value."""
    kind = value_type(annotation)
    if kind is None:
        bounds = number(annotation)
        whole = plain_type(annotation) is int
        found = {"min": bounds["minimum"], **({"max": bounds["maximum"]} if "maximum" in bounds else {})}
        return {"widget": "number", "value_type": "int" if whole else "float", **found}
    if kind.name == "Flag":
        return {"widget": "boolean"}
    if kind.name == "Words":
        return {"widget": "text"}
    if kind.name == "Text":
        return {"widget": "string"}
    return {"widget": "string", "pattern": _pattern(kind.name)}


def _pattern(name: str) -> list[str]:
    """A pattern, and the sentence that is shown where a value does not fit it."""
    schema = next(kind.schema for _, kind in VALUE_TYPES if kind.name == name)
    return [schema["pattern"], cleandoc(schema["description"])]


def _select(terms: Iterable[str]) -> Setting:
    return {"widget": "select", "options": list(terms)}


def _relation(folder: str, lang: str, *, many: bool) -> Setting:
    name = {"articles": "title", "entities": f"pref_label.{lang}", "sources": "name"}[folder]
    return {
        "widget": "relation",
        "collection": folder,
        "value_field": "{{slug}}",
        "display_fields": [name, "{{slug}}"],
        "search_fields": [name],
        **({"multiple": True} if many else {}),
    }


def _of_language(lang: str, inner: Setting) -> Setting:
    return {"name": lang, "label": lang, "required": False, **inner}
