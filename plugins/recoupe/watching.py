"""Notices edits as they are made: the system tells of them, and no file need be looked at again and again for it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from watchdog.events import (
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_CREATED,
    EVENT_TYPE_MOVED,
    EVENT_TYPE_OPENED,
    DirModifiedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

_READ = frozenset({EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE})
"""What happens to a file that is read: a build does that itself."""

_FAR = frozenset({"9p", "afs", "ceph", "cifs", "drvfs", "fuse", "ncpfs", "nfs", "nfs4", "prl_fs", "smb3", "vboxsf"})
"""File systems in which others make changes of which this system is not told."""

_MOUNTS = Path("/proc/self/mounts")


class CannotWatch(Exception):
    """The system does not tell of edits in this folder; `args[0]` says why."""


class Bell:
    """Rings whenever something is edited in a folder."""

    def __init__(self, watched: Path, ring: Callable[[], object]) -> None:
        """Watch a folder, and what is below it, from now on until `stop`; `ring` is called in a thread of its own.

        Raises:
            CannotWatch: where the system would not tell of edits there, or does not let any more folders be watched.
        """
        watched = watched.resolve()
        if kind := far(watched):
            raise CannotWatch(f"{kind} does not tell of changes that are made elsewhere")
        self._observer = Observer()
        edited = _Edited(watched, ring)
        try:
            # Of a folder that is put in the place of the watched one only the folder around them tells.
            again = _Again(self._observer, edited, watched)
            self._observer.schedule(again, str(watched.parent), recursive=False)
            again.watch()
            self._observer.start()
        except OSError as error:
            self.stop()
            raise CannotWatch(error.strerror or str(error)) from None

    def stop(self) -> None:
        """Watch no longer."""
        self._observer.unschedule_all()
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join(timeout=5)


class _Edited(FileSystemEventHandler):
    """Rings at every edit. Nobody need be told what was edited: the build finds that out by itself."""

    def __init__(self, watched: Path, ring: Callable[[], object]) -> None:
        self.ring = ring
        self._watched = watched

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _READ or isinstance(event, DirModifiedEvent):
            return  # what has changed in a folder is told by its own name
        if any(self._is_seen(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path):
            self.ring()

    def _is_seen(self, path: str) -> bool:
        """Whether a corpus may have something there: what is hidden, such as an editor's own files, is none of it."""
        try:
            return not any(part.startswith(".") for part in Path(path).relative_to(self._watched).parts)
        except ValueError:
            return True


class _Again(FileSystemEventHandler):
    """Watches a folder anew that was moved away or deleted, and has come back."""

    def __init__(self, observer: BaseObserver, edited: _Edited, watched: Path) -> None:
        self._observer = observer
        self._edited = edited
        self._watched = watched
        self._watch: ObservedWatch | None = None

    def watch(self) -> None:
        """Watch the folder from now on, and the one that was there before no longer."""
        if self._watch:
            self._observer.unschedule(self._watch)
        self._watch = self._observer.schedule(self._edited, str(self._watched), recursive=True)

    def on_any_event(self, event: FileSystemEvent) -> None:
        place = event.dest_path if event.event_type == EVENT_TYPE_MOVED else event.src_path
        if event.event_type in (EVENT_TYPE_CREATED, EVENT_TYPE_MOVED) and Path(os.fsdecode(place)) == self._watched:
            with suppress(OSError):  # it has gone again
                self.watch()
            self._edited.ring()


def far(folder: Path) -> str:
    """The kind of the file system on which a folder lies, if others can change it unnoticed; otherwise nothing."""
    if sys.platform != "linux" or not _MOUNTS.exists():
        return ""
    kind, longest = "", -1
    for line in _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        _, place, found, *_ = line.split(" ")
        mounted = Path(place.replace("\\040", " "))
        if folder.is_relative_to(mounted) and len(mounted.parts) >= longest:
            kind, longest = found, len(mounted.parts)
    return kind if kind.partition(".")[0] in _FAR else ""
