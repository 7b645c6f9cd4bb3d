"""Where the small corpus of invented, neutral content is, and the page bodies that are expected of it."""

from pathlib import Path

CONTENT = Path(__file__).parent / "content"
EXPECTED = Path(__file__).parent / "expected"
ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "theme_overrides" / "pages"
