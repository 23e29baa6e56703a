"""`Wijkteam, belt de school, vr`: who, what and when in any order, where they are clear, and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.method.load import load_methode
from kanz_desktop.ui.gezinsplan.typed import Said
from kanz_desktop.ui.overleg.typed import read_agreement, read_person, read_question
from tests.helpers.records import ident, record

METHODE = load_methode()
TODAY = date(2026, 11, 23)  # a Monday
FRIDAY = date(2026, 11, 27)
FAMILY = (
    record("gezinslid", "mama", naam="Sanne", roepnaam="Mama", rol="moeder", geslacht="vrouw"),
    record("gezinslid", "sem", naam="Sem", rol="kind", geslacht="man"),
)
OTHERS = ("Karin Smit", "Jeugdbescherming", "Mentor van Sem", "Wijkteam Noord", "Wijkteam Zuid", "")


def read(text: str) -> Said:
    return read_agreement(text, FAMILY, OTHERS, METHODE, TODAY)


@pytest.mark.parametrize(
    ("text", "wat", "wie", "anders", "voor"),
    [
        ("Jeugdbescherming, belt de school, vr", "belt de school", (), "Jeugdbescherming", FRIDAY),
        ("jeugdbescherming · belt de school · 27-11", "belt de school", (), "Jeugdbescherming", FRIDAY),
        ("belt de school - vr - Karin", "belt de school", (), "Karin Smit", FRIDAY),
        ("Mama, huur betalen", "huur betalen", ("mama",), "", None),
        (
            "Mama en Sem, Karin, samen naar de mentor",
            "samen naar de mentor",
            ("mama", "sem"),
            "Karin Smit",
            None,
        ),
        ("mentor, belt mama elke vrijdag", "belt mama elke vrijdag", (), "Mentor van Sem", None),
        # two of one name, somebody unknown, two days, or nothing left: nothing is guessed
        ("Wijkteam, belt de school", "Wijkteam, belt de school", (), "", None),
        ("De taxi, ophalen, vr", "De taxi, ophalen", (), "", FRIDAY),
        ("Karin, brief, vr, ma 30 nov", "brief, vr, ma 30 nov", (), "Karin Smit", None),
        ("Karin, vr", "Karin, vr", (), "", None),
        ("iedereen stuurt het verslag door", "iedereen stuurt het verslag door", (), "", None),
    ],
)
def test_who_what_and_when_are_read_from_one_line(text, wat, wie, anders, voor) -> None:
    assert read(text) == Said(wat=wat, wie=tuple(ident(name) for name in wie), wie_anders=anders, voor=voor)


def test_a_hyphen_inside_a_word_parts_nothing() -> None:
    assert read("Karin, e-mail naar GGZ-team")["wat"] == "e-mail naar GGZ-team"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Karin Smit, Jeugdbescherming", ("Karin Smit", "Jeugdbescherming")),
        ("Karin van Jeugdbescherming", ("Karin", "Jeugdbescherming")),
        ("Karin Smit, GGZ, de Haven", ("Karin Smit", "GGZ, de Haven")),
        ("Karin", ("Karin", "")),
    ],
)
def test_somebody_is_a_name_and_an_organisation(text, read) -> None:
    assert read_person(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Wie betaalt de taxi? Karin", ("Wie betaalt de taxi?", "Karin")),
        ("Wie betaalt de taxi?", ("Wie betaalt de taxi?", "")),
        ("de sleutel van de schuur", ("de sleutel van de schuur", "")),
    ],
)
def test_a_question_for_later_says_who_takes_it(text, read) -> None:
    assert read_question(text) == read
