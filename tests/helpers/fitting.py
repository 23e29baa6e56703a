"""What does not fit in a window, and the way that Tab goes through it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from kanz_desktop.ui.widgets.buttons import TouchButton
from tests.helpers.screens import unnamed

LAPTOP = QSize(1366, 768)
MOST_STOPS = 400
_PADDING = 10
"""Pixels at each side of the words in the navigation, at 100 %."""
_SAME_LINE = 12
"""Pixels by which the tops of controls on one line may differ."""


def misfits(window: QWidget) -> list[str]:
    """Cut words, sideways scrolling, and controls that say nothing to who cannot see them."""
    nameless = [f"nameless {type(widget).__name__}" for widget in unnamed(window)]
    return [*cut_off(window), *scrolls_sideways(window), *nameless]


def cut_off(window: QWidget) -> list[str]:
    """Buttons with less room than their words need, or that stand outside the window."""
    found = []
    for button in window.findChildren(QAbstractButton):
        if not button.isVisible() or not button.text():
            continue
        words = button.text().splitlines() if isinstance(button, TouchButton) else button.text().split()
        metrics = _widest_metrics(button)
        needed = max(metrics.horizontalAdvance(word.replace("&", "")) for word in words)
        right = button.mapTo(window, QPoint(button.width(), 0)).x()
        room = button.width() - (2 * _PADDING if button.property("role") == "navigation" else 0)
        if room < needed or right > window.width():
            found.append(f"{button.text()!r}: {button.width()} of {needed}, until {right}")
    return found


def _widest_metrics(button: QAbstractButton) -> QFontMetrics:
    """Of the letters that it has when it is chosen, in the navigation: those are bold."""
    if button.property("role") != "navigation":
        return button.fontMetrics()
    font = QFont(button.font())
    font.setBold(True)
    return QFontMetrics(font)


def scrolls_sideways(window: QWidget) -> list[str]:
    return [
        f"{area.parent().__class__.__name__} by {area.horizontalScrollBar().maximum()}"
        for area in window.findChildren(QScrollArea)
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0
    ]


def walk(start: QWidget) -> list[QWidget]:
    """Everything that Tab reaches from here, in order, until it is back."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    for _ in range(MOST_STOPS):
        now = QApplication.focusWidget()
        if now is None or now in seen:
            return seen
        seen.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
        QApplication.processEvents()
    raise AssertionError(f"Tab is not back after {MOST_STOPS} stops")


def jumps_back(stops: list[QWidget], page: QWidget) -> list[str]:
    """Steps to something above, or to the left on the same line: not as one reads.

    A column that stands to the right of everything before it may begin higher.
    """
    found = []
    for before, after in pairwise(stops):
        if not (page.isAncestorOf(before) and page.isAncestorOf(after)):
            continue  # through the bar at the top, and on from there
        old, new = _place(before, page), _place(after, page)
        above = new.bottom() < old.top() + _SAME_LINE and new.left() < old.right()
        same_line = abs(new.top() - old.top()) <= _SAME_LINE
        if above or (same_line and new.right() <= old.left()):
            found.append(f"{_called(before)} -> {_called(after)}")
    return found


def hidden(stops: list[QWidget]) -> list[str]:
    """Stops that nobody can see once they have the keyboard."""
    return [_called(stop) for stop in stops if not stop.isVisible() or stop.size().isEmpty()]


def _place(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}"
