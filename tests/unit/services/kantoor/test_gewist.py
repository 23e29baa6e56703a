"""Erasing a gezin that a colleague holds too, on real laptops: everywhere, confirmed, and on the proof."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.services.kantoor.gewist import Confirmations
from kanz_desktop.services.kantoor.leden import Role
from kanz_desktop.services.kantoor.verslag import Blijft
from kanz_desktop.services.reservekopie import make_backup
from kanz_desktop.services.wisbewijs import proof
from kanz_desktop.services.wissen import REQUESTED, erase, erasures
from kanz_desktop.sync.layout import Area, stream_folder
from tests.helpers.drill import fill
from tests.helpers.kantoren import Kantoor, leden, share


@pytest.fixture
def kantoor(tmp_path: Path) -> Iterator[Kantoor]:
    made = Kantoor(tmp_path)
    yield made
    made.close()


def test_an_erased_gezin_goes_from_the_colleague_and_from_the_folder_and_both_are_counted(
    kantoor: Kantoor, tmp_path: Path
) -> None:
    anna, _ = kantoor.founder("Anna de Boer")
    gezin = anna.new_gezin("De Vries")
    fill(anna.open_gezin(gezin.id))
    kantoor.rounds(anna)
    bram, _ = kantoor.colleague("Bram Bakker", by=anna)
    share(anna, bram)
    kantoor.rounds(anna, bram)
    make_backup(bram, tmp_path / "stick")
    stream = anna.vault.gezin_keys(gezin.id).stream
    erasure = erase(anna, gezin.id, "De Vries", REQUESTED)
    assert anna.kantoor.confirmations(gezin.id) == Confirmations(1, 0, 0)
    assert proof(anna, erasure).pages == 1
    kantoor.rounds(anna, bram)
    assert bram.gezinnen() == anna.gezinnen() == ()
    assert [one.reason for one in erasures(bram)] == [REQUESTED]
    assert anna.kantoor.confirmations(gezin.id) == Confirmations(1, 1, 1)
    files = [
        path
        for area in Area
        if area is not Area.HEADS
        for path in (kantoor.folder / stream_folder(stream, area)).glob("*")
    ]
    assert files == []
    kantoor.rounds(bram, anna)
    assert bram.gezinnen() == ()


def test_a_gezin_that_never_left_this_laptop_is_erased_without_a_word_to_anybody(kantoor: Kantoor) -> None:
    alone, _ = kantoor.laptop("Alleen Werkend")
    gezin = alone.new_gezin("De Vries")
    erase(alone, gezin.id, "De Vries", REQUESTED)
    assert alone.kantoor.confirmations(gezin.id) is None


def test_what_was_erased_does_not_come_back_with_a_colleague_who_was_away(kantoor: Kantoor) -> None:
    anna, _ = kantoor.founder("Anna de Boer")
    gezin = anna.new_gezin("De Vries")
    kantoor.rounds(anna)
    bram, _ = kantoor.colleague("Bram Bakker", by=anna)
    share(anna, bram)
    kantoor.rounds(anna, bram)
    fill(bram.open_gezin(gezin.id))
    erase(anna, gezin.id, "De Vries", REQUESTED)
    kantoor.rounds(anna)
    kantoor.rounds(bram, anna, count=3)
    assert anna.gezinnen() == bram.gezinnen() == ()


def test_one_that_was_erased_by_somebody_taken_away_stays_with_who_had_not_heard_of_it_and_is_told(
    kantoor: Kantoor,
) -> None:
    anna, _ = kantoor.founder("Anna de Boer")
    gezin = anna.new_gezin("De Vries")
    fill(anna.open_gezin(gezin.id))
    kantoor.rounds(anna)
    bram, _ = kantoor.colleague("Bram Bakker", by=anna)
    noor, _ = kantoor.colleague("Noor Smit", by=anna)
    share(anna, bram)
    share(anna, noor, Role.PRIMAIR)
    kantoor.rounds(anna, bram, noor)
    erase(noor, gezin.id, "De Vries", REQUESTED)
    kantoor.rounds(noor, bram)
    assert bram.gezinnen() == ()
    leden(anna).remove_member(next(one.id for one in leden(noor).team().members if one.me))
    kantoor.rounds(anna, bram)
    (told,) = anna.kantoor.bijwerken().gebleven
    assert (told.naam, told.waarom) == ("De Vries", Blijft.WEGGEHAALD)
    assert [row.naam for row in anna.gezinnen()] == ["De Vries"]
    erase(anna, gezin.id, "De Vries", REQUESTED)
    kantoor.rounds(anna, bram)
    assert anna.kantoor.bijwerken().gebleven == ()
    assert anna.gezinnen() == bram.gezinnen() == ()
