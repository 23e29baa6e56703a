"""Whoever made the team, its keys and a gezin is taken away or frozen: the others go on with all of it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace

import pytest

from kanz_desktop.sync.engine import Sync
from kanz_desktop.sync.farewell import devices_of, taken_in
from kanz_desktop.sync.frame import recipient_tag
from kanz_desktop.sync.gezin_bodies import Lezer, Role
from kanz_desktop.sync.head import read_head, write_head
from kanz_desktop.sync.layout import Area, Type, head_folder, head_name, stream_folder
from kanz_desktop.sync.office import Me
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.team_bodies import Reason, Target
from kanz_desktop.sync.watch import Step, SyncStopped
from tests.sim.laptop import MemoryLaptop, new_hand, new_me
from tests.sim.office import DAY, STREAM, Desk, Office
from tests.unit.sync.test_engine import StopAt


@pytest.fixture
def office() -> Office:
    """Anna founded it and made the gezin; Bram and Noor read it, Bram is beheerder too."""
    office = Office("Anna", "Bram", "Noor")
    office.gezin("Anna", "Bram", "Noor")
    office["Anna"].deeds.make_beheerder(office["Bram"].member)
    office["Anna"].write("woorden", "van Anna")
    office.rounds()
    return office


def remove(by: Desk, other: Desk) -> None:
    devices = devices_of(Sight(by.laptop.office), Target.MEMBER, other.member)
    by.deeds.remove(Target.MEMBER, other.member, tuple(taken_in(by.laptop, devices)))


def fall_out(office: Office) -> None:
    """Anna and Bram remove each other, and neither had heard of it."""
    folder = dict(office.memory.files)
    remove(office["Anna"], office["Bram"])
    office["Anna"].sync()
    said = dict(office.memory.files)
    office.memory.files.clear()
    office.memory.files.update(folder)
    remove(office["Bram"], office["Anna"])
    office["Bram"].sync()
    office.memory.files.update(said)


def go_on(office: Office) -> None:
    """Bram and Noor write, and somebody comes who gets all of it."""
    bram, noor = office["Bram"], office["Noor"]
    noor.write("woorden", "van Noor")
    siham = office.admit("Siham", by="Bram")
    office.rounds(3)
    bram.deeds.let_read(STREAM, siham.member, Role.ANDER)
    office.rounds(3)
    office.assert_same("Bram", "Noor", "Siham")
    assert siham.texts() == {"van Noor"}


def test_the_team_goes_on_when_its_founder_is_taken_away(office: Office) -> None:
    remove(office["Bram"], office["Anna"])
    office.rounds()
    go_on(office)


def test_what_only_one_had_taken_in_of_the_founder_is_released_under_a_new_key(office: Office) -> None:
    late = office["Anna"].write("gedachte", "een laatste woord")
    office["Anna"].sync()
    office["Noor"].sync()
    remove(office["Bram"], office["Anna"])
    office.rounds(3)
    assert late.id in office["Bram"].log().ops
    go_on(office)


def test_somebody_is_let_in_between_the_removal_of_the_founder_and_a_sync(office: Office) -> None:
    remove(office["Bram"], office["Anna"])
    office["Bram"].deeds.admit(new_me().introduction(office.marker.root), "Siham")
    office.rounds()


def test_a_laptop_that_became_another_device_makes_the_key_that_is_missing(office: Office) -> None:
    remove(office["Bram"], office["Anna"])
    bram = office["Bram"].laptop.office
    bram.renew()
    assert Sight(bram).key(office.marker.root) is None
    assert Sight(bram).key_to_say(office.marker.root) is not None
    office.rounds(3)
    go_on(office)


def test_as_long_as_two_beheerders_are_in_dispute_the_others_go_on_with_what_both_had_said(
    office: Office,
) -> None:
    anna, noor = office["Anna"], office["Noor"]
    siham = office.admit("Siham", by="Anna")
    office.rounds()
    anna.deeds.let_read(STREAM, siham.member, Role.ANDER)
    office.rounds()
    fall_out(office)
    noor.write("woorden", "van Noor")
    office.rounds(3)
    assert len(Sight(noor.laptop.office).team.disputes) == 2
    assert Sight(noor.laptop.office).members(STREAM) == {noor.member, siham.member}
    assert siham.texts() == {"van Noor"}
    assert anna.texts() == {"van Anna"}


def test_what_is_healed_in_the_sync_that_learns_of_the_removal_is_written_under_a_new_key(
    office: Office,
) -> None:
    """Every key was the founder's: what she wrote is gone from the folder, and Noor has it."""
    noor, written = office["Noor"], set(office["Noor"].log().ops)
    remove(office["Bram"], office["Anna"])
    office["Bram"].sync()
    for path in list(office.memory.files):
        if STREAM.hex() in path or noor.device.hex() in path:
            del office.memory.files[path]
    noor.sync()
    known = noor.laptop.office.known(STREAM, Area.PACKS).values()
    assert written <= {run.id for one in known for run in one.runs}


def test_a_second_laptop_comes_in_while_every_key_is_of_somebody_in_dispute(office: Office) -> None:
    me = office["Noor"].laptop.office.me
    second = Me(me.person, me.sign_seed, me.box_secret, (new_hand(),))
    desk = Desk("Noor thuis", MemoryLaptop(office.marker, second), office.memory)
    with suppress(SyncStopped):
        desk.sync(StopAt(Step.RING_KEPT, 1))
    fall_out(office)
    desk.sync()
    assert len(Sight(desk.laptop.office).team.disputes) == 2
    assert desk.device in Sight(desk.laptop.office).team.present
    office["Noor"].sync()
    desk.sync()
    office.desks["Noor thuis"] = desk
    office.assert_same("Noor", "Noor thuis")


def test_an_erasure_by_somebody_unknown_holds_when_a_known_reader_confirmed_it(office: Office) -> None:
    """Siham slept; what made Noor a reader never reached her and went with the gezin."""
    siham = office.admit("Siham", by="Anna")
    office.rounds()
    office["Anna"].deeds.let_read(STREAM, siham.member, Role.ANDER)
    office.rounds(3)
    memory = siham.laptop.office
    for name, said in Sight(memory).said_in(STREAM).items():
        if isinstance(said.body, Lezer) and said.body.member == office["Noor"].member:
            memory.forget(STREAM, Area.SEGMENTS, name)
    office["Noor"].deeds.erase(STREAM, day=DAY, reason=Reason.TERM, backups=0)
    for name in ("Noor", "Anna", "Bram", "Noor", "Anna"):
        office[name].sync()
    assert not any(STREAM.hex() in path for path in office.memory.files)
    siham.sync()
    assert siham.laptop.log(STREAM) is None


@pytest.mark.parametrize("missed", [True, False])
def test_a_clone_that_counts_behind_under_a_key_of_its_own_is_looked_for(
    office: Office, *, missed: bool
) -> None:
    """It is not the newest file in the directory of both; junk there is nothing that is missed."""
    noor, root = office["Noor"], office.marker.root
    noor.write("gedachte", "nog iets")
    noor.sync()
    memory = noor.laptop.office
    sight = Sight(memory)
    last = read_head(max(memory.own_heads().items())[1], root, sight.ring(root), sight.team.devices)
    head = replace(last.content.head, counter=1, previous=bytes(32))
    data = write_head(head, root, os.urandom(32), memory.me.hand.signer) if missed else b"rommel"
    office.memory.files[f"{head_folder(noor.device)}/{head_name(1, data)}"] = data
    heads = Sync(noor.laptop, office.memory, now_ms=noor.now_ms, day=DAY)._heads
    heads.fetch()
    assert heads.unread(DAY) is missed


def test_what_was_taken_in_of_a_laptop_that_the_remover_had_not_heard_of_is_taken_in_by_all(
    office: Office,
) -> None:
    me = office["Noor"].laptop.office.me
    second = Me(me.person, me.sign_seed, me.box_secret, (new_hand(),))
    desk = Desk("Noor thuis", MemoryLaptop(office.marker, second), office.memory)
    for _ in range(3):
        desk.sync()
        office["Noor"].sync()
    late = desk.write("gedachte", "van thuis")
    desk.sync()
    office["Bram"].sync()
    assert late.id in office["Bram"].log().ops
    remove(office["Anna"], office["Noor"])
    for _ in range(3):
        office["Anna"].sync()
        office["Bram"].sync()
    office.assert_same("Anna", "Bram")
    assert desk.device not in Sight(office["Anna"].laptop.office).team.present


def test_a_removal_that_comes_late_is_read_though_its_writer_was_removed_meanwhile(office: Office) -> None:
    before = set(office.memory.files)
    fall_out(office)
    late = {
        path: office.memory.files.pop(path)
        for path in set(office.memory.files) - before
        if f"{office.marker.root.hex()}/g/" in path and path not in _by(office, "Bram")
    }
    office["Noor"].sync()
    assert not Sight(office["Noor"].laptop.office).team.disputes
    office.memory.files.update(late)
    office["Noor"].days += 1
    office["Noor"].sync()
    assert len(Sight(office["Noor"].laptop.office).team.disputes) == 2


def _by(office: Office, name: str) -> set[str]:
    """Files of the team's statements that this laptop wrote."""
    root = office.marker.root
    known = office[name].laptop.office.known(root, Area.SEGMENTS)
    return {f"{stream_folder(root, Area.SEGMENTS)}/{one}" for one, kept in known.items() if kept.own}


def test_a_newcomer_gets_in_by_a_wrap_in_whose_place_another_lay_at_first(office: Office) -> None:
    siham = office.admit("Siham", by="Anna")
    office["Anna"].sync()
    folder = stream_folder(office.marker.root, Area.WRAPS)
    tag = recipient_tag(Sight(siham.laptop.office).box_key, office.marker.root, Type.WRAP)
    known = office["Anna"].laptop.office.known(office.marker.root, Area.WRAPS)
    (mine,) = (name for name, one in known.items() if one.tag == tag)
    other = next(name for name, one in known.items() if one.tag != tag)
    right = office.memory.files[f"{folder}/{mine}"]
    office.memory.files[f"{folder}/{mine}"] = office.memory.files[f"{folder}/{other}"]
    siham.sync()
    office.memory.files[f"{folder}/{mine}"] = right
    siham.sync()
    assert Sight(siham.laptop.office).ring(office.marker.root).entries


def test_a_wrap_by_a_colleague_that_is_lost_is_made_good_though_an_older_one_lies_there(
    office: Office,
) -> None:
    anna, bram, noor = office["Anna"], office["Bram"], office["Noor"]
    one = Sync(anna.laptop, office.memory, now_ms=anna.now_ms, day=DAY)
    one._publisher.wrap_again(STREAM, noor.member)
    office.rounds()
    bram.sync()
    Sync(bram.laptop, office.memory, now_ms=0, day=DAY)._intake.read_listed(STREAM, Area.WRAPS)
    tag = recipient_tag(Sight(noor.laptop.office).box_key, STREAM, Type.WRAP)
    known = bram.laptop.office.known(STREAM, Area.WRAPS)
    theirs = [name for name, one in known.items() if one.tag == tag and not one.own]
    assert len(theirs) == 2
    del office.memory.files[f"{stream_folder(STREAM, Area.WRAPS)}/{theirs[-1]}"]
    one = Sync(bram.laptop, office.memory, now_ms=bram.now_ms, day=DAY)
    mine = [one for one in known.values() if one.tag == tag and one.own]
    one._healer.heal(STREAM, Area.WRAPS, theirs)
    assert len([one for one in known.values() if one.tag == tag and one.own]) == len(mine) + 1


def test_what_came_right_before_the_battery_died_is_handed_on_though_its_file_is_gone(
    office: Office,
) -> None:
    anna, bram, noor = office["Anna"], office["Bram"], office["Noor"]
    before = set(office.memory.files)
    late = anna.write("gedachte", "een laatste woord")
    anna.sync()
    with suppress(SyncStopped):
        bram.sync(StopAt(Step.RUN_RECEIVED, 1))
    for path in set(office.memory.files) - before:
        if f"{STREAM.hex()}/g/" in path:
            del office.memory.files[path]
    for _ in range(4):
        for desk in (bram, noor):
            desk.days += 1
            desk.sync()
    assert late.id in noor.log().ops
