"""The inzageregister by day, and what checking it says: without a window."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from kanz_desktop.domain.inzage import SORTS as ALL_SORTS
from kanz_desktop.domain.inzage import Zin
from kanz_desktop.services.inzageregister import Breuk, Keten
from kanz_desktop.ui.inzage.presenter import SORTS, by_day, verdict

NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


def zin(back: timedelta, until: timedelta = timedelta(0)) -> Zin:
    return Zin(
        NOON - back, NOON - back + until, b"p" * 16, "Sanne", "heeft iets gedaan", "gezien", tafel=True
    )


def test_lines_stand_under_their_day_and_today_is_called_so():
    days = by_day([zin(timedelta(0)), zin(timedelta(hours=2)), zin(timedelta(days=1))], date(2026, 11, 27))
    assert [(day.titel, len(day.zinnen)) for day in days] == [("Vandaag, vr 27 nov", 2), ("Do 26 nov", 1)]


def test_a_line_says_when_who_and_what():
    line = zin(timedelta(hours=1), timedelta(minutes=28))
    assert (line.tijd, line.zin) == ("11:00-11:28", "Sanne heeft iets gedaan (aan tafel)")
    assert zin(timedelta(0)).tijd == "12:00"


def test_every_sort_can_be_chosen():
    assert tuple(entry.id for entry in SORTS) == ALL_SORTS


def test_the_verdict_names_where_the_chain_broke_and_counts_the_rest():
    assert verdict(Keten(12_345)).startswith("12.345 regels en wijzigingen nagekeken.")
    broken = verdict(Keten(9, (Breuk(NOON, "Sanne"), *[Breuk(None, "")] * 6)))
    assert "27-11-2026 12:00 (Sanne)" in broken
    assert "en nog 2" in broken
    assert "reservekopie" in broken
