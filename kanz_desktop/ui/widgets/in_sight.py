"""What has just opened is seen: the page scrolls to it once the layout has made room."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from kanz_desktop.ui.theme import current_theme

_SETTLED_MS = 30
"""Nested layouts make room in several turns of the event loop."""
_BELOW = 12


def bring_in_sight(opened: QWidget) -> None:
    """Scroll until all of `opened` can be seen, or as much as fits with the field that has the keyboard."""
    QTimer.singleShot(_SETTLED_MS, lambda: _scroll_to(opened))


def _scroll_to(opened: QWidget) -> None:
    if not isValid(opened) or not opened.isVisible():
        return
    area = _area_around(opened)
    sheet = area.widget() if area is not None else None
    if area is None or sheet is None:
        return
    bar, tall = area.verticalScrollBar(), area.viewport().height()
    top = opened.mapTo(sheet, opened.rect().topLeft()).y()
    bottom = top + opened.height() + current_theme().px(_BELOW)
    bar.setValue(min(max(bar.value(), bottom - tall), top))
    focused = QApplication.focusWidget()
    if focused is not None and opened.isAncestorOf(focused):
        area.ensureWidgetVisible(focused)


def _area_around(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
