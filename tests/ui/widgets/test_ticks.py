"""A box and an option with words that wrap."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.widgets.ticks import Option, Tick

LONG = "Ook de cijfers die ieder voor zich heeft gegeven, met de woorden die erbij zijn geschreven"


@pytest.mark.parametrize("kind", [Tick, Option])
def test_a_click_anywhere_on_it_counts_and_long_words_wrap(qtbot: QtBot, kind: type[Tick | Option]) -> None:
    made = kind(LONG)
    qtbot.addWidget(made)
    assert made.heightForWidth(200) > made.heightForWidth(2000)
    made.resize(200, made.heightForWidth(200))
    made.show()
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(made.width() - 3, made.height() - 3))
    assert made.isChecked()
    assert made.accessibleName() == LONG


@pytest.mark.parametrize("kind", [Tick, Option])
def test_whether_it_is_on_can_be_seen(qtbot: QtBot, kind: type[Tick | Option]) -> None:
    made = kind("Ja")
    qtbot.addWidget(made)
    made.resize(200, 48)
    off = made.grab().toImage()
    made.setChecked(True)
    assert made.grab().toImage() != off
