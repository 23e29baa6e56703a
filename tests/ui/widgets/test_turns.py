"""Too much for one turn is done in more, in order, and at once when somebody needs it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.widgets.turns import Turns


def test_each_step_has_a_turn_of_its_own(qtbot: QtBot) -> None:
    done: list[int] = []
    holder = QObject()
    Turns([lambda n=n: done.append(n) for n in range(3)], holder)
    assert done == []
    QCoreApplication.processEvents()
    assert done == [0]
    qtbot.waitUntil(lambda: done == [0, 1, 2])


def test_what_is_needed_now_is_done_now_and_once(qtbot: QtBot) -> None:
    done: list[int] = []
    holder = QObject()
    turns = Turns([lambda n=n: done.append(n) for n in range(3)], holder)
    turns.finish()
    assert done == [0, 1, 2]
    qtbot.wait(20)
    assert done == [0, 1, 2]


def test_nothing_is_done_for_a_page_that_is_gone(qtbot: QtBot) -> None:
    done: list[int] = []
    holder = QObject()
    Turns([lambda: done.append(1)], holder)
    holder.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.wait(20)
    assert done == []
