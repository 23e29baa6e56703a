"""Werkaantekeningen on the office folder: they come back to their writer, and nobody else gets anything."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest

from kanz_desktop.domain.operations import Author
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.head import read_head
from kanz_desktop.sync.layout import Area, stream_folder
from kanz_desktop.sync.notes_out import freeze_notes, send_notes
from kanz_desktop.sync.notes_stream import find_notes, keep_own_wrap, open_ring, read_notes
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.wrap import own_wrap_key
from tests.helpers.records import ident
from tests.sim.laptop import MemoryLog
from tests.sim.office import DAY, GEZIN, Desk, Office
from tests.unit.sync.test_members import CODE, MARK, Vault, come_back

NOTES = ident("aantekeningen")
NOTES_ROOT = bytes(range(32))
WRAP_KEY = own_wrap_key(NOTES_ROOT, NOTES)


def notes_of(desk: Desk, stream: Id = NOTES) -> MemoryLog:
    """Open them: from now on they are a log of this desk, known to no sync of gezinnen."""
    me = desk.laptop.office.me
    return desk.laptop.logs.setdefault(stream, MemoryLog(stream, GEZIN, Author(me.person, me.hand.laptop)))


def publish(desk: Desk, day: int = DAY) -> None:
    office, log = desk.laptop.office, notes_of(desk)
    freeze_notes(office, log, open_ring(office, NOTES, GEZIN, WRAP_KEY))
    send_notes(office, desk.folder, NOTES, day=day, log=log)


def restored(desk: Desk, root_key: bytes = NOTES_ROOT) -> MemoryLog | None:
    """All notes that this root key gives back on an empty laptop."""
    office = desk.laptop.office
    for data, wrap in find_notes(office, desk.folder, root_key):
        keep_own_wrap(office, wrap.ring.stream, data, written=True)
        log = notes_of(desk, wrap.ring.stream)
        assert wrap.gezin == GEZIN
        read_notes(office, desk.folder, log, wrap.ring)
        return log
    return None


def with_notes_that_went(office: Office, anna: Desk) -> Desk:
    """Another laptop of hers, on which they were once."""
    Vault(anna).sync()
    again, _ = come_back(office, CODE, "Anna opnieuw")
    again.sync()
    assert restored(again) is not None
    del again.laptop.logs[NOTES]
    return again


def files(office: Office, area: Area) -> set[str]:
    return {entry.name for entry in office.folder.entries(stream_folder(NOTES, area))}


def anna_with_notes() -> tuple[Office, Desk]:
    office = Office("Anna", "Bram")
    office.gezin("Anna", "Bram")
    anna = office["Anna"]
    notes_of(anna)
    anna.write("woorden", MARK, stream=NOTES)
    anna.add_paper(b"bijlage" * 900, stream=NOTES)
    publish(anna)
    return office, anna


def test_notes_come_back_on_a_new_laptop_with_words_and_papers() -> None:
    office, anna = anna_with_notes()
    Vault(anna).sync()
    again, _ = come_back(office, CODE, "Anna opnieuw")
    again.sync()
    log = restored(again)
    assert log is not None
    assert again.texts(stream=NOTES) == {MARK}
    assert log.papers() == notes_of(anna).papers()
    again.write("gedachte", "verder", stream=NOTES)
    publish(again)
    third, _ = come_back(office, CODE, "Anna nog eens")
    third.sync()
    assert restored(third) is not None
    assert third.texts("gedachte", stream=NOTES) == {"verder"}


@pytest.mark.parametrize("order", [1, -1])
def test_notes_that_began_twice_under_two_keys_come_back_whichever_wrap_is_opened_first(order: int) -> None:
    """The laptop was put back to before its first sync with notes, and made a key once more."""
    office = Office("Anna", "Bram")
    anna = office["Anna"]
    notes_of(anna)
    before = deepcopy(anna.laptop)
    for words in ("voor de kopie", "na de kopie"):
        anna.write("woorden", words, stream=NOTES)
        publish(anna)
        anna.laptop = deepcopy(before)
    Vault(anna).sync()
    again, _ = come_back(office, CODE, "Anna opnieuw")
    again.sync()
    rings = [wrap.ring for _, wrap in find_notes(again.laptop.office, again.folder, NOTES_ROOT)]
    assert len(rings) == 2
    for ring in rings[::order]:
        read_notes(again.laptop.office, again.folder, notes_of(again), ring)
    assert again.texts(stream=NOTES) == {"voor de kopie", "na de kopie"}


def test_what_was_read_into_notes_that_went_again_is_read_once_more() -> None:
    office, anna = anna_with_notes()
    again = with_notes_that_went(office, anna)
    log = restored(again)
    assert log is not None
    assert again.texts(stream=NOTES) == {MARK}
    assert log.papers() == notes_of(anna).papers()


def test_a_file_that_had_to_go_and_lies_there_late_goes_only_when_a_pack_holds_it() -> None:
    office, anna = anna_with_notes()
    again = with_notes_that_went(office, anna)
    (held,) = files(office, Area.SEGMENTS)
    again.laptop.office.doom(NOTES, Area.SEGMENTS, held)
    path = f"{stream_folder(NOTES, Area.SEGMENTS)}/{held}"
    late = office.memory.files.pop(path)
    assert restored(again) is not None
    office.memory.files[path] = late
    again.sync()
    assert files(office, Area.SEGMENTS) == {held}


def test_a_paper_that_did_not_lie_there_the_last_times_is_asked_for_again_every_time() -> None:
    """However many are missing: at a sync of gezinnen only a few of them are tried once more."""
    office, anna = anna_with_notes()
    for number in range(12):
        anna.add_paper(bytes([number]) * 900, stream=NOTES)
    publish(anna)
    Vault(anna).sync()
    again, _ = come_back(office, CODE, "Anna opnieuw")
    again.sync()
    folder = stream_folder(NOTES, Area.PAPERS)
    late = {name: office.memory.files.pop(f"{folder}/{name}") for name in files(office, Area.PAPERS)}
    for _ in range(2):
        log = restored(again)
    assert log is not None
    assert not log.papers()
    office.memory.files.update({f"{folder}/{name}": data for name, data in late.items()})
    assert restored(again) is not None
    assert log.papers() == notes_of(anna).papers()


def test_a_colleague_and_the_key_of_the_vault_open_nothing_of_them() -> None:
    office, _ = anna_with_notes()
    bram = office["Bram"]
    office.rounds()
    assert restored(bram, bytes(32)) is None
    assert NOTES not in bram.laptop.office.rings()
    assert bram.laptop.log(NOTES) is None


def test_nothing_that_is_kept_beside_the_notes_gives_their_key() -> None:
    _, anna = anna_with_notes()
    office = anna.laptop.office
    ring = open_ring(office, NOTES, GEZIN, WRAP_KEY)
    assert NOTES not in office.rings()
    for key in (entry.key for entry in ring.entries):
        assert all(key not in data for data in office._data.values())


def test_no_head_says_that_there_are_notes() -> None:
    office, _ = anna_with_notes()
    office.rounds(3)
    bram = office["Bram"].laptop.office
    ring, devices = bram.rings()[office.marker.root], Sight(bram).team.devices
    heads = [
        read_head(data, office.marker.root, ring, devices).content.head for data in bram.heads().values()
    ]
    assert heads
    for head in heads:
        named = {one.stream for one in (*head.made, *head.recent, *head.reach, *head.broken)}
        assert NOTES not in named


def test_what_was_frozen_is_sent_when_the_notes_are_closed_already() -> None:
    office, anna = anna_with_notes()
    memory = anna.laptop.office
    anna.write("woorden", "laat op de dag", stream=NOTES)
    freeze_notes(memory, notes_of(anna), open_ring(memory, NOTES, GEZIN, WRAP_KEY))
    before = files(office, Area.SEGMENTS)
    send_notes(memory, anna.folder, NOTES, day=DAY)
    assert len(files(office, Area.SEGMENTS)) == len(before) + 1


def test_a_note_that_was_taken_out_goes_from_the_folder_after_what_is_left_stands_there() -> None:
    office, anna = anna_with_notes()
    op = next(op for op in notes_of(anna).ops.values() if op.header.field == "woorden")
    held = files(office, Area.SEGMENTS)
    notes_of(anna).purge([op.id], [])
    publish(anna)
    assert files(office, Area.SEGMENTS) == held, "the pack was only written just now"
    publish(anna)
    anna.sync()
    assert not files(office, Area.SEGMENTS) & held
    Vault(anna).sync()
    again, _ = come_back(office, CODE, "Anna opnieuw")
    again.sync()
    assert restored(again) is not None
    assert set(notes_of(again).ops) == set(notes_of(anna).ops)
    assert again.texts(stream=NOTES) == set()
    publish(anna)
    packs = files(office, Area.PACKS)
    publish(anna)
    assert files(office, Area.PACKS) == packs, "once is enough"


def test_as_long_as_the_rest_is_not_on_the_folder_the_old_file_stays() -> None:
    office, anna = anna_with_notes()
    op = next(op for op in notes_of(anna).ops.values() if op.header.field == "woorden")
    notes_of(anna).purge([op.id], [])
    memory, held = anna.laptop.office, files(office, Area.SEGMENTS)
    for _ in range(3):
        freeze_notes(memory, notes_of(anna), open_ring(memory, NOTES, GEZIN, WRAP_KEY))
        anna.sync()
    assert files(office, Area.SEGMENTS) == held


def test_what_the_folder_lost_is_written_again_within_a_month() -> None:
    office, anna = anna_with_notes()
    lost = files(office, Area.SEGMENTS)
    for name in lost:
        office.folder.remove(f"{stream_folder(NOTES, Area.SEGMENTS)}/{name}")
    for _ in range(30):
        anna.days += 1
        send_notes(anna.laptop.office, anna.folder, NOTES, day=anna.day)
    assert files(office, Area.SEGMENTS) == lost


@pytest.mark.parametrize("harm", [lambda data: None, lambda data: data[:-9], lambda data: data[:-1] + b"?"])
def test_a_paper_of_the_notes_that_the_folder_lost_is_written_again_too(
    harm: Callable[[bytes], bytes | None],
) -> None:
    office, anna = anna_with_notes()
    (name,) = files(office, Area.PAPERS)
    path = f"{stream_folder(NOTES, Area.PAPERS)}/{name}"
    whole = office.memory.files.pop(path)
    harmed = harm(whole)
    if harmed is not None:
        office.memory.files[path] = harmed
    for _ in range(60):
        anna.days += 1
        send_notes(anna.laptop.office, anna.folder, NOTES, day=anna.day, log=notes_of(anna))
    assert [data for file, data in office.memory.files.items() if file.startswith(path)].count(whole) == 1
