"""Somebody in the genogram is put aside by dragging and with the keyboard, and everybody goes back again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kanz_desktop.services.gezin import new_gezinslid
from kanz_desktop.ui.netwerk.screen import NetwerkScreen
from kanz_desktop.ui.shell.context import GezinContext
from tests.helpers.screens import opened

NAMES = ("Sanne", "Emre", "Kim")


@pytest.fixture
def context(gezin: GezinContext) -> GezinContext:
    for name in NAMES:
        gezin.sessie.apply(new_gezinslid(gezin.sessie.snapshot, gezin.pen, naam=name), "gezin").result()
    return gezin


@pytest.fixture
def screen(qtbot: QtBot, context: GezinContext) -> NetwerkScreen:
    qtbot.waitUntil(lambda: len(context.snapshot.of("gezinslid")) == 3)
    made = opened(qtbot, context, NetwerkScreen)
    made.reveal(made.genogram)
    return made


def order(screen: NetwerkScreen) -> list[str]:
    """The names from left to right."""
    rows = screen.context.snapshot.of("gezinslid")
    return [row.text("naam") for row in sorted(rows, key=lambda row: screen.genogram.spot(row.id).x())]


def where(screen: NetwerkScreen, name: str) -> QPoint:
    rows = screen.context.snapshot.of("gezinslid")
    return screen.genogram.spot(next(row.id for row in rows if row.text("naam") == name)).toPoint()


def drag(screen: NetwerkScreen, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(screen.genogram, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(screen.genogram, (start + end) / 2)
    QTest.mouseMove(screen.genogram, end)
    QTest.mouseRelease(screen.genogram, Qt.MouseButton.LeftButton, pos=end)


def test_dragging_puts_somebody_elsewhere_in_the_row_and_one_button_puts_all_back(
    qtbot: QtBot, screen: NetwerkScreen
) -> None:
    assert order(screen) == ["Sanne", "Emre", "Kim"]
    assert not screen.back.isVisible()
    drag(screen, where(screen, "Sanne"), where(screen, "Kim") + QPoint(200, 40))
    qtbot.waitUntil(lambda: order(screen) == ["Emre", "Kim", "Sanne"])
    assert abs(where(screen, "Sanne").x() - where(screen, "Kim").x() - 200) <= 3
    assert where(screen, "Sanne").y() == where(screen, "Kim").y()
    screen.back.click()
    qtbot.waitUntil(lambda: order(screen) == ["Sanne", "Emre", "Kim"])
    assert not screen.back.isVisible()


def test_the_keyboard_chooses_and_moves_and_what_it_did_is_undone(
    qtbot: QtBot, screen: NetwerkScreen
) -> None:
    view = screen.genogram
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.accessibleDescription().startswith("Hier: Sanne.")
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription().startswith("Hier: Emre.")
    for _ in range(3):
        before = where(screen, "Emre"), where(screen, "Kim"), where(screen, "Sanne")
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(
            lambda b=before: b != (where(screen, "Emre"), where(screen, "Kim"), where(screen, "Sanne"))
        )
    assert order(screen) == ["Sanne", "Kim", "Emre"]
    assert view.hasFocus()
    for _ in range(3):
        screen.context.undo("netwerk")
    qtbot.waitUntil(lambda: order(screen) == ["Sanne", "Emre", "Kim"])


def test_a_click_chooses_and_moves_nobody(qtbot: QtBot, screen: NetwerkScreen) -> None:
    QTest.mouseClick(screen.genogram, Qt.MouseButton.LeftButton, pos=where(screen, "Kim"))
    assert screen.genogram.accessibleDescription().startswith("Hier: Kim.")
    qtbot.wait(30)
    assert not screen.presenter.by_hand()
