from __future__ import annotations

from recoupe.rendering import Renderer
from recoupe.views import MovedView, Reader, all_views
from tests.golden.paths import TEMPLATES
from tests.html import read


def moved(reader: Reader) -> list[MovedView]:
    return [view for view in all_views(reader, "Recoupe") if isinstance(view, MovedView)]


def test_old_addresses_lead_to_the_record_and_to_its_stances(reader: Reader) -> None:
    """
    articles/a.md
        stance: {nouveau: favor}
    entities/ancien.md
        replaced_by: moyen
    entities/moyen.md
        replaced_by: nouveau
    entities/nouveau.md
    entities/sans.md
        replaced_by: avis
    entities/avis.md
    entities/perdu.md
        replaced_by: inconnu
    """
    assert {view.address: view.to for view in moved(reader)} == {
        "entities/ancien/": "entities/nouveau/",
        "entities/moyen/": "entities/nouveau/",
        "entities/sans/": "entities/avis/",
        "stances/ancien/": "stances/nouveau/",
        "stances/moyen/": "stances/nouveau/",
    }


def test_a_stance_towards_the_old_record_counts_for_the_current_one(reader: Reader) -> None:
    """
    articles/a.md
        stance: {ancien: favor}
    entities/ancien.md
        replaced_by: nouveau
    entities/nouveau.md
    """
    addresses = [view.address for view in all_views(reader, "Recoupe") if view.address.startswith("stances/")]
    assert addresses == ["stances/", "stances/nouveau/", "stances/ancien/"]


def test_the_page_redirects_and_has_a_link_to_the_same_place(reader: Reader) -> None:
    """
    articles/a.md
        stance: {nouveau: favor}
    entities/ancien.md
        replaced_by: nouveau
    entities/nouveau.md
        type: Place
    """
    renderer = Renderer(TEMPLATES, "fr")
    pages = [renderer.page(view) for view in moved(reader)]
    assert [(page.kind, page.redirect, read(page.html).links) for page in pages] == [
        ("moved", "entities/nouveau/", ["../nouveau/"]),
        ("moved", "stances/nouveau/", ["../nouveau/"]),
    ]
    for page in pages:
        (said,) = read(page.html).all("p", of_class="lead")
        assert said.text == "Cette notice a changé d’adresse, ou a été réunie à une autre\xa0: Nom de nouveau."


def test_no_other_page_redirects(reader: Reader) -> None:
    """
    articles/a.md
        stance: {nouveau: favor}
    entities/nouveau.md
    """
    renderer = Renderer(TEMPLATES, "fr")
    assert not [page for view in all_views(reader, "Recoupe") if (page := renderer.page(view)).redirect]
