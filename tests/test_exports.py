from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

import recoupe

PACKAGES = ["recoupe", *(f"recoupe.{found.name}" for found in pkgutil.iter_modules(recoupe.__path__) if found.ispkg)]


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_exports_what_it_says_in_order(name: str) -> None:
    package = import_module(name)
    assert all(hasattr(package, export) for export in package.__all__)
    # As ruff sorts them: constants, classes, functions.
    assert list(package.__all__) == sorted(
        package.__all__, key=lambda each: (not each.isupper(), each[:1].islower(), each)
    )
