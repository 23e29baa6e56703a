"""Disasters of a team that has an office folder: what one laptop loses, the folder and a paper give back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.services import aantekeningen
from kanz_desktop.services.aantekeningen_terug import bring_back
from kanz_desktop.services.kantoor.leden import Role
from kanz_desktop.services.kantoor.verslag import Lid
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.keyring_store import NoKeyring
from tests.helpers.drill import GEZINNEN, NOTE_WORDS, actie, everything, fill, note_texts, write_note
from tests.helpers.kantoren import Kantoor, leden, share
from tests.helpers.kdf import TEST_PROFILE


@pytest.fixture
def kantoor(tmp_path: Path) -> Iterator[Kantoor]:
    made = Kantoor(tmp_path)
    yield made
    made.close()


def team(kantoor: Kantoor) -> tuple[Werkplek, str, Werkplek, str]:
    """Sanne with two gezinnen that Bram reads too, everything at the office; both with their codes."""
    sanne, sannes_code = kantoor.founder("Sanne Bakker")
    for naam in GEZINNEN:
        fill(sanne.open_gezin(sanne.new_gezin(naam).id))
    kantoor.rounds(sanne)
    bram, brams_code = kantoor.colleague("Bram de Wit", by=sanne)
    share(sanne, bram)
    kantoor.rounds(sanne, bram)
    return sanne, sannes_code, bram, brams_code


def stolen(kantoor: Kantoor, werkplek: Werkplek) -> None:
    werkplek.close()
    kantoor.open.remove(werkplek)
    shutil.rmtree(werkplek.paths.data)


def test_the_bag_is_stolen_and_the_work_goes_on_the_same_day(kantoor: Kantoor) -> None:
    sanne, code, bram, _ = team(kantoor)
    before = everything(sanne)
    lost = leden(bram).team().colleagues[0].laptops[0].id
    stolen(kantoor, sanne)
    again, _ = kantoor.back(code, "leenlaptop")
    kantoor.rounds(again)
    assert everything(again) == before == everything(bram)
    leden(again).remove_device(lost)
    actie(again.open_gezin(again.gezinnen()[0].id), "dezelfde middag verder")
    kantoor.rounds(again, bram)
    assert everything(bram) == everything(again)
    me = leden(bram).team().colleagues[0]
    assert [(one.id == lost, one.present) for one in sorted(me.laptops, key=lambda one: one.present)] == [
        (True, False),
        (False, True),
    ]


def test_the_laptop_was_taken_out_of_the_team_before_its_worker_came_back(kantoor: Kantoor) -> None:
    sanne, _, bram, code = team(kantoor)
    lost = leden(sanne).team().colleagues[0].laptops[0].id
    stolen(kantoor, bram)
    leden(sanne).remove_device(lost)
    kantoor.rounds(sanne)
    again, _ = kantoor.back(code, "leenlaptop")
    kantoor.rounds(again)
    assert again.kantoor.stand().lid is Lid.WEG
    words = leden(again).knock()
    (visitor,) = leden(sanne).door().visitors
    assert visitor.words == words
    leden(sanne).admit(visitor, "Bram de Wit")
    kantoor.rounds(sanne, again)
    assert everything(again) == everything(sanne)


def test_both_workers_are_gone_and_the_office_has_the_kantoorsleutel(kantoor: Kantoor) -> None:
    sanne, _, bram, _ = team(kantoor)
    paper = leden(sanne).make_kantoorsleutel()
    key = leden(sanne).team().kantoorsleutel
    assert key is not None
    chosen = next(row for row in sanne.gezinnen() if row.naam == GEZINNEN[0])
    leden(sanne).let_read(chosen.id, key.id, Role.KANTOOR)
    kantoor.rounds(sanne)
    before = everything(sanne)
    stolen(kantoor, sanne)
    stolen(kantoor, bram)
    office, _ = kantoor.back(paper, "kast")
    kantoor.rounds(office)
    assert everything(office) == {GEZINNEN[0]: before[GEZINNEN[0]]}


def test_the_stolen_bag_held_werkaantekeningen_that_stood_at_the_office(kantoor: Kantoor) -> None:
    sanne, code, _, _ = team(kantoor)
    words = f"{NOTE_WORDS} zonder deksel"
    notes, _ = aantekeningen.set_up(
        sanne, sanne.gezinnen()[0].id, words, code=code, secrets=NoKeyring(), profile=TEST_PROFILE
    )
    write_note(notes)
    kantoor.rounds(sanne)
    stolen(kantoor, sanne)
    again, _ = kantoor.back(code, "leenlaptop")
    kantoor.rounds(again)
    bring_back(again, code, words, secrets=NoKeyring(), profile=TEST_PROFILE)
    opened = aantekeningen.open_notes(again, again.gezinnen()[0].id, words, secrets=NoKeyring())
    assert note_texts(opened) == ["Praat met collega over de tweede lijn."]
