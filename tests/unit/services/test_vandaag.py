"""What is due in a gezin, and over all gezinnen."""

from __future__ import annotations

from datetime import date, timedelta

from kanz_desktop.services.termijnen import DueItem, dated
from kanz_desktop.services.vandaag import GezinRegel, from_cache, to_cache, vandaag
from tests.helpers.records import ident, record, snapshot

TODAY = date(2026, 12, 11)


def _due(pen, *records):
    traject = record("traject", "t", nummer=1)
    rows = records if any(row.kind == "traject" for row in records) else (traject, *records)
    return [(item.soort, item.day) for item in dated(snapshot(*rows), pen)]


def _first(pen, soort, *records):
    return next(day for found, day in _due(pen, *records) if found == soort)


def test_first_actions_are_due_in_the_week_of_the_assignment_until_you_have_met(pen):
    assigned = {"nummer": 1, "toegewezen": date(2026, 12, 2)}
    assert _due(pen, record("traject", "t", **assigned)) == [("eerste-acties", date(2026, 12, 6))]
    met = record("traject", "t", **assigned, kennismaking=date(2026, 12, 4))
    assert _due(pen, met) == [("tweede-afspraak", date(2026, 12, 11))]


def test_the_second_appointment_is_not_asked_once_the_work_has_begun(pen):
    traject = record("traject", "t", nummer=1, kennismaking=date(2026, 12, 4), uitvoering=date(2027, 1, 4))
    assert "tweede-afspraak" not in [soort for soort, _ in _due(pen, traject)]


def test_a_balans_with_an_outsider_is_due_every_six_months_until_the_agreed_end(pen):
    traject = record("traject", "t", nummer=1, uitvoering=date(2026, 8, 31))
    plan = record("gezinsplan", traject="t", einde=date(2027, 9, 1))
    days = [day for soort, day in _due(pen, traject, plan) if soort == "buitenstaander"]
    assert days == [date(2027, 2, 28), date(2027, 8, 28)]


def test_what_nobody_can_tick_off_goes_two_weeks_after_its_day(pen):
    def titles(today, soort):
        row = GezinRegel(ident("a"), "A", due=(DueItem(soort, TODAY, ident("t")),))
        page = vandaag([row], today)
        assert len(page.gezinnen[0].due) == len(page.due)
        return [one.item.soort for one in page.due]

    assert titles(TODAY + timedelta(days=14), "tweede-afspraak") == ["tweede-afspraak"]
    assert titles(TODAY + timedelta(days=15), "tweede-afspraak") == []
    assert titles(TODAY + timedelta(days=400), "balans") == ["balans"]


def test_a_cache_of_a_newer_program_keeps_what_is_known_here():
    row = GezinRegel(ident("a"), "A", due=(DueItem("balans", TODAY, ident("t")),))
    cached = to_cache(row)
    cached["due"].append(["iets-nieuws", "2026-12-11", "00" * 16, ""])
    assert from_cache(ident("a"), "A", cached) == row


def test_the_plan_is_due_four_weeks_after_the_start_until_one_is_agreed(pen):
    traject = record("traject", "t", nummer=1, begin=date(2026, 12, 1))
    agreed = record("planversie", traject="t", soort="afgesproken")
    printed = record("planversie", traject="t", soort="afgedrukt")
    assert _due(pen, traject, printed) == [("gezinsplan", date(2026, 12, 29))]
    assert _due(pen, traject, agreed) == []


def test_a_balans_is_due_three_months_after_the_last_one(pen):
    traject = record("traject", "t", nummer=1, uitvoering=date(2026, 8, 31))
    assert _first(pen, "balans", traject) == date(2026, 11, 30)
    taken = record("meting", traject="t", moment="nu", datum=date(2026, 12, 1))
    assert _first(pen, "balans", traject, taken) == date(2027, 3, 1)


def test_marks_at_the_start_are_no_balans(pen):
    traject = record("traject", "t", nummer=1, uitvoering=date(2026, 8, 31))
    start = record("meting", traject="t", moment="start", datum=date(2026, 12, 1))
    assert _first(pen, "balans", traject, start) == date(2026, 11, 30)


def test_an_extension_moves_the_end(pen):
    plan = record("gezinsplan", traject="t", einde=date(2027, 1, 1), verlengd_tot=date(2027, 6, 1))
    assert _due(pen, plan) == [("verlenging", date(2027, 5, 1)), ("einde", date(2027, 6, 1))]


def test_what_is_done_or_dropped_is_not_due(pen):
    rows = [
        record("actie", traject="t", wat="a", voor=TODAY, status=status)
        for status in ("te-doen", "bezig", "gedaan", "vervallen")
    ]
    assert _due(pen, *rows) == [("actie", TODAY)] * 2


def test_an_actie_is_looked_back_on_at_its_own_day(pen):
    row = record("actie", traject="t", wat="a", voor=TODAY, evaluatie=date(2026, 12, 20))
    assert _due(pen, row) == [("actie", TODAY), ("evaluatie", date(2026, 12, 20))]


def test_a_paper_with_a_term_is_due_under_its_title(pen):
    row = record("document", titel="Aanmaning", termijn=date(2026, 12, 19))
    (item,) = dated(snapshot(record("traject", "t", nummer=1), row), pen)
    assert (item.soort, item.words, item.record) == ("termijn", "Aanmaning", row.id)


def test_a_paper_says_what_has_to_be_done_before_that_day(pen):
    row = record("document", titel="Besluit", termijn=date(2026, 12, 19), termijn_soort="bezwaar")
    (item,) = dated(snapshot(record("traject", "t", nummer=1), row), pen)
    assert item.words == "Besluit · bezwaar maken"


def test_what_belongs_to_an_earlier_traject_is_no_longer_due(pen):
    first, second = record("traject", "t1", nummer=1), record("traject", "t2", nummer=2)
    old = record("actie", traject="t1", wat="a", voor=TODAY)
    assert _due(pen, first, second, old) == []


def test_vandaag_shows_what_is_late_and_the_next_two_weeks_over_all_gezinnen(pen):
    def row(name, *days):
        rows = [record("actie", traject="t", wat=name, voor=day) for day in days]
        items = dated(snapshot(record("traject", "t", nummer=1), *rows), pen)
        return GezinRegel(ident(name), name, due=items)

    page = vandaag([row("B", date(2026, 12, 25), date(2026, 12, 26)), row("A", date(2026, 12, 1))], TODAY)
    assert [(one.naam, one.item.day.day) for one in page.due] == [("A", 1), ("B", 25)]
    assert [one.naam for one in page.gezinnen] == ["B", "A"]
