"""A box to tick and a choice out of a list, with words that wrap and a mark that is always visible."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from kanz_desktop.ui.theme import Theme, current_theme
from kanz_desktop.ui.widgets.icons import pixmap

_MARK = 20
_GAP = 10
_EDGE = 6
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Tick(QCheckBox):
    """On or off, with the words beside it."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        _wraps(self, words)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self, width)

    def sizeHint(self) -> QSize:
        return _hint(self)

    def minimumSizeHint(self) -> QSize:
        return _least()

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self, _box)


class Option(QRadioButton):
    """One of a list; which one is on is said by its dot."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        _wraps(self, words)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self, width)

    def sizeHint(self) -> QSize:
        return _hint(self)

    def minimumSizeHint(self) -> QSize:
        return _least()

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self, _dot)


Mark = Callable[[QPainter, Theme, QRectF, bool], None]


def _wraps(button: QAbstractButton, words: str) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setAccessibleName(words)


def _words_width(width: int) -> int:
    theme = current_theme()
    return max(1, width - theme.px(_MARK + _GAP + 2 * _EDGE))


def _height(button: QAbstractButton, width: int) -> int:
    room = QRect(0, 0, _words_width(width), 10_000)
    words = button.fontMetrics().boundingRect(room, _WRAP, button.text())
    return max(words.height() + current_theme().px(10), current_theme().size("touch"))


def _hint(button: QAbstractButton) -> QSize:
    theme = current_theme()
    width = button.fontMetrics().horizontalAdvance(button.text()) + theme.px(_MARK + _GAP + 2 * _EDGE)
    return QSize(width, theme.size("touch"))


def _least() -> QSize:
    theme = current_theme()
    return QSize(theme.px(120), theme.size("touch"))


def _paint(button: QAbstractButton, mark: Mark) -> None:
    theme = current_theme()
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if button.hasFocus():
        painter.setPen(QPen(theme.color("teal"), 2))
        painter.drawRoundedRect(QRectF(button.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
    side = theme.px(_MARK)
    place = QRectF(theme.px(_EDGE), (button.height() - side) / 2, side, side)
    mark(painter, theme, place, button.isChecked())
    painter.setPen(theme.color("ink"))
    painter.setFont(button.font())
    left = theme.px(_EDGE + _MARK + _GAP)
    painter.drawText(QRect(left, 0, _words_width(button.width()), button.height()), _WRAP, button.text())
    painter.end()


def _box(painter: QPainter, theme: Theme, place: QRectF, on: bool) -> None:
    painter.setPen(QPen(theme.color("teal" if on else "edge"), max(1, theme.px(1.5))))
    painter.setBrush(theme.color("teal" if on else "sheet"))
    painter.drawRoundedRect(place, theme.px(4), theme.px(4))
    if on:
        drawn = pixmap("vinkje", "on-teal", _MARK)
        painter.drawPixmap(place, drawn, QRectF(drawn.rect()))


def _dot(painter: QPainter, theme: Theme, place: QRectF, on: bool) -> None:
    painter.setPen(QPen(theme.color("teal" if on else "edge"), max(1, theme.px(1.5))))
    painter.setBrush(theme.color("sheet"))
    painter.drawEllipse(place)
    if on:
        inner = place.width() * 0.26
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("teal"))
        painter.drawEllipse(place.adjusted(inner, inner, -inner, -inner))
