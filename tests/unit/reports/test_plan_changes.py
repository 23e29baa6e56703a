"""What is otherwise in a plan, as somebody would say it."""

from __future__ import annotations

from datetime import date

from kanz_desktop.reports.plan_changes import plan_changes
from tests.helpers.printed_gezin import everything, people, report
from tests.helpers.records import record, snapshot


def said(old: list, new: list, wording: str = "tafel") -> list[tuple[str, str]]:
    was, now = (report(snapshot(*people(), *rows), wording=wording) for rows in (old, new))
    return [(change.heading, change.words) for change in plan_changes(was, now)]


def actie(name: str = "post", **fields: object) -> object:
    return record("actie", name, **{"wat": "Post openen", "status": "te-doen", **fields})


def test_an_actie_that_was_not_there_is_new_and_one_that_is_gone_is_gone():
    assert said([], [actie()]) == [("Nieuw", "actie “Post openen”")]
    assert said([actie()], []) == [("Weg", "actie “Post openen”")]


def test_what_is_done_is_said_first_and_once():
    found = said(
        [actie(), actie("twee", wat="Bellen")], [actie(status="gedaan"), actie("drie", wat="Schrijven")]
    )
    assert found == [("Klaar", "“Post openen”"), ("Nieuw", "actie “Schrijven”"), ("Weg", "actie “Bellen”")]


def test_what_was_dropped_is_not_said_to_be_done():
    assert said([actie()], [actie(status="vervallen")]) == [("Weg", "“Post openen” gaat niet door")]


def test_another_day_or_person_is_said_with_what_it_was_and_what_it_is():
    found = said(
        [actie(wanneer="vrijdag", wie=["mama"])],
        [actie(wanneer="maandag", wie=["mama", "papa"], evaluatie=date(2027, 1, 8))],
    )
    assert found == [
        ("Anders", "Bij “Post openen”: Wie doet het? was “Mama” en is nu “Mama en Papa”"),
        ("Anders", "Bij “Post openen”: Wanneer was “vrijdag” en is nu “maandag”"),
        ("Anders", "Bij “Post openen”: Wanneer kijken we hoe het ging? “vr 8 jan 2027”"),
    ]


def test_other_words_for_the_same_actie_are_one_sentence():
    assert said([actie()], [actie(wat="Post sorteren")]) == [
        ("Anders", "“Post openen” is nu “Post sorteren”")
    ]


def test_a_goal_that_is_worked_on_now_and_a_text_of_the_plan_are_said_by_their_question():
    def rows(**fields: object) -> list:
        return [
            record("probleem", "geld", leefgebied="leefgebied-2", keuze="huis-financien", **fields),
            record("gezinsplan", "plan", te_veel="Bel Anouk." if not fields else "Bel oma."),
        ]

    assert said(rows(), rows(twintig_weken=True), "vak") == [
        ("Anders", "Als het te veel wordt was “Bel Anouk.” en is nu “Bel oma.”"),
        ("Anders", "Bij “Financiën niet op orde (achterstanden, schulden)”: Doel voor de komende 20 weken"),
    ]


def test_an_aandachtspunt_and_a_link_come_and_go():
    def point(on: bool) -> object:
        return record("aandachtspunt", "netwerk", aandachtspunt="netwerk", in_plan=on)

    a, b = (record("probleem", name, leefgebied="leefgebied-2", woorden=name) for name in ("a", "b"))
    link = record("verband", "ab", van="a", naar="b")
    assert said([point(False), a, b], [point(True), a, b, link]) == [
        ("Nieuw", "aandachtspunt “Mensen om ons heen”"),
        ("Nieuw", "a werkt door op: b"),
    ]
    assert said([point(True), a, b, link], [point(False), a, b])[1:] == [("Weg", "a werkt door op: b")]


def test_the_same_plan_in_another_order_is_not_otherwise():
    rows = list(everything().records.values())
    assert plan_changes(report(snapshot(*rows)), report(snapshot(*reversed(rows)))) == ()
