"""`Stroom bellen, Mama, vr`: who and when are understood where they are clear, and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.method.load import load_methode
from kanz_desktop.ui.gezinsplan.typed import Said, read_task
from tests.helpers.records import ident, record, snapshot

METHODE = load_methode()
TODAY = date(2026, 11, 23)  # a Monday
FRIDAY = date(2026, 11, 27)


def lid(name: str, rol: str, geslacht: str = "", **fields: object) -> Record:
    known = {"geslacht": geslacht} if geslacht else {}
    return record("gezinslid", name.casefold(), naam=name, rol=rol, **known, **fields)


FAMILY = (
    lid("Sanne", "moeder", "vrouw", roepnaam="Mama"),
    lid("Karim el Amrani", "vader", "man"),
    lid("Sem", "kind", "man"),
    lid("Noor", "kind", "vrouw"),
)


def said(text: str, *family: Record) -> Said:
    return read_task(text, snapshot(*(family or FAMILY)).of("gezinslid"), METHODE, TODAY)


def who(text: str, *family: Record) -> set[Id]:
    return set(said(text, *family)["wie"])


def test_what_who_and_when_on_one_line() -> None:
    assert said("Stroom bellen, Mama, vr") == Said(wat="Stroom bellen", wie=(ident("sanne"),), voor=FRIDAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mama", {"sanne"}),
        ("Sanne", {"sanne"}),
        ("moeder", {"sanne"}),
        ("Karim el Amrani", {"karim el amrani"}),
        ("karim", {"karim el amrani"}),
        ("PAPA", {"karim el amrani"}),
        ("zoon", {"sem"}),
        ("dochter", {"noor"}),
        ("Mama en Papa", {"sanne", "karim el amrani"}),
        ("Mama & Sem", {"sanne", "sem"}),
        ("mama, papa, Sem", {"sanne", "karim el amrani", "sem"}),
        ("iedereen", {"sanne", "karim el amrani", "sem", "noor"}),
    ],
)
def test_names_and_roles_of_the_family(typed: str, meant: set[str]) -> None:
    assert said(f"Post openen, {typed}")["wat"] == "Post openen"
    assert who(f"Post openen, {typed}") == {ident(name) for name in meant}


@pytest.mark.parametrize(
    "typed",
    [
        "Mam a", "kind", "puber", "oma", "tante", "buurvrouw", "de juf", "Sanne de Vries", "Mama en de juf",
        "San", "wij", "samen met mama", "Mama vr", "amrani",
    ],
)  # fmt: skip
def test_who_is_not_exactly_somebody_stays_in_the_words(typed: str) -> None:
    assert said(f"Post openen, {typed}") == Said(wat=f"Post openen, {typed}", wie=(), voor=None)


def test_two_people_of_one_name_or_role_are_not_chosen_between() -> None:
    assert who("Bellen, Sem", lid("Sem", "kind"), lid("Sem Bakker", "vader")) == set()
    assert who("Bellen, mama", lid("Eva", "moeder"), lid("Iris", "moeder")) == set()
    assert who("Bellen, zoon", lid("Tim", "kind", "man"), lid("Tom", "kind", "man")) == set()


def test_a_child_of_whom_no_gender_is_known_is_not_the_son() -> None:
    assert who("Bellen, zoon", lid("Robin", "kind")) == set()
    assert who("Bellen, kind", lid("Robin", "kind")) == {ident("robin")}


def test_a_mother_of_whom_no_gender_is_known_is_the_mother() -> None:
    assert who("Bellen, mama", lid("Eva", "moeder")) == {ident("eva")}


def test_the_first_part_is_what_also_when_it_is_a_name_or_a_day() -> None:
    assert said("Mama")["wat"] == "Mama"
    assert said("Morgen, mama")["wat"] == "Morgen"
    assert said("Hoop geven, Hoop", lid("Hoop", "kind")) == Said(
        wat="Hoop geven", wie=(ident("hoop"),), voor=None
    )


def test_a_name_that_is_also_a_day_is_neither() -> None:
    for name in ("Morgen", "Vr", "Zondag"):
        assert said(f"Bellen, {name}", lid(name, "kind")) == Said(wat=f"Bellen, {name}", wie=(), voor=None)


def test_ma_is_a_mother_or_a_monday_and_so_neither() -> None:
    assert said("Bellen, ma")["wat"] == "Bellen, ma"
    assert said("Bellen, maandag")["voor"] == date(2026, 11, 30)


@pytest.mark.parametrize("typed", ["zo", "elke vr", "9.10", "3 maanden", "gisteren", "20-11", "vr, za"])
def test_when_is_not_clear_stays_in_the_words(typed: str) -> None:
    assert said(f"Bellen, {typed}") == Said(wat=f"Bellen, {typed}", wie=(), voor=None)


def test_what_is_understood_is_taken_out_from_between_what_is_not() -> None:
    assert said("Bellen, met de bank, vr 27 nov, over de rente, papa") == Said(
        wat="Bellen, met de bank, over de rente",
        wie=(ident("karim el amrani"),),
        voor=FRIDAY,
    )


def test_a_name_is_found_however_its_accents_were_typed() -> None:
    assert who("Bellen, Zoe\u0308", lid("Zo\u00eb", "kind")) == {ident("zo\u00eb")}


def test_an_empty_line_says_nothing() -> None:
    assert said(" , ") == Said(wat="", wie=(), voor=None)
