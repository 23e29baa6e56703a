"""Looking back on the screen: successes first, the plan's own acties, planning, the outsider at the desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW
from kanz_desktop.method.deadlines import balans_due
from kanz_desktop.services import balans
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.leefgebieden import new_probleem
from kanz_desktop.services.termijnen import path_terms
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.balans.outside_card import STUCK, WHERE
from kanz_desktop.ui.balans.screen import BalansScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.surfaces import Words
from tests.helpers.open_gezin import context_of
from tests.helpers.screens import named, names, opened, type_into, unnamed


def begin(context: GezinContext) -> None:
    """A plan with a goal, an actie that goes on and one that was done."""
    sessie, pen = context.sessie, context.pen
    snapshot = sessie.snapshot
    goal = new_probleem(snapshot, pen, "leefgebied-2", woorden="De post")
    goal.append(set_field(snapshot, goal[0].record, "probleem", "doel", "De post is open"))
    sessie.apply(goal, "gezin").result()
    sessie.apply(new_actie(sessie.snapshot, pen, wat="Post openen"), "gezin").result()
    done = new_actie(sessie.snapshot, pen, wat="Kast opruimen")
    status = set_field(
        sessie.snapshot, done[0].record, "actie", "status", pen.choice("actiestatus", "gedaan")
    )
    sessie.apply([edit for edit in done if edit.field != "status"] + [status], "gezin").result()


@pytest.fixture
def gezin(gezin: GezinContext) -> GezinContext:
    begin(gezin)
    return gezin


@pytest.fixture
def screen(qtbot: QtBot, gezin: GezinContext) -> BalansScreen:
    qtbot.waitUntil(lambda: len(gezin.snapshot.of("actie")) == 2)
    return opened(qtbot, gezin, BalansScreen)


def said(root: QWidget) -> str:
    return "\n".join(words.text() for words in root.findChildren(Words) if words.isVisible())


def new_balans(qtbot: QtBot, screen: BalansScreen) -> bytes:
    before = {row.id for row in screen.context.snapshot.of(balans.BALANS)}
    screen.add.click()
    qtbot.waitUntil(lambda: len(screen.context.snapshot.of(balans.BALANS)) > len(before))
    return next(row.id for row in screen.context.snapshot.of(balans.BALANS) if row.id not in before)


def commit(screen: BalansScreen) -> None:
    for editor in screen.findChildren(AutosaveEditor):
        editor.commit()


def test_an_empty_screen_says_what_a_balans_is(screen: BalansScreen) -> None:
    assert "Elke drie maanden" in said(screen)


def test_one_press_begins_a_balans_of_today_with_the_keyboard_on_what_went_well(
    qtbot: QtBot, screen: BalansScreen
) -> None:
    made = new_balans(qtbot, screen)
    row = screen.context.snapshot.records[made]
    assert row.date("datum") == screen.context.sessie.today()
    proud = named(screen, "Wat ging goed", QPlainTextEdit)
    qtbot.waitUntil(proud.hasFocus)
    QTest.keyClicks(proud, "We lachen weer")
    commit(screen)
    qtbot.waitUntil(lambda: screen.context.snapshot.records[made].text("goed") == "We lachen weer")


def test_what_was_done_stands_by_itself_above_the_goals(qtbot: QtBot, screen: BalansScreen) -> None:
    new_balans(qtbot, screen)
    qtbot.waitUntil(lambda: "Gelukt: Kast opruimen" in said(screen))
    done = next(w for w in screen.findChildren(Words) if w.text() == "Gelukt: Kast opruimen")
    goal = named(screen, "Hoe gaat het met dit doel De post is open", QPlainTextEdit)
    assert done.mapTo(screen, done.pos()).y() < goal.mapTo(screen, goal.pos()).y()


def test_words_about_a_goal_belong_to_this_balans(qtbot: QtBot, screen: BalansScreen) -> None:
    first = new_balans(qtbot, screen)
    type_into(named(screen, "Hoe gaat het met dit doel", QPlainTextEdit), "half")
    commit(screen)
    qtbot.waitUntil(lambda: bool(screen.context.snapshot.of(balans.GOAL)))
    (goal,) = screen.context.snapshot.of(balans.GOAL)
    assert (goal.ref("balans"), goal.text("hoe")) == (first, "half")
    new_balans(qtbot, screen)
    assert named(screen, "Hoe gaat het met dit doel", QPlainTextEdit).toPlainText() == ""


def test_an_actie_is_the_one_of_the_plan(qtbot: QtBot, screen: BalansScreen) -> None:
    new_balans(qtbot, screen)
    type_into(named(screen, "Hoe ging het Post openen", QPlainTextEdit), "elke vrijdag")
    commit(screen)
    actie = next(row for row in screen.context.snapshot.of("actie") if row.text("wat") == "Post openen")
    qtbot.waitUntil(lambda: screen.context.snapshot.records[actie.id].text("hoe_ging_het") == "elke vrijdag")


def test_a_balans_with_a_later_day_is_planned_and_is_the_next_term(
    qtbot: QtBot, screen: BalansScreen
) -> None:
    context, today = screen.context, screen.context.sessie.today()
    traject = current_traject(context.snapshot, context.pen)
    context.apply([set_field(context.snapshot, traject, "traject", "uitvoering", today)], "pad")
    made = new_balans(qtbot, screen)
    later = today + timedelta(days=30)
    context.apply([set_field(context.snapshot, made, balans.BALANS, "datum", later)], "balans")
    qtbot.waitUntil(
        lambda: [t.day for t in path_terms(context.snapshot, context.pen) if t.soort == "balans"] == [later]
    )


def test_planning_sets_the_next_one_ready_on_its_day_and_a_day_that_is_typed_takes_its_place(
    qtbot: QtBot, screen: BalansScreen
) -> None:
    context, today = screen.context, screen.context.sessie.today()
    named(screen, "Een balans plannen", QPushButton).click()
    day = named(screen, "Datum", QLineEdit)
    qtbot.waitUntil(day.hasFocus)
    (made,) = context.snapshot.of(balans.BALANS)
    assert made.date("datum") == balans_due(today)
    later = today + timedelta(days=10)
    QTest.keyClicks(day, f"{later:%d-%m-%Y}")
    QTest.keyClick(day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: context.snapshot.records[made.id].date("datum") == later)
    named(screen, "Een balans plannen", QPushButton).click()
    qtbot.waitUntil(day.hasFocus)
    assert len(context.snapshot.of(balans.BALANS)) == 1


def test_more_than_one_balans_is_chosen_by_its_day_and_can_be_thrown_away(
    qtbot: QtBot, screen: BalansScreen
) -> None:
    first = new_balans(qtbot, screen)
    second = new_balans(qtbot, screen)
    screen.show_record(first)
    assert named(screen, "Wat ging goed", QPlainTextEdit).isVisible()
    named(screen, "Weg ermee", QPushButton).click()
    qtbot.waitUntil(lambda: [r.id for r in screen.context.snapshot.of(balans.BALANS)] == [second])
    named(screen, "Balans van", QPushButton).click()
    qtbot.waitUntil(lambda: len(screen.context.snapshot.of(balans.BALANS)) == 2)


def test_marks_are_given_at_this_balans(qtbot: QtBot, screen: BalansScreen) -> None:
    asked: list[tuple[str, object]] = []
    screen.context.asked_for.connect(lambda name, record: asked.append((name, record)))
    made = new_balans(qtbot, screen)
    named(screen, "Cijfers geven", QPushButton).click()
    assert asked == [("rapportcijfers", made)]


def test_the_one_with_an_outsider_is_of_the_dossier(qtbot: QtBot, screen: BalansScreen) -> None:
    named(screen, "Balans met een buitenstaander", QPushButton).click()
    qtbot.waitUntil(lambda: bool(screen.context.snapshot.of(balans.OUTSIDE)))
    assert WHERE in said(screen)
    type_into(named(screen, "Wat doe jij zelf anders", QPlainTextEdit), "minder praten")
    type_into(named(screen, "Naam", QLineEdit), "Petra")
    commit(screen)
    row = screen.context.snapshot.of(balans.OUTSIDE)[0].id
    qtbot.waitUntil(lambda: screen.context.snapshot.records[row].text("anders") == "minder praten")
    named(screen, STUCK, QPushButton).click()
    assert "Kijk eerst naar wat je zelf doet" in said(screen)


def test_at_the_table_there_is_no_outsider_and_no_word_of_standing_still(
    qtbot: QtBot, werkplek: Werkplek, tasks: Tasks
) -> None:
    with context_of(werkplek, tasks, "De Boer", TABLE_VIEW) as context:
        begin(context)
        qtbot.waitUntil(lambda: len(context.snapshot.of("actie")) == 2)
        family = opened(qtbot, context, BalansScreen)
        assert family.outside is None
        new_balans(qtbot, family)
        named(family, "Waar zijn we trots op?", QPlainTextEdit)
        assert "buitenstaander" not in said(family) + " ".join(names(family, QPushButton))
        assert STUCK not in names(family, QPushButton)


def test_everything_on_the_screen_has_a_name(qtbot: QtBot, screen: BalansScreen) -> None:
    new_balans(qtbot, screen)
    new_balans(qtbot, screen)
    named(screen, "Balans met een buitenstaander", QPushButton).click()
    qtbot.waitUntil(lambda: bool(screen.context.snapshot.of(balans.OUTSIDE)))
    assert unnamed(screen) == []
