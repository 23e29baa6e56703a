from __future__ import annotations

from datetime import date

from kanz_desktop.domain.answers import latest_answers
from tests.helpers.records import record


def test_of_each_person_the_answer_that_was_written_last_counts_whatever_day_stands_on_it():
    rows = [
        record("akkoord", "eerst", wie="mama", antwoord="afwezig", datum=date(2026, 12, 9)),
        record("akkoord", "papa", wie="papa", antwoord="niet-eens"),
        record("akkoord", "later", wie="mama", antwoord="deels", datum=date(2026, 12, 1)),
        record("akkoord", "buiten", naam="Oma Riet", antwoord="akkoord"),
    ]
    found = latest_answers(rows)
    assert [row.choice("antwoord") for row in found] == ["deels", "niet-eens", "akkoord"]
    assert {row.choice("antwoord") for row in latest_answers(reversed(rows))} == {
        "deels",
        "niet-eens",
        "akkoord",
    }
