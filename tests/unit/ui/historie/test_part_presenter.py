"""What the pages beside the tijdlijn say of their rows."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.services import analyse, dialoog
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.historie import new_outcome
from kanz_desktop.services.leefgebieden import new_probleem
from kanz_desktop.services.overleg import new_agreement
from kanz_desktop.ui.historie import part_presenter
from tests.helpers.port import TODAY, FakePort, today


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2-11-2026, Karin van het wijkteam", (date(2026, 11, 2), "Karin van het wijkteam")),
        ("2-11-2026", (date(2026, 11, 2), "")),
        ("Karin, van het wijkteam", (None, "Karin, van het wijkteam")),
    ],
)
def test_a_talk_is_its_day_and_who_leads_it(typed: str, meant: tuple[date | None, str]) -> None:
    assert part_presenter.read_talk(typed, TODAY) == meant


def test_a_talk_says_what_was_agreed_and_what_was_decided_last(port: FakePort) -> None:
    port.apply(dialoog.new_talk(port.snapshot, port.pen, voorzitter="Karin", datum=TODAY), "t")
    talk = port.snapshot.of(dialoog.TALK)[0].id
    for decided in ("doorgaan", "aanpassen"):
        values = {"besluit": port.pen.choice("evaluatiebesluit", decided)}
        port.apply(dialoog.new_part(port.snapshot, port.pen, dialoog.REVIEW, talk, {**values}), "t")
    port.apply(new_agreement(port.snapshot, port.pen, talk, wat="Bellen", today=today()), "t")
    row = part_presenter.dialogues(port.at_table())[0]
    assert (row.title, row.under, row.badge) == (
        "Gesprek van ma 23 nov 2026", "geleid door Karin · 1 afspraak", "we passen het aan",
    )  # fmt: skip


def test_a_wish_says_whose_it_is_and_where_it_stands_in_the_plan(port: FakePort) -> None:
    sem = port.member("Sem", rol="kind")
    edits = analyse.new_row(port.snapshot, port.pen, analyse.WISH, {"wat": "Rustig opstaan"})
    port.apply(edits, "t")
    wish = edits[0].record
    port.apply(new_probleem(port.snapshot, port.pen, "leefgebied-1", woorden="Ochtendruzie"), "t")
    problem = port.snapshot.of("probleem")[0].id
    assert part_presenter.goal_places(port) == ((problem, "Ochtendruzie"),)
    port.apply(analyse.to_plan(port.snapshot, wish, problem), "t")
    row = part_presenter.wishes(port)[0]
    assert (row.title, row.under, row.badge) == ("Rustig opstaan", "bij: Ochtendruzie", "in het plan")
    assert part_presenter.goal_places(port) == ()
    assert part_presenter.subject_tabs(port) == ((None, "Het gezin"), (sem, "Sem"))


def test_questionnaires_and_who_looks_along_say_what_matters(port: FakePort) -> None:
    port.apply(new_outcome(port.snapshot, port.pen, "Slaaplijst"), "t")
    made = port.snapshot.of("vragenlijst")[0].id
    port.apply([set_field(port.snapshot, made, "vragenlijst", "uitkomst", "Te weinig slaap\nmeer")], "t")
    assert [(row.title, row.under) for row in part_presenter.outcomes(port)] == [
        ("Slaaplijst", "Te weinig slaap")
    ]
    port.apply(analyse.new_row(port.snapshot, port.pen, analyse.ONLOOKER, {"functie": "arts"}), "t")
    assert [(row.title, row.under) for row in part_presenter.onlookers(port)] == [("nog geen naam", "arts")]
