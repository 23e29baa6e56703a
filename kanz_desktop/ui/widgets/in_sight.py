"""What has just opened is seen: the page scrolls to it once the layout has made room."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.settled import area_around, once_settled, place_on

_AROUND = 12
"""Pixels at 100 % that are seen above and below it."""


def bring_in_sight(opened: QWidget, *, around: int = _AROUND) -> None:
    """Scroll until all of `opened` can be seen, or as much as fits with the field that has the keyboard."""
    once_settled(opened, lambda: _scroll_to(opened, current_theme().px(around)))


def _scroll_to(opened: QWidget, around: int) -> None:
    area = area_around(opened)
    sheet = area.widget() if area is not None else None
    if area is None or sheet is None or not opened.isVisible():
        return
    bar, tall = area.verticalScrollBar(), area.viewport().height()
    place = place_on(sheet, opened)
    if place.top() < bar.value() or place.bottom() >= bar.value() + tall:
        bar.setValue(min(max(bar.value(), place.bottom() + around - tall), place.top() - around))
    focused = QApplication.focusWidget()
    if focused is not None and opened.isAncestorOf(focused):
        area.ensureWidgetVisible(focused)
