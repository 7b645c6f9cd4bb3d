"""An edit under `serve` is noticed by both hosts without their looking at every file of the corpus."""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.golden.paths import CONTENT, ROOT
from tests.hosts.test_hosts import QUIET

PATIENCE = 60.0
"""Seconds until a host has said something, on a busy machine."""


class Served:
    """A site that is being served."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        self.address = address
        self._said: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._said.put(line)

    def until(self, words: str) -> list[str]:
        """What is said up to the line that has these words, which is the last one."""
        found: list[str] = []
        while not found or words not in found[-1]:
            try:
                found.append(self._said.get(timeout=PATIENCE))
            except queue.Empty:
                raise AssertionError(f"never said: {words}\n{''.join(found)}") from None
        return found

    def html(self, path: str) -> str:
        with urlopen(self.address + path) as answer:
            return str(answer.read().decode())


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serve(host: str, folder: Path) -> Iterator[Served]:
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(folder / "content"),
        "theme": {"custom_dir": str(ROOT / "theme_overrides")},
        "nav": [{"Accueil": "index.md"}],
        "watch": [],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    address = f"127.0.0.1:{free_port()}"
    with subprocess.Popen(
        [sys.executable, "-m", host, "serve", "-f", str(folder / "mkdocs.yml"), "-a", address],
        cwd=folder,
        env=os.environ | QUIET | {"PYTHONPATH": str(ROOT / "plugins"), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        # It is ended by this signal, which whoever has started the tests may ignore.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        try:
            yield Served(process, f"http://{address}/")
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_an_edit_is_noticed_and_only_its_own_faults_are_told(host: str, tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    broken = (
        "---\ntitle: {title}\nsource: gazette-fr\ndate: 2021-05-06\nlang: fr\nentities: [{entity}]\n---\n\nDes mots.\n"
    )
    first, second = (tmp_path / f"content/articles/{name}.md" for name in ("faute-une", "faute-deux"))
    first.write_text(broken.format(title="Une", entity="nulle-part"), encoding="utf-8")
    with serve(host, tmp_path) as served:
        begun = "".join(served.until("Serving on"))
        assert 'no entity is called "nulle-part"' in begun
        watched = next(line for line in begun.splitlines() if "Watching paths" in line)
        assert "mkdocs.yml" in watched
        assert "content" not in watched
        second.write_text(broken.format(title="Deux", entity="pas-la"), encoding="utf-8")
        said = "".join(served.until("Reloading browsers"))
        assert 'no entity is called "pas-la"' in said
        assert "nulle-part" not in said
        assert "diagnostics: 1 new" in said
        assert "Site renewed" in said
        assert "Building documentation" not in said  # which is what the host says
        assert "Deux" in served.html("articles/faute-deux/")
        second.unlink()
        assert "diagnostics: 0 new" in "".join(served.until("Reloading browsers"))
