"""Where papers come from: files, folders, the clipboard. Opened late, one by one, and never trusted.

A symbolic link is refused: what it points to can lie anywhere, and in a folder from somebody else it
may point at this worker's own files.
"""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kanz_desktop.errors import KanzError
from kanz_desktop.services.filetypes import HEAD_SIZE, media_type
from kanz_desktop.services.paper_errors import (
    FolderEmpty,
    PaperChanging,
    PaperEmpty,
    PaperGone,
    PaperIsLink,
    PaperIsNoFile,
    PaperTooBig,
    PaperUnreadable,
)

MAX_SIZE = 2_000_000_000
"""Bytes in one paper: an hour of film is not a paper, and a backup must stay possible."""
NAME_LIMIT = 255
"""Characters of a file's name that are kept: what file systems allow at most."""

_NOT_PAPERS = frozenset({"thumbs.db", "desktop.ini"})
_DIRECTION_MARKS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Source:
    """A paper that is on offer: the name it has outside, its size as far as known, and how to open it."""

    name: str
    size: int
    open: Callable[[], PaperStream]

    @staticmethod
    def from_bytes(name: str, data: bytes) -> Source:
        """Something pasted or dropped that is in memory already."""
        return Source(clean_name(name), len(data), lambda: PaperStream(BytesIO(data), len(data)))

    @staticmethod
    def from_path(path: Path) -> Source:
        """A file. Whatever is wrong with it shows when it is opened."""
        try:
            size = path.lstat().st_size
        except OSError:
            size = 0
        return Source(clean_name(path.name), size, lambda: _open_file(path))


class PaperStream:
    """A paper while it is read: knows its kind, and notices when it is empty, too big, or changing."""

    def __init__(self, file: BinaryIO, expected: int, current_size: Callable[[], int] | None = None) -> None:
        self._file = file
        self._expected = expected
        self._current_size = current_size or (lambda: expected)
        self._head = file.read(HEAD_SIZE)
        self._place = 0
        self._read = 0
        if not self._head:
            raise PaperEmpty
        if expected > MAX_SIZE:
            raise PaperTooBig(limit_mb=MAX_SIZE // 1_000_000)
        self.media_type = media_type(self._head)

    def read(self, size: int = -1) -> bytes:
        """The next bytes, as a file gives them; raises PaperChanging when they are not what was there."""
        if self._place < len(self._head):
            end = len(self._head) if size < 0 else self._place + size
            block = self._head[self._place : end]
            self._place += len(block)
        else:
            block = self._file.read(size)
        self._read += len(block)
        if self._read > MAX_SIZE:
            raise PaperTooBig(limit_mb=MAX_SIZE // 1_000_000)
        ended_otherwise = not block and not (self._read == self._expected == self._current_size())
        if ended_otherwise or self._read > self._expected:
            raise PaperChanging
        return block

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> PaperStream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def sources(paths: Iterable[Path]) -> tuple[Source, ...]:
    """The files that were chosen; of a folder all files in it, at any depth, in the order of their names."""
    return tuple(source for path in paths for source in _sources_of(path))


def clean_name(name: str) -> str:
    """A file's name as it can be shown anywhere: no marks that turn the direction of reading, no controls."""
    readable = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFC", readable)
        if letter not in _DIRECTION_MARKS and unicodedata.category(letter) != "Cc"
    )
    stem, dot, extension = plain.rpartition(".")
    if len(plain) > NAME_LIMIT and dot:
        plain = stem[: NAME_LIMIT - len(extension) - 2] + "…" + dot + extension
    return plain[:NAME_LIMIT].strip() or "zonder naam"


def _sources_of(path: Path) -> Iterator[Source]:
    if path.is_symlink() or not path.is_dir():
        yield Source.from_path(path)
        return
    found = list(_files_in(path))
    yield from found or [_refused(path.name, FolderEmpty())]


def _files_in(folder: Path) -> Iterator[Source]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield _refused(folder.name, PaperUnreadable())
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.lower() in _NOT_PAPERS:
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _files_in(entry)
        else:
            yield Source.from_path(entry)


def _refused(name: str, error: KanzError) -> Source:
    def refuse() -> PaperStream:
        raise error

    return Source(clean_name(name), 0, refuse)


def _open_file(path: Path) -> PaperStream:
    """Open without following a link and without waiting for a pipe; raises a paper error."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        if path.is_symlink():
            raise PaperIsLink
        descriptor = os.open(path, flags)
    except OSError as error:
        raise _refusal(error) from None
    file = os.fdopen(descriptor, "rb", buffering=0)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise PaperIsNoFile
        return PaperStream(file, status.st_size, lambda: os.fstat(descriptor).st_size)
    except OSError as error:
        file.close()
        raise _refusal(error) from None
    except BaseException:
        file.close()
        raise


def _refusal(error: OSError) -> KanzError:
    if error.errno == errno.ELOOP:
        return PaperIsLink()
    if error.errno in (errno.ENOENT, errno.ENODEV, errno.ENXIO):
        return PaperGone()
    return PaperUnreadable()
