"""What Vandaag says, with a date that is passed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from kanz_desktop.method.load import load_methode
from kanz_desktop.services.termijnen import SOORTEN, DueItem
from kanz_desktop.services.vandaag import GezinRegel, vandaag
from kanz_desktop.ui.vandaag.presenter import MOST_LINES, Badge, DueLine, VandaagPage, page

TODAY = date(2026, 11, 23)
METHODE = load_methode()


def at(hour: int) -> datetime:
    return datetime(2026, 11, 23, hour).astimezone()


def gezin(name: str, *due: DueItem, stap: str = "", fase: str = "") -> GezinRegel:
    return GezinRegel(name.encode().ljust(16)[:16], name, fase, stap, due)


def item(days: int, soort: str = "termijn", words: str = "") -> DueItem:
    return DueItem(soort, TODAY + timedelta(days=days), b"r" * 16, words)


def lines(made: VandaagPage) -> list[DueLine]:
    return [line for group in made.due for line in group.lines]


def shown(*gezinnen: GezinRegel, hour: int = 8):  # type: ignore[no-untyped-def]
    return page(vandaag(gezinnen, TODAY), METHODE, "Anouk", at(hour))


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (7, "Goedemorgen, Anouk"),
        (12, "Goedemiddag, Anouk"),
        (18, "Goedenavond, Anouk"),
        (3, "Goedenavond, Anouk"),
    ],
)
def test_the_greeting_follows_the_hour(hour: int, words: str) -> None:
    assert shown(hour=hour).greeting == words


def test_the_lead_says_the_day_and_how_full_the_caseload_is() -> None:
    made = shown(gezin("De Vries"), gezin("El Amrani"))
    assert made.lead == "Maandag 23 november · 2 van ongeveer 10 gezinnen"


def test_an_empty_caseload_says_only_the_day() -> None:
    assert shown().lead == "Maandag 23 november"


@pytest.mark.parametrize(
    ("days", "badge"),
    [
        (-42, Badge("al 42 dagen open", "brick")),
        (-1, Badge("al 1 dag open", "brick")),
        (0, Badge("vandaag", "brick")),
        (1, Badge("nog 1 dag", "amber")),
        (3, Badge("nog 3 dagen", "amber")),
        (4, Badge("nog 4 dagen", "")),
        (12, Badge("nog 12 dagen", "")),
    ],
)
def test_how_pressing_something_is_stands_in_words(days: int, badge: Badge) -> None:
    made = shown(gezin("De Vries", item(days, words="brief energiebedrijf")))
    assert lines(made)[0].badge == badge


def test_a_line_names_the_gezin_and_what_is_due() -> None:
    made = shown(gezin("De Vries", item(0, "gezinsplan"), item(3, words="brief energiebedrijf")))
    assert [(line.when, line.words) for line in lines(made)] == [
        ("vandaag", "De Vries: gezinsplan samen afmaken"),
        ("do 26 nov", "De Vries: brief energiebedrijf"),
    ]


def test_a_line_leads_to_the_screen_where_it_is_done() -> None:
    made = shown(gezin("De Vries", item(0, "gezinsplan"), item(1, "balans"), item(2, "termijn", "brief")))
    assert [line.screen for line in lines(made)] == ["gezinsplan", "balans", "gezinsmap"]


def test_lines_are_grouped_by_when() -> None:
    days = (-3, -1, 0, 6, 7, 14)  # today is a Monday
    made = shown(gezin("De Vries", *(item(day, words=f"brief {day}") for day in days)))
    assert [(group.title, len(group.lines)) for group in made.due] == [
        ("Nog van eerder", 2),
        ("Vandaag", 1),
        ("Deze week", 1),
        ("Volgende week", 1),
        ("Later", 1),
    ]


@pytest.mark.parametrize("soort", sorted(SOORTEN))
def test_every_kind_of_term_has_words_and_a_screen(soort: str) -> None:
    made = shown(gezin("De Vries", item(1, soort, "brief")))
    assert lines(made)[0].words.startswith("De Vries: ")
    assert lines(made)[0].screen
    assert made.gezinnen[0].badge.words.endswith("over 1 dag")


def test_more_than_a_screenful_is_counted_not_hidden() -> None:
    made = shown(gezin("De Vries", *(item(days, words=f"brief {days}") for days in range(12))))
    assert len(lines(made)) == MOST_LINES
    assert made.more_due == 12 - MOST_LINES
    assert sum(len(group.lines) for group in made.all_due) == 12


def test_a_gezin_shows_its_phase_its_step_and_what_comes_first() -> None:
    made = shown(gezin("De Vries", item(40, "balans"), item(3), stap="stap-4", fase="voorbereiding"))
    line = made.gezinnen[0]
    phase = METHODE.entry("fase", "voorbereiding")
    assert phase is not None
    assert (line.phase, line.step, line.badge) == (phase.label, 4, Badge("termijn over 3 dagen", "amber"))
    assert line.spoken == f"De Vries, {phase.label}, stap 4 van 10, termijn over 3 dagen"


def test_a_gezin_without_anything_says_so() -> None:
    line = shown(gezin("De Vries")).gezinnen[0]
    assert (line.step, line.badge) == (0, Badge("geen termijn"))


def test_what_there_is_to_look_at_together_is_said_without_a_day_or_a_colour() -> None:
    made = shown(replace(gezin("De Vries"), samen=2), gezin("El Amrani"))
    assert [(line.name, line.words) for line in made.together] == [("De Vries", "2 om samen te bekijken")]
    assert made.due == ()
