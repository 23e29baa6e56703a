"""A place in a long list whose widget is made when it comes into sight, or when the keyboard gets there.

A row with fields takes milliseconds to make and to lay out; a page with hundreds of them would hold up the
window for seconds, for rows that nobody scrolls to. What is in sight comes in two turns of the event loop: it
is made in one, shown and laid out in the next, so that a key never waits for both.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kanz_desktop.ui.widgets.layout import column, size

Made = TypeVar("Made", bound=QWidget)


class Later(QWidget, Generic[Made]):
    """Stands in for what `make` makes, `height` pixels tall (at 100 %) until then."""

    def __init__(self, make: Callable[[], Made], *, height: int) -> None:
        super().__init__()
        self._make = make
        self._made: Made | None = None
        self._waits = False
        self._stands = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        size(self, min_height=height)

    @property
    def made(self) -> Made | None:
        """What stands here, or will in a moment; None while nobody has looked."""
        return self._made

    def now(self) -> Made:
        """What stands here, made if it was not yet."""
        made = self._build()
        if not self._stands:
            self._stands = True
            focused = self.hasFocus()
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            size(self, min_height=0)
            column(self, gap=0).addWidget(made)
            made.show()
            self.setFocusProxy(made)
            if focused:
                made.setFocus()
        return made

    def go_on(self) -> bool:
        """Do one turn's work; True when nothing is left to do."""
        if self._made is None:
            self._build()
        else:
            self.now()
        return self._stands

    def _build(self) -> Made:
        """Made, but hidden and not laid out."""
        if self._made is None:
            self._made = self._make()
            self._made.setParent(self)
        return self._made

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._stands and not self._waits:
            self._waits = True
            _in_turn(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.now()


_waiting: deque[Later[Any]] = deque()


def _in_turn(place: Later[Any]) -> None:
    """One step a turn of the event loop: keys and the pointer go in between."""
    _waiting.append(place)
    if len(_waiting) == 1:
        QTimer.singleShot(0, _make_next)


def _make_next() -> None:
    place = _waiting[0]
    if not isValid(place) or place.go_on():
        _waiting.popleft()
    if _waiting:
        QTimer.singleShot(0, _make_next)
