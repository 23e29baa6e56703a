"""The path on the screen: contact in one line, steps, terms and pauses; little of it at the table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW
from kanz_desktop.services.contact import CONTACT, Contact, contact_edits, contact_of, contacts
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.gezin import current_traject, new_gezinslid
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.pad.contact_card import FIRST, MORE
from kanz_desktop.ui.pad.screen import PadScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.widgets.surfaces import Words
from kanz_desktop.ui.widgets.ticks import Tick
from tests.helpers.open_gezin import context_of
from tests.helpers.screens import named, opened, unnamed


@pytest.fixture
def gezin(gezin: GezinContext) -> GezinContext:
    edits = new_gezinslid(gezin.snapshot, gezin.pen, naam="Sanne", roepnaam="Mama", rol="moeder")
    gezin.sessie.apply(edits, "gezin").result()
    return gezin


@pytest.fixture
def screen(qtbot: QtBot, gezin: GezinContext) -> PadScreen:
    qtbot.waitUntil(lambda: bool(gezin.snapshot.of("gezinslid")))
    return opened(qtbot, gezin, PadScreen)


def write_traject(context: GezinContext, **days: date) -> None:
    traject = current_traject(context.sessie.snapshot, context.pen)
    edits = [
        set_field(context.sessie.snapshot, traject, "traject", field, day) for field, day in days.items()
    ]
    context.sessie.apply(edits, "gezin").result()


def said(root: QWidget) -> str:
    return "\n".join(words.text() for words in root.findChildren(Words) if words.isVisible())


def log(qtbot: QtBot, screen: PadScreen, words: str) -> bytes:
    """Type a line and press Enter; returns the row that was written."""
    context = screen.context
    assert screen.contact is not None
    before = {row.id for row in context.snapshot.of(CONTACT)}
    screen.contact.add.setFocus()
    QTest.keyClicks(screen.contact.add, words)
    QTest.keyClick(screen.contact.add, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(context.snapshot.of(CONTACT)) == len(before) + 1)
    return next(row.id for row in context.snapshot.of(CONTACT) if row.id not in before)


def test_a_visit_is_logged_with_one_line_and_enter(qtbot: QtBot, screen: PadScreen) -> None:
    written = log(qtbot, screen, "gister 1u30 huisbezoek mama: post uitgezocht")
    row = screen.context.snapshot.get(written)
    assert row is not None
    moment, today = contact_of(row), screen.context.sessie.today()
    assert (moment.datum, moment.hoe, moment.minuten) == (today - timedelta(days=1), "huisbezoek", 90)
    assert moment.regel == "post uitgezocht"
    qtbot.waitUntil(lambda: "post uitgezocht" in said(screen))
    assert "sinds het begin 1u30" in said(screen)
    assert screen.contact is not None
    assert (screen.contact.add.text(), screen.contact.add.hasFocus()) == ("", True)


def test_what_the_line_means_is_said_before_it_is_written(qtbot: QtBot, screen: PadScreen) -> None:
    assert screen.contact is not None
    QTest.keyClicks(screen.contact.add, "45 min gebeld mama: school")
    assert "telefoon · Mama · 45 min · “school”" in screen.contact.preview.text()


def test_a_correction_is_a_new_row_and_the_old_one_is_kept(qtbot: QtBot, screen: PadScreen) -> None:
    log(qtbot, screen, "1u huisbezoek: post")
    named(screen, "Verbeteren:", QPushButton).click()
    long = named(screen, "Hoe lang", QLineEdit)
    long.setText("2u")
    named(screen, "Verbetering bewaren", QPushButton).click()
    context = screen.context
    qtbot.waitUntil(lambda: len(context.snapshot.of(CONTACT)) == 2)
    (row,) = contacts(context.snapshot, current_traject(context.snapshot, context.pen))
    assert row.number("minuten") == 120
    qtbot.waitUntil(lambda: "sinds het begin 2u" in said(screen))


def test_a_length_that_cannot_be_read_is_asked_again_and_nothing_is_lost(
    qtbot: QtBot, screen: PadScreen
) -> None:
    named(screen, "In vakjes", QPushButton).click()
    named(screen, "Hoe lang", QLineEdit).setText("een eeuw")
    named(screen, "Bewaren", QPushButton).click()
    assert "Schrijf het als 1u30" in said(screen)
    assert named(screen, "Hoe lang", QLineEdit).text() == "een eeuw"
    assert screen.context.snapshot.of(CONTACT) == ()


def test_the_next_step_is_one_press_and_ctrl_z_goes_back(qtbot: QtBot, screen: PadScreen) -> None:
    context = screen.context
    named(screen, "Naar stap 2", QPushButton).click()
    named(screen, "Naar stap 3", QPushButton)
    context.undo("pad")
    named(screen, "Naar stap 2", QPushButton)


def test_with_the_sixth_step_the_uitvoering_begins(qtbot: QtBot, screen: PadScreen) -> None:
    for number in range(2, 7):
        named(screen, f"Naar stap {number}", QPushButton).click()
    named(screen, "Naar stap 7", QPushButton)
    (traject,) = screen.context.snapshot.of("traject")
    assert (traject.choice("fase"), traject.date("uitvoering")) == (
        "uitvoering",
        screen.context.sessie.today(),
    )
    qtbot.waitUntil(lambda: "Balans met het gezin" in said(screen))


def test_a_point_is_ticked_with_its_day_and_stays_with_the_workers(qtbot: QtBot, screen: PadScreen) -> None:
    named(screen, "Het gezin woont in Nederland", Tick).click()
    qtbot.waitUntil(lambda: bool(screen.context.snapshot.of("padpunt")))
    (point,) = screen.context.snapshot.of("padpunt")
    assert point.date("gedaan") == screen.context.sessie.today()
    assert point.choice("_plaats") == "dossier"
    named(screen, "Het gezin woont in Nederland  ·  gedaan op", Tick)


def test_a_term_is_moved_with_a_reason_that_is_kept(qtbot: QtBot, screen: PadScreen) -> None:
    today = screen.context.sessie.today()
    write_traject(screen.context, begin=today)
    named(screen, "Verzetten: Gezinsplan klaar", QPushButton).click()
    moving = screen.terms.moving
    assert moving is not None
    moving.day.set_value(today + timedelta(days=40))
    moving.why.setText("mama was ziek")
    moving.saved.emit()
    qtbot.waitUntil(lambda: "mama was ziek" in said(screen))
    (moved,) = screen.context.snapshot.of("termijnverzet")
    assert (moved.date("was"), moved.date("naar")) == (
        today + timedelta(days=28),
        today + timedelta(days=40),
    )


def test_a_pause_holds_the_terms_until_it_goes_on(qtbot: QtBot, screen: PadScreen) -> None:
    write_traject(screen.context, begin=screen.context.sessie.today())
    qtbot.waitUntil(lambda: "Gezinsplan klaar" in said(screen))
    named(screen, "Even stilzetten", QPushButton).click()
    qtbot.waitUntil(lambda: "staat stil" in said(screen))
    assert "Gezinsplan klaar" not in said(screen)
    named(screen, "Vandaag weer verder", QPushButton).click()
    qtbot.waitUntil(lambda: "Gezinsplan klaar" in said(screen))


def test_at_the_table_there_is_no_contact_no_reason_and_nothing_of_the_dossier(
    qtbot: QtBot, werkplek: Werkplek, tasks: Tasks
) -> None:
    with context_of(werkplek, tasks, "De Boer", TABLE_VIEW) as context:
        family = opened(qtbot, context, PadScreen)
        write_traject(context, begin=context.sessie.today(), toegewezen=context.sessie.today())
        qtbot.waitUntil(lambda: "Ons plan is klaar" in said(family))
        assert family.contact is None
        assert "eerste dingen" not in said(family)
        assert [tick for tick in family.findChildren(Tick) if tick.isVisible()] == []
        assert [
            b.text() for b in family.findChildren(QPushButton) if b.isVisible() and "Naar stap" in b.text()
        ] == []


def test_everything_on_the_screen_has_a_name(qtbot: QtBot, screen: PadScreen) -> None:
    log(qtbot, screen, "1u huisbezoek: post")
    named(screen, "In vakjes", QPushButton).click()
    assert unnamed(screen) == []


def test_a_contact_of_another_gezin_goes_there_with_what_it_corrected(
    qtbot: QtBot, screen: PadScreen, werkplek: Werkplek
) -> None:
    other = werkplek.new_gezin("De Boer").id
    log(qtbot, screen, "1u huisbezoek: post")
    context = screen.context
    (first,) = context.snapshot.of(CONTACT)
    better = Contact(context.sessie.today(), minuten=90, regel="post van De Boer")
    context.sessie.apply(contact_edits(context.snapshot, context.pen, better, corrects=first), "pad").result()
    qtbot.waitUntil(lambda: "post van De Boer" in said(screen))
    named(screen, "Verbeteren:", QPushButton).click()
    named(screen, "Verkeerd gezin", QPushButton).click()
    named(screen, "Naar gezin De Boer", QPushButton).click()
    named(screen, "Verplaatsen en hier wissen", QPushButton).click()
    qtbot.waitUntil(lambda: all(row.empty for row in context.sessie.snapshot.of(CONTACT)))
    there = werkplek.open_gezin(other)
    (moved,) = contacts(there.snapshot, current_traject(there.snapshot, there.pen()))
    assert contact_of(moved) == better
    qtbot.waitUntil(lambda: "sinds het begin 0 min" in said(screen))


def test_a_year_of_contacts_comes_a_part_at_a_time(qtbot: QtBot, screen: PadScreen) -> None:
    context = screen.context
    edits = [
        edit
        for ago in range(FIRST + MORE + 1)
        for edit in contact_edits(
            context.snapshot,
            context.pen,
            Contact(context.sessie.today() - timedelta(days=ago), minuten=60, regel=f"dag {ago}"),
        )
    ]
    context.sessie.apply(edits, "pad").result()
    named(screen, f"Nog {MORE + 1} eerdere", QPushButton).click()
    qtbot.waitUntil(lambda: f"dag {FIRST + MORE - 1}" in said(screen))
    assert f"dag {FIRST + MORE}" not in said(screen)
    named(screen, "Nog 1 eerdere", QPushButton).click()
    qtbot.waitUntil(lambda: f"dag {FIRST + MORE}" in said(screen))
