"""Interview, verklarende analyse and dialooggesprek on a real gezin."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW, audience_of
from kanz_desktop.services import analyse, dialoog, historie
from kanz_desktop.services.gezin import new_gezinslid
from kanz_desktop.services.leefgebieden import new_probleem
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.historie.screen import ANALYSIS, DIALOGUE, INTERVIEW, HistorieScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.widgets.buttons import ChipButton
from tests.helpers.desk import visible_words
from tests.helpers.screens import named, opened, type_into, unnamed


@pytest.fixture
def context(gezin: GezinContext) -> GezinContext:
    edits = new_gezinslid(gezin.snapshot, gezin.pen, naam="Sem", rol="kind")
    gezin.sessie.apply(edits, "gezin").result()
    problem = new_probleem(gezin.sessie.snapshot, gezin.pen, "leefgebied-1", woorden="Ochtendruzie")
    gezin.sessie.apply(problem, "leefgebieden").result()
    return gezin


@pytest.fixture
def screen(qtbot: QtBot, context: GezinContext) -> HistorieScreen:
    qtbot.waitUntil(lambda: bool(context.snapshot.of("probleem")))
    return opened(qtbot, context, HistorieScreen)


def write(screen: HistorieScreen, name: str, words: str) -> None:
    field = named(screen, name, QPlainTextEdit)
    type_into(field, words)
    screen.tabs.setFocus(Qt.FocusReason.OtherFocusReason)


def enter(line: QPlainTextEdit | object, words: str) -> None:
    type_into(line, words)  # type: ignore[arg-type]
    QTest.keyClick(line, Qt.Key.Key_Return)  # type: ignore[call-overload]


def menu_line(button: QPushButton, words: str) -> None:
    """Choose a line of the menu behind a button."""
    button.click()
    menu = button.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def strengths(screen: HistorieScreen) -> dict[bytes | None, str]:
    rows = screen.context.snapshot.of(analyse.FACTOR)
    return {row.ref("over"): row.text("krachten") for row in rows if row.text("krachten")}


def test_the_interview_asks_first_what_goes_well_and_keeps_it(qtbot: QtBot, screen: HistorieScreen) -> None:
    screen.show_tab(INTERVIEW)
    words = visible_words(screen)
    assert words.index("Krachten") < words.index("Verwachtingen")
    write(screen, "Behoeften", "rust")
    write(screen, "De opvoeding van de kinderen", "gaat beter")
    context = screen.context
    qtbot.waitUntil(lambda: "rust" in {row.text("behoeften") for row in context.snapshot.of("interview")})
    qtbot.waitUntil(
        lambda: "gaat beter" in {row.text("stand") for row in context.snapshot.of("interviewgebied")}
    )
    assert unnamed(screen) == []


def test_a_child_has_a_page_of_its_own_in_the_analysis(qtbot: QtBot, screen: HistorieScreen) -> None:
    screen.show_tab(ANALYSIS)
    write(screen, "Krachten · Ouders", "praten")
    named(screen, "Sem", QPushButton).click()
    write(screen, "Krachten · Ouders", "komen langs")
    sem = screen.context.snapshot.of("gezinslid")[0].id
    qtbot.waitUntil(lambda: strengths(screen) == {None: "praten", sem: "komen langs"})
    assert unnamed(screen) == []


def test_a_wish_goes_into_the_plan_with_one_tap(qtbot: QtBot, screen: HistorieScreen) -> None:
    page = screen.show_tab(ANALYSIS)
    enter(page.wishes.add, "Rustig opstaan")  # type: ignore[union-attr]
    named(screen, "Wijzig: Rustig opstaan", QPushButton).click()
    named(screen, "In het plan bij: Ochtendruzie", QPushButton).click()
    qtbot.waitUntil(lambda: screen.context.snapshot.of("probleem")[0].text("doel") == "Rustig opstaan")
    qtbot.waitUntil(lambda: "in het plan" in visible_words(screen))
    assert "Een doel in het plan maken?" not in visible_words(screen)


def test_what_is_agreed_in_a_talk_stands_in_the_plan(qtbot: QtBot, screen: HistorieScreen) -> None:
    page = screen.show_tab(DIALOGUE)
    enter(page.rows.add, "2-11-2026, Karin")  # type: ignore[union-attr]
    context = screen.context
    named(screen, "Wijzig: Gesprek van ma 2 nov 2026", QPushButton).click()
    talk = page.rows.show_record(context.snapshot.of(dialoog.TALK)[0].id)  # type: ignore[union-attr]
    enter(talk.findChildren(type(page.rows.add))[1], "Club zoeken, Sem")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: len(context.snapshot.of("actie")) == 1)
    actie = context.snapshot.of("actie")[0]
    assert (actie.text("wat"), actie.ref("overleg")) == ("Club zoeken", talk.record)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "1 afspraak" in visible_words(screen))


def test_a_possibility_and_an_evaluation_are_added_and_taken_away(
    qtbot: QtBot, screen: HistorieScreen
) -> None:
    page = screen.show_tab(DIALOGUE)
    enter(page.rows.add, "Karin")  # type: ignore[union-attr]
    context = screen.context
    named(screen, "Wijzig: Gesprek zonder dag", QPushButton).click()
    enter(page.rows.findChildren(type(page.rows.add))[1], "Hulp thuis")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: len(context.snapshot.of(dialoog.OPTION)) == 1)
    named(screen, "Voorrang: Eerst", QPushButton).click()
    named(screen, "Evaluatie van vandaag opschrijven", QPushButton).click()
    qtbot.waitUntil(lambda: len(context.snapshot.of(dialoog.REVIEW)) == 1)
    named(screen, "Besluit van iedereen samen: Aanpassen", QPushButton).click()
    qtbot.waitUntil(lambda: "aanpassen" in visible_words(screen))
    assert unnamed(screen) == []
    named(screen, "Weg ermee: Hulp thuis", QPushButton).click()
    qtbot.waitUntil(lambda: not context.snapshot.of(dialoog.OPTION))


def test_who_may_see_a_talk_may_see_what_was_said_and_agreed_in_it(
    qtbot: QtBot, screen: HistorieScreen
) -> None:
    page = screen.show_tab(DIALOGUE)
    enter(page.rows.add, "Karin")  # type: ignore[union-attr]
    context = screen.context
    named(screen, "Wijzig: Gesprek zonder dag", QPushButton).click()
    option, agreed = page.rows.findChildren(type(page.rows.add))[1:3]  # type: ignore[union-attr]
    enter(option, "Hulp thuis")
    enter(agreed, "Club zoeken, Sem")
    qtbot.waitUntil(lambda: bool(context.snapshot.of(dialoog.OPTION) and context.snapshot.of("actie")))
    menu_line(named(screen, "Wie mag dit zien: voor iedereen", QPushButton), "alleen medewerkers")
    kinds = (dialoog.TALK, dialoog.OPTION, "actie")
    qtbot.waitUntil(
        lambda: [audience_of(context.snapshot.of(kind)[0]) for kind in kinds] == ["medewerkers"] * 3
    )


def test_whatever_is_found_is_shown_on_its_tab(qtbot: QtBot, screen: HistorieScreen) -> None:
    context = screen.context
    context.apply(analyse.new_row(context.snapshot, context.pen, analyse.ONLOOKER, {"naam": "Lotte"}), "t")
    qtbot.waitUntil(lambda: bool(context.snapshot.of(analyse.ONLOOKER)))
    screen.show_record(context.snapshot.of(analyse.ONLOOKER)[0].id)
    assert named(screen, "Wijzig: Lotte", QPushButton).text() == "klaar"


def test_at_the_table_a_page_that_is_not_for_who_sits_there_is_absent(
    qtbot: QtBot, look: ThemeHolder, werkplek: Werkplek, tasks: Tasks, context: GezinContext
) -> None:
    """Words that are typed into a page that nobody there may read would be gone from the screen."""
    qtbot.waitUntil(lambda: bool(context.snapshot.of("probleem")))
    pen, sem = context.pen, context.snapshot.of("gezinslid")[0].id
    edits = historie.interview_edits(context.snapshot, pen)
    edits += analyse.analysis_edits(context.snapshot, pen, sem)
    context.sessie.apply(edits, "t").result()
    hidden = historie.set_interview_audience(context.sessie.snapshot, pen, "medewerkers", ())
    hidden += analyse.set_analysis_audience(context.sessie.snapshot, pen, sem, "medewerkers", ())
    context.sessie.apply(hidden, "t").result()
    look.set_table(True)
    table = GezinContext(context.sessie, TABLE_VIEW, tasks, table=True)
    screen = opened(qtbot, table, HistorieScreen)
    screen.show_tab(ANALYSIS)
    tabs = [chip.text() for chip in screen.findChildren(ChipButton) if chip.isVisible()]
    assert "wat we vertellen" not in tabs
    assert "Ons gezin" in tabs
    assert "Sem" not in tabs
    table.close()
