"""A day is understood the way people type it."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.domain.wording import day_words
from kanz_desktop.ui.widgets.date_words import DayNotUnderstood, parse_day

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12-12-2026", date(2026, 12, 12)),
        ("12/12/26", date(2026, 12, 12)),
        ("12.12.2026", date(2026, 12, 12)),
        ("12122026", date(2026, 12, 12)),
        ("2026-12-31", date(2026, 12, 31)),
        ("vr 11 dec", date(2026, 12, 11)),
        ("vrijdag 11 december", date(2026, 12, 11)),
        ("11 dec 2027", date(2027, 12, 11)),
        ("3 maart", date(2027, 3, 3)),
        ("1-11", date(2026, 11, 1)),
        ("vandaag", TODAY),
        ("Morgen", date(2026, 11, 24)),
        ("donderdag", date(2026, 11, 26)),
        ("ma", date(2026, 11, 30)),
        ("", None),
        ("   ", None),
    ],
)
def test_a_day_as_people_type_it(typed: str, meant: date | None) -> None:
    assert parse_day(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["32-1-2026", "31 februari", "12", "bijna", "1-2-3-4", "12-13-2026", "0-0"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(DayNotUnderstood):
        parse_day(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3-3-85", date(1985, 3, 3)),
        ("3-3-26", date(2026, 3, 3)),
        ("24 dec", date(2025, 12, 24)),
        ("29-2", date(2024, 2, 29)),
    ],
)
def test_a_day_of_birth_lies_behind_us(typed: str, meant: date) -> None:
    today = date(2026, 11, 23) if typed != "29-2" else date(2025, 1, 1)
    assert parse_day(typed, today, past=True) == meant


@pytest.mark.parametrize("days", range(-400, 400, 13))
def test_what_the_program_writes_it_also_reads(days: int) -> None:
    day = date.fromordinal(TODAY.toordinal() + days)
    assert parse_day(day_words(day, TODAY), TODAY) == day
