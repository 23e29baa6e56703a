from __future__ import annotations

from kanz_desktop.domain.access import Audience
from kanz_desktop.domain.values import Ref
from kanz_desktop.method.load import load_methode
from kanz_desktop.services.pen import Pen
from kanz_desktop.ui.afdrukken.presenter import Formulier, PrintChoice, forms_for, fridge_lines, readers
from tests.helpers.records import ident, record, snapshot

PEN = Pen(ident("gezin"), load_methode(), tafel=True)
MAMA = record("gezinslid", "mama", naam="Sanne", roepnaam="Mama")
PAPA = record("gezinslid", "papa", naam="Tim", roepnaam="Papa")


def test_at_the_table_only_forms_for_the_family_exist() -> None:
    forms = (Formulier("a", "Gezinsplan", family=True), Formulier("b", "Gezinsplan, vaktermen", family=False))
    assert [f.id for f in forms_for(forms, table=True)] == ["a"]
    assert [f.id for f in forms_for(forms, table=False)] == ["a", "b"]


def test_a_copy_for_a_person_shows_what_that_person_may_see() -> None:
    mama = next(r for r in readers(snapshot(MAMA, PAPA), PEN, None) if r.naam == "Mama")
    assert mama.audience == Audience(workers=False, persons=frozenset({ident("mama")}))


def test_at_the_table_nobody_can_print_more_than_they_see() -> None:
    at_table = Audience(workers=False, persons=frozenset({ident("mama")}))
    offered = readers(snapshot(MAMA, PAPA), PEN, at_table)
    assert [r.naam for r in offered] == ["ons samen", "Mama"]
    assert not any(r.audience.workers for r in offered)


def test_the_fridge_offers_each_line_that_still_has_to_be_done() -> None:
    traject = Ref(PEN.first_traject)
    rows = snapshot(
        MAMA,
        record("afspraak", "eten", traject=traject, wat="Samen eten", wie=["mama"], koelkast=True),
        record("afspraak", "klaar", traject=traject, wat="Gedaan", koelkast=True, status="gedaan"),
        record("actie", "stil", traject=traject, wat="Niet op de koelkast"),
    )
    assert [line.words for line in fridge_lines(rows, PEN)] == ["Mama: Samen eten"]


def test_a_line_is_left_off_and_put_back_with_the_same_key() -> None:
    choice = PrintChoice("koelkast", "gezin").toggled(b"x")
    assert choice.left_off == {b"x"}
    assert choice.toggled(b"x").left_off == frozenset()


def test_only_a_printed_plan_is_kept_as_a_version() -> None:
    assert PrintChoice("gezinsplan-gezin", "gezin").keeps_version
    assert not PrintChoice("koelkast", "gezin").keeps_version
