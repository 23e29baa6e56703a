"""Looking back: what counts as held, what was agreed for the next time, and the terms that follow from it."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.domain.access import TABLE_VIEW, audience_of, seen_by
from kanz_desktop.services import balans
from kanz_desktop.services.termijnen import path_terms
from tests.helpers.records import ident, record, snapshot
from tests.helpers.written import written

STARTED = date(2026, 8, 31)


def _terms(pen, *records):
    whole = snapshot(record("traject", "t", nummer=1, uitvoering=STARTED), *records)
    return [(term.soort, term.day) for term in path_terms(whole, pen)]


def _first(pen, soort, *records):
    return next(day for found, day in _terms(pen, *records) if found == soort)


def _balans(day, **values):
    return record("balans", traject="t", datum=day, **values)


def test_a_balans_that_was_held_starts_three_months_anew(pen):
    assert _first(pen, "balans") == date(2026, 11, 30)
    assert _first(pen, "balans", _balans(date(2026, 11, 30), goed="School")) == date(2027, 2, 28)
    assert _first(pen, "balans", _balans(date(2027, 11, 29), goed="School")) == date(2028, 2, 29)


@pytest.mark.parametrize(
    "values", [{"goed": "ja"}, {"verandert": "x"}, {"wie": ["mama"]}, {"wie_anders": "oma"}]
)
def test_a_balans_counts_as_held_once_something_stands_in_it(pen, values):
    assert _first(pen, "balans", _balans(date(2026, 11, 20), **values)) == date(2027, 2, 20)


def test_words_about_a_goal_or_a_mark_say_that_it_was_held(pen):
    planned = record("balans", "b", traject="t", datum=date(2026, 11, 20))
    goal = record("balansdoel", balans="b", hoe="goed")
    assert _first(pen, "balans", planned, goal) == date(2027, 2, 20)
    meting = record("meting", "m", moment="nu", balans="b")
    mark = record("cijfer", meting="m", punt="leefgebied-1", cijfer=6)
    assert _first(pen, "balans", planned, meting, mark) == date(2027, 2, 20)


def test_a_planned_balans_is_the_term_until_it_was_held_also_when_its_day_has_passed(pen):
    assert _first(pen, "balans", _balans(date(2026, 10, 15))) == date(2026, 10, 15)
    held = _balans(date(2026, 10, 1), goed="School")
    assert _first(pen, "balans", held, _balans(date(2026, 12, 31))) == date(2026, 12, 31)


def test_the_day_that_was_agreed_at_the_last_one_is_the_term(pen):
    held = _balans(date(2026, 10, 1), goed="School", volgende=date(2026, 12, 24))
    assert _first(pen, "balans", held) == date(2026, 12, 24)
    later = _balans(date(2026, 12, 30), goed="Rust")
    assert _first(pen, "balans", held, later) == date(2027, 3, 30)


def test_marks_of_the_day_after_keep_the_day_that_was_agreed(pen):
    held = _balans(date(2026, 10, 1), goed="School", volgende=date(2026, 12, 24))
    meting = record("meting", traject="t", moment="nu", datum=date(2026, 10, 2))
    assert _first(pen, "balans", held, meting) == date(2026, 12, 24)


def test_a_next_day_before_the_balans_itself_is_a_slip_and_counts_for_nothing(pen):
    held = _balans(date(2026, 10, 31), goed="School", volgende=date(2026, 1, 24))
    assert _first(pen, "balans", held) == date(2027, 1, 31)


@pytest.mark.parametrize(
    ("tot", "due"), [(date(2027, 3, 29), date(2027, 5, 4)), (None, None)], ids=["over", "lasting"]
)
def test_a_pause_holds_up_what_was_counted_and_not_what_was_agreed(pen, tot, due):
    pause = record("pauze", traject="t", van=date(2027, 2, 22), tot=tot)
    held = _balans(date(2026, 12, 30), goed="School")
    assert dict(_terms(pen, held, pause)).get("balans") == due
    agreed = _balans(date(2026, 12, 30), goed="School", volgende=date(2027, 3, 28))
    assert _first(pen, "balans", agreed, pause) == date(2027, 3, 28)


def test_the_balans_with_an_outsider_counts_from_the_dossier_and_from_what_was_agreed(pen):
    held = record("buitenbalans", traject="t", datum=date(2027, 1, 31), anders="Minder praten")
    assert _first(pen, "buitenstaander", held) == date(2027, 7, 31)
    agreed = record(
        "buitenbalans", traject="t", datum=date(2027, 1, 31), goed="Ja", volgende=date(2027, 5, 6)
    )
    days = [day for soort, day in _terms(pen, agreed) if soort == "buitenstaander"]
    assert days[:2] == [date(2027, 5, 6), date(2027, 11, 6)]
    planned = record("buitenbalans", traject="t", datum=date(2027, 2, 10))
    assert _first(pen, "buitenstaander", planned) == date(2027, 2, 10)


def test_one_of_another_traject_says_nothing_about_this_one(pen):
    other = record("balans", traject="ander", datum=date(2026, 11, 1), goed="School")
    assert _first(pen, "balans", other) == date(2026, 11, 30)


def test_words_about_a_goal_are_for_who_may_read_the_goal(pen):
    hidden = {"_voor": "personen", "_voor_personen": ["mama"]}
    gezin = snapshot(
        record("traject", "t", nummer=1),
        record("probleem", "p", traject="t", doel="Rust", **hidden),
        record("probleem", "q", traject="t", doel="Post"),
    )
    edits = balans.start_goal(gezin, pen, ident("b"), ident("p"))
    edits += balans.start_goal(gezin, pen, ident("b"), ident("q"))
    after = written(edits, gezin)
    shown = after.get(balans.goal_id(pen, ident("b"), ident("q")))
    kept = after.get(balans.goal_id(pen, ident("b"), ident("p")))
    assert (audience_of(shown), audience_of(kept)) == ("iedereen", "personen")
    assert kept.id not in seen_by(after, TABLE_VIEW).records
    assert balans.start_goal(after, pen, ident("b"), ident("p")) == []


def test_only_problems_with_a_goal_are_looked_back_on(pen):
    gezin = snapshot(
        record("traject", "t", nummer=1),
        record("probleem", "p", traject="t", woorden="De post"),
        record("probleem", "q", traject="t", doel="Elke week de post"),
        record("probleem", "r", traject="ander", doel="Van toen"),
    )
    assert [row.id for row in balans.goals(gezin, pen)] == [ident("q")]
