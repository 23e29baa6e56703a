"""What the engine needs of an office folder: list, read, write once; and, for `retire` alone, remove.

A path is ASCII words with `/` between them, relative to the chosen folder (docs/format/folder.md); it is
never a path of this machine. Every port passes `tests/contract/office_folder.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from kanz_desktop.errors import EnvironmentRefused, KanzError

PIECE = 1024 * 1024
"""Bytes read and written at a time."""


class FolderUnreachable(EnvironmentRefused):
    """The office folder is not there now: not mounted, no network, or its server does not answer."""

    code = "kantoormap-weg"


class FolderFull(EnvironmentRefused):
    """No room, or no room left for this account."""

    code = "kantoormap-vol"


class FolderReadOnly(EnvironmentRefused):
    """This account may read there and not write."""

    code = "kantoormap-alleen-lezen"


class FolderBusy(EnvironmentRefused):
    """Another program (a virus scanner, a cloud service) keeps a file to itself, also after waiting."""

    code = "kantoormap-bezet"


class FolderFailed(EnvironmentRefused):
    """The system could not read or write there; `errno` is its own number."""

    code = "kantoormap-fout"


class NotFetched(EnvironmentRefused):
    """The cloud service has only the name of a file here and could not bring its content."""

    code = "kantoorbestand-niet-opgehaald"


class WrittenBadly(EnvironmentRefused):
    """What was written there reads back as something else; nothing stands under the final name."""

    code = "kantoormap-schrijft-fout"


class Absent(KanzError):
    """There is no such file now. That never changes anything on the laptop."""

    code = "kantoorbestand-weg"


class TooLarge(KanzError):
    """A file larger than anything that may stand under its name; it was not read."""

    code = "kantoorbestand-te-groot"


class Taken(KanzError):
    """Something else already stands under this name; it was left as it is."""

    code = "kantoorbestand-bezet"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One name in a folder. Without its size: on a share each size is a round trip."""

    name: str
    folder: bool = False


class OfficeFolder(Protocol):
    """A dumb shared folder. Every call may raise FolderUnreachable, FolderBusy or FolderFailed."""

    def entries(self, path: str) -> tuple[Entry, ...]:
        """What stands in a folder, sorted by name; nothing when the folder is not there.

        Unfinished files and symbolic links are left out. Names are as they stand there, those of conflict
        copies too, so a caller MUST NOT take one for a path without looking.
        """
        ...

    def pieces(self, path: str, limit: int) -> Iterator[bytes]:
        """The bytes of a file, in pieces of at most `PIECE`. Raises Absent, TooLarge, NotFetched."""
        ...

    def write_once(self, path: str, source: Callable[[], Iterable[bytes]]) -> None:
        """Durably, and read back: `path` holds what `source` gives, which MUST be the same at each call.

        A file that already holds these bytes is fine. Raises Taken, WrittenBadly, FolderFull,
        FolderReadOnly, and what `source` raises; then nothing new stands under `path`.
        """
        ...

    def remove(self, path: str) -> None:
        """Take a file away; no error when it was not there. For `sync.retire` alone."""
        ...

    def leftovers(self, path: str) -> tuple[Entry, ...]:
        """Unfinished temporary files in a folder, of anybody. For `sync.retire` alone."""
        ...


def read(folder: OfficeFolder, path: str, limit: int) -> bytes:
    """A whole small file. Raises what `pieces` raises."""
    return b"".join(folder.pieces(path, limit))


class InPieces:
    """A file that comes in pieces, read once from its beginning, without a copy of any of them."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._left = memoryview(b"")

    def read(self, size: int) -> memoryview:
        """At most so many bytes, and fewer at the end of a piece; none at the end of the file."""
        if not self._left:
            self._left = memoryview(next(self._pieces, b""))
        found, self._left = self._left[:size], self._left[size:]
        return found
