"""The path: terms that wait and move, steps, points, and one traject after the other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kanz_desktop.domain.access import TABLE_VIEW, seen_by
from kanz_desktop.domain.kinds import PLACE
from kanz_desktop.method.pauses import Pause, after_pauses
from kanz_desktop.services import pad
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.termijnen import path_terms
from tests.helpers.records import record, snapshot


def _terms(pen, *records):
    return {term.soort: term for term in path_terms(snapshot(*records), pen)}


def _traject(**days):
    return record("traject", "t", nummer=1, **days)


@pytest.mark.parametrize(
    ("start", "due", "pauses", "after"),
    [
        ("2026-01-01", "2026-01-29", [], "2026-01-29"),
        ("2026-01-01", "2026-01-29", [("2026-01-10", "2026-01-20")], "2026-02-08"),
        ("2026-01-10", "2026-02-07", [("2026-01-05", "2026-01-12")], "2026-02-09"),
        ("2026-01-01", "2026-01-29", [("2026-02-01", "2026-02-10")], "2026-01-29"),
        # the second pause lies behind the first day, but not behind the day that the first one makes of it
        ("2026-01-01", "2026-01-29", [("2026-02-01", "2026-02-10"), ("2026-01-10", "2026-01-20")],
         "2026-02-17"),
        # what overlaps counts once
        ("2026-01-01", "2026-01-29", [("2026-01-10", "2026-01-20"), ("2026-01-15", "2026-01-25")],
         "2026-02-13"),
        # over the night of summer time and over a leap day a pause is as long as its days
        ("2026-03-20", "2026-04-17", [("2026-03-28", "2026-03-30")], "2026-04-19"),
        ("2028-02-20", "2028-02-28", [("2028-02-28", "2028-03-01")], "2028-03-01"),
        ("2026-01-01", "2026-01-29", [("2026-01-10", None)], None),
        ("2026-01-01", "2026-01-29", [("2026-02-10", None)], "2026-01-29"),
        ("2026-01-01", "2026-01-29", [("2026-01-20", "2026-01-10")], "2026-01-29"),
    ],
)  # fmt: skip
def test_a_term_waits_as_long_as_the_traject_stands_still(start, due, pauses, after):
    day = date.fromisoformat
    still = [Pause(day(van), day(tot) if tot else None) for van, tot in pauses]
    assert after_pauses(day(start), day(due), still) == (day(after) if after else None)


@pytest.mark.parametrize(
    ("started", "due"),
    [
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 3, 31)),
        (date(2026, 8, 31), date(2026, 11, 30)),
        (date(2026, 1, 29), date(2026, 4, 29)),
    ],
)
def test_a_balans_is_due_at_the_end_of_a_shorter_month(pen, started, due):
    assert _terms(pen, _traject(uitvoering=started))["balans"].day == due


@pytest.mark.parametrize("tot", [date(2027, 4, 10), None])
def test_an_agreed_end_does_not_wait_for_a_pause(pen, tot):
    plan = record("gezinsplan", traject="t", einde=date(2027, 3, 31))
    still = record("pauze", traject="t", van=date(2027, 2, 20), tot=tot)
    found = _terms(pen, _traject(), plan, still)
    assert (found["einde"].day, found["verlenging"].day) == (date(2027, 3, 31), date(2027, 2, 28))


def test_a_refusal_asks_for_a_second_try_until_they_have_met(pen):
    refused = record("instroom", traject="t", geweigerd=date(2026, 11, 10))
    assert _terms(pen, _traject(), refused)["tweede-poging"].day == date(2026, 11, 17)
    assert "tweede-poging" not in _terms(pen, _traject(kennismaking=date(2026, 11, 14)), refused)
    earlier = _traject(kennismaking=date(2026, 11, 9))
    assert "tweede-poging" in _terms(pen, earlier, refused)


def test_a_balans_with_an_outsider_counts_from_the_one_in_the_dossier(pen):
    held = record("dossierstuk", traject="t", soort="balans-buitenstaander", datum=date(2026, 7, 10))
    begun = _traject(uitvoering=date(2026, 1, 5))
    assert _terms(pen, begun, held)["buitenstaander"].day != date(2026, 7, 5)
    days = [term.day for term in path_terms(snapshot(begun, held), pen) if term.soort == "buitenstaander"]
    assert days[0] == date(2027, 1, 10)


def test_a_moved_term_stands_on_its_new_day_with_its_reason_until_another_one_is_counted(sessie):
    pen, begin = sessie.pen(), sessie.today()
    counted = begin + timedelta(days=28)
    for days, why in ((40, "mama is ziek"), (45, "vakantie")):
        moved = pad.move_term(sessie.snapshot, pen, "gezinsplan", counted, begin + timedelta(days=days), why)
        sessie.apply(moved, "pad").result()
    (term,) = path_terms(sessie.snapshot, pen)
    assert (term.soort, term.day, term.counted, term.reden) == (
        "gezinsplan", begin + timedelta(days=45), counted, "vakantie",
    )  # fmt: skip
    assert {row.text("reden") for row in sessie.snapshot.of("termijnverzet")} == {"mama is ziek", "vakantie"}


def test_a_balans_that_was_moved_does_not_move_the_next_one(pen):
    begun = _traject(uitvoering=date(2026, 1, 5))
    moved = record(
        "termijnverzet", traject="t", termijn="balans", was=date(2026, 4, 5), naar=date(2026, 4, 20)
    )
    assert _terms(pen, begun, moved)["balans"].day == date(2026, 4, 20)
    held = record("meting", traject="t", moment="nu", datum=date(2026, 4, 18))
    assert _terms(pen, begun, moved, held)["balans"].day == date(2026, 7, 18)


def test_a_traject_that_is_over_has_no_terms(pen):
    assert _terms(pen, _traject(begin=date(2026, 1, 5), einde=date(2026, 6, 1))) == {}


def test_a_point_of_the_workers_is_laid_in_the_dossier(sessie):
    pen, today = sessie.pen(), sessie.today()
    condition, meeting = (sessie.methode.puntgroep(groep)[0] for groep in ("voorwaarde", "kennismaking"))
    for punt in (condition, meeting):
        sessie.apply(pad.tick(sessie.snapshot, pen, punt, today), "pad").result()
    traject = current_traject(sessie.snapshot, pen)
    assert set(pad.done_points(sessie.snapshot, sessie.methode, traject)) == {condition.id, meeting.id}
    seen = seen_by(sessie.snapshot, TABLE_VIEW)
    assert set(pad.done_points(seen, sessie.methode, traject)) == {meeting.id}
    sessie.apply(pad.tick(sessie.snapshot, pen, condition, None), "pad").result()
    assert set(pad.done_points(sessie.snapshot, sessie.methode, traject)) == {meeting.id}
    point = sessie.snapshot.get(pad.point_id(sessie.snapshot, pen, condition))
    assert point is not None
    assert point.choice(PLACE) == "dossier"


def test_a_tick_that_was_taken_back_can_be_given_again(sessie):
    pen, today = sessie.pen(), sessie.today()
    punt = sessie.methode.puntgroep("voorwaarde")[0]
    traject = current_traject(sessie.snapshot, pen)
    sessie.apply(pad.tick(sessie.snapshot, pen, punt, today), "pad").result()
    sessie.undo("pad").result()
    assert pad.done_points(sessie.snapshot, sessie.methode, traject) == {}
    sessie.apply(pad.tick(sessie.snapshot, pen, punt, today), "pad").result()
    assert set(pad.done_points(sessie.snapshot, sessie.methode, traject)) == {punt.id}
    assert pad.done_points(seen_by(sessie.snapshot, TABLE_VIEW), sessie.methode, traject) == {}


def test_the_conditions_are_counted_from_the_map_without_deciding_anything(pen):
    rows = snapshot(
        _traject(),
        record("gezinslid", rol="kind", geboortedatum=date(2002, 11, 19), woont_thuis="ja"),
        record("gezinslid", rol="kind", geboortedatum=date(2002, 11, 18), woont_thuis="ja"),
        record("gezinslid", rol="ongeboren", uitgerekend=date(2027, 2, 1)),
        record("gezinslid", rol="kind", geboortedatum=date(2020, 1, 1), woont_thuis="nee"),
        record("gezinslid", rol="moeder", geboortedatum=date(1990, 1, 1)),
        record("probleem", traject="t", leefgebied="leefgebied-1", ernst="ernst-3"),
        record("probleem", traject="t", leefgebied="leefgebied-1", ernst="ernst-4"),
        record("probleem", traject="t", leefgebied="leefgebied-2", ernst="ernst-2"),
        record("probleem", traject="t", leefgebied="leefgebied-5", ernst="ernst-4"),
    )
    assert pad.intake_facts(rows, pen, date(2026, 11, 18)) == pad.IntakeFacts(2, 2, 0)


def test_another_traject_starts_with_its_own_cards_and_the_first_one_stays(sessie):
    pen, today = sessie.pen(), sessie.today()
    first = current_traject(sessie.snapshot, pen)
    sessie.apply(pad.close(sessie.snapshot, pen, today), "pad").result()
    sessie.apply(pad.next_traject(sessie.snapshot, pen, today + timedelta(days=90)), "pad").result()
    second = current_traject(sessie.snapshot, pen)
    assert [row.id for row in pad.trajecten(sessie.snapshot)] == [first, second]
    assert len(of_traject(sessie.snapshot, "leefgebied", second)) == 5
    assert [term.day for term in path_terms(sessie.snapshot, pen)] == [today + timedelta(days=118)]
