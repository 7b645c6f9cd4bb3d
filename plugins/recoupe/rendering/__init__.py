"""From views to the HTML of pages."""

from recoupe.rendering.pages import TEMPLATES, Page, Renderer

__all__ = ["TEMPLATES", "Page", "Renderer"]
