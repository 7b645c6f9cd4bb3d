"""Whatever happens to a build, the published folder is the old site or the new one, whole."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from recoupe import swapping
from recoupe.publishing import NotPublished, staged
from tests.corpora import page, write
from tests.golden.paths import ROOT

FILES = 40


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text('plugins: {recoupe: {editions: {fr: "", en: en/}}}\n', encoding="utf-8")
    (tmp_path / "mkdocs.en.yml").write_text("INHERIT: mkdocs.yml\n", encoding="utf-8")
    return tmp_path


def start(
    project: Path, version: str, *options: str, pause: float = 0, code: int = 0, limit: int = 0, awaits: str = ""
) -> subprocess.Popen[str]:
    def prepare() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # ignored by whatever a shell starts in the background
        if limit:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # the write fails instead, as on a full disk
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [sys.executable, "-m", "recoupe.cli", "build", "--host", "tests.publishing.fake_host", *options],
        cwd=project,
        env=os.environ
        | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'plugins'}", "FAKE_VERSION": version, "FAKE_FILES": str(FILES)}
        | {"FAKE_PAUSE": str(pause), "FAKE_CODE": str(code), "FAKE_AWAITS": awaits},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        preexec_fn=prepare,
    )


def build(project: Path, version: str, *options: str, code: int = 0, limit: int = 0) -> tuple[int, str]:
    process = start(project, version, *options, code=code, limit=limit)
    said, _ = process.communicate(timeout=300)
    return process.returncode, said


def published(project: Path) -> str:
    """The one version that every file of the site has; an empty text where there is no site."""
    site = project / "site"
    if not site.exists():
        return ""
    assert len(list(site.glob("*.html"))) == len(list((site / "en").glob("*.html"))) == FILES
    (version,) = {path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    return version[0]


def left_over(project: Path) -> list[str]:
    return sorted(path.name for path in project.iterdir() if path.name.startswith(".site.new"))


def test_a_build_takes_the_place_of_the_one_before(project: Path) -> None:
    for version in "ab":
        assert build(project, version) == (0, "")
        assert published(project) == version
        assert left_over(project) == []
    assert (project / "site").stat().st_mode & 0o777 == 0o755


def test_a_build_that_fails_changes_nothing(project: Path) -> None:
    build(project, "a")
    code, said = build(project, "b", code=1)
    assert code == 1
    assert said == "Error: the build of mkdocs.yml ended with code 1; nothing was published\n"
    assert published(project) == "a"
    assert left_over(project) == []


def test_an_edition_that_fails_leaves_both_as_they_were(project: Path) -> None:
    build(project, "a")
    (project / "mkdocs.en.yml").unlink()
    code, said = build(project, "b")
    assert code == 1
    assert 'the edition in "en/" has no file "mkdocs.en.yml"; nothing was published' in said
    assert published(project) == "a"


def test_a_full_disk_changes_nothing(project: Path) -> None:
    build(project, "a")
    code, said = build(project, "b", limit=50)
    assert code == 1
    assert "nothing was published" in said
    assert published(project) == "a"
    assert left_over(project) == []


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_build_that_is_killed_changes_nothing_and_does_not_stand_in_the_way(project: Path, number: int) -> None:
    build(project, "a")
    process = start(project, "b", pause=0.02)
    while not any(path.name.startswith(".site.new") and any(path.iterdir()) for path in project.iterdir()):
        time.sleep(0.01)
        assert process.poll() is None
    process.send_signal(number)
    process.communicate(timeout=300)  # the host lives on, and keeps its end of the pipe until it has ended
    assert process.returncode != 0
    assert published(project) == "a"
    code, said = build(project, "c")
    while code and "another build" in said:  # the host that was left alone
        time.sleep(0.2)
        code, said = build(project, "c")
    assert (code, published(project), left_over(project)) == (0, "c", [])


def test_of_two_builds_at_once_one_is_refused_and_one_is_whole(project: Path) -> None:
    build(project, "a")
    one = start(project, "b", awaits="go")
    while not left_over(project):
        time.sleep(0.01)
    code, said = build(project, "c")
    assert code == 1
    assert said == 'Error: another build of "site" is under way; nothing was published\n'
    assert published(project) == "a"
    (project / "go").touch()
    one.communicate(timeout=300)
    assert (one.returncode, published(project)) == (0, "b")


def test_a_child_that_outlives_its_build_keeps_the_lock(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with staged(site) as staging:
        (staging.folder / "index.html").touch()
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=(staging.lock,))
    with pytest.raises(NotPublished, match="another build"), staged(site):
        pass
    child.communicate(b"\n", timeout=60)
    with staged(site) as staging:
        (staging.folder / "index.html").write_text("new", encoding="utf-8")
    assert (site / "index.html").read_text(encoding="utf-8") == "new"


def test_hidden_files_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for version in "ab":
        with staged(site) as staging:
            (staging.folder / "index.html").write_text(version, encoding="utf-8")
        (site / ".nojekyll").touch()
        (site / ".git").mkdir(exist_ok=True)
        (site / ".git/HEAD").write_text("x", encoding="utf-8")
    assert sorted(path.name for path in site.iterdir()) == [".git", ".nojekyll", "index.html"]


@pytest.mark.parametrize("what", ["a file", "another folder"])
def test_what_is_no_site_is_not_thrown_away(tmp_path: Path, what: str) -> None:
    place = tmp_path / "content"
    if what == "a file":
        place.write_text("x", encoding="utf-8")
    else:
        write(place, {"articles/a.md": "x"})
    with pytest.raises(NotPublished), staged(place):
        raise AssertionError
    assert place.exists()


def test_a_folder_without_a_home_page_is_not_published(tmp_path: Path) -> None:
    with pytest.raises(NotPublished, match="no home page"), staged(tmp_path / "site"):
        pass
    assert not (tmp_path / "site").exists()


def test_a_link_to_the_published_folder_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "there", {"index.html": "a"})
    (tmp_path / "site").symlink_to(tmp_path / "there")
    with staged(tmp_path / "site") as staging:
        (staging.folder / "index.html").write_text("b", encoding="utf-8")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "there/index.html").read_text(encoding="utf-8") == "b"


@pytest.mark.parametrize("in_one_step", [True, False])
def test_swapping(tmp_path: Path, in_one_step: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not in_one_step:
        monkeypatch.setattr(swapping, "_exchanged", lambda one, other: False)
    write(tmp_path, {"new/a": "new", "site/a": "old"})
    swapping.swap(tmp_path / "new", tmp_path / "site")
    assert {path.parent.name: path.read_text(encoding="utf-8") for path in tmp_path.rglob("a")} == {
        "site": "new",
        "new": "old",
    }


def test_a_build_that_was_killed_between_two_steps_is_put_right(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(tmp_path, {".site.new-x-old/index.html": "old", ".site.new-x/index.html": "new"})
    with pytest.raises(KeyError), staged(site):
        raise KeyError
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
    assert left_over(tmp_path) == []


def test_the_real_host_is_bounded_too(tmp_path: Path) -> None:
    """A disk that is full in the middle of a real build."""
    content = write(tmp_path / "content", {"sources/journal.md": page("sources/journal.md")})
    settings = f"""site_name: x
docs_dir: {content}
theme: {{name: material, language: fr, font: false, custom_dir: {ROOT / "theme_overrides"}}}
plugins: [recoupe]
"""
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    write(tmp_path / "site", {"index.html": "old"})
    for limit, code in ((60_000, 1), (0, 0)):
        assert build(tmp_path, "", "--host", "mkdocs", limit=limit)[0] == code
        old = (tmp_path / "site/index.html").read_text(encoding="utf-8") == "old"
        assert old == bool(code)
        assert left_over(tmp_path) == []
