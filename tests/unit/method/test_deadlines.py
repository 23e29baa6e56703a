"""Each line of the table of method §12."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanz_desktop.method import deadlines
from kanz_desktop.method.deadlines import Span, add_months


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 12), 1, date(2027, 1, 12)),
        (date(2026, 12, 12), 12, date(2027, 12, 12)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2027, 3, 31), -1, date(2027, 2, 28)),
        (date(2027, 1, 15), -1, date(2026, 12, 15)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_months_are_months_of_the_calendar(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("assigned", "due"),
    [
        (date(2026, 12, 7), date(2026, 12, 13)),
        (date(2026, 12, 11), date(2026, 12, 13)),
        (date(2026, 12, 13), date(2026, 12, 13)),
    ],
)
def test_the_first_actions_are_in_the_week_of_the_assignment(assigned: date, due: date) -> None:
    assert deadlines.first_actions_due(assigned) == due


START = date(2026, 9, 7)


def test_the_terms_of_the_table() -> None:
    assert deadlines.second_appointment_due(START) == date(2026, 9, 14)
    assert deadlines.second_try_due(START) == date(2026, 9, 14)
    assert deadlines.second_try_due(START, days=3) == date(2026, 9, 10)
    assert deadlines.gezinsplan_due(START) == date(2026, 10, 5)
    assert deadlines.end_span(START) == Span(date(2027, 3, 7), date(2028, 9, 7))
    assert deadlines.extension_talk_due(date(2027, 9, 7)) == date(2027, 8, 7)
    assert deadlines.extension_talk_due(date(2027, 9, 7), months=2) == date(2027, 7, 7)
    assert deadlines.first_overleg_due(START) == Span(date(2026, 10, 5), date(2026, 10, 19))
    assert deadlines.next_overleg_due(START) == date(2026, 10, 19)
    assert deadlines.erase_due(START) == date(2046, 9, 7)


def test_a_balans_counts_from_the_last_one() -> None:
    assert deadlines.balans_due(START) == date(2026, 12, 7)
    assert deadlines.balans_due(START, last=date(2026, 12, 14)) == date(2027, 3, 14)
    assert deadlines.balans_outsider_due(START) == date(2027, 3, 7)
    assert deadlines.balans_outsider_due(START, last=date(2027, 3, 1)) == date(2027, 9, 1)


def test_the_mpg_period_has_a_long_and_a_short_form() -> None:
    assert deadlines.mpg_end(START) == date(2027, 1, 25)
    assert deadlines.mdo_decision_due(START) == date(2027, 1, 11), "week 18"
    assert deadlines.mpg_end(START, short=True) == date(2026, 11, 16)
    assert deadlines.mdo_decision_due(START, short=True) == date(2026, 11, 2)
    assert deadlines.mpg_end(START, extended_to=date(2027, 3, 8)) == date(2027, 3, 8)


@given(st.dates())
def test_no_date_that_can_be_typed_stops_the_caseload(day: date) -> None:
    assert deadlines.gezinsplan_due(day) >= day
    assert deadlines.first_overleg_due(day).last >= day
    assert deadlines.mdo_decision_due(day, short=True)
    assert deadlines.erase_due(day) >= day
    assert deadlines.extension_talk_due(day) <= day


def test_the_ends_of_the_calendar_hold() -> None:
    assert deadlines.gezinsplan_due(date.max) == deadlines.erase_due(date.max) == date.max
    assert deadlines.extension_talk_due(date.min) == date.min
