"""Every word of the site's own is in its catalogues; nothing is in them that the site does not say."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import recoupe

PACKAGE = Path(recoupe.__file__).parent
TEMPLATES = Path(__file__).parents[2] / "theme_overrides" / "pages"
LANGUAGES = [path.name for path in (PACKAGE / "locale").iterdir() if path.is_dir()]

Message = str | tuple[str, ...]


def said() -> set[Message]:
    """What the templates and the rendering mark for translation."""
    options = {"**.html": {"newstyle_gettext": "true", "trim_blocks": "true", "lstrip_blocks": "true"}}
    templates = extract_from_dir(str(TEMPLATES), [("**.html", "jinja2")], options)
    modules = extract_from_dir(str(PACKAGE / "rendering"), [("**.py", "python")])
    return {message for _, _, message, *_ in (*templates, *modules)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_catalogue_is_complete(lang: str) -> None:
    with (PACKAGE / "locale" / lang / "LC_MESSAGES" / "recoupe.po").open("rb") as stream:
        catalogue = read_po(stream, locale=lang)
    entries = {message.id: message for message in catalogue if message.id}
    assert said() - entries.keys() == set(), "said, but not in the catalogue"
    assert entries.keys() - said() == set(), "in the catalogue, but never said"
    for message in entries.values():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(strings), f"not translated: {message.id}"
        assert not list(message.check(catalogue)), f"other placeholders: {message.id}"
