"""Paints a search result: its title, where it stands, and the piece of text with the match bold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kanz_desktop.ui.theme import Theme, current_theme
from kanz_desktop.ui.zoeken.presenter import Piece, Resultaat
from kanz_desktop.ui.zoeken.results_model import HEADING, RESULT

_PADDING = 10
_RADIUS = 8

Index = QModelIndex | QPersistentModelIndex


class ResultDelegate(QStyledItemDelegate):
    """Two or three lines a result, one a heading."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = current_theme()
        line = _line(theme)
        result: Resultaat | None = index.data(RESULT)
        if result is None:
            return QSize(0, round(line + theme.px(18)))
        lines = 2 + bool(result.pieces)
        return QSize(0, max(round(lines * line) + 2 * theme.px(_PADDING), theme.size("touch")))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        result: Resultaat | None = index.data(RESULT)
        if result is None:
            painter.setFont(theme.font("chip", bold=True))
            painter.setPen(theme.color("ink-2"))
            flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(
                rect.adjusted(theme.px(_PADDING), 0, 0, -theme.px(4)), flags, index.data(HEADING)
            )
        else:
            self._ground(painter, theme, rect, option.state)
            self._result(painter, theme, rect, result)
        painter.restore()

    def _ground(self, painter: QPainter, theme: Theme, rect: QRectF, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        box = rect.adjusted(1, 1, -1, -1)
        painter.setBrush(theme.color("teal-soft" if chosen else "sheet"))
        pen = QPen(theme.color("teal" if chosen or hovered else "line"), 2 if chosen else 1)
        painter.setPen(pen)
        painter.drawRoundedRect(box, theme.px(_RADIUS), theme.px(_RADIUS))

    def _result(self, painter: QPainter, theme: Theme, rect: QRectF, result: Resultaat) -> None:
        pad = theme.px(_PADDING)
        left, right, y = rect.x() + pad, rect.right() - pad, rect.y() + pad
        _write(painter, theme, [Piece(result.titel, match=True)], QPointF(left, y), right, "ink")
        y += _line(theme)
        _write(painter, theme, [Piece(result.waar, match=False)], QPointF(left, y), right, "ink-2")
        y += _line(theme)
        _write(painter, theme, result.pieces, QPointF(left, y), right, "ink")


def _line(theme: Theme) -> float:
    return QFontMetricsF(theme.font()).height() + theme.px(2)


def _write(
    painter: QPainter, theme: Theme, pieces: Sequence[Piece], at: QPointF, right: float, token: str
) -> None:
    """Runs beside each other, the matched ones bold; what does not fit ends in an ellipsis."""
    x = at.x()
    painter.setPen(theme.color(token))
    for piece in pieces:
        font = theme.font(bold=piece.match)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, max(0.0, right - x))
        painter.setFont(font)
        painter.drawText(QPointF(x, at.y() + metrics.ascent()), shown)
        x += metrics.horizontalAdvance(shown)
        if shown != piece.text:
            return
