"""What waits until a page has made room does not look too soon, however deep it is and however slow."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.widgets.settled import once_settled, place_on

DEEP = 20


def page(qtbot: QtBot) -> tuple[QScrollArea, QWidget, QVBoxLayout]:
    """A page with a widget at its foot, below a layout that lies deep inside others."""
    area, sheet, foot = QScrollArea(), QWidget(), QWidget()
    body = inside = QVBoxLayout(sheet)
    for _ in range(DEEP):
        around = QWidget()
        inside.addWidget(around)
        inside = QVBoxLayout(around)
    foot.setFixedHeight(40)
    body.addWidget(foot)
    area.setWidgetResizable(True)
    area.setWidget(sheet)
    area.resize(400, 300)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitExposed(area)
    return area, foot, inside


def block() -> QWidget:
    made = QWidget()
    made.setFixedHeight(500)
    return made


def top(area: QScrollArea, widget: QWidget) -> int:
    return place_on(area.widget(), widget).top()


def test_room_that_is_made_deep_inside_is_waited_for(qtbot: QtBot) -> None:
    area, foot, inside = page(qtbot)
    seen: list[int] = []
    once_settled(foot, lambda: seen.append(top(area, foot)))
    inside.addWidget(block())
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [top(area, foot)]
    assert seen[0] > 500
    qtbot.wait(50)
    assert seen == [top(area, foot)]


def test_room_that_is_asked_for_in_one_turn_after_another_is_waited_for(qtbot: QtBot) -> None:
    area, foot, inside = page(qtbot)
    seen: list[int] = []
    left = [block() for _ in range(4)]
    more = QTimer(area)

    def one_more() -> None:
        if top(area, foot) > 500 * (4 - len(left)):
            inside.addWidget(left.pop())
        if not left:
            more.stop()

    more.timeout.connect(one_more)
    more.start(0)
    once_settled(foot, lambda: seen.append(top(area, foot)))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] > 2000


def test_a_widget_that_is_gone_meanwhile_is_asked_nothing(qtbot: QtBot) -> None:
    _area, foot, _inside = page(qtbot)
    asked: list[int] = []
    once_settled(foot, lambda: asked.append(1))
    foot.deleteLater()
    qtbot.wait(80)
    assert asked == []


def test_it_is_done_once(qtbot: QtBot) -> None:
    area, foot, inside = page(qtbot)
    asked: list[int] = []
    once_settled(foot, lambda: asked.append(1))
    qtbot.waitUntil(lambda: bool(asked))
    inside.addWidget(block())
    qtbot.waitUntil(lambda: top(area, foot) > 500)
    qtbot.wait(80)
    assert asked == [1]
