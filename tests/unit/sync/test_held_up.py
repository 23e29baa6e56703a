"""What cannot be read, written or removed today holds nothing else up, and is not given up for good."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from kanz_desktop.errors import EnvironmentRefused
from kanz_desktop.sync import mailbox
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.layout import Area, head_folder
from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.own_head import OwnHead
from kanz_desktop.sync.ports import FolderBusy, NotFetched
from kanz_desktop.sync.reading import JUNK
from kanz_desktop.sync.team_bodies import Reason, Target
from kanz_desktop.sync.watch import SyncStopped, Unwatched
from kanz_desktop.sync.wrap import write_wrap
from tests.sim.attacks import files, go_on, of_stream, scene
from tests.sim.laptop import MemoryLog
from tests.sim.office import DAY, STREAM, Office
from tests.unit.sync.test_attacks_load import reads


@pytest.fixture
def office() -> Office:
    return scene()


class _Refusing(MemoryFolder):
    """The folder of a laptop that cannot read or remove files of which the path holds `word`."""

    def __init__(
        self, office: Office, word: str, *, reading: type[Exception] | None = None,
        removing: type[Exception] | None = None,
    ) -> None:  # fmt: skip
        self.files = office.memory.files
        self._word, self._reading, self._removing = word, reading, removing

    def pieces(self, path: str, limit: int) -> Iterator[bytes]:
        if self._reading is not None and self._word in path:
            raise self._reading
        return super().pieces(path, limit)

    def write_once(self, path: str, source: Callable[[], Iterable[bytes]]) -> None:
        if path in self.files:
            list(self.pieces(path, 1 << 30))  # the name is taken: are these the same bytes?
        super().write_once(path, source)

    def remove(self, path: str) -> None:
        if self._removing is not None and self._word in path:
            raise self._removing
        super().remove(path)


def test_a_gezin_comes_once_the_file_with_its_key_can_be_read(office: Office) -> None:
    """The cloud service had only its name; nobody else syncs in between."""
    noor = office["Noor"]
    office["Anna"].deeds.let_read(STREAM, noor.member, Role.ANDER)
    office["Anna"].sync()
    noor.folder = _Refusing(office, of_stream(Area.WRAPS), reading=NotFetched)
    noor.sync()
    noor.folder = office.memory
    noor.sync()
    office.assert_same("Anna", "Noor")


def test_a_new_key_comes_once_its_file_can_be_read(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for who reads the gezin already; so much was written since that no head names the file."""
    monkeypatch.setattr(OwnHead, "_recent", lambda _: ())
    anna, bram = office["Anna"], office["Bram"]
    anna.deeds.remove(Target.MEMBER, office["Noor"].member, ())
    anna.sync()
    new = anna.write("afspraak", "onder de nieuwe sleutel")
    anna.sync()
    bram.folder = _Refusing(office, of_stream(Area.WRAPS), reading=NotFetched)
    bram.sync()
    assert new.id not in bram.log().ops
    bram.folder = office.memory
    bram.sync()
    assert new.id in bram.log().ops


def _under_another_key(head: bytes) -> bytes:
    return head[:22] + os.urandom(16) + head[38:]


@pytest.mark.parametrize("like", [_under_another_key, bytes], ids=["another key", "old copies"])
def test_a_heap_of_heads_that_are_no_junk_delays_the_newest(
    office: Office, like: Callable[[bytes], bytes]
) -> None:
    folder = head_folder(office["Anna"].device)
    old = office.memory.files[files(office, folder)[-1]]
    heap = {f"{folder}/{'f' * 12}{number:04x}.{'0' * 32}": like(old) for number in range(200)}
    office.memory.files |= heap
    new = office["Anna"].write("afspraak", "boven op de stapel")
    office.rounds(4)
    assert new.id in office["Bram"].log().ops
    go_on(office)


def test_a_head_that_was_damaged_below_a_heap_is_read_again_one_day(office: Office) -> None:
    anna, bram = office["Anna"], office["Bram"]
    folder = head_folder(anna.device)
    new = anna.write("afspraak", "onder de stapel")
    anna.sync()
    path = files(office, folder)[-1]
    right = office.memory.files[path]
    heap = {f"{folder}/{'f' * 12}{number:04x}.{'0' * 32}": b"KZF" * 40 for number in range(30)}
    office.memory.files |= {**heap, path: right[:-1] + b"?"}
    bram.sync()
    assert new.id not in bram.log().ops
    office.memory.files[path] = right
    for _ in range(100):
        bram.sync()
    assert new.id in bram.log().ops


def test_what_goes_from_the_folder_does_not_wait_for_a_file_that_is_held(office: Office) -> None:
    anna = office["Anna"]
    for number in range(10):
        anna.write("afspraak", f"{number}")
        anna.sync()
    anna.deeds.erase(STREAM, day=DAY, reason=Reason.TERM, backups=0)
    heads = head_folder(anna.device)
    anna.folder = _Refusing(office, heads, removing=FolderBusy)
    for _ in range(2):
        anna.sync()
    assert not files(office, STREAM.hex())
    held = len(files(office, heads))
    anna.folder = office.memory
    anna.sync()
    assert len(files(office, heads)) < held, "and the next sync takes that away as well"


def test_own_files_that_are_there_by_name_only_stop_no_sync(office: Office) -> None:
    anna = office["Anna"]
    anna.folder = _Refusing(office, STREAM.hex(), reading=NotFetched)
    news = []
    for number in range(31):  # in a month every object is looked for once
        anna.days += 1
        news.append(anna.write("afspraak", f"{number}").id)
        anna.sync()
    office["Bram"].sync()
    assert set(news) <= set(office["Bram"].log().ops)


def test_the_own_head_that_is_there_by_name_only_stops_no_sync(office: Office) -> None:
    anna = office["Anna"]
    anna.folder = _Refusing(office, head_folder(anna.device), reading=NotFetched)
    anna.days += 1
    new = anna.write("afspraak", "alleen de naam staat er")
    anna.sync()
    office["Bram"].sync()
    assert new.id in office["Bram"].log().ops


def test_a_paper_that_the_laptop_cannot_read_keeps_no_words_from_going(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = office["Anna"]
    anna.add_paper(b"van een schijf met een kapotte plek")

    def broken(_log: MemoryLog, _hash: bytes) -> Iterator[bytes]:
        raise EnvironmentRefused
        yield b""

    monkeypatch.setattr(MemoryLog, "paper_pieces", broken)
    new = anna.write("afspraak", "gaat door")
    anna.sync()
    office["Bram"].sync()
    assert new.id in office["Bram"].log().ops


def test_words_go_before_papers_are_looked_at_again(office: Office) -> None:
    """Whoever stops a sync while it reads what was there already has sent what is new."""
    anna = office["Anna"]
    for _ in range(30):
        anna.days += 1
        new = anna.write("afspraak", "vandaag")
        anna.folder = _Refusing(office, of_stream(Area.PAPERS), reading=SyncStopped)
        try:
            anna.sync()
        except SyncStopped:
            break
    else:
        pytest.fail("no paper was looked at")
    office["Bram"].sync()
    assert new.id in office["Bram"].log().ops


@pytest.mark.parametrize("junk", [b"rommel", b"KZF", bytes((1 << 20) + 1)], ids=["alien", "cut", "too large"])
def test_a_newcomer_reads_no_heap_at_once_and_comes_in_past_it(
    office: Office, junk: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So much was written since that no head names the file with the key."""
    monkeypatch.setattr(OwnHead, "_recent", lambda _: ())
    noor = office["Noor"]
    office["Anna"].deeds.let_read(STREAM, noor.member, Role.ANDER)
    office["Anna"].sync()
    folder = of_stream(Area.WRAPS)
    office.memory.files |= {f"{folder}{number:032x}": junk for number in range(6 * JUNK)}
    assert reads(office, "Noor") <= 2 * JUNK
    for _ in range(7):
        noor.sync()
    office.assert_same("Anna", "Noor")


def test_a_newcomer_reads_a_key_that_was_too_new_after_an_update(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    noor = office["Noor"]
    before = set(files(office, of_stream(Area.WRAPS)))
    office["Anna"].deeds.let_read(STREAM, noor.member, Role.ANDER)

    def newer(*given: Any) -> bytes:
        with monkeypatch.context() as release:
            release.setattr("kanz_desktop.sync.frame.READER", 2)
            return write_wrap(*given)

    monkeypatch.setattr("kanz_desktop.sync.publishing.write_wrap", newer)
    office["Anna"].sync()
    assert set(files(office, of_stream(Area.WRAPS))) - before
    noor.sync()
    assert noor.laptop.log(STREAM) is None
    monkeypatch.setattr("kanz_desktop.sync.frame.READER", 2)
    noor.sync()
    office.assert_same("Anna", "Noor")


def test_a_heap_hides_no_file_for_good(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox, "FILES", 5)
    for number in range(20):
        office.memory.files[f"h/{number:032x}"] = b"van een ander programma"
    box = mailbox.Mailbox(office.memory, office.marker.root, Unwatched())
    seen = {name for _ in range(200) for name in box.names("h")}
    assert all(len(box.names("h")) == 5 for _ in range(9))
    assert len(seen) == 20
