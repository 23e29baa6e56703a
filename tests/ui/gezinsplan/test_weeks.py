"""The six weeks of now: chosen out of the acties, and what is not done comes along into the next six."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.records import Record
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.gezinsplan import begin_weeks, gezinsplan_id
from kanz_desktop.ui.gezinsplan.screen import GezinsplanScreen
from kanz_desktop.ui.gezinsplan.weeks_card import NOT_YET
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.suggestion_button import SuggestionButton
from tests.helpers.fake_sessie import FakeSessie
from tests.helpers.screens import named, unnamed


def acties(context: GezinContext) -> tuple[Record, ...]:
    return context.snapshot.of("actie")


def begin(context: GezinContext) -> date | None:
    found = context.snapshot.get(gezinsplan_id(context.snapshot, context.pen))
    return found.date("zes_weken_vanaf") if found is not None else None


def test_six_weeks_begin_with_one_press_and_are_chosen_out_of_the_acties(
    qtbot: QtBot, plan_of_two: GezinsplanScreen, context: GezinContext, sessie: FakeSessie
) -> None:
    card = plan_of_two.weeks
    assert card.about.text() == NOT_YET
    assert not card.folds.isVisible()
    card.begin.click()
    qtbot.waitUntil(lambda: begin(context) == sessie.today() and card.folds.isVisible())
    card.folds.toggle(0)
    picker = card.findChildren(MemberPicker)[0]
    picker.edited.emit(acties(context)[1].id, True)
    qtbot.waitUntil(lambda: acties(context)[1].date("zes_weken") == sessie.today())
    assert named(card, "Ga naar: Bank bellen", QWidget)
    assert unnamed(card) == []


def test_what_is_not_done_goes_into_the_next_six_weeks(
    qtbot: QtBot, plan_of_two: GezinsplanScreen, context: GezinContext, sessie: FakeSessie
) -> None:
    past = sessie.today() - timedelta(weeks=6)
    for edits in (
        begin_weeks(sessie.snapshot, context.pen, past),
        [
            set_field(sessie.snapshot, row.id, "actie", "zes_weken", past)
            for row in sessie.snapshot.of("actie")
        ],
    ):
        sessie.apply(edits, "elders").result()
    done, _open_still = acties(context)
    ready = context.pen.choice("actiestatus", "gedaan")
    sessie.apply([set_field(sessie.snapshot, done.id, "actie", "status", ready)], "elders").result()
    qtbot.waitUntil(lambda: acties(context)[0].choice("status") == "gedaan")
    plan_of_two.weeks.begin.click()
    qtbot.waitUntil(lambda: begin(context) == sessie.today())
    qtbot.waitUntil(lambda: acties(context)[1].date("zes_weken") == sessie.today())
    assert acties(context)[0].date("zes_weken") == past


def test_an_example_of_a_goal_comes_into_the_field_as_if_it_was_typed(
    qtbot: QtBot, plan_of_two: GezinsplanScreen, context: GezinContext
) -> None:
    problem = context.snapshot.of("probleem")[0].id
    row = plan_of_two.goal_cards["leefgebied-2"].row(problem)
    assert row is not None
    row.begin.click()
    assert row.folds is not None
    row.folds.toggle(2)
    example = named(row, "Erbij zetten: Hebben zicht en grip", SuggestionButton)
    example.click()
    assert row.goal is not None
    row.goal.field.commit()  # type: ignore[attr-defined]
    wanted = "Hebben zicht en grip op de financiën"
    qtbot.waitUntil(lambda: context.snapshot.records[problem].text("doel") == wanted)


def test_a_goal_of_now_says_so_beside_its_title(
    qtbot: QtBot, plan_of_two: GezinsplanScreen, context: GezinContext, sessie: FakeSessie
) -> None:
    problem = context.snapshot.of("probleem")[0].id
    row = plan_of_two.goal_cards["leefgebied-2"].row(problem)
    assert row is not None
    for field, words in (("twintig_weken", "komende 20 weken"), ("observatie", "eerst kijken")):
        sessie.apply([set_field(sessie.snapshot, problem, "probleem", field, True)], "elders").result()
        qtbot.waitUntil(lambda w=words: row.now.text() == w)
