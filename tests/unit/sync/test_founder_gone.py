"""Whoever made the team, its keys and a gezin is taken away or frozen: the others go on with all of it."""

from __future__ import annotations

import pytest

from kanz_desktop.sync.farewell import devices_of, taken_in
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.layout import Area
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.team_bodies import Target
from tests.sim.laptop import new_me
from tests.sim.office import STREAM, Desk, Office


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
    anna, bram, noor = office["Anna"], office["Bram"], office["Noor"]
    siham = office.admit("Siham", by="Anna")
    office.rounds()
    anna.deeds.let_read(STREAM, siham.member, Role.ANDER)
    office.rounds()
    folder = dict(office.memory.files)
    remove(anna, bram)
    anna.sync()
    said = dict(office.memory.files)
    office.memory.files.clear()
    office.memory.files.update(folder)
    remove(bram, anna)
    bram.sync()
    office.memory.files.update(said)
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
