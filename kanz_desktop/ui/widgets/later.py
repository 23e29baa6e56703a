"""A place in a long list whose widget is made when it comes into sight, or when the keyboard gets there.

A row with fields takes milliseconds to make and to lay out; a page with hundreds of them would hold up the
window for seconds, for rows that nobody scrolls to. What is in sight comes in two turns of the event loop: it
is made in one, shown and laid out in the next, so that a key never waits for both. A place has no layout:
what changes inside it stays inside, as long as it is as tall as it was. Else every row that comes into sight
would have the whole page laid out again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

Made = TypeVar("Made", bound=QWidget)


class Later(QWidget, Generic[Made]):
    """Stands in for what `make` makes: `height` pixels of the screen tall and called `name` until then."""

    def __init__(self, make: Callable[[], Made], *, height: int, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._make = make
        self._made: Made | None = None
        self._waits = False
        self._stands = False
        self._least = self._tall = height
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        flowing = self.sizePolicy()
        flowing.setHeightForWidth(True)
        self.setSizePolicy(flowing)

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
            made.setGeometry(self.rect())
            made.show()
            self.installEventFilter(self)  # only now: a place that is still empty is resized a thousand times
            self._fit()
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

    def heightForWidth(self, width: int) -> int:
        if self._made is None or not self._stands:
            return self._least
        return self._made.heightForWidth(width) if self._made.hasHeightForWidth() else self._hint().height()

    def sizeHint(self) -> QSize:
        return self._hint()

    def minimumSizeHint(self) -> QSize:
        if self._made is None or not self._stands:
            return QSize(0, self._least)
        return self._made.minimumSizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands here asks for another size: the page hears of it only when it is another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        elif event.type() == QEvent.Type.Resize and self._made is not None:
            self._made.setGeometry(self.rect())
        return super().eventFilter(watched, event)

    def _hint(self) -> QSize:
        return self._made.sizeHint() if self._made is not None and self._stands else QSize(0, self._least)

    def _fit(self) -> None:
        tall = self.heightForWidth(self.width())
        if tall != self._tall:
            self._tall = tall
            self.updateGeometry()

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
