"""Marks as they are given: tapped together, typed for one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.values import Id, Mark
from kanz_desktop.services.cijfers import cijfer_id, marks, set_mark
from kanz_desktop.services.gezin import new_gezinslid, start_gezin_edits
from kanz_desktop.ui.rapportcijfers.screen import CHANGE, RapportcijfersScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import ChipButton, GhostButton
from kanz_desktop.ui.widgets.figure_view import FigureView
from kanz_desktop.ui.widgets.surfaces import Words
from tests.helpers.fake_sessie import ANOUK, FakeSessie
from tests.helpers.screens import named, opened, type_into, unnamed

HOUSE = "Het voeren van de huishouding"


@pytest.fixture
def screen(qtbot: QtBot, context: GezinContext, sessie: FakeSessie) -> Iterator[RapportcijfersScreen]:
    start = start_gezin_edits(
        context.pen, naam="De Vries", person=ANOUK, worker_name="Anouk J", worker_first_name="Anouk"
    )
    sessie.apply(start, "t").result()
    sem = new_gezinslid(sessie.snapshot, context.pen, naam="Sem")
    with qtbot.waitSignal(context.changed, check_params_cb=lambda c: c.records[0].kind == "gezinslid"):
        sessie.apply(sem, "t")
    made = opened(qtbot, context, RapportcijfersScreen)
    yield made
    made.close()


def given(screen: RapportcijfersScreen, person: Id | None = None) -> Mark | None:
    return marks(screen.context.snapshot, screen.context.pen).mark("start", "leefgebied-2", person)


def own_line(screen: RapportcijfersScreen) -> QLineEdit:
    row = screen._rows["start", "leefgebied-2"]
    named(row, "Ieders eigen cijfer", GhostButton).click()
    return named(row, "Eigen cijfer van Sem", QLineEdit)


def test_a_tap_gives_the_joint_mark_and_half_makes_it_a_half(
    screen: RapportcijfersScreen, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(screen.context.changed):
        named(screen, f"Cijfer voor {HOUSE}: 6", QPushButton).click()
    assert given(screen) == Mark(12)
    with qtbot.waitSignal(screen.context.changed):
        named(screen, f"Cijfer voor {HOUSE}: een half erbij", QPushButton).click()
    assert given(screen) == Mark(13)


def test_an_own_mark_is_typed_and_shown_beside_the_joint_one(
    screen: RapportcijfersScreen, qtbot: QtBot
) -> None:
    line = own_line(screen)
    type_into(line, "6,5")
    with qtbot.waitSignal(screen.context.changed):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    sem = screen.context.snapshot.of("gezinslid")[0].id
    assert given(screen, sem) == Mark(13)
    assert given(screen) is None
    assert line.text() == "6½"


@pytest.mark.parametrize("typed", ["11", "4.3"])
def test_what_is_no_mark_gets_a_calm_line_and_nothing_is_saved(
    screen: RapportcijfersScreen, qtbot: QtBot, typed: str
) -> None:
    line = own_line(screen)
    type_into(line, typed)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    said = [words.text() for words in screen.findChildren(Words) if words.isVisible()]
    assert any("geen cijfer" in text for text in said)
    assert line.text() == typed
    assert marks(screen.context.snapshot, screen.context.pen).records == {}


def test_why_can_be_written_before_there_is_a_mark(screen: RapportcijfersScreen, qtbot: QtBot) -> None:
    row = screen._rows["start", "leefgebied-2"]
    why = named(row, "Waarom dit cijfer?", QPlainTextEdit)
    type_into(why, "De huur is betaald")
    with qtbot.waitSignal(
        screen.context.changed, check_params_cb=lambda c: bool(c.records[0].text("waarom"))
    ):
        named(row, "Ieders eigen cijfer", GhostButton).setFocus()
    record = cijfer_id(screen.context.snapshot, screen.context.pen, "start", "leefgebied-2")
    found = screen.context.snapshot.records[record]
    assert (found.text("waarom"), found.choice("punt")) == ("De huur is betaald", "leefgebied-2")


def test_a_mark_from_elsewhere_appears_without_taking_what_is_typed(
    screen: RapportcijfersScreen, qtbot: QtBot, sessie: FakeSessie
) -> None:
    line = own_line(screen)
    type_into(line, "7")
    pen, snapshot = screen.context.pen, sessie.snapshot
    edits = set_mark(snapshot, pen, "start", "leefgebied-2", None, Mark(8), sessie.today())
    with qtbot.waitSignal(screen.context.changed):
        sessie.receive(edits, b"bram-bram-bram-1")
    assert line.text() == "7"
    assert named(screen, f"Cijfer voor {HOUSE}: 4", QPushButton).isChecked()


def test_the_picture_of_the_change_is_also_said_in_words(
    screen: RapportcijfersScreen, qtbot: QtBot, sessie: FakeSessie
) -> None:
    screen.show_tab(CHANGE)
    said = [words.text() for words in screen.findChildren(Words) if words.isVisible()]
    assert any("nog geen cijfers" in text for text in said)
    pen, snapshot = screen.context.pen, sessie.snapshot
    edits = set_mark(snapshot, pen, "start", "leefgebied-2", None, Mark(8), sessie.today())
    with qtbot.waitSignal(screen.context.changed):
        sessie.apply(edits, "t")
    assert "4" in named(screen, HOUSE, FigureView).accessibleName()


def test_the_tab_of_a_moment_says_when_its_marks_were_given(
    screen: RapportcijfersScreen, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(screen.context.changed):
        named(screen, f"Cijfer voor {HOUSE}: 6", QPushButton).click()
    assert named(screen, "start · ma 23 nov", ChipButton).isChecked()


def test_every_control_says_what_it_is(screen: RapportcijfersScreen) -> None:
    assert unnamed(screen) == []
