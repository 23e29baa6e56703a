"""The clocks of the meetings: month ends, leap years, summer time, pauses, and terms that moved."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.services.termijnen import dated, path_terms
from tests.helpers.records import record, snapshot

TRAJECT = record("traject", "t", nummer=1)


def _terms(pen, *records):
    return {term.soort: term for term in path_terms(snapshot(TRAJECT, *records), pen)}


def _meeting(soort, day, status="geweest", name=None):
    return record("overleg", name, traject="t", soort=soort, datum=day, status=status)


def _period(pen, **values):
    traject = TRAJECT.id
    return record("mpg", pen.once("mpg", traject.hex()), traject="t", **values)


@pytest.mark.parametrize(
    ("mdo", "first", "decision", "end"),
    [
        (date(2026, 1, 31), date(2026, 3, 14), date(2026, 6, 6), date(2026, 6, 20)),
        (date(2028, 1, 31), date(2028, 3, 13), date(2028, 6, 5), date(2028, 6, 19)),  # over a leap day
        (date(2026, 2, 16), date(2026, 3, 30), date(2026, 6, 22), date(2026, 7, 6)),  # into summer time
        (date(2026, 9, 20), date(2026, 11, 1), date(2027, 1, 24), date(2027, 2, 7)),  # out of it
    ],
)
def test_the_clocks_count_in_whole_weeks_from_the_first_mdo(pen, mdo, first, decision, end):
    found = _terms(pen, _meeting("mdo", mdo))
    assert {soort: term.day for soort, term in found.items()} == {
        "eerste-overleg": first, "mdo-besluit": decision, "mpg-einde": end,
    }  # fmt: skip


def test_the_short_form_decides_two_weeks_before_its_ten_are_over(pen):
    found = _terms(pen, _meeting("mdo", date(2026, 9, 7)), _period(pen, vorm="kort"))
    assert (found["mdo-besluit"].day, found["mpg-einde"].day) == (date(2026, 11, 2), date(2026, 11, 16))


def test_the_period_may_begin_on_another_day_than_the_mdo(pen):
    found = _terms(pen, _meeting("mdo", date(2026, 9, 7)), _period(pen, begin=date(2026, 9, 21)))
    assert found["mpg-einde"].day == date(2027, 2, 8)
    assert found["eerste-overleg"].day == date(2026, 10, 19)


def test_after_a_uitvoerdersoverleg_the_next_is_six_weeks_later_and_the_first_is_no_term_any_more(pen):
    rows = [_meeting("mdo", date(2026, 9, 7)), _meeting("uitvoerders", date(2026, 10, 12))]
    found = _terms(pen, *rows, _meeting("uitvoerders", date(2026, 9, 30)))
    assert "eerste-overleg" not in found
    assert found["volgend-overleg"].day == date(2026, 11, 23)


def test_one_that_was_planned_stands_on_its_own_day_and_takes_the_term_away(pen):
    day = date(2026, 10, 20)
    rows = [_meeting("mdo", date(2026, 9, 7)), _meeting("uitvoerders", day, "gepland", "gepland")]
    assert "eerste-overleg" not in _terms(pen, *rows)
    (item,) = [item for item in dated(snapshot(TRAJECT, *rows), pen) if item.soort == "overleg"]
    assert (item.day, item.words) == (day, "Uitvoerdersoverleg")
    assert item.counts(date(2026, 12, 24)), "until somebody says that it took place"


def test_one_that_was_called_off_is_none(pen):
    rows = [_meeting("mdo", date(2026, 9, 7)), _meeting("uitvoerders", date(2026, 10, 20), "afgezegd")]
    assert "eerste-overleg" in _terms(pen, *rows)
    assert [item for item in dated(snapshot(TRAJECT, *rows), pen) if item.soort == "overleg"] == []


def test_a_mdo_that_is_only_planned_starts_no_clock(pen):
    assert _terms(pen, _meeting("mdo", date(2026, 9, 7), "gepland")) == {}


def test_the_decision_is_taken_with_the_end_evaluation_or_with_an_extension(pen):
    mdo = _meeting("mdo", date(2026, 9, 7))
    assert "mdo-besluit" not in _terms(pen, mdo, _meeting("mdo-eind", date(2027, 1, 11), "gepland"))
    found = _terms(pen, mdo, _period(pen, verlengd_tot=date(2027, 3, 8)))
    assert "mdo-besluit" not in found
    assert found["mpg-einde"].day == date(2027, 3, 8)


def test_a_period_that_is_over_has_no_terms(pen):
    rows = [_meeting("mdo", date(2026, 9, 7)), _period(pen, einde=date(2027, 1, 25))]
    assert _terms(pen, *rows) == {}


def test_a_pause_holds_the_clocks_up_but_not_an_end_that_was_agreed(pen):
    mdo = _meeting("mdo", date(2026, 9, 7))
    still = record("pauze", traject="t", van=date(2026, 9, 14), tot=date(2026, 9, 28))
    found = _terms(pen, mdo, still)
    assert (found["eerste-overleg"].day, found["mpg-einde"].day) == (date(2026, 11, 2), date(2027, 2, 8))
    assert found["eerste-overleg"].counted == date(2026, 10, 19)
    extended = _terms(pen, mdo, still, _period(pen, verlengd_tot=date(2027, 3, 8)))
    assert extended["mpg-einde"].day == date(2027, 3, 8)
    lasting = record("pauze", traject="t", van=date(2026, 9, 14))
    assert _terms(pen, mdo, lasting) == {}


def test_a_term_is_moved_with_a_reason(pen):
    mdo = _meeting("mdo", date(2026, 9, 7))
    moved = record(
        "termijnverzet", traject="t", termijn="eerste-overleg", was=date(2026, 10, 19),
        naar=date(2026, 10, 26), reden="herfstvakantie",
    )  # fmt: skip
    term = _terms(pen, mdo, moved)["eerste-overleg"]
    assert (term.day, term.counted, term.reden) == (date(2026, 10, 26), date(2026, 10, 19), "herfstvakantie")
