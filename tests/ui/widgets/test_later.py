"""A long list makes its rows when somebody looks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.widgets.later import Later
from kanz_desktop.ui.widgets.layout import column


def long_list(qtbot: QtBot, count: int = 100) -> tuple[QScrollArea, list[Later[QLineEdit]]]:
    """A window in which a few of a hundred rows can be seen."""
    inside = QWidget()
    body = column(inside)
    places = [Later(QLineEdit, height=40) for _ in range(count)]
    for place in places:
        body.addWidget(place)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.resize(400, 300)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitExposed(area)
    return area, places


def test_only_what_is_in_sight_is_made(qtbot: QtBot) -> None:
    _area, places = long_list(qtbot)
    qtbot.waitUntil(lambda: places[0].made is not None and places[3].made is not None)
    assert sum(place.made is not None for place in places) < 20


def test_scrolling_makes_what_comes_into_sight(qtbot: QtBot) -> None:
    area, places = long_list(qtbot)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: places[-1].made is not None)
    assert places[50].made is None


def test_the_keyboard_makes_what_it_reaches(qtbot: QtBot) -> None:
    area, places = long_list(qtbot)
    area.activateWindow()
    places[60].setFocus()
    qtbot.waitUntil(lambda: places[60].made is not None)
    made = places[60].made
    assert made is not None
    qtbot.waitUntil(made.hasFocus)


def test_asking_makes_it_once(qtbot: QtBot) -> None:
    _area, places = long_list(qtbot)
    assert places[70].now() is places[70].now()


def test_a_key_can_come_between_making_a_row_and_showing_it(qtbot: QtBot) -> None:
    _area, places = long_list(qtbot)
    assert not places[70].go_on()
    made = places[70].made
    assert made is not None
    assert made.isHidden()
    assert places[70].go_on()
    assert places[70].made is made
    assert not made.isHidden()


def test_the_keyboard_does_not_wait_for_the_second_turn(qtbot: QtBot) -> None:
    area, places = long_list(qtbot)
    area.activateWindow()
    places[60].go_on()
    places[60].setFocus()
    made = places[60].made
    assert made is not None
    qtbot.waitUntil(made.hasFocus)
    assert made.isVisible()


def test_a_list_that_goes_away_before_its_turn_is_no_harm(qtbot: QtBot) -> None:
    area, places = long_list(qtbot)
    area.grab()
    for place in places:
        place.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.wait(50)


class Heard(QObject):
    """Counts how often a page is asked to lay itself out again."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.times, self.page = 0, page
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.LayoutRequest
        return False


class Box(QWidget):
    """As tall as it is told."""

    tall = 40

    def sizeHint(self) -> QSize:
        return QSize(100, self.tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.tall)


def one_box(qtbot: QtBot) -> tuple[Heard, Later[Box], QWidget]:
    page = QWidget()
    body = column(page, gap=0)
    place, below = Later(Box, height=40), QWidget()
    body.addWidget(place)
    body.addWidget(below, 1)
    qtbot.addWidget(page)
    page.resize(300, 300)
    page.show()
    qtbot.waitExposed(page)
    QCoreApplication.processEvents()
    return Heard(page), place, below


def test_a_row_as_tall_as_its_place_leaves_the_page_alone(qtbot: QtBot) -> None:
    heard, place, below = one_box(qtbot)
    box = place.now()
    QCoreApplication.processEvents()
    box.updateGeometry()
    QCoreApplication.processEvents()
    assert heard.times == 0
    assert (box.size(), below.y()) == (QSize(300, 40), 40)


def test_a_row_that_grows_and_shrinks_takes_the_page_along(qtbot: QtBot) -> None:
    _heard, place, below = one_box(qtbot)
    box = place.now()
    for tall in (120, 60):
        box.tall = tall
        box.updateGeometry()
        qtbot.waitUntil(lambda tall=tall: below.y() == tall)
        assert box.height() == tall


def test_a_row_is_as_wide_as_the_page(qtbot: QtBot) -> None:
    _heard, place, _below = one_box(qtbot)
    box = place.now()
    box.window().resize(500, 300)
    qtbot.waitUntil(lambda: box.width() == 500)
