from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from recoupe.repository import Repository, repository_of

HERE = Repository(url="https://github.com/a/b", branch="main", content="content")


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "found"),
    [
        ("https://github.com/a/b", "edit/main/content/", HERE),
        ("https://github.com/a/b/", "", HERE),
        ("https://github.com/a/b.git", "edit/master/docs/", HERE),  # the host's own guess, which is of no use here
        (
            "https://github.com/a/b",
            "blob/trunk/corpus/content",
            Repository(url=HERE.url, branch="trunk", content="corpus/content"),
        ),
        ("", "edit/main/content/", None),
        ("https://gitlab.com/a/b", "edit/main/content/", None),
        ("https://github.com/a", "", None),
        ("https://github.com.evil.example/a/b", "", None),
        ('https://github.com/a/b"><script>', "", None),
    ],
)
def test_a_repository_is_what_the_settings_name(repo_url: str, edit_uri: str, found: Repository | None) -> None:
    assert repository_of(repo_url, edit_uri, "content") == found


def test_addresses() -> None:
    assert HERE.new_file("articles") == "https://github.com/a/b/new/main/content/articles"
    odd = Repository(url=HERE.url, branch="a b#c", content="")
    assert odd.new_file("articles") == "https://github.com/a/b/new/a%20b%23c/articles"
    issue = urlsplit(HERE.new_issue("error.yml", page="https://x.example/é/?a&b#c"))
    assert parse_qs(issue.query) == {"template": ["error.yml"], "page": ["https://x.example/é/?a&b#c"]}
