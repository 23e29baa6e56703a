"""Several papers come in at a time: what one of them meets harms no other, and nothing goes on behind it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from hashlib import blake2b

import pytest

from kanz_desktop.sync.engine import Sync
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.ports import FolderUnreachable
from kanz_desktop.sync.watch import Report, Step, SyncStopped, Unwatched, Watch
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


class Late(MemoryFolder):
    """Gives one paper only when so many others were asked for."""

    def __init__(self, other: MemoryFolder, late: str, others: int) -> None:
        self.files = other.files
        self._late, self._others = late, threading.Semaphore(0)
        self._count = others

    def pieces(self, path: str, limit: int) -> Iterator[bytes]:
        if path == self._late:
            assert all(self._others.acquire(timeout=5) for _ in range(self._count))
        elif "/b/" in path:
            self._others.release()
        yield from super().pieces(path, limit)


class Stops(Unwatched):
    """Stops the sync for good when so many bytes of papers moved, or so many papers were remembered."""

    def __init__(self, *, size: int = 10**9, kept: int = 10**9) -> None:
        self._size, self._kept = size, kept
        self._papers = False

    def ahead(self, files: int, size: int) -> None:
        self._papers = size > 0

    def moved(self, files: int, size: int) -> None:
        self._size -= size if self._papers else 0
        self._look()

    def at(self, step: Step) -> None:
        self._kept -= step is Step.PAPER_KEPT
        self._look()

    def _look(self) -> None:
        if min(self._size, self._kept) <= 0:
            raise SyncStopped


def sync(desk: Desk, folder: MemoryFolder, watch: Watch | None = None) -> Report:
    return Sync(desk.laptop, folder, now_ms=NOW, day=DAY, beside=BESIDE, watch=watch).run()


def paper_paths(folder: MemoryFolder) -> list[str]:
    """In the order in which they are asked for."""
    return sorted(path for path in folder.files if "/b/" in path)


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
    path = paper_paths(memory)[0]
    whole = memory.files[path]
    memory.files[path] = whole[: len(whole) // 2]
    sync(desk, memory)
    assert len(desk.log().objects) == PAPERS - 1
    memory.files[path] = whole
    sync(desk, memory)
    assert set(desk.log().objects) == papers


def test_one_that_is_late_and_one_that_is_broken_hold_up_no_other(
    newcomer: tuple[Desk, MemoryFolder, set[bytes]],
) -> None:
    desk, memory, _ = newcomer
    late, broken, *_ = paper_paths(memory)
    memory.files[broken] = memory.files[broken][:-4000]
    report = sync(desk, Late(memory, late, PAPERS - 1))
    assert report.papers == PAPERS - 1
    assert len(set(desk.log().objects)) == PAPERS - 1


@pytest.mark.parametrize("watch", [Stops(size=1), Stops(size=30_000), Stops(kept=1), Stops(kept=32)])
def test_a_sync_that_is_stopped_leaves_whole_papers_and_the_next_one_brings_the_rest(
    newcomer: tuple[Desk, MemoryFolder, set[bytes]], watch: Stops
) -> None:
    desk, memory, papers = newcomer
    folder = Falling(memory, 10_000)
    with pytest.raises(SyncStopped):
        sync(desk, folder, watch)
    assert folder.reading == 0
    here = dict(desk.log().objects)
    assert {blake2b(content, digest_size=32).digest() for _, content in here.values()} == set(here) <= papers
    assert sync(desk, memory).papers == PAPERS - len(here)
    assert set(desk.log().objects) == papers
