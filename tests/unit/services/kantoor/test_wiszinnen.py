"""Before a gezin is erased it is said at whose laptop it goes too, and when."""

from __future__ import annotations

from pathlib import Path

from kanz_desktop.services.kantoor.ledenlijst import Reader
from kanz_desktop.services.kantoor.wiszinnen import ALSO_THERE, erase_ahead, erase_sentences
from kanz_desktop.sync.gezin_bodies import Role
from tests.helpers.kantoren import let_in, workers
from tests.helpers.records import ident


def reader(name: str, role: Role, *, me: bool = False) -> Reader:
    return Reader(ident(name), name, me, role)


ANNA = reader("Anna de Boer", Role.PRIMAIR, me=True)


def test_a_primaire_hears_who_loses_it_and_when() -> None:
    first, second = erase_sentences([ANNA, reader("Bram Bakker", Role.SECUNDAIR), reader("Noor", Role.ANDER)])
    assert "van de laptops van Bram Bakker en Noor: eerst werk jij bij" in first
    assert "hoeveel laptops hebben bevestigd" in second
    (alone, _) = erase_sentences([ANNA, reader("Bram Bakker", Role.SECUNDAIR)])
    assert "van de laptop van Bram Bakker:" in alone


def test_the_kantoorsleutel_is_no_colleague_with_a_laptop() -> None:
    assert erase_sentences([ANNA, reader("Kantoorsleutel", Role.KANTOOR)]) == (ALSO_THERE,)


def test_who_is_no_primaire_hears_that_it_stays_with_the_others() -> None:
    me = reader("Bram Bakker", Role.SECUNDAIR, me=True)
    (said,) = erase_sentences([reader("Anna de Boer", Role.PRIMAIR), me])
    assert "bij Anna de Boer blijft het" in said
    assert "Dat kan Anna de Boer, als primaire werker." in said


def test_nothing_is_said_of_a_gezin_that_stands_on_this_laptop_alone(tmp_path: Path) -> None:
    assert erase_sentences([]) == ()
    folder = tmp_path / "kantoor"
    folder.mkdir()
    with workers(tmp_path, "Anna", "Bram") as (anna, bram):
        gezin = anna.place.new_gezin("De Vries").id
        assert erase_ahead(anna.place, gezin) == ()
        anna.kantoor.found(folder)
        assert erase_ahead(anna.place, gezin) == ()
        anna.sync()
        assert erase_ahead(anna.place, gezin) == (ALSO_THERE,)
        let_in(anna, bram, gezin)
        assert "van de laptop van Bram:" in erase_ahead(anna.place, gezin)[0]
        assert "blijft het" in erase_ahead(bram.place, gezin)[0]
