"""How a record is called where different things stand in one list."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import dated_words, record_title
from kanz_desktop.method.load import load_methode
from tests.helpers.records import ident, record

METHODE = load_methode()


@pytest.mark.parametrize(
    ("shown", "at_table", "for_colleagues"),
    [
        (
            record("probleem", keuze="huis-regelmaat"),
            "Elke dag loopt anders",
            "Geen regelmaat",
        ),
        (record("gezinslid", naam="Sanne de Vries", roepnaam="Mama"), "Mama", "Sanne de Vries"),
        (
            record("leefgebied", leefgebied="leefgebied-2"),
            "Ons huishouden en geld",
            "Het voeren van de huishouding",
        ),
        (
            record("leefgebied", leefgebied="leefgebied-van-later"),
            "leefgebied-van-later",
            "leefgebied-van-later",
        ),
        (record("aandachtspunt", aandachtspunt="netwerk"), "Mensen om ons heen", "Netwerkversterking"),
        (record("aandachtspunt", aandachtspunt="van-later"), "van-later", "van-later"),
        (record("planversie", nummer=3), "Gezinsplan versie 3", "Gezinsplan versie 3"),
        (record("document", titel="Brief van de energie"), "Brief van de energie", "Brief van de energie"),
        (record("document"), "Papier", "Papier"),
        (
            record("meting", datum=date(2026, 12, 12)),
            "Cijfers van za 12 dec 2026",
            "Cijfers van za 12 dec 2026",
        ),
        (record("meting"), "Moment van cijfers geven", "Moment van cijfers geven"),
        (record("overleg", soort="mdo"), "groot overleg (MDO+)", "MDO+"),
        (record("cijfer", punt="leefgebied-2"), "Ons huishouden en geld", "Het voeren van de huishouding"),
        (record("agendapunt", punt="punt-van-later"), "punt-van-later", "punt-van-later"),
        (Record(ident("x"), "wens"), "wens", "wens"),
    ],
)
def test_a_record_is_called_by_what_it_is_about(shown: Record, at_table: str, for_colleagues: str) -> None:
    assert record_title(shown, METHODE, tafel=True) == at_table
    assert record_title(shown, METHODE, tafel=False) == for_colleagues


def test_a_date_on_paper_always_has_its_year() -> None:
    assert dated_words(date(2026, 12, 12)) == "za 12 dec 2026"
