"""Sveltia CMS beside the site, where a maintainer has installed it: its page, its settings, and the program itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from recoupe import urls

SCRIPT = "sveltia-cms.js"

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        # The program writes its styles into the page, and draws its pictures from memory.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob: https://*.githubusercontent.com",
        # Its icons are letters of a font that its package does not hold. Without them its buttons cannot be told apart.
        "font-src 'self' data: https://cdn.jsdelivr.net/fontsource/fonts/",
        "connect-src 'self' blob: data: https://api.github.com https://*.githubusercontent.com",
        "worker-src 'self' blob:",
        "form-action 'none'",
        "base-uri 'none'",
    )
)
"""What a browser may do on the page of the CMS: more than on any other page, but it speaks with GitHub alone.

The page writes to the repository with a token that is kept in the browser, so no script runs but the program's own.
"""


def cms_files(site_name: str, config: Mapping[str, Any], program: bytes) -> Mapping[str, bytes]:
    """The files of the CMS, by address below the site's root."""
    page = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{escape(site_name)}</title>\n"
        '<link rel="cms-config-url" type="application/json" href="config.json">\n'
        f'</head>\n<body>\n<script src="{SCRIPT}"></script>\n</body>\n</html>\n'
    )
    return {
        f"{urls.ADMIN}index.html": page.encode(),
        f"{urls.ADMIN}config.json": (json.dumps(config, ensure_ascii=False, indent=2) + "\n").encode(),
        f"{urls.ADMIN}{SCRIPT}": program,
    }
