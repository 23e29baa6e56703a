"""Attacks with heaps, sizes and links: they delay, and cost a bounded number of reads, bytes and seconds."""

from __future__ import annotations

import errno
import os
import shutil
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from kanz_desktop.sync.disk import SystemDisk
from kanz_desktop.sync.folder import SystemFolder
from kanz_desktop.sync.frame import sign_content, write_sealed
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.layout import BOUNDS, Area, Type, head_folder
from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.own_head import OwnHead
from kanz_desktop.sync.reading import JUNK
from kanz_desktop.sync.team_bodies import Beheerder
from tests.sim.attacks import files, go_on, key_of, look, of_stream, put, say, scene, signer_of
from tests.sim.office import STREAM, Office
from tests.unit.sync import test_attacks_members as members

HEAP = 100_000
MEMORY = 256 * 1024 * 1024
A_FILE = 1.0
"""Seconds."""


class Counting(MemoryFolder):
    """Counts the files that are opened."""

    def __init__(self, other: MemoryFolder) -> None:
        self.files = other.files
        self.read: list[str] = []

    def pieces(self, path: str, limit: int) -> Iterator[bytes]:
        self.read.append(path)
        return super().pieces(path, limit)


@pytest.fixture
def office() -> Office:
    return scene()


def reads(office: Office, name: str) -> int:
    """How many files one sync opens."""
    counting = Counting(office.memory)
    office[name].folder = counting
    office[name].sync()
    office[name].folder = office.memory
    return len(counting.read)


@pytest.mark.parametrize("area", ["g/", "p/", "w/", "b/"])
def test_a_hundred_thousand_files_in_a_directory(office: Office, area: str) -> None:
    folder = of_stream(Area(area[0]))
    office.memory.files |= {f"{folder}{number:032x}": b"KZF\x01\x01\x01 junk" for number in range(HEAP)}
    new = office["Anna"].write("afspraak", "tussen de rommel")
    office["Anna"].sync()
    assert reads(office, "Bram") <= 2 * JUNK
    assert new.id in office["Bram"].log().ops, "a head named it: nobody had to look for it in the heap"


def test_a_heap_that_waits_for_a_key_is_not_read_whole_at_every_word(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has that key. What waits is read again when anything comes for which it may have waited."""
    monkeypatch.setattr(OwnHead, "_recent", lambda _: ())
    folder = of_stream(Area.SEGMENTS)
    like = office.memory.files[files(office, folder)[-1]]
    office.memory.files |= {
        f"{folder}{number:032x}": like[:22] + number.to_bytes(16, "big") + like[38:]
        for number in range(4 * JUNK)
    }
    for _ in range(6):
        office["Anna"].write("afspraak", "tussen de rommel")
        office["Anna"].sync()
        office["Bram"].sync()
    office["Anna"].deeds.let_read(STREAM, office["Noor"].member, Role.ANDER)
    office["Anna"].sync()
    assert reads(office, "Bram") <= 3 * JUNK + 100
    go_on(office, rounds=6)


def test_a_hundred_thousand_devices(office: Office) -> None:
    office.memory.files |= {f"h/{number:032x}/{'0' * 16}.{'0' * 32}": b"x" for number in range(HEAP)}
    new = office["Anna"].write("afspraak", "tussen de rommel")
    office["Anna"].sync()
    assert reads(office, "Bram") <= 2 * JUNK
    assert new.id in office["Bram"].log().ops


def test_a_hundred_thousand_heads_of_one_device(office: Office) -> None:
    folder = head_folder(office["Anna"].device)
    office.memory.files |= {f"{folder}/{'f' * 10}{number:06x}.{'0' * 32}": b"x" for number in range(HEAP)}
    assert reads(office, "Bram") <= 200
    assert reads(office, "Anna") <= 200


def test_a_heap_of_wraps_before_a_newcomer(office: Office) -> None:
    siham = office.admit("Siham", by="Anna")
    office.rounds()
    office["Anna"].deeds.let_read(STREAM, siham.member, Role.ANDER)
    office["Anna"].sync()
    folder = of_stream(Area.WRAPS)
    like = office.memory.files[files(office, folder)[-1]]
    office.memory.files |= {f"{folder}{number:032x}": like[:-1] + b"?" for number in range(3 * JUNK)}
    for _ in range(6):
        siham.sync()
    office.assert_same("Anna", "Siham")


def test_a_heap_of_statements_before_a_newcomer(office: Office) -> None:
    siham = office.admit("Siham", by="Anna")
    office.rounds()
    office["Anna"].deeds.let_read(STREAM, siham.member, Role.ANDER)
    office["Anna"].sync()
    folder = of_stream(Area.SEGMENTS)
    like = office.memory.files[files(office, folder)[-1]]
    office.memory.files |= {
        f"{folder}{number:032x}": like[:-5] + number.to_bytes(5, "big") for number in range(2 * JUNK)
    }
    for _ in range(6):
        siham.sync()
    office.assert_same("Anna", "Siham")


def test_a_thousand_statements_by_somebody_who_was_removed() -> None:
    office = members.after.__wrapped__()  # type: ignore[attr-defined]
    dief, root = office["Dief"], office.marker.root
    for _ in range(JUNK):
        body = Beheerder(dief.member, on=True)
        say(office, signer_of(dief), body, key_of(dief, root), stream=root)
    began = time.process_time()
    look(office)
    assert time.process_time() - began < 2 * A_FILE * 10
    go_on(office)


def test_objects_as_large_as_may_be_take_a_second_and_no_memory(office: Office) -> None:
    """By a reader, so they are opened to the end: one of each kind, full of nothing."""
    bram, key = office["Bram"], key_of(office["Bram"])
    worst = {Type.SEGMENT: 2 << 20, Type.PACK: 16 << 20, Type.STATEMENT: 256 << 10}
    for kind, size in worst.items():
        content = os.urandom(size - (size >> 3))
        signed = sign_content(kind, STREAM, content, signer_of(bram))
        area = {Type.PACK: Area.PACKS}.get(kind, Area.SEGMENTS)
        put(office, area, write_sealed(kind, STREAM, key, signed))
    put(office, Area.PACKS, os.urandom(BOUNDS[Area.PACKS]))
    tracemalloc.start()
    began = time.process_time()
    look(office)
    took = time.process_time() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MEMORY
    assert took < A_FILE * 2 * (len(worst) + 1)
    go_on(office)


class OnDisk:
    """The same folder as files of this machine."""

    def __init__(self, office: Office, root: Path) -> None:
        self.office, self.root = office, root
        for path, data in office.memory.files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        for desk in office.desks.values():
            desk.folder = SystemFolder(root)

    def place(self, area: Area, name: str) -> Path:
        found = self.root / of_stream(area) / name
        found.parent.mkdir(parents=True, exist_ok=True)
        return found


@pytest.fixture
def disk(office: Office, tmp_path: Path) -> OnDisk:
    return OnDisk(office, tmp_path)


def test_links_to_files_and_folders_outside(disk: OnDisk, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("buiten")
    secret = outside / "geheim"
    secret.write_bytes(b"van iemand anders")
    for area in (Area.SEGMENTS, Area.PACKS, Area.WRAPS, Area.PAPERS):
        disk.place(area, "1" * 32).symlink_to(secret)
        disk.place(area, "2" * 32).symlink_to("/dev/zero")
        disk.place(area, "3" * 32).symlink_to(outside, target_is_directory=True)
    look(disk.office)
    go_on(disk.office)
    assert secret.read_bytes() == b"van iemand anders"
    assert sorted(path.name for path in outside.iterdir()) == ["geheim"]


def test_a_link_in_the_place_of_a_stream_that_was_erased(
    disk: OnDisk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Retiring removes what it lists, and follows no link while it does."""
    outside = tmp_path_factory.mktemp("buiten")
    (outside / ("1" * 32)).write_bytes(b"van iemand anders")
    folder = disk.place(Area.PACKS, "x").parent
    shutil.rmtree(folder)
    folder.symlink_to(outside, target_is_directory=True)
    disk.office["Anna"].laptop.office.erase(STREAM)
    disk.office["Anna"].laptop.erase_log(STREAM)
    disk.office["Anna"].sync()
    assert (outside / ("1" * 32)).exists()


def test_directories_where_files_should_be(disk: OnDisk) -> None:
    for area in (Area.SEGMENTS, Area.PACKS, Area.WRAPS, Area.PAPERS):
        (disk.place(area, "1" * 32) / "2").mkdir(parents=True)
    go_on(disk.office)


@pytest.mark.parametrize("area", [Area.SEGMENTS, Area.PACKS, Area.WRAPS, Area.PAPERS])
def test_a_file_of_a_terabyte_is_not_read(disk: OnDisk, area: Area) -> None:
    huge = disk.place(area, "1" * 32)
    with huge.open("wb") as file:
        file.truncate(1 << 40)
    began = time.monotonic()
    tracemalloc.start()
    look(disk.office)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MEMORY
    assert time.monotonic() - began < 20
    go_on(disk.office)


def test_a_pipe_that_never_ends(disk: OnDisk) -> None:
    os.mkfifo(disk.place(Area.SEGMENTS, "1" * 32))
    look(disk.office)
    go_on(disk.office)


class Locks(SystemDisk):
    """Files of one name may not be read by this account."""

    def open(self, path: Path) -> BinaryIO:
        if path.name == "1" * 32:
            raise OSError(errno.EACCES, "denied")
        return super().open(path)


def test_a_file_that_may_not_be_read(disk: OnDisk) -> None:
    for area in (Area.SEGMENTS, Area.PACKS, Area.WRAPS, Area.PAPERS):
        disk.place(area, "1" * 32).write_bytes(b"KZF")
    for desk in disk.office.desks.values():
        desk.folder = SystemFolder(disk.root, Locks())
    look(disk.office)
    go_on(disk.office)
