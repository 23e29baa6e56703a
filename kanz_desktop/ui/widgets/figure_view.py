"""Paints a figure (`reports.figure`) in the colours of the theme; a screen reader hears it in words.

Points become pixels so that the figure fills the width there is; the paper painter draws the same list.
"""

from __future__ import annotations

from functools import singledispatchmethod

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from kanz_desktop.reports.figure import Circle, Figure, Line, Polyline, Rect, Text
from kanz_desktop.ui.theme import Theme, current_theme

_DASH = (4.0, 3.0)


class FigureView(QWidget):
    """Shows one figure as wide as its place. The alternative text is its accessible name."""

    def __init__(self, figure: Figure | None = None, *, about: str = "Tekening van de cijfers") -> None:
        super().__init__()
        self._about = about
        self._figure = figure
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_figure(figure)

    def set_figure(self, figure: Figure | None) -> None:
        """Another picture, or none; the words change with it."""
        self._figure = figure
        self.setAccessibleName(figure.alt if figure is not None else "")
        self.setAccessibleDescription(self._about)
        self.updateGeometry()
        self.update()

    def figure(self) -> Figure | None:
        return self._figure

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as it is drawn: a place may be wider than the picture may become."""
        drawn = min(width, self.maximumWidth())
        return round(self._figure.height * drawn / self._figure.width) if self._figure else 0

    def sizeHint(self) -> QSize:
        if self._figure is None:
            return QSize(0, 0)
        theme = current_theme()
        return QSize(theme.px(self._figure.width), theme.px(self._figure.height))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._figure is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.width() / self._figure.width
        painter.scale(scale, scale)
        paint(painter, self._figure, current_theme())
        painter.resetTransform()
        if self.hasFocus():
            self._ring(painter, current_theme())
        painter.end()

    def _ring(self, painter: QPainter, theme: Theme) -> None:
        painter.setPen(QPen(theme.color("teal"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))


def paint(painter: QPainter, figure: Figure, theme: Theme) -> None:
    """Paint the display list in points, in the colours of this theme."""
    brush = _Painting(painter, theme)
    for shape in figure.shapes:
        brush.draw(shape)


class _Painting:
    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter, self._theme = painter, theme

    @singledispatchmethod
    def draw(self, shape: object) -> None:
        raise TypeError(f"no way to paint a {type(shape).__name__}")

    @draw.register
    def _line(self, shape: Line) -> None:
        self._pen(shape.colour, shape.weight, dashed=shape.dashed)
        self._painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))

    @draw.register
    def _rect(self, shape: Rect) -> None:
        self._outline(shape.fill, shape.stroke, shape.weight, dashed=shape.dashed)
        area = QRectF(shape.x, shape.y, shape.width, shape.height)
        self._painter.drawRoundedRect(area, shape.radius, shape.radius)

    @draw.register
    def _circle(self, shape: Circle) -> None:
        self._outline(shape.fill, shape.stroke, shape.weight, dashed=shape.dashed)
        self._painter.drawEllipse(QPointF(shape.x, shape.y), shape.r, shape.r)

    @draw.register
    def _polyline(self, shape: Polyline) -> None:
        corners = QPolygonF([QPointF(x, y) for x, y in shape.points])
        self._pen(shape.colour, shape.weight, dashed=shape.dashed)
        if shape.fill is None:
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawPolyline(corners)
        else:
            self._painter.setBrush(QBrush(self._colour(shape.fill)))
            self._painter.drawPolygon(corners)

    @draw.register
    def _text(self, shape: Text) -> None:
        font = self._font(shape)
        width = QFontMetricsF(font).horizontalAdvance(shape.text)
        left = {"left": 0.0, "centre": width / 2, "right": width}[shape.align]
        self._painter.setFont(font)
        self._painter.setPen(self._colour(shape.colour))
        self._painter.drawText(QPointF(shape.x - left, shape.y), shape.text)

    def _font(self, shape: Text) -> QFont:
        """In whole pixels of the figure's own scale: a point of the list is one unit of the painter."""
        font = self._theme.font(bold=shape.bold)
        font.setPixelSize(max(round(shape.size), 1))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _outline(self, fill: str | None, stroke: str | None, weight: float, *, dashed: bool) -> None:
        self._painter.setBrush(QBrush(self._colour(fill)) if fill else Qt.BrushStyle.NoBrush)
        if stroke:
            self._pen(stroke, weight, dashed=dashed)
        else:
            self._painter.setPen(Qt.PenStyle.NoPen)

    def _pen(self, colour: str, weight: float, *, dashed: bool = False) -> None:
        pen = QPen(self._colour(colour), weight)
        if dashed:
            pen.setDashPattern([length / max(weight, 0.5) for length in _DASH])
        self._painter.setPen(pen)

    def _colour(self, token: str) -> QColor:
        return self._theme.color(token)
