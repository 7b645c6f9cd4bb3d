"""Brings the catalogues up to what the site says: `make messages`, or `python -m recoupe.locale.update`.

New words come without a translation, and words that are said no more go; what a translator wrote, and the head of each
file, stay as they are. The result depends on nothing else: no dates, no line numbers, in order of the words.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

LOCALE = Path(__file__).parent
PACKAGE = LOCALE.parent
TEMPLATES = PACKAGE.parents[1] / "theme_overrides"

WIDTH = 110
"""Columns at which long sentences are broken in a catalogue."""

_OPTIONS = {"**.html": {"newstyle_gettext": "true", "trim_blocks": "true", "lstrip_blocks": "true"}}


def said(templates: Path = TEMPLATES, package: Path = PACKAGE) -> Catalog:
    """Everything that templates and modules mark for translation, each with the files that say it."""
    catalogue = Catalog()
    for folder, method in ((templates, ("**.html", "jinja2")), (package, ("**.py", "python"))):
        for file, _, message, comments, context in extract_from_dir(str(folder), [method], _OPTIONS):
            location = (folder.name + "/" + Path(file).as_posix(), 0)
            catalogue.add(message, locations=[location], auto_comments=comments, context=context)
    return catalogue


def read(file: Path) -> Catalog:
    """The catalogue in a file."""
    with file.open("rb") as stream:
        return read_po(stream, locale=language(file).replace("-", "_"))


def language(file: Path) -> str:
    """The language of a catalogue, by its folder."""
    return file.parts[-3].replace("_", "-")


def updated(text: str, old: Catalog, new: Catalog) -> str:
    """The text of a catalogue with the words of `new` and the translations of `old`, whose text `text` is."""
    catalogue = Catalog(locale=old.locale)
    catalogue.mime_headers = [
        ("Plural-Forms", old.plural_forms)
    ]  # Persian: Babel knows one form, the catalogue has two
    for message in new:
        if message.id:
            kept = old.get(message.id, message.context)
            catalogue.add(
                message.id,
                string=kept.string if kept is not None and kept.pluralizable == message.pluralizable else None,
                locations=sorted(set(message.locations)),
                auto_comments=message.auto_comments,
                user_comments=kept.user_comments if kept is not None else (),
                context=message.context,
            )
    stream = BytesIO()
    write_po(stream, catalogue, width=WIDTH, sort_output=True, omit_header=True, include_lineno=False)
    head = text.partition("\n\n")[0]
    return f"{head}\n\n{stream.getvalue().decode('utf-8').strip()}\n"


def missing(catalogue: Catalog) -> tuple[str, ...]:
    """The words of a catalogue that have no translation, or not all of its plurals."""
    return tuple(
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if message.id and not all(message.string if isinstance(message.string, tuple) else (message.string,))
    )


def main() -> None:
    """Update every catalogue, and tell what a translator has to add."""
    new = said()
    for file in sorted(LOCALE.glob("*/LC_MESSAGES/recoupe.po")):
        text = file.read_text(encoding="utf-8")
        result = updated(text, read(file), new)
        if result != text:
            file.write_text(result, encoding="utf-8")
        for words in missing(read(file)):
            print(f"{language(file)}: not translated: {words}")


if __name__ == "__main__":
    main()
