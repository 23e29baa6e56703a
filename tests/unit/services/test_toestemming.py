"""Before something goes to an organisation it is said what is not in order, and nobody is stopped."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.method.load import load_methode
from kanz_desktop.services.toestemming import STILL, export_warning, organisations
from tests.helpers.records import ident, record, snapshot

TODAY = date(2026, 12, 11)
MAMA = record("gezinslid", "mama", naam="Sanne", rol="moeder")
PAPA = record("gezinslid", "papa", naam="Emre", rol="vader")


def given(*over: str, **fields: object) -> object:
    said = {"organisatie": "School De Brug", "datum": date(2026, 12, 1), **fields}
    return record("toestemming", over_wie=over, gegeven_door=over, **said)


def warned(*rows: object, naam: str = "School De Brug", over: list[bytes] | None = None) -> str:
    return export_warning(naam, snapshot(MAMA, PAPA, *rows), load_methode(), TODAY, over)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"ingetrokken": date(2026, 12, 5)}, "is ingetrokken op za 5 dec 2026."),
        ({"tot": date(2026, 12, 5)}, "gold tot en met za 5 dec 2026."),
        ({"datum": date(2026, 12, 20)}, "gaat pas in op zo 20 dec 2026."),
        ({"datum": None}, "is nog niet compleet."),
    ],
)
def test_it_is_said_why_a_toestemming_does_not_hold(fields, why):
    assert warned(given("mama", "papa", **fields)) == f"De toestemming voor School De Brug {why} {STILL}"


def test_without_one_that_is_said():
    assert (
        warned(naam="Politie") == f"Er is geen toestemming opgeschreven om iets aan Politie te geven. {STILL}"
    )


def test_nothing_is_said_when_it_holds_for_all_or_nobody_was_named():
    assert warned(given("mama", "papa")) == ""
    assert warned(naam="  ") == ""


def test_whom_it_is_not_about_is_named_unless_the_paper_is_not_about_them():
    rows = given("mama")
    assert warned(rows) == f"De toestemming voor School De Brug gaat niet over Emre. {STILL}"
    assert warned(rows, over=[ident("mama")]) == ""


def test_organisations_are_those_of_a_toestemming_and_of_the_sociale_kaart_without_the_family():
    rows = snapshot(
        record("contact", naam="Oma Riet", soort="familie"),
        record("contact", naam="Huisarts Bos", soort="huisarts"),
        record("contact", naam="iemand"),
        given("mama"),
        given("papa"),
    )
    assert organisations(rows) == ("School De Brug", "Huisarts Bos")
