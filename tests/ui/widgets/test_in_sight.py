"""What opens below the edge of the page is scrolled to, with the field that has the keyboard."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.widgets.in_sight import bring_in_sight


def page(qtbot: QtBot, opened: QWidget) -> QScrollArea:
    area, sheet = QScrollArea(), QWidget()
    body = QVBoxLayout(sheet)
    for height in (600, 0, 600):
        part = QWidget() if height else opened
        if height:
            part.setFixedHeight(height)
        body.addWidget(part)
    area.setWidgetResizable(True)
    area.setWidget(sheet)
    area.resize(400, 300)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitExposed(area)
    return area


def in_sight(area: QScrollArea, widget: QWidget) -> bool:
    top = widget.mapTo(area.viewport(), widget.rect().topLeft()).y()
    return top >= 0 and top + widget.height() <= area.viewport().height()


def test_all_of_it_is_seen_when_it_fits(qtbot: QtBot) -> None:
    opened = QWidget()
    opened.setFixedHeight(200)
    area = page(qtbot, opened)
    assert not in_sight(area, opened)
    bring_in_sight(opened)
    qtbot.waitUntil(lambda: in_sight(area, opened))


def test_of_what_is_too_tall_the_field_with_the_keyboard_is_seen(qtbot: QtBot) -> None:
    opened, field = QWidget(), QLineEdit()
    opened.setFixedHeight(900)
    field.setParent(opened)
    field.move(0, 700)
    area = page(qtbot, opened)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    bring_in_sight(opened)
    qtbot.waitUntil(lambda: in_sight(area, field))


def test_nothing_moves_when_it_is_in_sight_already(qtbot: QtBot) -> None:
    opened = QWidget()
    opened.setFixedHeight(100)
    area = page(qtbot, opened)
    area.verticalScrollBar().setValue(560)
    bring_in_sight(opened)
    qtbot.wait(80)
    assert area.verticalScrollBar().value() == 560


def test_what_was_taken_away_meanwhile_moves_nothing(qtbot: QtBot) -> None:
    opened = QWidget()
    area = page(qtbot, opened)
    bring_in_sight(opened)
    opened.hide()
    qtbot.wait(80)
    assert area.verticalScrollBar().value() == 0
