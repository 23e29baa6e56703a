"""The office folder as the engine uses it: the marker first, files by name or by listing, one at a time.

Absence is never an answer: whoever misses something looks first whether this still is the office folder
(docs/format/folder.md §10, §11).
"""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Callable, Iterable, Iterator

from kanz_desktop.domain.values import Id
from kanz_desktop.errors import EnvironmentRefused
from kanz_desktop.sync.layout import BOUNDS, HEX, Area, file_name, marker_name, stream_folder
from kanz_desktop.sync.marker import SIZE as MARKER_SIZE
from kanz_desktop.sync.marker import read_marker
from kanz_desktop.sync.names import may_open
from kanz_desktop.sync.ports import (
    Absent,
    Entry,
    FolderBusy,
    NotFetched,
    OfficeFolder,
    Taken,
    TooLarge,
    read,
)
from kanz_desktop.sync.watch import Step, Watch

CANDIDATES = 16
"""Files looked at for one name."""
FILES = 200_000
"""Files looked at in one listing."""


class NotOurs(EnvironmentRefused):
    """The folder there is not the office folder of this team: nothing was read, nothing is written."""

    code = "kantoormap-van-anderen"


class Mailbox:
    """One office folder during one sync."""

    def __init__(self, folder: OfficeFolder, root: Id, watch: Watch) -> None:
        self._folder, self._root, self._watch = folder, root, watch
        self._counting = threading.Lock()
        """Several papers go out or come in at a time, and who looks on is told of one piece at a time."""

    def check(self) -> None:
        """Raises NotOurs unless a right marker of this team is there."""
        name = marker_name(self._root)
        if not self._is_marker(name):
            found = (entry.name for entry in self._folder.entries("") if entry.name.startswith("kanz-"))
            if not any(self._is_marker(other) for other, _ in zip(found, range(CANDIDATES), strict=False)):
                raise NotOurs
        self._watch.at(Step.MARKER_SEEN)

    def names(self, folder: str) -> tuple[str, ...]:
        """Files of one directory; of a heap any of them, so that it hides no file for good.

        When there are none, the marker is looked for again.
        """
        found = [entry.name for entry in self.entries(folder) if not entry.folder]
        if not found:
            self.check()
        return tuple(found if len(found) <= FILES else random.sample(found, FILES))

    def entries(self, folder: str) -> tuple[Entry, ...]:
        return self._folder.entries(folder)

    def file(self, folder: str, name: str, bound: int) -> bytes | None:
        """The bytes of a file; None when it is not there or cannot be had now.

        A larger file than `bound` reads as one byte more than that, so that a reader calls it too large.
        """
        path = f"{folder}/{name}"
        if not may_open(path):
            return None
        try:
            data = read(self._folder, path, bound)
        except (Absent, NotFetched, FolderBusy):
            return None
        except TooLarge:
            return bytes(bound + 1)
        self._watch.moved(1, len(data))
        return data

    def pieces(self, folder: str, name: str, bound: int) -> Iterator[bytes]:
        """A file that may be large; not always read to its end. Raises Absent, TooLarge, NotFetched."""
        for number, piece in enumerate(self._folder.pieces(f"{folder}/{name}", bound)):
            self._moved(0 if number else 1, len(piece))
            yield piece

    def candidates(self, folder: str, name: str) -> list[str]:
        """Files that may hold the object of this name: it first, then copies beside it."""
        beside = [other for other in self.names(folder) if other.startswith(name) and other != name]
        return [name, *beside][:CANDIDATES]

    def holds(self, stream: Id, area: Area, name: str) -> bool:
        """Whether the exact object lies there, under its name or beside it. Not for papers."""
        folder = stream_folder(stream, area)

        def right(candidate: str) -> bool:
            data = self.file(folder, candidate, BOUNDS[area])
            return data is not None and file_name(data) == name

        return right(name) or any(map(right, self.candidates(folder, name)[1:]))

    def put(self, folder: str, name: str, source: Callable[[], Iterable[bytes]]) -> None:
        """Write a file; beside its name when that is held by something else. What the port raises."""
        path = f"{folder}/{name}"
        try:
            self._folder.write_once(path, lambda: self._told(source()))
        except Taken:
            self._folder.write_once(f"{path}.h{os.urandom(4).hex()}", source)
        self._moved(1, 0)

    def _moved(self, files: int, size: int) -> None:
        with self._counting:
            self._watch.moved(files, size)

    def _told(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self._moved(0, len(piece))
            yield piece

    def _is_marker(self, name: str) -> bool:
        try:
            data = read(self._folder, name, MARKER_SIZE) if may_open(name) else b""
        except (Absent, TooLarge, NotFetched, FolderBusy):
            return False
        reading = read_marker(data)
        return reading.ok and reading.content.root == self._root


def canonical(name: str) -> str:
    """The name of the object that a file may hold, by the file's own name."""
    return name[:HEX]
