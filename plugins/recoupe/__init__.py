"""Recoupe: a Git folder of annotated press articles becomes a searchable, cross-referenced, citable site."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("recoupe")
except PackageNotFoundError:  # a checkout that was never installed
    __version__ = "0"

__all__ = ["__version__"]
