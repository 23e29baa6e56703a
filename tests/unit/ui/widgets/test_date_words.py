"""A day is understood the way people type it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanz_desktop.domain.wording import day_words
from kanz_desktop.ui.widgets.date_words import DayNotUnderstood, clear_day, parse_day

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


@pytest.mark.parametrize("typed", ["3 maanden", "2 decimeter", "5 martini", "10 septimen", "1 m", "4 ju"])
def test_a_word_that_only_begins_like_a_month_is_no_month(typed: str) -> None:
    with pytest.raises(DayNotUnderstood):
        parse_day(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vr", date(2026, 11, 27)),
        ("Vr.", date(2026, 11, 27)),
        ("vrijdag", date(2026, 11, 27)),
        ("komende vrijdag", date(2026, 11, 27)),
        ("vóór vrijdag", date(2026, 11, 27)),
        ("uiterlijk op vrijdag", date(2026, 11, 27)),
        ("op zondag", date(2026, 11, 29)),
        ("zo 29 nov", date(2026, 11, 29)),
        ("ma", date(2026, 11, 30)),
        ("vr 27 nov", date(2026, 11, 27)),
        ("vr 27 nov.", date(2026, 11, 27)),
        ("vrijdag 27 november 2026", date(2026, 11, 27)),
        ("27-11", date(2026, 11, 27)),
        ("27/11/26", date(2026, 11, 27)),
        ("27-11-2026", date(2026, 11, 27)),
        ("27.11.2026", date(2026, 11, 27)),
        ("2026-11-27", date(2026, 11, 27)),
        ("vandaag", TODAY),
        ("voor morgen", date(2026, 11, 24)),
        ("overmorgen", date(2026, 11, 25)),
        ("3 mrt", date(2027, 3, 3)),
        ("31-1", date(2027, 1, 31)),
    ],
)
def test_loose_words_that_name_a_day_beyond_doubt(typed: str, meant: date) -> None:
    assert clear_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "", "zo", "straks", "elke vr", "vrijdags", "ma en do", "vrijdag of zaterdag", "volgende vrijdag",
        "vrij", "na vrijdag", "tot vrijdag", "vr over een week", "vrijdagmiddag", "9.10", "9:10", "10-12 uur",
        "1,5", "2 3", "27 11", "12", "06 12345678", "3 maanden", "2 mei of 3 mei", "elke 27 nov", "mei",
        "december", "gisteren", "20-11", "vr 20 nov", "27-11-2020", "vr 28 nov", "31-11", "29-2",
        "31 april", "0-1",
    ],
)  # fmt: skip
def test_what_can_mean_anything_else_is_no_day(typed: str) -> None:
    assert clear_day(typed, TODAY) is None


DAYS = st.dates(date(2024, 1, 1), date(2031, 12, 31))
SHORT = ("ma", "di", "wo", "do", "vr", "za", "zo")


@given(DAYS, st.sampled_from(("maandag", "dinsdag", "woensdag", "do", "vrijdag", "za", "zondag")))
def test_a_weekday_is_always_the_coming_one(today: date, typed: str) -> None:
    day = clear_day(typed, today)
    assert day is not None
    assert SHORT[day.weekday()] == typed[:2]
    assert 1 <= (day - today).days <= 7


@given(DAYS, st.integers(0, 180))
def test_a_day_of_the_coming_half_year_needs_no_year(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert clear_day(f"{day.day}-{day.month}", today) == day
    assert clear_day(f"{SHORT[day.weekday()]} {day.day}-{day.month}", today) == day
    assert clear_day(f"{SHORT[day.weekday() - 1]} {day.day}-{day.month}", today) is None


@given(DAYS, st.integers(1, 180))
def test_a_day_that_has_passed_is_no_deadline(today: date, ago: int) -> None:
    day = today - timedelta(days=ago)
    for typed in (f"{day.day}-{day.month}", f"{day.day}-{day.month}-{day.year}", day.isoformat()):
        assert clear_day(typed, today) is None


@given(DAYS)
def test_tomorrow_also_at_the_end_of_a_month(today: date) -> None:
    assert clear_day("morgen", today) == today + timedelta(days=1)
