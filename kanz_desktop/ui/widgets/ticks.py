"""A box to tick and a choice out of a list, with words that wrap and a mark that is always visible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from kanz_desktop.ui.theme import Theme, current_theme
from kanz_desktop.ui.widgets.icons import pixmap

_MARK = 20
_GAP = 10
_EDGE = 6
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object
"""The shared part stands before the button of Qt, which it may not inherit from twice."""


class _Worded(_Button):
    """What a box and an option share: words that wrap, and a mark before them that the class paints."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setText(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words)

    def _paint_mark(self, painter: QPainter, theme: Theme, place: QRectF) -> None:
        """Draw what says whether it is on."""
        raise NotImplementedError

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, _words_width(width), 10_000)
        words = self.fontMetrics().boundingRect(room, _WRAP, self.text())
        return max(words.height() + current_theme().px(10), current_theme().size("touch"))

    def sizeHint(self) -> QSize:
        theme = current_theme()
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + theme.px(_MARK + _GAP + 2 * _EDGE), theme.size("touch"))

    def minimumSizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(120), theme.size("touch"))

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("teal"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        side = theme.px(_MARK)
        self._paint_mark(painter, theme, QRectF(theme.px(_EDGE), (self.height() - side) / 2, side, side))
        painter.setPen(theme.color("ink"))
        painter.setFont(self.font())
        left = theme.px(_EDGE + _MARK + _GAP)
        room = QRect(left, 0, _words_width(self.width()), self.height())
        painter.drawText(room, _WRAP, self.text())
        painter.end()


class Tick(_Worded, QCheckBox):
    """On or off, with the words beside it."""

    def _paint_mark(self, painter: QPainter, theme: Theme, place: QRectF) -> None:
        _box(painter, theme, place, self.isChecked())


class Option(_Worded, QRadioButton):
    """One of a list; which one is on is said by its dot."""

    def _paint_mark(self, painter: QPainter, theme: Theme, place: QRectF) -> None:
        _dot(painter, theme, place, self.isChecked())


def _words_width(width: int) -> int:
    theme = current_theme()
    return max(1, width - theme.px(_MARK + _GAP + 2 * _EDGE))


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
