"""A second screen at the table is said in the page, with a button that covers; gone when it is gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.shell.notices import Notices, Offer
from kanz_desktop.ui.shell.second_screen import COVER, WORDS, SecondScreen


class Screens:
    """As many screens as a test says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, application: QApplication) -> None:
        self._real = QGuiApplication.screens()
        self._application = application
        self.count = 1
        monkeypatch.setattr(QGuiApplication, "screens", lambda: self._real * self.count)

    def plug(self, count: int) -> None:
        more, self.count = count > self.count, count
        signal = self._application.screenAdded if more else self._application.screenRemoved
        signal.emit(self._real[0])


@pytest.fixture
def screens(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Screens:
    return Screens(monkeypatch, qapp)


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.notices = Notices()
        self.notices.setParent(self)
        self.covered = 0

    def cover(self) -> None:
        self.covered += 1

    def lines(self) -> list[Offer]:
        QApplication.processEvents()  # what was just added appears with the next event
        return [line for line in self.notices.findChildren(Offer) if not line.isHidden()]


@pytest.fixture
def page(qtbot: QtBot, screens: Screens) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.show()
    return made


def test_with_one_screen_nothing_is_said(page: Page) -> None:
    SecondScreen(page.notices, page.cover, page)
    assert page.lines() == []


def test_a_screen_that_is_there_at_the_start_is_said_and_the_button_covers(
    page: Page, screens: Screens, qtbot: QtBot
) -> None:
    screens.count = 2
    SecondScreen(page.notices, page.cover, page)
    (line,) = page.lines()
    assert (line.words.text(), line.button.text()) == (WORDS, COVER)
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    assert page.covered == 1


def test_it_is_said_once_when_one_is_added_and_taken_back_when_it_goes(page: Page, screens: Screens) -> None:
    SecondScreen(page.notices, page.cover, page)
    screens.plug(2)
    screens.plug(3)
    assert len(page.lines()) == 1
    screens.plug(1)
    assert page.lines() == []


def test_who_closed_the_line_hears_it_again_at_the_next_screen(page: Page, screens: Screens) -> None:
    SecondScreen(page.notices, page.cover, page)
    screens.plug(2)
    page.lines()[0].close_line()
    assert page.lines() == []
    screens.plug(3)
    assert len(page.lines()) == 1
