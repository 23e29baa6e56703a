"""What is due in a gezin, and over all gezinnen."""

from __future__ import annotations

from datetime import date

from kanz_desktop.services.vandaag import GezinRegel, dated, vandaag
from tests.helpers.records import ident, record, snapshot

TODAY = date(2026, 12, 11)


def _due(pen, *records):
    traject = record("traject", "t", nummer=1)
    rows = records if any(row.kind == "traject" for row in records) else (traject, *records)
    return [(item.soort, item.day) for item in dated(snapshot(*rows), pen)]


def test_the_plan_is_due_four_weeks_after_the_start_until_one_is_agreed(pen):
    traject = record("traject", "t", nummer=1, begin=date(2026, 12, 1))
    agreed = record("planversie", traject="t", soort="afgesproken")
    printed = record("planversie", traject="t", soort="afgedrukt")
    assert _due(pen, traject, printed) == [("gezinsplan", date(2026, 12, 29))]
    assert _due(pen, traject, agreed) == []


def test_a_balans_is_due_three_months_after_the_last_one(pen):
    traject = record("traject", "t", nummer=1, uitvoering=date(2026, 8, 31))
    assert _due(pen, traject) == [("balans", date(2026, 11, 30))]
    taken = record("meting", traject="t", moment="nu", datum=date(2026, 12, 1))
    assert _due(pen, traject, taken) == [("balans", date(2027, 3, 1))]


def test_marks_at_the_start_are_no_balans(pen):
    traject = record("traject", "t", nummer=1, uitvoering=date(2026, 8, 31))
    start = record("meting", traject="t", moment="start", datum=date(2026, 12, 1))
    assert _due(pen, traject, start) == [("balans", date(2026, 11, 30))]


def test_an_extension_moves_the_end(pen):
    plan = record("gezinsplan", traject="t", einde=date(2027, 1, 1), verlengd_tot=date(2027, 6, 1))
    assert _due(pen, plan) == [("einde", date(2027, 6, 1))]


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
