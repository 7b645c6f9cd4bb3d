from __future__ import annotations

from tests.corpora import checked, page


def test_links_to_files_lead_to_files(checked: list[str]) -> None:
    """
    about.md
        ---
        [un](method.md), [deux](articles/2021/a.md#m-x-1), [trois](https://a.org/x.md),
        [quatre](articles/a.md) et [cinq](metod.md).
    method.md
    articles/2021/a.md
    """
    assert checked == [
        'about.md:6:10: error[broken-link]: there is no file "articles/a.md"',
        'about.md:6:35: error[broken-link]: there is no file "metod.md"',
    ]


def test_no_link_is_too_strange() -> None:
    path = "about.md"
    (told,) = checked({path: page(path, body="[x](//[x.md) [y](\ny.md")})
    assert told.startswith("about.md:5:5: error[broken-link]: ")
