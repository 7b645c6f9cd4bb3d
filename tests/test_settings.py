from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.loading import Defaults
from recoupe.model import Vocabulary
from recoupe.settings import read_defaults


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theme: {name: material, language: en}", Defaults(lang="en")),
        ("plugins: [search, {recoupe: {default_stance_target: us}}]", Defaults(stance_target="us")),
        ("plugins: {recoupe: {default_stance_target: us}}", Defaults(stance_target="us")),
        (
            "plugins: [{recoupe: {positions: {hostile: against}, motivations: {irony: framing}}}]",
            Defaults(vocabulary=Vocabulary(positions={"hostile": "against"}, motivations={"irony": "framing"})),
        ),
        (
            "theme: {language: ar}\nplugins: {recoupe: {editions: {ar: ar/, fr: ''}}}",
            Defaults(lang="fr", editions={"ar": "ar/", "fr": ""}),
        ),
        ("theme: {language: ar}\nplugins: {recoupe: {editions: [fr]}}", Defaults(lang="ar")),
        ("plugins: [recoupe]", Defaults()),
        ("plugins: recoupe", Defaults()),
        ("plugins: [{recoupe: }]", Defaults()),
        ("plugins: [{recoupe: {default_stance_target: [us], positions: x}}]", Defaults()),
        ("theme: material", Defaults()),
        ("theme: {language: [fr]}", Defaults()),
        ("site_url: !ENV [URL, x]\ntheme: {language: ar}\nx: !!python/name:os.system", Defaults(lang="ar")),
        ("- a", Defaults()),
        ("", Defaults()),
        ("a: [", Defaults()),
        ("a: \x07", Defaults()),
    ],
)
def test_settings_are_read_without_the_host(tmp_path: Path, text: str, expected: Defaults) -> None:
    """The corpus's language and default stance target; general defaults where the file is missing or says nothing."""
    file = tmp_path / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    assert read_defaults(file) == expected


def test_no_settings_are_the_defaults(tmp_path: Path) -> None:
    assert read_defaults(tmp_path / "mkdocs.yml") == Defaults()
    assert read_defaults(tmp_path) == Defaults()
    (tmp_path / "mkdocs.yml").write_bytes(b"theme: \xff")
    assert read_defaults(tmp_path / "mkdocs.yml") == Defaults()
