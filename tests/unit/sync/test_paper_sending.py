"""Several papers at a time, on real files: all stand, one that is held keeps no other, no half is left."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import BinaryIO

import pytest

from kanz_desktop.sync.disk import SystemDisk
from kanz_desktop.sync.engine import Sync
from kanz_desktop.sync.folder import SystemFolder
from kanz_desktop.sync.layout import Area, stream_folder
from kanz_desktop.sync.ports import FolderFull, FolderUnreachable
from kanz_desktop.sync.watch import Report, Step, SyncStopped, Unwatched, Watch
from tests.helpers.bad_share import WindowsRefusal
from tests.sim.office import DAY, STREAM, Desk, Office

PAPERS = 40


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office("Anna", "Bram", folder=SystemFolder(tmp_path))
    office.gezin("Anna", "Bram")
    for number in range(PAPERS):
        office["Anna"].add_paper(f"papier {number} ".encode() * 3_000)
    return office


def _sync(desk: Desk, watch: Watch | None = None) -> Report:
    watch = watch or Unwatched()
    return Sync(desk.laptop, desk.folder, now_ms=desk.now_ms, day=DAY, watch=watch, beside=8).run()


def _standing(place: Path) -> list[str]:
    return [path.name for path in (place / stream_folder(STREAM, Area.PAPERS)).glob("*")]


def test_every_paper_stands_and_reaches_the_colleague(office: Office, tmp_path: Path) -> None:
    _sync(office["Anna"])
    assert len(_standing(tmp_path)) == PAPERS
    _sync(office["Bram"])
    office.assert_same()


def test_only_the_thread_of_the_sync_is_told_of_steps(office: Office) -> None:
    class Looks(Unwatched):
        def at(self, step: Step) -> None:
            assert threading.current_thread() is threading.main_thread()

    assert _sync(office["Anna"], Looks()).written > PAPERS


def test_a_paper_that_somebody_holds_waits_and_the_others_go(office: Office, tmp_path: Path) -> None:
    class Holds(SystemDisk):
        def __init__(self) -> None:
            self.held: set[str] = set()

        def rename_new(self, source: Path, target: Path) -> None:
            if target.parent.name == "b" and (not self.held or target.name in self.held):
                self.held.add(target.name)
                raise WindowsRefusal(32)
            super().rename_new(source, target)

    office["Anna"].folder = SystemFolder(tmp_path, Holds(), wait=lambda _: None)
    _sync(office["Anna"])
    assert 0 < PAPERS - len(_standing(tmp_path)) <= 8
    office["Anna"].folder = SystemFolder(tmp_path)
    _sync(office["Anna"])
    _sync(office["Bram"])
    office.assert_same()


def test_a_full_folder_is_said_and_what_stands_is_remembered(office: Office, tmp_path: Path) -> None:
    room = threading.Semaphore(20)

    class Fills(SystemDisk):
        def create(self, path: Path) -> BinaryIO:
            if path.parent.name == "b" and not room.acquire(blocking=False):
                raise WindowsRefusal(112)
            return super().create(path)

    office["Anna"].folder = SystemFolder(tmp_path, Fills())
    with pytest.raises(FolderFull):
        _sync(office["Anna"])
    standing = set(_standing(tmp_path))
    known = office["Anna"].laptop.office.known(STREAM, Area.PAPERS)
    assert standing == {name for name, one in known.items() if one.written}
    assert len(standing) == 20


def test_words_go_where_a_paper_has_no_room(office: Office, tmp_path: Path) -> None:
    class Narrow(SystemDisk):
        def create(self, path: Path) -> BinaryIO:
            if path.parent.name == "b":
                raise WindowsRefusal(112)
            return super().create(path)

    anna = office["Anna"]
    anna.folder = SystemFolder(tmp_path, Narrow())
    wrong = anna.write("gedachte", "van een ander gezin")
    with pytest.raises(FolderFull):
        _sync(anna)
    anna.purge([wrong.id], [])
    anna.write("woorden", "na de papieren geschreven")
    with pytest.raises(FolderFull):
        _sync(anna)
    _sync(office["Bram"])
    assert office["Bram"].texts() == {"na de papieren geschreven"}
    assert office["Bram"].log().ops[wrong.id].purged
    held = anna.laptop.office.doomed()
    assert not held, "what has to go from the folder went"


def test_who_stops_it_leaves_no_half_paper(office: Office, tmp_path: Path) -> None:
    class Stops(Unwatched):
        pieces = 0

        def moved(self, files: int, size: int) -> None:
            self.pieces += 1
            if self.pieces > 60:
                raise SyncStopped

    with pytest.raises(SyncStopped):
        _sync(office["Anna"], Stops())
    assert 0 < len(_standing(tmp_path)) < PAPERS
    assert not any(name.endswith(".tmp") for name in _standing(tmp_path))
    _sync(office["Anna"])
    _sync(office["Bram"])
    office.assert_same()


def test_a_share_that_falls_off_meanwhile_is_not_made_anew(tmp_path: Path) -> None:
    place = tmp_path / "map"
    place.mkdir()
    office = Office("Anna", folder=SystemFolder(place))
    office.gezin("Anna")
    for number in range(PAPERS):
        office["Anna"].add_paper(f"papier {number} ".encode() * 3_000)

    class FallsOff(Unwatched):
        pieces = 0

        def moved(self, files: int, size: int) -> None:
            self.pieces += 1
            if self.pieces == 60:
                place.rename(tmp_path / "server")
                place.mkdir()

    with pytest.raises(FolderUnreachable):
        _sync(office["Anna"], FallsOff())
    assert list(place.iterdir()) == []
