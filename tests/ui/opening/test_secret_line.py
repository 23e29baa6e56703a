"""What is typed as a passphrase is never in a text that Qt announces to assistive technology."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.opening.secret_line import STAND_IN, SecretLine

HOME, BACK, LEFT = Qt.Key.Key_Home, Qt.Key.Key_Backspace, Qt.Key.Key_Left


@pytest.fixture
def line(qtbot: QtBot) -> SecretLine:
    made = SecretLine()
    qtbot.addWidget(made)
    made.show()
    return made


def test_no_letter_that_is_typed_ever_stands_in_the_line(line: SecretLine, qtbot: QtBot) -> None:
    announced: list[str] = []
    told: list[str] = []
    line.textChanged.connect(announced.append)
    line.secret_changed.connect(told.append)
    qtbot.keyClicks(line, "Zes ")
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(line, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Eacute, none, "é"))
    qtbot.keyClicks(line, "1 ")
    assert (line.secret(), told[-1]) == ("Zes é1 ", "Zes é1 ")
    assert set("".join(announced)) == {STAND_IN}
    assert line.echoMode() == SecretLine.EchoMode.Password  # so assistive technology calls it a password


def test_a_secret_is_changed_in_the_middle_as_any_text_is(line: SecretLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, "abcdef")
    qtbot.keyClick(line, HOME)
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, "X")
    assert line.secret() == "Xbcdef"
    qtbot.keyClick(line, Qt.Key.Key_End)
    qtbot.keyClick(line, LEFT)
    qtbot.keyClick(line, BACK)
    assert line.secret() == "Xbcdf"
    line.setSelection(1, 3)
    qtbot.keyClicks(line, "yz")
    assert line.secret() == "Xyzf"
    line.setSelection(1, 2)
    qtbot.keyClick(line, BACK)
    assert line.secret() == "Xf"
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert line.secret() == ""


def test_pasted_words_are_taken_over_what_is_selected_and_hidden_at_once(
    line: SecretLine, qtbot: QtBot
) -> None:
    qtbot.keyClicks(line, "abcd")
    line.setSelection(1, 2)
    QGuiApplication.clipboard().setText("😀 één")
    line.paste()
    assert line.secret() == "a😀 éénd"
    assert line.text() == STAND_IN * 7
    qtbot.keyClicks(line, "!")
    assert line.secret() == "a😀 één!d"


def test_shown_it_is_a_line_like_any_other_and_hidden_again_it_is_none(
    line: SecretLine, qtbot: QtBot
) -> None:
    qtbot.keyClicks(line, "ab")
    line.set_hidden(False)
    assert line.text() == "ab"
    qtbot.keyClicks(line, "c")
    line.set_hidden(True)
    assert (line.secret(), line.text()) == ("abc", STAND_IN * 3)
    line.clear()
    assert line.secret() == ""
