"""Somebody leaves while still at work on the train: two real vaults, one real folder."""

from __future__ import annotations

from pathlib import Path

from kanz_desktop.domain.values import Id
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.sync.watch import Alarm
from tests.helpers.kantoren import leden
from tests.helpers.two_laptops import at_work, make_two

LATE = "kanarie belt de school"


def write(place: Werkplek, gezin: Id, words: str) -> None:
    sessie = place.open_gezin(gezin)
    sessie.apply(new_actie(sessie.snapshot, sessie.pen(), wat=words), "gezinsplan").result()


def says(place: Werkplek, gezin: Id) -> set[str]:
    return {row.text("wat") for row in place.open_gezin(gezin).snapshot.of("actie")}


def test_what_came_late_stays_apart_over_a_restart_and_comes_in_when_it_is_released(tmp_path: Path) -> None:
    two = make_two(tmp_path)
    with at_work(two.bram) as bram:
        write(bram, two.gezin, "op tijd")
        bram.kantoor.bijwerken()
    with at_work(two.anouk) as anouk:
        anouk.kantoor.bijwerken()
        gone = next(one for one in leden(anouk).team().members if not one.me)
        leden(anouk).remove_member(gone.id)
    with at_work(two.bram) as bram:
        write(bram, two.gezin, LATE)
        bram.kantoor.bijwerken()
    with at_work(two.anouk) as anouk:
        told = [(one.alarm, one.over) for one in anouk.kantoor.bijwerken().alarmen]
        assert told == [(Alarm.QUARANTINE, "de laptop van Bram de Wit")]
        assert says(anouk, two.gezin) == {"op tijd"}
    for path in (two.anouk.data, two.folder):
        assert not [one for one in path.rglob("*") if one.is_file() and LATE.encode() in one.read_bytes()]
    with at_work(two.anouk) as anouk:
        (apart,) = leden(anouk).overview().apart
        assert (apart.name, apart.gezin_name, apart.count > 0) == ("Bram de Wit", "De Vries", True)
        heard: list[str] = []
        anouk.open_gezin(two.gezin).subscribe(
            lambda changes: heard.extend(row.text("wat") for row in changes.records if row.kind == "actie")
        )
        assert leden(anouk).release(apart) == apart.count
        assert says(anouk, two.gezin) == {"op tijd", LATE}
        assert heard == [LATE]
        assert not leden(anouk).overview().apart
        assert not anouk.kantoor.bijwerken().alarmen
        assert anouk.open_gezin(two.gezin).verify().ok
