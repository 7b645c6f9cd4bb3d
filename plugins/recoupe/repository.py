"""The public repository of a corpus on GitHub: addresses at which a reader can add a file or say what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

_GITHUB = re.compile(r"https://github\.com/[\w.-]+/[\w.-]+?(?:\.git)?/?")
_EDIT = re.compile(r"/?(?:edit|blob|raw|tree)/([^/?#]+)/([^?#]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """Where a corpus is kept: `url` has no slash at its end, `content` is its folder there, without one either."""

    url: str
    branch: str
    content: str

    def new_file(self, folder: str) -> str:
        """The page that makes a new file in a folder of the corpus, from its `filename` and `value`.

        GitHub gives those who may not write a copy of the repository, and asks them to propose the change.
        """
        return f"{self.url}/new/{quote(self.branch)}/{quote(f'{self.content}/{folder}'.strip('/'))}"

    def new_issue(self, form: str, **values: str) -> str:
        """A form of `.github/ISSUE_TEMPLATE`, by its file; `values` fill its fields, by their ids, and the title."""
        return f"{self.url}/issues/new?{urlencode({'template': form, **values}, safe=':/')}"


def repository_of(repo_url: str, edit_uri: str, folder: str) -> Repository | None:
    """The repository that mkdocs.yml names; `None` where it names none, or one of another host.

    `folder` is the corpus's own. `edit_uri` says where that lies and in which branch, as `edit/main/content/`; the
    host puts one of its own where the file has none, which is not believed unless it ends in that folder.
    """
    if not _GITHUB.fullmatch(repo_url):
        return None
    url = repo_url.removesuffix("/").removesuffix(".git")
    named = _EDIT.fullmatch(edit_uri)
    if named and named[2].strip("/").rpartition("/")[2] == folder:
        return Repository(url=url, branch=named[1], content=named[2].strip("/"))
    return Repository(url=url, branch="main", content=folder)
