from __future__ import annotations

from kanz_desktop.domain.access import Audience
from kanz_desktop.method.load import load_methode
from kanz_desktop.services.export import FormInfo, FridgeLine
from kanz_desktop.services.pen import Pen
from kanz_desktop.ui.afdrukken.presenter import PrintChoice, forms_for, fridge_choices, readers
from tests.helpers.records import ident, record, snapshot

PEN = Pen(ident("gezin"), load_methode(), tafel=True)
MAMA = record("gezinslid", "mama", naam="Sanne", roepnaam="Mama")
PAPA = record("gezinslid", "papa", naam="Tim", roepnaam="Papa")


def test_at_the_table_only_forms_for_the_family_exist() -> None:
    forms = (FormInfo("a", "Gezinsplan", family=True), FormInfo("b", "Gezinsplan, vaktermen", family=False))
    assert [f.id for f in forms_for(forms, table=True)] == ["a"]
    assert [f.id for f in forms_for(forms, table=False)] == ["a", "b"]


def test_a_copy_for_a_person_shows_what_that_person_may_see() -> None:
    mama = next(r for r in readers(snapshot(MAMA, PAPA), PEN, None) if r.naam == "Mama")
    assert mama.audience == Audience(workers=False, persons=frozenset({ident("mama")}))


def test_at_the_table_a_copy_for_one_shows_no_more_than_all_who_sit_there_may_see() -> None:
    at_table = Audience(workers=False, persons=frozenset({ident("mama"), ident("papa")}))
    sem = record("gezinslid", "sem", naam="Sem")
    offered = readers(snapshot(MAMA, PAPA, sem), PEN, at_table)
    assert [r.naam for r in offered] == ["ons samen", "Mama", "Papa"]
    assert all(r.audience == at_table for r in offered)


def test_a_line_of_the_fridge_says_who_and_what() -> None:
    lines = fridge_choices(
        (FridgeLine(b"a", "Samen eten", "Mama", "elke dag"), FridgeLine(b"b", "Bellen", "", ""))
    )
    assert [line.words for line in lines] == ["Mama: Samen eten", "Bellen"]


def test_a_line_is_left_off_and_put_back_with_the_same_key() -> None:
    choice = PrintChoice("koelkast", "gezin").toggled(b"x")
    assert choice.left_off == {b"x"}
    assert choice.toggled(b"x").left_off == frozenset()


def test_only_a_printed_plan_is_kept_as_a_version() -> None:
    assert PrintChoice("gezinsplan-gezin", "gezin").keeps_version
    assert not PrintChoice("koelkast", "gezin").keeps_version
