"""Disks with the habits of shares and cloud services, one habit each, to stand under an office folder.

Sources: Microsoft, "System Error Codes"; errno(3). What a file system does not know at all (flushing, hard
links) is taken away from the system itself: `takes_away`.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from pathlib import Path
from typing import BinaryIO, NoReturn

import pytest

from kanz_desktop.sync.disk import SystemDisk
from kanz_desktop.sync.ports import Entry


class WindowsRefusal(OSError):
    """An OSError as Windows raises it; elsewhere Python has no place for its number."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EACCES, "refused")
        self.winerror = winerror


class HeldOnWindows(SystemDisk):
    """A virus scanner holds what was just written: the first three calls on each file are refused."""

    refusals: tuple[OSError, ...] = (WindowsRefusal(32), WindowsRefusal(33), WindowsRefusal(5))

    def __init__(self) -> None:
        self._calls: Counter[tuple[str, Path]] = Counter()

    def open(self, path: Path) -> BinaryIO:
        self._hold("open", path)
        return super().open(path)

    def rename_new(self, source: Path, target: Path) -> None:
        self._hold("rename", source)
        super().rename_new(source, target)

    def remove(self, path: Path) -> None:
        self._hold("remove", path)
        super().remove(path)

    def _hold(self, call: str, path: Path) -> None:
        count = self._calls[call, path]
        self._calls[call, path] += 1
        if path.is_file() and count < len(self.refusals):
            raise self.refusals[count]


class HeldOnMount(HeldOnWindows):
    """The same as a mounted share says it."""

    refusals = (OSError(errno.EBUSY, "busy"), OSError(errno.EAGAIN, "again"), OSError(errno.ETXTBSY, "busy"))


class ListsInAnyOrder(SystemDisk):
    """Names as a hashed directory gives them."""

    def scan(self, folder: Path) -> list[Entry]:
        return super().scan(folder)[::-1]


class WritesLittleByLittle(SystemDisk):
    """A write takes fewer bytes than it was given, as the system may."""

    def create(self, path: Path) -> BinaryIO:
        return _Slow(super().create(path))  # type: ignore[return-value]


class _Slow:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, piece: memoryview) -> int:
        return self._file.write(piece[:70_000])

    def fileno(self) -> int:
        return self._file.fileno()

    def close(self) -> None:
        self._file.close()


HABITS = (HeldOnWindows, HeldOnMount, ListsInAnyOrder, WritesLittleByLittle)


def takes_away(monkeypatch: pytest.MonkeyPatch, call: str, number: int) -> None:
    """That call of the system is refused from now on, as by a file system that does not know it."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, refuse)
