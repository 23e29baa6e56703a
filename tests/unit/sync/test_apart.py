"""What somebody who was removed wrote afterwards: shown by number, released by a member. The real engine."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from kanz_desktop.sync.apart import KeptApart, kept_apart, take_in_released
from kanz_desktop.sync.engine import Sync
from kanz_desktop.sync.farewell import devices_of, taken_in
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.head import Recent, read_head, write_head
from kanz_desktop.sync.layout import Area, head_folder, head_name, stream_folder
from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.office import Held
from kanz_desktop.sync.pack import write_pack
from kanz_desktop.sync.ports import Entry
from kanz_desktop.sync.run import Run, sign_run, write_segment
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.team_bodies import Target
from kanz_desktop.sync.watch import Alarm
from tests.sim.attacks import key_of, put, signer_of
from tests.sim.office import DAY, STREAM, Desk, Office


class Looked(MemoryFolder):
    """The folder of an office, that remembers which directories were listed."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.files, self.listed = office.memory.files, list[str]()

    def entries(self, path: str) -> tuple[Entry, ...]:
        self.listed.append(path)
        return super().entries(path)


LATER = ("te laat", "en nog iets", "en nog iets")


@pytest.fixture
def office() -> Office:
    """Bram wrote with Anna and Noor, was removed, and went on on a laptop that did not know it."""
    made = Office("Anna", "Bram", "Noor")
    made.gezin("Anna", "Bram", "Noor")
    made["Bram"].write("woorden", "op tijd")
    made.rounds()
    anna, bram = made["Anna"], made["Bram"]
    gone = devices_of(Sight(anna.laptop.office), Target.MEMBER, bram.member)
    anna.deeds.remove(Target.MEMBER, bram.member, tuple(taken_in(anna.laptop, gone)))
    for words in LATER:
        bram.write("gedachte", words)
    bram.sync()
    stay(made)
    return made


def stay(office: Office, rounds: int = 2) -> None:
    for _ in range(rounds):
        for name in ("Anna", "Noor"):
            office[name].sync()


def held(desk: Desk) -> tuple[KeptApart, ...]:
    return kept_apart(Sight(desk.laptop.office), STREAM)


def release(desk: Desk) -> int:
    (one,) = held(desk)
    desk.deeds.release(one.device, one.ends)
    return take_in_released(desk.laptop, desk.folder, STREAM)


def test_everybody_counts_them_and_nobody_has_them(office: Office) -> None:
    bram = office["Bram"]
    for name in ("Anna", "Noor"):
        (one,) = held(office[name])
        assert (one.device, one.count) == (bram.device, len(LATER))
        assert [end.id for end in one.ends] == [op.id for op in bram.heads("gedachte")]
        assert office[name].texts("gedachte") == set()
        assert office[name].texts() == {"op tijd"}


def test_one_who_releases_has_them_at_once_and_the_others_after_a_sync(office: Office) -> None:
    assert release(office["Anna"]) == len(LATER)
    assert office["Anna"].texts("gedachte") == {"en nog iets"}
    stay(office)
    office.assert_same("Anna", "Noor")
    assert office["Noor"].texts("gedachte") == {"en nog iets"}
    assert held(office["Anna"]) == held(office["Noor"]) == ()


def test_a_release_goes_as_far_as_what_was_shown_and_no_further(office: Office) -> None:
    anna, bram = office["Anna"], office["Bram"]
    (shown,) = held(anna)
    more = bram.write("gedachte", "van na het kijken")
    put(office, Area.SEGMENTS, write_segment(sign_run([more], signer_of(bram)), key_of(bram)))
    anna.deeds.release(shown.device, shown.ends)
    stay(office)
    find(office)
    for name in ("Anna", "Noor"):
        assert more.id not in office[name].log().ops
        assert office[name].texts("gedachte") == {"en nog iets"}
        (left,) = held(office[name])
        assert (left.count, [end.id for end in left.ends]) == (1, [more.id])


def test_a_release_that_somebody_else_said_already_is_not_said_again(office: Office) -> None:
    anna, noor = office["Anna"], office["Noor"]
    (shown,) = held(noor)
    release(anna)
    stay(office)
    said = len(Sight(noor.laptop.office).said(office.marker.root))
    noor.deeds.release(shown.device, shown.ends)
    assert len(Sight(noor.laptop.office).said(office.marker.root)) == said


def test_what_stands_in_two_files_counts_once(office: Office) -> None:
    bram = office["Bram"]
    (shown,) = held(office["Anna"])
    (end,) = shown.ends
    runs = [sign_run(bram.log().run(end, first), signer_of(bram)) for first in (end.seq - 1, end.seq)]
    for run in runs:
        put(office, Area.PACKS, write_pack([run], key_of(bram), signer_of(bram)))
    find(office)
    assert len({one.first for one in office["Anna"].laptop.office.apart(STREAM)}) == 3
    assert [one.count for one in held(office["Anna"])] == [len(LATER)]


def test_a_run_that_the_reach_cuts_in_two_is_held_from_there_on(office: Office) -> None:
    bram = office["Bram"]
    (end,) = held(office["Anna"])[0].ends
    whole = Run(bram.device, b"", tuple(bram.log().run(end, 1)))
    assert Held.of(whole, 2) == Held(bram.device, end.incarnation, 3, end.seq, end.id)


def test_somebody_who_comes_later_counts_the_same(office: Office) -> None:
    siham = office.admit("Siham", by="Anna")
    office["Anna"].deeds.let_read(STREAM, siham.member, Role.ANDER)
    for _ in range(3):
        office["Anna"].sync()
        siham.sync()
    assert [one.count for one in held(siham)] == [len(LATER)]


@pytest.mark.parametrize("named", [True, False])
def test_what_a_removed_one_counts_and_never_wrote_costs_one_look_a_day(office: Office, named: bool) -> None:
    anna, bram = office["Anna"], office["Bram"]
    last = max(bram.laptop.office.own_heads())
    sight = Sight(bram.laptop.office)
    mine = bram.laptop.office.own_heads()[last]
    head = read_head(mine, sight.root, sight.ring(sight.root), sight.team.devices).content.head
    lying = replace(head, counter=last + 1, made=tuple(replace(one, segments=999) for one in head.made))
    if named:
        lying = replace(lying, recent=(*lying.recent, Recent(STREAM, Area.SEGMENTS, os.urandom(16))))
    data = write_head(lying, office.marker.root, key_of(bram, office.marker.root), signer_of(bram))
    office.memory.files[f"{head_folder(bram.device)}/{head_name(last + 1, data)}"] = data
    anna.folder = looked = Looked(office)
    for _ in range(4):
        anna.sync()
    assert looked.listed.count(stream_folder(STREAM, Area.SEGMENTS)) == 1


def test_nothing_is_named_again_once_it_was_taken_in(office: Office) -> None:
    release(office["Anna"])
    stay(office)
    for name in ("Anna", "Noor"):
        assert Alarm.QUARANTINE not in {alarm for alarm, _ in office[name].sync().alarms}


def test_an_erased_gezin_keeps_no_numbers(office: Office) -> None:
    anna = office["Anna"]
    assert anna.laptop.office.apart(STREAM)
    anna.laptop.office.erase(STREAM)
    assert not anna.laptop.office.apart(STREAM)


def find(office: Office) -> None:
    """They look at all that lies there, as who misses something does."""
    for name in ("Anna", "Noor"):
        desk = office[name]
        one = Sync(desk.laptop, desk.folder, now_ms=desk.now_ms, day=DAY)
        one.run()
        one._intake.read_listed(STREAM, Area.PACKS)
        one._intake.read_listed(STREAM, Area.SEGMENTS)
