"""Problems are joined on the map by dragging, by two taps and by the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.values import Id
from kanz_desktop.ui.gezinsplan.screen import GezinsplanScreen
from kanz_desktop.ui.gezinsplan.together_card import TogetherPart
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import GhostButton
from tests.helpers.screens import unnamed

HANGING = 2
"""Which fold of the card it is."""
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def part(qtbot: QtBot, plan_of_two: GezinsplanScreen) -> TogetherPart:
    plan_of_two.now.folds.toggle(HANGING)
    made = plan_of_two.findChildren(TogetherPart)[0]
    qtbot.waitUntil(lambda: made.map.width() > 300)
    plan_of_two.reveal(made.map)
    qtbot.wait(50)
    return made


def ends(context: GezinContext) -> list[tuple[Id | None, Id | None]]:
    return [(row.ref("van"), row.ref("naar")) for row in context.snapshot.of("verband")]


def problems(context: GezinContext) -> list[Id]:
    return [row.id for row in context.snapshot.of("probleem")]


def spot(part: TogetherPart, problem: Id) -> QPoint:
    return part.map.spot(problem).toPoint()


def test_a_drag_from_one_to_the_other_joins_them(
    qtbot: QtBot, part: TogetherPart, context: GezinContext
) -> None:
    money, post = problems(context)
    QTest.mousePress(part.map, LEFT, pos=spot(part, money))
    QTest.mouseMove(part.map, (spot(part, money) + spot(part, post)) / 2)
    QTest.mouseRelease(part.map, LEFT, pos=spot(part, post))
    qtbot.waitUntil(lambda: ends(context) == [(money, post)])


def test_two_taps_join_and_the_same_twice_does_not(
    qtbot: QtBot, part: TogetherPart, context: GezinContext
) -> None:
    money, post = problems(context)
    for problem in (post, post):
        QTest.mouseClick(part.map, LEFT, pos=spot(part, problem))
    assert part.map.start is None
    for problem in (post, money):
        QTest.mouseClick(part.map, LEFT, pos=spot(part, problem))
    qtbot.waitUntil(lambda: ends(context) == [(post, money)])


def test_the_keyboard_alone_joins_and_escape_lets_go(
    qtbot: QtBot, part: TogetherPart, context: GezinContext
) -> None:
    money, post = problems(context)
    part.map.setFocus()
    QTest.keyClick(part.map, Qt.Key.Key_Return)
    assert part.map.start == money
    assert "Begint bij: Financiën niet op orde" in part.map.accessibleDescription()
    QTest.keyClick(part.map, Qt.Key.Key_Escape)
    assert part.map.start is None
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right):
        QTest.keyClick(part.map, key)
    assert "Hier: Administratie niet op orde" in part.map.accessibleDescription()
    QTest.keyClick(part.map, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ends(context) == [(money, post)])


def test_a_link_is_said_below_the_map_and_goes_away_with_a_button(
    qtbot: QtBot, part: TogetherPart, context: GezinContext
) -> None:
    part.map.joined.emit(*problems(context))
    qtbot.waitUntil(lambda: len(ends(context)) == 1)
    assert "werkt door op: Administratie" in part.map.accessibleName()
    assert unnamed(part) == []
    away = next(b for b in part.findChildren(GhostButton) if b.accessibleName().startswith("Weg ermee"))
    away.click()
    qtbot.waitUntil(lambda: ends(context) == [])
    assert part.map.accessibleName() == "Nog met niets verbonden."


def test_the_same_link_is_not_made_twice(qtbot: QtBot, part: TogetherPart, context: GezinContext) -> None:
    for _ in range(2):
        part.map.joined.emit(*problems(context))
        qtbot.waitUntil(lambda: len(ends(context)) == 1)
    qtbot.wait(50)
    assert len(ends(context)) == 1
