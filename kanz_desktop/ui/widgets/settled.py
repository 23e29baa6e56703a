"""Wait until a widget stands where it will stay.

Layouts make room one level a turn of the event loop, and some ask for other room once they know their width.
Where a widget stands right after something opened, or so many milliseconds later, may be an old place.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

_QUIET_TURNS = 40
"""More than lie in each other on a page: while room is being made, something moves sooner than that."""


def once_settled(widget: QWidget, do: Callable[[], object]) -> None:
    """Do this when nothing moves on the page around `widget`; never when the widget is gone by then."""
    _Settling(widget, do).start(0)


def area_around(widget: QWidget) -> QScrollArea | None:
    """What scrolls this widget."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def place_on(sheet: QWidget, widget: QWidget) -> QRect:
    """Where the widget stands on the sheet that is scrolled."""
    return QRect(widget.mapTo(sheet, QPoint()), widget.size())


class _Settling(QTimer):
    """Looks once a turn, and goes away with the widget."""

    def __init__(self, widget: QWidget, do: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._do = widget, do
        self._seen: tuple[QRect, ...] = ()
        self._quiet = 0
        self.timeout.connect(self._look)

    def _look(self) -> None:
        seen = _places(self._widget)
        self._quiet = self._quiet + 1 if seen == self._seen else 0
        self._seen = seen
        if self._quiet == _QUIET_TURNS:
            self.stop()
            self.deleteLater()
            self._do()


def _places(widget: QWidget) -> tuple[QRect, ...]:
    """Of the widget, the sheet that it stands on and what is seen of that."""
    area = area_around(widget)
    sheet = area.widget() if area is not None else None
    if area is None or sheet is None:
        return (widget.geometry(),)
    return place_on(sheet, widget), QRect(QPoint(), sheet.size()), area.viewport().geometry()
