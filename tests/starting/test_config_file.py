"""mkdocs.yml keeps every comment and every line that is not about the site's name and languages."""

from __future__ import annotations

import pytest
import yaml

from recoupe.starting import NotEditable, Site, configured, edition_file
from tests.golden.paths import ROOT

TEXT = """\
# Settings.
site_name: Recoupe # its name
site_description: Articles de presse
site_url: !ENV [SITE_URL, ""] # the deployment sets it

theme:
  name: material
  language: fr # of the menus
plugins: # by name
  recoupe:
    # The languages.
    editions:
      fr: "" # the corpus's own language
      en: en/
nav:
  - index.md
"""


def site(*languages: str, name: str = "Le Lac", target: str | None = None) -> Site:
    return Site(name=name, description="Presse", languages=languages, stance_target=target)


def test_only_values_change() -> None:
    assert configured(TEXT, site("fr", "en", target="barrage")) == TEXT.replace("Recoupe #", "Le Lac #").replace(
        "Articles de presse", "Presse"
    ).replace("  recoupe:\n", "  recoupe:\n    default_stance_target: barrage\n")


@pytest.mark.parametrize(
    ("languages", "lines"),
    [
        (("fr",), ['      fr: "" # the corpus\'s own language']),
        (("en", "fr"), ['      en: "" # the corpus\'s own language', "      fr: fr/"]),
        (("ar", "fa", "en"), ['      ar: "" # the corpus\'s own language', "      fa: fa/", "      en: en/"]),
    ],
)
def test_languages(languages: tuple[str, ...], lines: list[str]) -> None:
    text = configured(TEXT, site(*languages))
    before, _, after = TEXT.partition('      fr: ""')
    after = after.partition("      en: en/\n")[2]
    expected = before + "\n".join(lines) + "\n" + after
    expected = expected.replace("Recoupe #", "Le Lac #").replace("Articles de presse", "Presse")
    assert text == expected.replace("language: fr #", f"language: {languages[0]} #")


@pytest.mark.parametrize("name", ["Irak : la presse", "C#", '"Lac"', "no", "été", "- a", "{x}", "بحيرة", "a: b # c"])
def test_any_name_is_written_as_it_is(name: str) -> None:
    text = configured(TEXT, site("fr", "en", name=name)).replace("!ENV", "")
    assert yaml.safe_load(text)["site_name"] == name


def test_a_target_is_changed_and_taken_out() -> None:
    with_target = configured(TEXT, site("fr", "en", target="a"))
    assert "    default_stance_target: b\n" in configured(with_target, site("fr", "en", target="b"))
    assert configured(with_target, site("fr", "en")) == configured(TEXT, site("fr", "en"))


def test_it_is_the_same_twice() -> None:
    once = configured(TEXT, site("en", "ar", target="x"))
    assert configured(once, site("en", "ar", target="x")) == once


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: [", "not valid YAML"),
        ("- a", "no settings"),
        ("", "no settings"),
        (TEXT.replace("site_name", "name"), "no value at site_name"),
        (
            TEXT.replace('    editions:\n      fr: "" # the corpus\'s own language\n      en: en/\n', ""),
            "no lines at plugins",
        ),
        (TEXT.replace("  recoupe:", "  - recoupe:"), "not valid YAML|no lines at"),
        (TEXT.replace("site_description: Articles de presse", "site_description: [a]"), "no value at"),
    ],
)
def test_a_file_that_is_written_otherwise_is_refused(text: str, why: str) -> None:
    with pytest.raises(NotEditable, match=why):
        configured(text, site("fr", "en"))


def test_the_project_s_own_file_can_be_written() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    changed = configured(text, site("ar", "fr", name="بحيرة", target="barrage"))
    comments = [line.partition("#")[2] for line in text.split("\n") if "#" in line]
    assert [line.partition("#")[2] for line in changed.split("\n") if "#" in line] == comments


def test_an_edition_s_own_file() -> None:
    text = edition_file("ar", "C# : x")
    assert yaml.safe_load(text) == {
        "INHERIT": "mkdocs.yml", "site_description": "C# : x", "site_dir": "site/ar", "theme": {"language": "ar"},
    }  # fmt: skip
    kept = edition_file("en", "New", "# mine\nINHERIT: mkdocs.yml\nsite_description: Old # why\n")
    assert kept == "# mine\nINHERIT: mkdocs.yml\nsite_description: New # why\n"
