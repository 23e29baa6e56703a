"""Trying a folder finds each thing that it cannot do, and leaves nothing behind."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import BinaryIO, NoReturn

import pytest

from kanz_desktop.sync.disk import SystemDisk
from kanz_desktop.sync.folder_check import ROOM, Mark, Outcome, Trait, check_folder
from kanz_desktop.sync.ports import Entry, FolderFull, FolderReadOnly, FolderUnreachable, NotFetched
from tests.helpers.bad_share import HABITS, WindowsRefusal

PLENTY = 10 * ROOM


def refuse(number: int) -> NoReturn:
    raise OSError(number, os.strerror(number))


class KeepsContentInTheCloud(SystemDisk):
    def open(self, path: Path) -> BinaryIO:
        if path.name.startswith("kanz-"):
            raise WindowsRefusal(426)
        return super().open(path)


class MayNotWrite(SystemDisk):
    def create(self, path: Path) -> BinaryIO:
        refuse(errno.EACCES)


class Overwrites(SystemDisk):
    def rename_new(self, source: Path, target: Path) -> None:
        source.replace(target)


class ShowsNothingNew(SystemDisk):
    def scan(self, folder: Path) -> list[Entry]:
        return [entry for entry in super().scan(folder) if entry.name != "b"]


class ShowsLate(SystemDisk):
    looks = 0

    def scan(self, folder: Path) -> list[Entry]:
        found = super().scan(folder)
        self.looks += 1
        return found if self.looks > 4 else [entry for entry in found if entry.name != "b"]


class CallsAbsentBroken(SystemDisk):
    def open(self, path: Path) -> BinaryIO:
        try:
            return super().open(path)
        except FileNotFoundError:
            refuse(errno.EIO)


class KnowsShortNames(SystemDisk):
    def create(self, path: Path) -> BinaryIO:
        if len(path.name) > 100:
            refuse(errno.ENAMETOOLONG)
        return super().create(path)


class ListsFifty(SystemDisk):
    def scan(self, folder: Path) -> list[Entry]:
        return super().scan(folder)[:50]


class IsNearlyFull(SystemDisk):
    def create(self, path: Path) -> BinaryIO:
        file = super().create(path)
        return _Full(file) if path.name.startswith("groot") else file  # type: ignore[return-value]


class _Full:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def close(self) -> None:
        self._file.close()

    def write(self, piece: memoryview) -> int:
        refuse(errno.ENOSPC)


class MayNotRemove(SystemDisk):
    def remove(self, path: Path) -> None:
        refuse(errno.EACCES)


def outcomes(root: Path, disk: SystemDisk | None = None, free: int = PLENTY) -> dict[Trait, Outcome]:
    return {one.trait: one for one in check_folder(root, free=free, disk=disk, wait=lambda _: None)}


def test_a_plain_folder_can_do_everything(tmp_path: Path) -> None:
    (tmp_path / "van-iemand-anders.docx").write_bytes(b"x")
    assert {one.mark for one in outcomes(tmp_path).values()} == {Mark.GOOD}
    assert [path.name for path in tmp_path.iterdir()] == ["van-iemand-anders.docx"]


@pytest.mark.parametrize("habit", HABITS, ids=lambda habit: habit.__name__)
def test_a_habit_that_the_program_can_take_is_no_fault(tmp_path: Path, habit: type[SystemDisk]) -> None:
    found = outcomes(tmp_path, habit())
    assert {one.mark for one in found.values()} == {Mark.GOOD}


@pytest.mark.parametrize(
    ("disk", "trait", "mark", "error"),
    [
        (KeepsContentInTheCloud, Trait.FETCHED, Mark.BAD, NotFetched),
        (Overwrites, Trait.KEEPS, Mark.BAD, None),
        (ShowsNothingNew, Trait.SHOWS, Mark.BAD, None),
        (ShowsLate, Trait.SHOWS, Mark.DOUBT, None),
        (CallsAbsentBroken, Trait.ABSENT, Mark.BAD, FolderUnreachable),
        (KnowsShortNames, Trait.LONG, Mark.BAD, None),
        (ListsFifty, Trait.MANY, Mark.BAD, None),
        (IsNearlyFull, Trait.LARGE, Mark.BAD, FolderFull),
    ],
)
def test_each_fault_is_found_and_named(
    tmp_path: Path,
    disk: type[SystemDisk],
    trait: Trait,
    mark: Mark,
    error: type | None,
) -> None:
    (tmp_path / f"kanz-{'0' * 32}").write_bytes(b"KZM")
    found = outcomes(tmp_path, disk())
    assert found[trait].mark is mark
    if error:
        assert isinstance(found[trait].error, error)
    named = {trait} if disk is not CallsAbsentBroken else {trait, Trait.CLEANS}
    good = set(Trait) - named - {Trait.FETCHED}
    assert {one: found[one].mark for one in good} == dict.fromkeys(good, Mark.GOOD)
    assert [path.name for path in tmp_path.iterdir()] == [f"kanz-{'0' * 32}"]


def test_a_marker_of_which_half_is_here_is_named(tmp_path: Path) -> None:
    (tmp_path / f"kanz-{'0' * 32}").write_bytes(b"KZM\x01half")
    assert outcomes(tmp_path)[Trait.FETCHED].mark is Mark.BAD


def test_a_folder_that_may_not_be_written_is_tried_no_further(tmp_path: Path) -> None:
    found = outcomes(tmp_path, MayNotWrite())
    assert isinstance(found[Trait.WRITES].error, FolderReadOnly)
    later = list(Trait)[list(Trait).index(Trait.WRITES) + 1 :]
    assert {found[trait].mark for trait in later} == {Mark.SKIPPED}


def test_a_folder_that_is_not_there_is_tried_no_further(tmp_path: Path) -> None:
    found = outcomes(tmp_path / "weg")
    assert isinstance(found[Trait.REACHED].error, FolderUnreachable)
    assert {one.mark for one in list(found.values())[1:]} == {Mark.SKIPPED}
    assert not (tmp_path / "weg").exists()


def test_files_that_cannot_be_removed_are_named(tmp_path: Path) -> None:
    assert outcomes(tmp_path, MayNotRemove())[Trait.CLEANS].mark is Mark.BAD


def test_little_room_and_a_long_path_are_worth_knowing(tmp_path: Path) -> None:
    deep = tmp_path / ("lang" * 20)
    deep.mkdir()
    found = outcomes(deep, free=ROOM - 1)
    assert found[Trait.ROOM].mark is found[Trait.PATH].mark is Mark.DOUBT
    assert found[Trait.WRITES].mark is Mark.GOOD


def test_who_stops_halfway_leaves_nothing_behind(tmp_path: Path) -> None:
    for count in range(1, len(Trait) + 1):
        trial = check_folder(tmp_path, free=PLENTY)
        for _ in range(count):
            next(trial)
        trial.close()
        assert list(tmp_path.iterdir()) == []
