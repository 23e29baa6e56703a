"""A contact moment on one line."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.services.contact import Contact
from kanz_desktop.ui.pad.typed import read_contact
from tests.helpers.records import ident, record

TODAY = date(2026, 11, 18)  # Wednesday
FAMILY = [
    record("gezinslid", "mama", naam="Sanne de Vries", roepnaam="Mama", rol="moeder", geslacht="vrouw"),
    record("gezinslid", "daan", naam="Daan de Vries", rol="kind", geslacht="man"),
    record("gezinslid", "do", naam="Do de Vries", rol="grootouder", geslacht="man"),
]
MAMA, DAAN = ident("mama"), ident("daan")


def read(text, methode):
    return read_contact(text, FAMILY, methode, TODAY)


def test_the_line_of_the_method_is_understood_whole(methode):
    assert read("gister 1u30 huisbezoek mama, Daan: post uitgezocht", methode) == Contact(
        date(2026, 11, 17), "huisbezoek", (MAMA, DAAN), "", 90, "post uitgezocht"
    )


@pytest.mark.parametrize(
    ("text", "day", "form", "who", "minutes", "line"),
    [
        ("huisbezoek mama 1:30: post uitgezocht", TODAY, "huisbezoek", (MAMA,), 90, "post uitgezocht"),
        ("gebeld met mama en Daan, kwartier: school", TODAY, "telefoon", (MAMA, DAAN), 15, "school"),
        ("ma anderhalf uur op locatie", date(2026, 11, 16), "op-locatie", (), 90, ""),
        ("do 45 min thuis iedereen: eten", date(2026, 11, 18), "huisbezoek", None, 45, "eten"),
        ("vr app mama: oppas geregeld", date(2026, 11, 13), "bericht", (MAMA,), None, "oppas geregeld"),
        ("12 nov 2u huisbezoek: eten", date(2026, 11, 12), "huisbezoek", (), 120, "eten"),
        ("wo 11 nov 2 uur huisbezoek: eten", date(2026, 11, 11), "huisbezoek", (), 120, "eten"),
        ("11-11-2026 ½u gebeld: eten", date(2026, 11, 11), "telefoon", (), 30, "eten"),
        (
            "huisbezoek 1,5u we hebben de post uitgezocht en toen bleek: alles is betaald",
            TODAY,
            "huisbezoek",
            (),
            90,
            "we hebben de post uitgezocht en toen bleek: alles is betaald",
        ),
    ],
)
def test_what_is_clear_is_taken_from_the_words(methode, text, day, form, who, minutes, line):
    found = read(text, methode)
    everybody = tuple(row.id for row in FAMILY)
    assert (found.hoe, found.minuten, found.regel) == (form, minutes, line)
    assert found.wie == (everybody if who is None else who)
    if not text.startswith("do "):
        assert found.datum == day


def test_a_name_that_is_also_a_day_is_a_name(methode):
    found = read("do 45 min thuis: eten", methode)
    assert (found.wie, found.datum) == ((ident("do"),), TODAY)


def test_who_is_not_of_the_gezin_stays_in_words(methode):
    found = read("gister 30m telefoon met de mentor van Daan: verzuim", methode)
    assert (found.wie, found.wie_anders, found.regel) == ((DAAN,), "de mentor", "verzuim")


def test_without_a_colon_the_line_begins_where_the_words_are_about_something_else(methode):
    found = read("gister 1u huisbezoek mama post uitgezocht met Daan", methode)
    assert (found.wie, found.regel) == ((MAMA,), "post uitgezocht met Daan")


def test_plain_words_are_the_line_of_today(methode):
    assert read("Mooie middag gehad", methode) == Contact(TODAY, regel="Mooie middag gehad")


def test_no_contact_is_in_the_future(methode):
    assert read("31-12-2026 huisbezoek: eten", methode).datum == TODAY


def test_a_thing_is_said_once(methode):
    found = read("1u 2u huisbezoek: eten", methode)
    assert (found.minuten, found.wie_anders) == (60, "2u")
