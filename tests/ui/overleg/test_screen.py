"""Meetings on the screen: planned with a press, agreed on one line, nothing of the dossier for a family."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.domain import meetings
from kanz_desktop.domain.access import TABLE_VIEW
from kanz_desktop.services import overleg, overleg_mensen
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.overleg.meeting_page import PEOPLE, MeetingPage
from kanz_desktop.ui.overleg.people_rows import AbsenceFields
from kanz_desktop.ui.overleg.screen import OverlegScreen
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.surfaces import Words
from tests.helpers.open_gezin import context_of
from tests.helpers.screens import focused, named, opened, unnamed
from tests.ui.overleg.conftest import TWELVE


def said(root: QWidget) -> str:
    return "\n".join(words.text() for words in root.findChildren(Words) if words.isVisible())


def press(screen: OverlegScreen, kind: str) -> None:
    next(button for button in screen.coming.plan_buttons if button.text() == kind).click()


def planned(
    qtbot: QtBot, screen: OverlegScreen, kind: str = "Uitvoerdersoverleg", days: int = 0
) -> MeetingPage:
    """Plan one with its button, on a day so far from today."""
    before = {row.id for row in screen.context.snapshot.of("overleg")}
    press(screen, kind)
    qtbot.waitUntil(lambda: screen.meeting is not None and screen.meeting.record not in before)
    page = screen.meeting
    assert page is not None
    snapshot, day = screen.context.snapshot, screen.context.sessie.today() + timedelta(days=days)
    screen.context.apply([set_field(snapshot, page.record, "overleg", "datum", day)], "overleg")
    qtbot.waitUntil(lambda: screen.context.snapshot.records[page.record].date("datum") == day)
    return page


def type_agreement(qtbot: QtBot, screen: OverlegScreen, words: str) -> None:
    before = len(screen.context.snapshot.of("actie"))
    add = named(screen, "Nieuwe afspraak", QLineEdit)
    add.setFocus()
    QTest.keyClicks(add, words)
    QTest.keyClick(add, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(screen.context.snapshot.of("actie")) == before + 1)


def test_a_meeting_is_planned_with_one_press_and_has_its_agenda(qtbot: QtBot, screen: OverlegScreen) -> None:
    page = planned(qtbot, screen, "MDO+", 3)
    assert len(meetings.parts(screen.context.snapshot, page.record, "agendapunt")) == 7
    assert "Wat is er aan de hand?" in said(screen)
    qtbot.waitUntil(lambda: "MDO+" in page.head.title.text() and "Wat er komt" in said(screen))


def test_after_planning_the_keyboard_is_on_the_day(qtbot: QtBot, screen: OverlegScreen) -> None:
    press(screen, "Gezinsgesprek")
    qtbot.waitUntil(lambda: focused().startswith("Dag"))


def test_an_agreement_in_a_meeting_costs_no_key_but_its_words_and_enter(
    qtbot: QtBot, screen: OverlegScreen
) -> None:
    """The navigation is one click; the line has the keyboard then, so that only Enter comes on top of it."""
    planned(qtbot, screen)
    screen.focus_first()
    assert focused() == "Nieuwe afspraak: wie, wat, wanneer"
    assert screen.meeting is not None
    add = screen.meeting.agreements.tasks.add
    day = screen.context.sessie.today() + timedelta(days=5)
    QTest.keyClicks(add, f"Wijkteam, belt de school, {day.day}-{day.month}")
    assert "Wijkteam · “belt de school” · vóór" in said(screen)
    QTest.keyClick(add, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(screen.context.snapshot.of("actie")))
    (actie,) = screen.context.snapshot.of("actie")
    assert (actie.text("wat"), actie.text("wie_anders"), actie.date("voor")) == (
        "belt de school",
        "Wijkteam",
        day,
    )
    assert actie.ref("overleg") == screen.meeting.record
    assert focused() == "Nieuwe afspraak: wie, wat, wanneer"
    qtbot.waitUntil(lambda: screen.context.snapshot.of("overleg")[0].choice("status") == "geweest")


def test_the_next_meeting_shows_how_the_last_agreements_went(qtbot: QtBot, screen: OverlegScreen) -> None:
    planned(qtbot, screen, days=-42)
    type_agreement(qtbot, screen, "Mama, school bellen")
    page = planned(qtbot, screen)
    qtbot.waitUntil(lambda: "Vorige afspraken · 1" in [b.text() for b in page.tabs.findChildren(QPushButton)])
    card = page.open("vorige")
    (actie,) = screen.context.snapshot.of("actie")
    assert page.presenter.last_agreed() == (actie.id,)
    named(card, "Status van school bellen", ChoiceField)


def test_twelve_organisations_are_asked_and_present_with_two_presses(
    qtbot: QtBot, screen: OverlegScreen
) -> None:
    page = planned(qtbot, screen, "MDO+")
    page.open(PEOPLE)
    named(screen, "Iedereen van de sociale kaart", QPushButton).click()
    qtbot.waitUntil(lambda: len(screen.context.snapshot.of("deelnemer")) == 12)
    named(screen, "Iedereen was er", QPushButton).click()
    qtbot.waitUntil(lambda: page.presenter.present_words() == "12 van 12")
    assert [line.name for line in page.presenter.persons()] == list(TWELVE)
    named(screen, f"{TWELVE[0]}: In het kernteam", QPushButton).click()
    qtbot.waitUntil(lambda: f"Krijgt bericht: {', '.join(TWELVE[1:])}." in said(screen))


def test_who_stays_away_twice_is_gone_up_the_ladder_with_one_press(
    qtbot: QtBot, screen: OverlegScreen
) -> None:
    context = screen.context
    for days in (-42, -1):
        page = planned(qtbot, screen, days=days)
        if not meetings.parts(context.snapshot, page.record, "deelnemer"):
            edits = overleg_mensen.new_person(context.snapshot, context.pen, page.record, "Wijkteam")
            context.sessie.apply(edits, "overleg").result()
        qtbot.waitUntil(lambda page=page: bool(meetings.parts(context.snapshot, page.record, "deelnemer")))
        page.open(PEOPLE)
        named(page, "Wijkteam: Was er niet", QPushButton).click()
        qtbot.waitUntil(lambda page=page: page.presenter.persons()[0].absent)
        named(page, "Waarom afwezig", QWidget)
    assert "De methode schaalt dan op" in said(screen)
    named(page, "Opschalen", QPushButton).click()
    qtbot.waitUntil(lambda: bool(context.snapshot.of("opschaling")))
    (rung,) = context.snapshot.of("opschaling")
    assert (rung.choice("trede"), rung.text("wie")) == ("trede-1", "Wijkteam")
    qtbot.waitUntil(lambda: "trede 1" in said(screen))


def test_a_change_that_not_all_want_asks_for_a_new_mdo(qtbot: QtBot, screen: OverlegScreen) -> None:
    page = planned(qtbot, screen)
    context = screen.context
    value = context.pen.choice("planwijziging", "niet-eens")
    context.apply([set_field(context.snapshot, page.record, "overleg", "plan", value)], "overleg")
    named(screen, "MDO+ plannen", QPushButton).click()
    qtbot.waitUntil(lambda: {"mdo"} < {row.choice("soort") for row in context.snapshot.of("overleg")})


def test_with_the_mdo_the_end_evaluation_of_week_18_is_planned_at_once(
    qtbot: QtBot, screen: OverlegScreen
) -> None:
    page = planned(qtbot, screen, "MDO+", -1)
    context = screen.context
    held = context.pen.choice("overlegstatus", "geweest")
    context.apply([set_field(context.snapshot, page.record, "overleg", "status", held)], "overleg")
    named(screen, "Eindevaluatie plannen:", QPushButton).click()
    qtbot.waitUntil(lambda: len(context.snapshot.of("overleg")) == 2)
    (end,) = [row for row in context.snapshot.of("overleg") if row.choice("soort") == "mdo-eind"]
    assert end.date("datum") == context.sessie.today() + timedelta(days=18 * 7 - 1)


def test_ctrl_z_takes_a_planned_meeting_away_and_the_screen_goes_on(
    qtbot: QtBot, screen: OverlegScreen
) -> None:
    press(screen, "MDO+")
    qtbot.waitUntil(lambda: screen.meeting is not None)
    screen.context.undo("overleg")
    qtbot.waitUntil(lambda: screen.meeting is None)
    assert "Nog geen overleg" in said(screen)


def test_a_meeting_goes_to_the_prullenbak_and_comes_back(qtbot: QtBot, screen: OverlegScreen) -> None:
    page = planned(qtbot, screen, "MDO+")
    named(page.head, "naar de prullenbak", QPushButton).click()
    qtbot.waitUntil(lambda: screen.meeting is None)
    screen.gone.back.click()
    qtbot.waitUntil(lambda: len(screen.context.snapshot.of("overleg")) == 1)
    qtbot.waitUntil(lambda: screen.meeting is not None)


def test_every_tab_and_page_has_names_for_who_hears_them(qtbot: QtBot, screen: OverlegScreen) -> None:
    page = planned(qtbot, screen, "MDO+")
    page.presenter.add_effort("Wijkteam, komt elke week")
    page.presenter.add_question("Wie betaalt de taxi? Karin")
    for tab in ("agenda", "vorige", "mensen", "plan", "parkeer"):
        page.open(tab)
        assert unnamed(screen) == [], tab
    for kind in ("mpg", "overzicht"):
        screen.pages.open_for(kind)
    assert unnamed(screen) == []


def test_search_and_vandaag_open_the_meeting_and_the_tab_of_what_was_found(
    qtbot: QtBot, screen: OverlegScreen
) -> None:
    first = planned(qtbot, screen, "MDO+", -10)
    first.presenter.add_question("Wie betaalt de taxi?")
    qtbot.waitUntil(lambda: bool(screen.context.snapshot.of("parkeervraag")))
    planned(qtbot, screen)
    (row,) = screen.context.snapshot.of("parkeervraag")
    screen.show_record(row.id)
    assert screen.meeting is not None
    assert screen.meeting.record == first.record
    qtbot.waitUntil(lambda: "Wie betaalt de taxi?" in said(screen))


def test_at_the_table_there_is_no_ladder_and_nobody_reads_why_somebody_stayed_away(
    qtbot: QtBot, werkplek: Werkplek, tasks: Tasks
) -> None:
    with context_of(werkplek, tasks, "De Boer", TABLE_VIEW) as context:
        pen, today = context.pen, context.sessie.today()
        made = overleg.new_meeting(context.snapshot, pen, "uitvoerders", today, today)
        context.sessie.apply(made, "overleg").result()
        person = overleg_mensen.new_person(context.sessie.snapshot, pen, made[0].record, "Wijkteam")
        context.sessie.apply(person, "overleg").result()
        qtbot.waitUntil(lambda: bool(context.snapshot.of("deelnemer")))
        family = opened(qtbot, context, OverlegScreen)
        assert family.meeting is not None
        family.meeting.open(PEOPLE)
        named(family, "Wijkteam: was er niet", QPushButton).click()
        qtbot.waitUntil(lambda: context.snapshot.of("deelnemer")[0].choice("aanwezig") == "afwezig")
        assert family.ladder is None
        assert family.findChildren(AbsenceFields) == []
        assert context.sessie.snapshot.of("afwezig") == ()
        assert "Opschalen" not in said(family)
        assert "Wie doet wat, en wanneer?" in said(family)
        assert unnamed(family) == []


def test_the_context_is_the_family_s_own_words(qtbot: QtBot, werkplek: Werkplek, tasks: Tasks) -> None:
    with context_of(werkplek, tasks, "De Boer", TABLE_VIEW) as context:
        family = opened(qtbot, context, OverlegScreen)
        family.plan("uitvoerders")
        qtbot.waitUntil(lambda: family.meeting is not None)
        qtbot.waitUntil(lambda: "Welkom, en wat we vandaag willen" in said(family))
