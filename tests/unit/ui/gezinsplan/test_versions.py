from __future__ import annotations

from datetime import date

from kanz_desktop.domain.values import Ref
from kanz_desktop.method.load import load_methode
from kanz_desktop.services.pen import Pen
from kanz_desktop.ui.gezinsplan.versions import agree_form, versies
from tests.helpers.records import ident, record, snapshot

PEN = Pen(ident("gezin"), load_methode(), tafel=True)
TODAY = date(2026, 11, 23)
TRAJECT = Ref(PEN.first_traject)


def version(name: str, number: int, soort: str = "afgesproken", **fields: object) -> object:
    return record("planversie", name, traject=TRAJECT, nummer=number, soort=soort, datum=TODAY, **fields)


def test_the_newest_version_comes_first_and_tells_how_people_answered() -> None:
    rows = snapshot(
        version("v1", 1, "afgedrukt"),
        version("v2", 2),
        record("akkoord", versie="v2", naam="Mama", antwoord="akkoord"),
        record("akkoord", versie="v2", naam="Papa", antwoord="niet-eens", woorden="te snel"),
    )
    newest, oldest = versies(rows, PEN, TODAY)
    assert (newest.titel, oldest.titel) == ("Versie 2", "Versie 1")
    assert newest.regel == "afgesproken ma 23 nov · 1 eens · 1 niet eens"
    assert [(a.naam, a.woorden) for a in newest.antwoorden] == [("Mama", ""), ("Papa", "te snel")]
    assert newest.agreed
    assert not oldest.agreed


def test_a_paper_that_this_reader_may_not_see_is_not_offered() -> None:
    rows = snapshot(version("v1", 1, document="paper"))
    assert versies(rows, PEN, TODAY)[0].document is None
    assert versies(snapshot(*rows.records.values(), record("document", "paper")), PEN, TODAY)[
        0
    ].document == ident("paper")


def test_agreeing_needs_one_answer_and_fills_in_nobody() -> None:
    form = agree_form(snapshot(record("gezinslid", "mama", naam="Sanne", roepnaam="Mama")), PEN, TODAY)
    assert form.refused
    assert not any(stem.antwoord for stem in form.stemmen)
    answered = form.answered(ident("mama"), "deels").said(ident("mama"), " als oma meegaat ")
    assert not answered.refused
    assert [(s.antwoord, s.woorden) for s in answered.stemmen] == [("deels", " als oma meegaat ")]


def test_a_child_that_is_not_born_yet_is_not_asked() -> None:
    form = agree_form(
        snapshot(record("gezinslid", "baby", naam="baby", uitgerekend=date(2027, 2, 1))), PEN, TODAY
    )
    assert form.stemmen == ()
