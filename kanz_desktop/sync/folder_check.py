"""What we rely on from an office folder, tried one by one in a folder of its own (docs/format/folder.md §2).

For whoever manages the share: a folder that fails here would fail later, in the middle of a sync. Nothing
that stands there is changed, and what was made for the trial is removed again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kanz_desktop.errors import KanzError
from kanz_desktop.sync.disk import Disk, SystemDisk
from kanz_desktop.sync.folder import SystemFolder
from kanz_desktop.sync.marker import SIZE as MARKER_SIZE
from kanz_desktop.sync.marker import read_marker
from kanz_desktop.sync.names import LONGEST
from kanz_desktop.sync.ports import Absent, OfficeFolder, Taken, read
from kanz_desktop.sync.verdict import Verdict

LARGE = 16 * 1024 * 1024
"""Bytes of the file that measures the line; also the largest bound of a sealed object (folder.md §4)."""
MANY = 60
PATH_LIMIT = 80
"""Characters of the folder's own path that leave room for ours under 200 (folder.md §2)."""
ROOM = 1_000_000_000
"""Bytes free, under which somebody should know."""
_LOOKS, _BETWEEN_S = 50, 0.1
"""Five seconds for a new file to show."""


class Trait(StrEnum):
    """Something that we rely on; the value is its id in resources/texts/kantoormap.toml."""

    REACHED = "bereikbaar"
    PATH = "pad"
    ROOM = "ruimte"
    FETCHED = "ophalen"
    WRITES = "schrijven"
    KEEPS = "niet-overschrijven"
    SHOWS = "zichtbaar"
    ABSENT = "afwezig"
    LONG = "lange-naam"
    MANY = "veel-bestanden"
    LARGE = "groot-bestand"
    CLEANS = "weghalen"


class Mark(StrEnum):
    GOOD = "goed"
    DOUBT = "let-op"
    """It works, and somebody should know something."""
    BAD = "mis"
    SKIPPED = "niet-bekeken"
    """What it stands on failed already."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`error`: what the folder said, when it said something. `seconds`: how long the trial took."""

    trait: Trait
    mark: Mark
    seconds: float
    error: KanzError | None = None


class _Wrong(Exception):
    """It answered, and not as it should; `mark` says how bad that is."""

    def __init__(self, mark: Mark = Mark.BAD) -> None:
        self.mark = mark


def check_folder(
    root: Path, *, free: int, disk: Disk | None = None, wait: Callable[[float], None] = time.sleep
) -> Iterator[Outcome]:
    """Try every trait of the folder at `root`, each as soon as it is known. `free`: bytes free there.

    Takes two large files' worth of line. Ends early only by what the caller does.
    """
    trial = _Trial(root, free, disk or SystemDisk(), wait)
    try:
        stands = True
        for trait, attempt, ground in trial.attempts():
            if not stands:
                yield Outcome(trait, Mark.SKIPPED, 0.0)
                continue
            outcome = _try(trait, attempt)
            stands = stands and (not ground or outcome.mark is not Mark.BAD)
            yield outcome
    finally:
        trial.clean()


def _try(trait: Trait, attempt: Callable[[], None]) -> Outcome:
    begun = time.monotonic()
    mark, error = Mark.GOOD, None
    try:
        attempt()
    except _Wrong as wrong:
        mark = wrong.mark
    except KanzError as refused:
        mark, error = Mark.BAD, refused
    return Outcome(trait, mark, time.monotonic() - begun, error)


class _Trial:
    """The folder under trial, and a fresh name in it below which everything is made."""

    def __init__(self, root: Path, free: int, disk: Disk, wait: Callable[[float], None]) -> None:
        self._root, self._free, self._disk, self._wait = root, free, disk, wait
        self._folder: OfficeFolder = SystemFolder(root, disk, wait)
        self._place = f"proef-{os.urandom(8).hex()}"
        self._made: list[str] = []

    def attempts(self) -> Iterator[tuple[Trait, Callable[[], None], bool]]:
        """In order; the last says that what follows has no ground when this one fails."""
        yield Trait.REACHED, lambda: _none(self._folder.entries("")), True
        yield Trait.PATH, self._path, False
        yield Trait.ROOM, self._room, False
        yield Trait.FETCHED, self._fetched, False
        yield Trait.WRITES, lambda: self._write("a", b"een"), True
        yield Trait.KEEPS, self._keeps, False
        yield Trait.SHOWS, self._shows, False
        yield Trait.ABSENT, self._absent, False
        yield Trait.LONG, self._long, False
        yield Trait.MANY, self._many, False
        yield Trait.LARGE, self._large, False
        yield Trait.CLEANS, self._cleans, False

    def clean(self) -> None:
        """Remove what was made, as far as the folder lets us."""
        while self._made:
            with suppress(KanzError):
                self._folder.remove(self._made.pop())
        for folder in (f"{self._place}/n", self._place):
            with suppress(OSError):
                self._disk.remove_folder(self._root / folder)

    def _path(self) -> None:
        if len(str(self._root)) > PATH_LIMIT:
            raise _Wrong(Mark.DOUBT)

    def _room(self) -> None:
        if self._free < ROOM:
            raise _Wrong(Mark.DOUBT)

    def _fetched(self) -> None:
        """A marker that stands there can be read: the content too is here, not its name alone."""
        for entry in self._folder.entries(""):
            if entry.name.startswith("kanz-") and not entry.folder:
                verdict = read_marker(read(self._folder, entry.name, MARKER_SIZE)).verdict
                if verdict is Verdict.INCOMPLETE:
                    raise _Wrong

    def _write(self, name: str, content: bytes) -> None:
        path = f"{self._place}/{name}"
        self._made.append(path)
        self._folder.write_once(path, lambda: [content])

    def _keeps(self) -> None:
        """A name that is taken refuses other bytes, and keeps what it has."""
        with suppress(Taken):
            self._write("a", b"twee")
            raise _Wrong
        if read(self._folder, f"{self._place}/a", 4) != b"een":
            raise _Wrong

    def _shows(self) -> None:
        """What was just written stands in the listing, under the same letters; late is worth knowing."""
        self._write("b", b"drie")
        for look in range(_LOOKS):
            if {"a", "b"} <= {entry.name for entry in self._folder.entries(self._place)}:
                if look > 0:
                    raise _Wrong(Mark.DOUBT)
                return
            self._wait(_BETWEEN_S)
        raise _Wrong

    def _absent(self) -> None:
        with suppress(Absent):
            read(self._folder, f"{self._place}/niets", 1)
            raise _Wrong

    def _long(self) -> None:
        name = "l" * (LONGEST - len(f"{self._place}/"))
        self._write(name, b"lang")

    def _many(self) -> None:
        names = {f"{number:04}" for number in range(MANY)}
        for name in sorted(names):
            self._write(f"n/{name}", b"x")
        if not names <= {entry.name for entry in self._folder.entries(f"{self._place}/n")}:
            raise _Wrong

    def _large(self) -> None:
        self._write("groot", os.urandom(LARGE))

    def _cleans(self) -> None:
        made = list(self._made)
        self.clean()
        for path in made:
            with suppress(Absent):
                read(self._folder, path, LARGE)
                raise _Wrong


def _none(_: object) -> None:
    """Whatever it was, that it came is enough."""
