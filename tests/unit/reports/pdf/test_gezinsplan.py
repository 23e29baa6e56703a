"""What of the plan stands apart on paper: the goals and acties of now, the map of links, the central line."""

from __future__ import annotations

import pytest

from kanz_desktop.reports.pdf.render import render
from tests.helpers import second_reader as reader
from tests.helpers.printed_gezin import everything, report
from tests.helpers.records import snapshot


def words(wording: str = "tafel", **options: object) -> str:
    who = "gezin" if wording == "tafel" else "professional"
    return reader.words_of(render(f"gezinsplan-{who}", report(wording=wording, **options)).pdf)


@pytest.mark.parametrize(
    ("wording", "now", "later"),
    [
        ("tafel", "Hier werken we nu aan", "Wat willen we anders?"),
        ("vak", "Doelen voor de komende 20 weken", "Problemen en doelen"),
    ],
)
def test_the_goals_of_now_stand_before_all_others_and_what_is_looked_at_first_says_so(wording, now, later):
    text = words(wording)
    assert text.index(now) < text.index("We weten wat er elke week op kan.") < text.index(later)
    looked_at = "Eerst samen kijken hoe het zit" if wording == "tafel" else "Observatiedoel"
    assert text.index(now) < text.index(looked_at) < text.index(later)
    assert text.index(later) < text.index("Elke vrijdag is de post open")


def test_what_is_for_the_six_weeks_of_now_stands_there_and_not_again_below():
    text = words()
    assert text.count("Samen de post openen en in de ordner doen") == 1
    assert (
        text.index("Onze zes weken")
        < text.index("Samen de post openen")
        < text.index("Hier werken we nu aan")
    )


def test_how_it_hangs_together_is_drawn_and_said():
    text = words()
    said = "We hebben geldzorgen of schulden werkt door op: De post ligt op een stapel naast de magnetron"
    assert said in text
    without = [row for row in everything().records.values() if row.kind != "verband"]
    assert "werkt door op" not in words(rows=snapshot(*without))


def test_the_central_line_says_what_first_what_then_and_on_which_condition():
    text = words("vak")
    parts = (
        "Centrale lijn: Eerst de post",
        "Daarna: Daarna de ochtend.",
        "Voorwaarde: De uitzetting gaat niet door",
    )
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)


def test_hours_stand_there_per_period():
    assert "vanaf di 1 dec 2026 6, vanaf ma 1 mrt 2027 4" in words()
