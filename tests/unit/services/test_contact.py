"""Contact moments: kept as they were written, corrected by a new row, and counted by the week."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.domain.durations import format_minutes, parse_minutes
from kanz_desktop.services.contact import (
    Contact,
    contact_edits,
    contact_of,
    contacts,
    earlier,
    hours,
    new_period,
    standing,
    week_minutes,
)
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.storage.unit import FieldIsFixed
from tests.helpers.records import ident, record, snapshot

TODAY = date(2026, 11, 18)  # Wednesday


def _rows(*days_minutes):
    return [
        record("contactmoment", f"c{place}", traject="t", datum=day, minuten=minutes)
        for place, (day, minutes) in enumerate(days_minutes)
    ]


def _hours(pen, *rows, today=TODAY):
    return hours(snapshot(record("traject", "t", nummer=1), *rows), pen, today)


def test_what_is_corrected_is_kept_and_counts_no_more(sessie):
    pen = sessie.pen()
    said = Contact(sessie.today(), "huisbezoek", (), "de mentor", 60, "post")
    sessie.apply(contact_edits(sessie.snapshot, pen, said), "pad").result()
    (first,) = contacts(sessie.snapshot, current_traject(sessie.snapshot, pen))
    assert contact_of(first) == said
    better = Contact(sessie.today(), "huisbezoek", (), "de mentor", 90, "post uitgezocht")
    sessie.apply(contact_edits(sessie.snapshot, pen, better, corrects=first), "pad").result()
    (row,) = contacts(sessie.snapshot, current_traject(sessie.snapshot, pen))
    assert contact_of(row) == better
    assert earlier(sessie.snapshot, row) == (first,)
    assert standing(sessie.snapshot, first) == standing(sessie.snapshot, row) == row
    assert hours(sessie.snapshot, pen, sessie.today()).total == 90


def test_a_row_that_was_written_stays_as_it_is(sessie):
    pen = sessie.pen()
    sessie.apply(contact_edits(sessie.snapshot, pen, Contact(sessie.today(), minuten=60)), "pad").result()
    (row,) = contacts(sessie.snapshot, current_traject(sessie.snapshot, pen))
    with pytest.raises(FieldIsFixed):
        sessie.apply([set_field(sessie.snapshot, row.id, "contactmoment", "minuten", 5)], "pad").result()


def test_a_week_is_monday_to_sunday_and_the_weeks_before_are_whole(pen):
    found = _hours(
        pen,
        *_rows(
            (date(2026, 11, 16), 60),
            (date(2026, 11, 18), 30),
            (date(2026, 11, 15), 120),
            (date(2026, 11, 2), 60),
        ),
    )
    assert (found.this_week, found.before, found.total) == (90, (120, 60), 270)
    assert found.usual == 90


def test_the_first_week_has_nothing_to_be_compared_with(pen):
    found = _hours(pen, *_rows((date(2026, 11, 17), 60)))
    assert (found.before, found.usual) == ((), None)


@pytest.mark.parametrize(
    "monday", [date(2026, 3, 23), date(2026, 10, 19), date(2024, 2, 26), date(2025, 12, 29)]
)
def test_a_week_has_seven_days_over_summer_time_leap_day_and_new_year(pen, monday):
    days = [date.fromordinal(monday.toordinal() + ahead) for ahead in range(7)]
    rows = _rows(*((day, 10) for day in days))
    assert {_hours(pen, *rows, today=day).this_week for day in days} == {70}
    after = date.fromordinal(monday.toordinal() + 7)
    assert (_hours(pen, *rows, today=after).this_week, _hours(pen, *rows, today=after).before) == (0, (70,))


def test_the_plan_counts_from_the_day_of_its_period(pen):
    rows = [
        record("intensiteit", "a", traject="t", vanaf=date(2026, 9, 1), uren="8 uur"),
        record("intensiteit", "b", traject="t", vanaf=date(2026, 11, 18), uren="6½"),
        record("gezinsplan", traject="t", intensiteit="2"),
    ]
    assert _hours(pen, *rows, today=date(2026, 11, 17)).planned == 480
    assert _hours(pen, *rows, today=date(2026, 11, 18)).planned == 390
    assert _hours(pen, *rows, today=date(2026, 8, 31)).planned == 120
    assert _hours(pen).planned is None


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("6", 360),
        ("6 uur per week", 360),
        ("6½", 390),
        ("7,5 uur", 450),
        ("zes tot acht", None),
        ("6 tot 8", None),
        ("", None),
    ],
)
def test_hours_of_the_plan_are_a_number_or_only_words(words, minutes):
    assert week_minutes(words) == minutes


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("1u30", 90), ("1,5u", 90), ("1:30", 90), ("1 uur en 30 min", 90), ("90m", 90), ("half uur", 30),
        ("1½ uur", 90), ("½u", 30), ("kwartier", 15), ("2", None), ("1u75", None), ("25u", None),
        ("0 min", None), ("", None),
    ],
)  # fmt: skip
def test_a_length_of_time_is_read_as_people_write_it(words, minutes):
    assert parse_minutes(words) == minutes


@pytest.mark.parametrize(("minutes", "words"), [(45, "45 min"), (60, "1u"), (65, "1u05"), (0, "0 min")])
def test_a_length_of_time_is_written_short(minutes, words):
    assert format_minutes(minutes) == words


def test_a_line_that_was_being_typed_when_the_battery_died_is_shown(pen):
    rows = snapshot(record("traject", "t", nummer=1), record("contactmoment", "x", regel="post"))
    assert [row.id for row in contacts(rows, ident("t"))] == [ident("x")]


def test_a_period_is_of_the_traject(sessie):
    pen = sessie.pen()
    sessie.apply(new_period(sessie.snapshot, pen, sessie.today(), "6"), "pad").result()
    assert hours(sessie.snapshot, pen, sessie.today()).planned == 360
