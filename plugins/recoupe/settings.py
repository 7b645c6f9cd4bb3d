"""What a corpus takes for granted, as its mkdocs.yml says: for adapters that run without MkDocs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from recoupe.loading import Defaults
from recoupe.model import Vocabulary


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without its host: tags such as `!ENV` and `!!python/name` give nothing."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def read_defaults(config_file: Path) -> Defaults:
    """The corpus's language, its editions, default stance target and terms; general ones where the file is silent."""
    try:
        settings = yaml.load(config_file.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return Defaults()
    settings = settings if isinstance(settings, dict) else {}
    theme = settings.get("theme")
    language = theme.get("language") if isinstance(theme, dict) else None
    options = _plugin_options(settings.get("plugins"))
    target = options.get("default_stance_target")
    editions = _terms(options.get("editions"))
    first = next((lang for lang, folder in editions.items() if not folder), language)
    return Defaults(
        lang=first if isinstance(first, str) else Defaults().lang,
        editions=editions,
        stance_target=target if isinstance(target, str) else None,
        vocabulary=Vocabulary(
            positions=_terms(options.get("positions")), motivations=_terms(options.get("motivations"))
        ),
    )


def theme_folder(config_file: Path) -> Path | None:
    """The folder of the site's own templates, as the file or the one that it inherits from says."""
    for file, settings in _inherited(config_file):
        theme = settings.get("theme")
        if isinstance(theme, dict) and isinstance(folder := theme.get("custom_dir"), str):
            return file.parent / folder
    return None


def config_files(config_file: Path) -> tuple[Path, ...]:
    """The file, and those that it inherits from."""
    return tuple(file for file, _ in _inherited(config_file))


def _inherited(config_file: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The file and those that it inherits from, each with its settings; one that cannot be read is the last."""
    seen: set[Path] = set()
    file = config_file.absolute()
    while file not in seen:
        seen.add(file)
        try:
            settings = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)
        except (OSError, UnicodeDecodeError, yaml.YAMLError):
            settings = None
        settings = settings if isinstance(settings, dict) else {}
        yield file, settings
        if isinstance(inherited := settings.get("INHERIT"), str):
            file = file.parent / inherited


def _terms(value: Any) -> dict[str, str]:
    """A project's own terms, each with its broader one; or its editions, each with its folder."""
    if not isinstance(value, dict):
        return {}
    return {str(term): str(broader) for term, broader in value.items()}


def _plugin_options(plugins: Any) -> dict[str, Any]:
    entries = plugins if isinstance(plugins, list) else [plugins]
    for entry in entries:
        if isinstance(entry, dict) and isinstance(options := entry.get("recoupe"), dict):
            return options
    return {}
