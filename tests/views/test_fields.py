from __future__ import annotations

from recoupe.rendering import Renderer
from recoupe.schema import KINDS
from recoupe.views.fields import fields_view
from tests.golden.paths import TEMPLATES
from tests.html import read


def test_every_field_of_every_record_is_on_the_page() -> None:
    view = fields_view()
    assert [header.folder for header in view.headers] == [*KINDS.values()]
    page = Renderer(TEMPLATES, "en").page(view)
    found = read(page.html)
    assert found.wrong == []
    terms = [each.text.split()[0] for each in found.all("dt")]
    assert terms == [field.name for header in view.headers for part in header.parts for field in part.fields]
    assert [each.text.strip() for each in found.all("h2")] == [
        "Article articles/",
        "Entity entities/",
        "Source sources/",
    ]
    assert {f"#fields-{record}" for record in KINDS} <= set(found.links)
    assert page.title == "Fields"
