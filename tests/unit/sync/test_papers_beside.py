"""Several papers come in at a time: what one of them meets harms no other, and nothing goes on behind it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from kanz_desktop.sync.engine import Sync
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.ports import FolderUnreachable
from tests.sim.office import DAY, NOW, STREAM, Desk, Office

PAPERS = 40
BESIDE = 4


class Falling(MemoryFolder):
    """Falls off at the `last` paper that is asked for; counts who is reading."""

    def __init__(self, other: MemoryFolder, last: int) -> None:
        self.files = other.files
        self._left, self._lock = last, threading.Lock()
        self.reading = self.most = 0

    def pieces(self, path: str, limit: int) -> Iterator[bytes]:
        if "/b/" not in path:
            yield from super().pieces(path, limit)
            return
        with self._lock:
            self._left -= 1
            falls = self._left < 0
            self.reading += 1
            self.most = max(self.most, self.reading)
        try:
            if falls:
                raise FolderUnreachable
            threading.Event().wait(0.01)
            yield from super().pieces(path, limit)
        finally:
            with self._lock:
                self.reading -= 1


@pytest.fixture
def newcomer() -> tuple[Desk, MemoryFolder, set[bytes]]:
    office = Office("Anna")
    office.gezin("Anna")
    papers = {office["Anna"].add_paper(b"%d" % number * 3000) for number in range(PAPERS)}
    office.rounds(1)
    noor = office.admit("Noor", by="Anna")
    office["Anna"].sync()
    office["Anna"].deeds.let_read(STREAM, noor.member, Role.ANDER)
    office["Anna"].sync()
    return noor, office.memory, papers


def sync(desk: Desk, folder: MemoryFolder) -> None:
    Sync(desk.laptop, folder, now_ms=NOW, day=DAY, beside=BESIDE).run()


def test_all_of_them_come_at_most_so_many_at_a_time(
    newcomer: tuple[Desk, MemoryFolder, set[bytes]],
) -> None:
    desk, memory, papers = newcomer
    folder = Falling(memory, 10_000)
    sync(desk, folder)
    assert set(desk.log().objects) == papers
    assert 1 < folder.most <= BESIDE


@pytest.mark.parametrize("last", [0, 1, 5, 33, 39])
def test_a_folder_that_falls_off_leaves_what_came_and_nobody_reading(
    newcomer: tuple[Desk, MemoryFolder, set[bytes]], last: int
) -> None:
    desk, memory, papers = newcomer
    folder = Falling(memory, last)
    with pytest.raises(FolderUnreachable):
        sync(desk, folder)
    assert folder.reading == 0
    assert len(desk.log().objects) == last
    sync(desk, memory)
    assert set(desk.log().objects) == papers


def test_a_broken_one_is_left_out_and_asked_for_again(
    newcomer: tuple[Desk, MemoryFolder, set[bytes]],
) -> None:
    desk, memory, papers = newcomer
    path = next(path for path in memory.files if "/b/" in path)
    whole = memory.files[path]
    memory.files[path] = whole[: len(whole) // 2]
    sync(desk, memory)
    assert len(desk.log().objects) == PAPERS - 1
    memory.files[path] = whole
    sync(desk, memory)
    assert set(desk.log().objects) == papers
