"""Two real vaults and one folder: what counts as a change, and who is called by name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.gezin import medewerker_id
from kanz_desktop.services.inzage import LOOKED, note_seen
from kanz_desktop.services.kantoor.waiting import Wachtend
from kanz_desktop.services.werkplek import Werkplek
from tests.helpers.two_laptops import NAMES, TwoLaptops, at_work, make_two


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> TwoLaptops:
    return make_two(tmp_path_factory.mktemp("team"))


@pytest.fixture
def anouk(two: TwoLaptops) -> Iterator[Werkplek]:
    with at_work(two.anouk) as place:
        yield place


def looked(place: Werkplek, gezin: Id) -> None:
    """Nothing but this: the line is in the register, on the disk."""
    note_seen(place.open_gezin(gezin), LOOKED, deel="gezinsmap")
    place.close_gezin(gezin)


def test_that_somebody_looked_is_no_change_and_goes_along_all_the_same(
    anouk: Werkplek, two: TwoLaptops
) -> None:
    looked(anouk, two.gezin)
    assert anouk.kantoor.stand().wachtend == {}
    sessie = anouk.open_gezin(two.gezin)
    edits = new_record("probleem", {"woorden": "De post"})
    sessie.apply(edits, "leefgebieden").result()
    anouk.close_gezin(two.gezin)
    assert anouk.kantoor.stand().wachtend == {two.gezin: Wachtend(len(edits))}
    anouk.kantoor.bijwerken()
    with at_work(two.bram) as bram:
        bram.kantoor.bijwerken()
        assert ids(bram, two.gezin) >= ids(anouk, two.gezin)


def test_a_colleague_who_writes_in_the_gezin_stands_in_it_by_name_once(
    anouk: Werkplek, two: TwoLaptops
) -> None:
    with at_work(two.bram) as bram:
        looked(bram, two.gezin)
        assert len(bram.open_gezin(two.gezin).snapshot.of("medewerker")) == 1, "who reads is no helper yet"
        for words in ("De kachel", "De bus"):
            new = new_record("probleem", {"woorden": words})
            bram.open_gezin(two.gezin).apply(new, "leefgebieden").result()
            bram.close_gezin(two.gezin)
        person = bram.person_id
        bram.kantoor.bijwerken()
    anouk.kantoor.bijwerken()
    sessie = anouk.open_gezin(two.gezin)
    assert [row.text("naam") for row in sessie.snapshot.of("medewerker")] == list(NAMES)
    record = sessie.snapshot.get(medewerker_id(sessie.pen(), person))
    assert record is not None
    assert len(record.cells["naam"].versions) == 1


def test_what_both_made_is_counted_before_and_after_it_came(anouk: Werkplek, two: TwoLaptops) -> None:
    with at_work(two.bram) as bram:
        for place in (anouk, bram):
            place.open_gezin(two.gezin).apply(new_record("actie", {"wat": "Samen bellen"}), "plan").result()
            place.close_gezin(two.gezin)
        anouk.kantoor.bijwerken()
        (ahead,) = bram.kantoor.proef().gezinnen
        (done,) = bram.kantoor.bijwerken().gezinnen
        assert (ahead.samen, done.samen) == (1, 1)
        assert [row.samen for row in bram.gezinnen()] == [1], "and Vandaag says the same"


def ids(place: Werkplek, gezin: Id) -> set[bytes]:
    sessie = place.open_gezin(gezin)
    return {op.id for op in sessie.read(lambda store: list(store.operations())).result()}
