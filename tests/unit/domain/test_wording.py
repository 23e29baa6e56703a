from __future__ import annotations

from datetime import UTC, date, datetime

from kanz_desktop.domain.records import Cell, Record, Snapshot, Version
from kanz_desktop.domain.values import Choice, Value
from kanz_desktop.domain.wording import (
    day_words,
    first_line,
    one_parent,
    people,
    person_name,
    problem_words,
    record_title,
)
from kanz_desktop.method.model import Methode, Probleem, Rollen

LIST = Probleem(
    "huis-administratie",
    "leefgebied-2",
    "Administratie niet op orde",
    "De post ligt op een stapel",
    "Mijn post ligt op een stapel",
    False,
    True,
)
METHODE = Methode((), (LIST,), (), {}, Rollen(frozenset({"moeder", "vader"}), frozenset({"kind"}), {}))
TODAY = date(2026, 11, 23)


def record(kind: str, number: int = 1, **values: Value) -> Record:
    wall = datetime(2026, 11, 1, tzinfo=UTC)
    cells = {field: Cell((Version(b"op", value, b"p", 1, wall),)) for field, value in values.items()}
    return Record(number.to_bytes(16, "big"), kind, cells)


def test_a_day_is_said_as_people_say_it() -> None:
    assert day_words(date(2026, 12, 4), TODAY) == "vr 4 dec"


def test_a_day_far_away_gets_its_year() -> None:
    assert day_words(date(2019, 3, 1), TODAY) == "1 mrt 2019"


def test_own_words_come_before_the_list_at_the_table_and_after_it_for_colleagues() -> None:
    problem = record(
        "probleem", keuze=Choice("huis-administratie", "x"), woorden="Ik durf de post niet open te maken"
    )
    assert problem_words(problem, METHODE, tafel=True) == "Ik durf de post niet open te maken"
    assert problem_words(problem, METHODE, tafel=False) == "Administratie niet op orde"


def test_one_parent_reads_ik() -> None:
    problem = record("probleem", keuze=Choice("huis-administratie", "x"))
    assert problem_words(problem, METHODE, tafel=True, one_parent=True) == "Mijn post ligt op een stapel"


def test_a_choice_that_this_version_does_not_know_keeps_the_words_that_were_chosen() -> None:
    assert (
        problem_words(record("probleem", keuze=Choice("nieuw", "Iets nieuws")), METHODE, tafel=True)
        == "Iets nieuws"
    )


def test_one_parent_counts_only_who_lives_at_home() -> None:
    mother = record("gezinslid", 1, rol=Choice("moeder", "moeder"), woont_thuis=Choice("ja", "ja"))
    father = record("gezinslid", 2, rol=Choice("vader", "vader"), woont_thuis=Choice("nee", "nee"))
    assert one_parent(Snapshot((mother, father)), METHODE)
    assert not one_parent(Snapshot((mother, record("gezinslid", 2, rol=Choice("vader", "vader")))), METHODE)


def test_at_the_table_people_have_the_name_that_the_others_use() -> None:
    oma = record("gezinslid", naam="M. de Vries", roepnaam="oma Riet")
    assert (person_name(oma, tafel=True), person_name(oma, tafel=False)) == ("oma Riet", "M. de Vries")


def test_people_stand_in_the_order_of_the_page_and_unknown_ids_fall_out() -> None:
    a, b = record("gezinslid", 1, naam="Anna"), record("gezinslid", 2, naam="Bo")
    assert people(Snapshot((a, b)), (b.id, b"x" * 16, a.id), tafel=False) == ("Anna", "Bo")


def test_every_record_has_a_title_also_when_nothing_was_filled_in() -> None:
    assert record_title(record("actie", wat="Bellen\nmet de gemeente"), METHODE, tafel=True) == "Bellen"
    assert record_title(record("actie"), METHODE, tafel=True) == "Actie"


def test_a_long_line_is_cut_at_a_word() -> None:
    assert first_line("woord " * 40).endswith("woord …")
