"""The office folder as a folder of the system: a share, or one that a cloud service keeps in step.

Publishing (docs/format/folder.md): a temporary name beside the final one, write, flush, read back and
compare, rename without replacing. A file under its final name is therefore whole, and never changes again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, TypeVar

from kanz_desktop.errors import KanzError
from kanz_desktop.sync.disk import Disk, SystemDisk
from kanz_desktop.sync.names import is_temporary, may_open, temporary, written
from kanz_desktop.sync.ports import (
    PIECE,
    Absent,
    Entry,
    FolderBusy,
    FolderReadOnly,
    FolderUnreachable,
    Taken,
    TooLarge,
    WrittenBadly,
)
from kanz_desktop.sync.refusals import from_system, is_held, share_refusals

_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries while another program holds a file: 1.55 s in all outlasts a virus scanner."""
_T = TypeVar("_T")


class SystemFolder:
    """An `OfficeFolder` on a path of this machine. Each call blocks; several threads may write at a time."""

    def __init__(
        self, root: Path, disk: Disk | None = None, wait: Callable[[float], None] = time.sleep
    ) -> None:
        self._root = root
        self._disk = disk or SystemDisk()
        self._wait = wait
        self._made: set[Path] = set()
        self._lost = False
        """A folder that was made is gone. Nothing is written before a file at the root was read again."""
        self._real: set[str] = set()
        """Folders below the root that are no links to somewhere else."""

    def entries(self, path: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self._scan(path) if not is_temporary(entry.name))

    def leftovers(self, path: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self._scan(path) if is_temporary(entry.name))

    def pieces(self, path: str, limit: int) -> Iterator[bytes]:
        if not may_open(path) or not self._inside(path):
            raise Absent
        try:
            with self._opened(lambda: self._disk.open(self._root / path)) as file:
                if self._lost and "/" not in path:
                    self._lost = False
                    self._made.clear()
                yield from _pieces(file, limit)
        except FolderReadOnly:
            if "/" not in path:
                raise
            raise FolderBusy from None  # a file with rights of its own, or that is going

    def write_once(self, path: str, source: Callable[[], Iterable[bytes]]) -> None:
        if self._lost:
            raise FolderUnreachable
        final = self._root / written(path)
        unfinished = final.with_name(temporary(final.name, os.urandom(8)))
        try:
            self._make_folders(path)
            size, digest = self._write(unfinished, source)
            if not self._holds(unfinished, size, digest):
                raise WrittenBadly
            self._publish(unfinished, final, size, digest)
        except Absent:
            # Also what others write at this moment fails: it must not make anew what may be an empty place.
            self._lost = True
            raise FolderUnreachable from None
        except BaseException:
            self._drop(unfinished)
            raise

    def remove(self, path: str) -> None:
        if may_open(path) and self._inside(path):
            with suppress(Absent):
                self._patient(lambda: self._disk.remove(self._root / path))

    def _scan(self, path: str) -> list[Entry]:
        if path and not (may_open(path) and self._inside(f"{path}/")):
            return []
        try:
            found = sorted(self._patient(lambda: self._disk.scan(self._root / path)))
        except Absent:
            self._look_for_root()
            return []
        self._real.update(f"{path}/{entry.name}".lstrip("/") for entry in found if entry.folder)
        return found

    def _inside(self, path: str) -> bool:
        """No folder on the way leads out of the office folder. Asked once of each, listings tell most."""
        words = path.split("/")[:-1]
        for count in range(1, len(words) + 1):
            folder = "/".join(words[:count])
            if folder not in self._real:
                try:
                    if self._patient(partial(self._disk.is_link, self._root / folder)):
                        return False
                except Absent:
                    return True
                self._real.add(folder)
        return True

    def _look_for_root(self) -> None:
        """A folder that is not there means nothing, unless all of it is gone."""
        try:
            self._patient(lambda: self._disk.scan(self._root))
        except Absent:
            raise FolderUnreachable from None

    def _make_folders(self, path: str) -> None:
        """The folders above `path`, never the root: an office folder that is gone is not made anew."""
        place = self._root
        for word in path.split("/")[:-1]:
            place = place / word
            if place not in self._made:
                self._patient(partial(self._disk.make_folder, place))
                self._made.add(place)

    def _write(self, path: Path, source: Callable[[], Iterable[bytes]]) -> tuple[int, bytes]:
        """Write and flush a file that was not there; its size in bytes, and its digest."""
        size, digest = 0, blake2b()
        with self._opened(lambda: self._disk.create(path)) as file:
            for piece in source():
                with share_refusals():
                    _write_all(file, piece)
                size += len(piece)
                digest.update(piece)
            with share_refusals():
                self._disk.flush(file)
        return size, digest.digest()

    def _publish(self, unfinished: Path, final: Path, size: int, digest: bytes) -> None:
        try:
            self._patient(lambda: self._disk.rename_new(unfinished, final))
        except FileExistsError:
            if not self._holds(final, size, digest):
                raise Taken from None
            self._drop(unfinished)

    def _drop(self, unfinished: Path) -> None:
        """Take away what got no name; what cannot be is a leftover, which `retire` knows."""
        with suppress(KanzError):
            self._patient(lambda: self._disk.remove(unfinished))

    def _holds(self, path: Path, size: int, digest: bytes) -> bool:
        """The file reads back as what was written; one that is larger is not read to its end."""
        found = blake2b()
        with suppress(TooLarge), self._opened(lambda: self._disk.open(path)) as file:
            for piece in _pieces(file, size):
                found.update(piece)
            return found.digest() == digest
        return False

    @contextmanager
    def _opened(self, call: Callable[[], BinaryIO]) -> Iterator[BinaryIO]:
        """What `call` opens. A share may refuse as late as at the closing: then it was not written."""
        file = self._patient(call)
        try:
            yield file
        finally:
            with share_refusals():
                file.close()

    def _patient(self, call: Callable[[], _T]) -> _T:
        """What `call` gives; tried again for a while as long as another program holds the file."""
        for wait in _WAITS:
            try:
                return call()
            except FileExistsError:
                raise
            except OSError as error:
                if not is_held(error):
                    raise from_system(error) from error
            self._wait(wait)
        with share_refusals():
            return call()


def _pieces(file: BinaryIO, limit: int) -> Iterator[bytes]:
    left = limit
    while True:
        with share_refusals():
            piece = file.read(PIECE)
        if not piece:
            return
        left -= len(piece)
        if left < 0:
            raise TooLarge
        yield piece


def _write_all(file: BinaryIO, piece: bytes) -> None:
    view = memoryview(piece)
    while view:
        view = view[file.write(view) :]
