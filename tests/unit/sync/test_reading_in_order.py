"""Names of files tell no order: what was written in years comes in as it was written, each file read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from kanz_desktop.sync import reading
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.packing import PACE
from tests.sim.laptop import MemoryLog
from tests.sim.office import STREAM, Desk, Office

SEGMENTS = 80


class Noting(MemoryFolder):
    """Keeps count of how often a segment was opened."""

    def __init__(self, other: MemoryFolder) -> None:
        self.files, self.opened = other.files, Counter[str]()

    def pieces(self, path: str, limit: int) -> Iterator[bytes]:
        self.opened[path] += "/g/" in path
        return super().pieces(path, limit)


@pytest.fixture
def newcomer() -> Desk:
    """Noor, whose next sync brings her a gezin of many small segments by two writers."""
    office = Office("Anna", "Bram")
    office.gezin("Anna", "Bram")
    for desk in office.desks.values():
        desk.pace = PACE
    for number in range(SEGMENTS // 2):
        office["Anna"].write("woorden", f"regel {number}")
        office["Bram"].write("gedachte", f"regel {number}")
        office.rounds(1)
    noor = office.admit("Noor", by="Anna")
    office.rounds(2)
    office["Anna"].deeds.let_read(STREAM, noor.member, Role.ANDER)
    office["Anna"].sync()
    noor.folder = Noting(office.memory)
    return noor


def test_nothing_of_it_waits_and_every_file_is_read_once(
    newcomer: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited, receive = list[int](), MemoryLog.receive

    def noted(log: MemoryLog, operations: object) -> None:
        receive(log, operations)  # type: ignore[arg-type]
        waited.append(len(log.waiting))

    monkeypatch.setattr(MemoryLog, "receive", noted)
    newcomer.sync()
    assert len(newcomer.log().ops) == SEGMENTS
    assert len(waited) < SEGMENTS // 10, "small runs have to be taken in together"
    assert sum(waited) == 0
    assert isinstance(newcomer.folder, Noting)
    opened = [count for path, count in newcomer.folder.opened.items() if STREAM.hex() in path and count]
    # Joining reads them once more, to tell statements from the rest.
    assert len(opened) > SEGMENTS
    assert max(opened) <= 2


def test_what_memory_does_not_hold_is_read_when_its_turn_comes(
    newcomer: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_HELD", 10_000)
    newcomer.sync()
    assert len(newcomer.log().ops) == SEGMENTS


def test_a_heap_is_read_in_rounds_and_what_waits_comes_in_by_another(
    newcomer: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_ROUND", 7)
    newcomer.sync()
    assert (len(newcomer.log().ops), newcomer.log().waiting) == (SEGMENTS, {})
