"""Where the window stands: inside what the screen leaves free, and where it stood before. Pure geometry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from kanz_desktop.ui.shell.process import Spot

WANTED = QSize(1366, 768)
LEAST = QSize(640, 480)
FRAME = QSize(16, 48)
"""Room for the frame that the system draws around a window; not known before it is shown."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """What to give the window: its rectangle without the frame, and whether to maximise it."""

    rect: QRect
    full: bool


def fit(spot: Spot, screens: Sequence[QRect]) -> Fitting:
    """`screens`: what each screen leaves free, the main one first. A screen that is too small is filled."""
    before = QRect(spot.x, spot.y, spot.width, spot.height)
    known = spot.width > 0 and spot.height > 0
    free = next((s for s in screens if known and s.contains(before.center())), screens[0])
    room = free.size() - FRAME
    wanted = before.size() if known else WANTED
    size = wanted.boundedTo(room).expandedTo(LEAST)
    full = spot.full or wanted.width() > room.width() or wanted.height() > room.height()
    if not known:
        before = QRect(free.topLeft() + _half(free.size() - size), size)
    return Fitting(_inside(QRect(before.topLeft(), size), free), full)


def _half(room: QSize) -> QPoint:
    return QPoint(max(room.width(), 0) // 2, max(room.height(), 0) // 2)


def _inside(rect: QRect, free: QRect) -> QRect:
    """Moved until it stands on the screen, its title bar included."""
    title_bar = FRAME.height() - FRAME.width() // 2
    left = max(min(rect.left(), free.right() + 1 - rect.width()), free.left())
    top = max(min(rect.top(), free.bottom() + 1 - rect.height()), free.top() + title_bar)
    return QRect(left, top, rect.width(), rect.height())
