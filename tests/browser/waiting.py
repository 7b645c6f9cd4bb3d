"""Waiting for what a page computes.

Playwright's own `wait_for_function` asks again from within the page, by `eval`, which the pages' Content-Security-Policy
forbids: it works only where the first answer is already the right one.
"""

from __future__ import annotations

import time

from playwright.sync_api import Page

PATIENCE = 30.0
BETWEEN = 50.0


def until(page: Page, expression: str, arg: object = None) -> None:
    """Wait until `expression` (or the function that it is, called with `arg`) gives something true in `page`.

    Raises AssertionError after 30 seconds.
    """
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(BETWEEN)
