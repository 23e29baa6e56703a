"""What was copied here is gone after half a minute and at the lock; what somebody else copied stays."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kanz_desktop.paths import AppPaths
from kanz_desktop.ui.shell.own_copies import MARKS, SECONDS, OwnCopies
from kanz_desktop.ui.shell.process import Message
from tests.helpers.desk import Desk

SENTENCE = "De post blijft liggen"


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()


@pytest.fixture
def copies(qapp: QApplication, clipboard: QClipboard) -> Iterator[OwnCopies]:
    made = OwnCopies(qapp)
    yield made
    qapp.removeEventFilter(made)
    clipboard.dataChanged.disconnect()
    clipboard.selectionChanged.disconnect()
    made.deleteLater()


@pytest.fixture
def copy(qtbot: QtBot) -> Callable[[], None]:
    """Select all of a field and press Ctrl+C."""
    field = QPlainTextEdit(SENTENCE)
    qtbot.addWidget(field)
    field.show()

    def press() -> None:
        for key in (Qt.Key.Key_A, Qt.Key.Key_C):
            qtbot.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)

    return press


def test_what_was_copied_here_is_taken_back(
    copies: OwnCopies, clipboard: QClipboard, copy: Callable[[], None]
) -> None:
    copy()
    assert clipboard.text() == SENTENCE
    copies.clear()
    assert clipboard.text() == ""


def test_it_goes_by_itself_after_half_a_minute_counted_from_the_last_copy(
    copies: OwnCopies, clipboard: QClipboard, copy: Callable[[], None], qtbot: QtBot
) -> None:
    assert SECONDS == 30
    assert copies._timer.interval() == 30_000
    copies._timer.setInterval(150)
    copy()
    qtbot.wait(100)
    copy()
    qtbot.wait(100)
    assert clipboard.text() == SENTENCE
    qtbot.waitUntil(lambda: clipboard.text() == "", timeout=2000)


def test_a_copy_asks_clipboard_histories_not_to_keep_it(
    copies: OwnCopies, clipboard: QClipboard, copy: Callable[[], None]
) -> None:
    copy()
    content = clipboard.mimeData()
    assert [content.hasFormat(mark) for mark in MARKS] == [True, True]
    assert content.text() == SENTENCE


def test_what_another_program_copied_is_left_alone_and_not_marked(
    copies: OwnCopies, clipboard: QClipboard, qtbot: QtBot
) -> None:
    qtbot.wait(1)
    clipboard.setText("uit een ander programma")  # no hand in our windows
    copies.clear()
    assert clipboard.text() == "uit een ander programma"
    assert not clipboard.mimeData().hasFormat(MARKS[0])


def test_what_another_program_copied_over_ours_is_left_alone(
    copies: OwnCopies, clipboard: QClipboard, copy: Callable[[], None], qtbot: QtBot
) -> None:
    copy()
    qtbot.wait(1)
    clipboard.setText("uit een ander programma")
    copies.clear()
    assert clipboard.text() == "uit een ander programma"


def test_also_when_nobody_told_that_it_changed(
    copies: OwnCopies, clipboard: QClipboard, copy: Callable[[], None]
) -> None:
    copy()
    clipboard.blockSignals(True)
    clipboard.setText("stil van iemand anders")
    clipboard.blockSignals(False)
    copies.clear()
    assert clipboard.text() == "stil van iemand anders"


def test_a_picture_is_taken_back_as_well(
    copies: OwnCopies, clipboard: QClipboard, qtbot: QtBot, copy: Callable[[], None]
) -> None:
    copy()  # a hand is at work
    data = QMimeData()
    data.setImageData(QImage(3, 3, QImage.Format.Format_RGB32))
    clipboard.setMimeData(data)
    assert clipboard.mimeData().hasImage()
    assert clipboard.mimeData().hasFormat(MARKS[0])
    copies.clear()
    assert clipboard.image().isNull()


def test_no_word_of_a_copy_is_kept(copies: OwnCopies, copy: Callable[[], None]) -> None:
    copy()
    assert [len(print_) for print_ in copies._ours.values()] == [64]
    assert SENTENCE not in str(copies.__dict__)


def test_a_window_that_ends_says_so_before_anything_else(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, AppPaths(tmp_path / os.urandom(4).hex()), Message())
    said: list[bool] = []
    desk.flow.leaving.connect(lambda: said.append(desk.window.cover.isVisible()))
    desk.flow.lock()
    desk.ended()
    desk.close()
    assert said == [False]
