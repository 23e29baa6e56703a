"""Paints one paper as a card: its picture, what it is, and when something must be done."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kanz_desktop.ui.gezinsmap.presenter import Kaart, Termijn
from kanz_desktop.ui.gezinsmap.shelf_model import KAART, THUMBNAIL
from kanz_desktop.ui.theme import Theme, current_theme
from kanz_desktop.ui.widgets.icons import pixmap

CARD_WIDTH = 216
PICTURE_HEIGHT = 132
GAP = 14
_PADDING = 12
_RADIUS = 10
_LINES_UNDER_TITLE = 3
_PICTURE_MARGIN = 10
KEPT_CARDS = 60
"""Painted cards in memory: three screens full, some 15 MB."""
_STATES = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
_ICON_BY_KIND = {"image/": "foto", "message/": "brief", "text/": "boek"}


def thumbnail_box() -> QSize:
    """Room for a thumbnail on the narrowest card, at the zoom of now."""
    theme = current_theme()
    return QSize(theme.px(CARD_WIDTH - 2 * _PICTURE_MARGIN), theme.px(PICTURE_HEIGHT - 2 * _PICTURE_MARGIN))


@dataclass(frozen=True, slots=True)
class _Pen:
    """What one painting needs; made once a card, so that the parts stay small."""

    painter: QPainter
    theme: Theme
    left: float
    width: float

    def line(self, words: str, y: float, token: str, font: QFont) -> None:
        self.painter.setFont(font)
        self.painter.setPen(self.theme.color(token))
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width)
        self.painter.drawText(QPointF(self.left, y + metrics.ascent()), shown)

    def wrapped(self, words: str, font: QFont) -> list[str]:
        """One line, or two when it does not fit in one; the second is cut with an ellipsis."""
        metrics = QFontMetricsF(font)
        if metrics.horizontalAdvance(words) <= self.width:
            return [words]
        parts = words.split(" ")
        fitting = 0
        while (
            fitting < len(parts) and metrics.horizontalAdvance(" ".join(parts[: fitting + 1])) <= self.width
        ):
            fitting += 1
        if not 0 < fitting < len(parts):
            return [words]
        return [" ".join(parts[:fitting]), " ".join(parts[fitting:])]

    def chip(self, termijn: Termijn, y: float, font: QFont) -> None:
        metrics = QFontMetricsF(font)
        pad = self.theme.px(10)
        shown = metrics.elidedText(termijn.words, Qt.TextElideMode.ElideRight, self.width - 2 * pad)
        box = QRectF(
            self.left, y, metrics.horizontalAdvance(shown) + 2 * pad, metrics.height() + self.theme.px(6)
        )
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.color(f"{termijn.kind}-soft"))
        self.painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        self.painter.setFont(font)
        self.painter.setPen(self.theme.color(termijn.kind))
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)


class CardDelegate(QStyledItemDelegate):
    """A card for `KAART`, with `THUMBNAIL` on it when there is one."""

    def __init__(self, shelf: QWidget) -> None:
        super().__init__(shelf)
        self._shelf = shelf
        self._kept: OrderedDict[object, QPixmap] = OrderedDict()
        self._width = CARD_WIDTH
        self._cell = QSize()
        self.columns = 1

    def cell_in(self, room: int) -> QSize:
        """The grid for a shelf of `room` pixels: whole cards from edge to edge, GAP between them."""
        theme = current_theme()
        gap = theme.px(GAP)
        self.columns = max(1, (room + gap) // (theme.px(CARD_WIDTH) + gap))
        self._width = (room - (self.columns - 1) * gap) // self.columns
        words = self._title_height(theme) + _LINES_UNDER_TITLE * self._line_height(theme)
        height = theme.px(PICTURE_HEIGHT) + round(words) + 2 * theme.px(_PADDING)
        self._cell = QSize((room - 1) // self.columns, height + gap)  # Qt wraps at the last pixel
        return self._cell

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self._cell

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        kaart = index.data(KAART)
        if kaart is None:
            return
        theme = current_theme()
        gap = theme.px(GAP)
        size = QSize(self._width, option.rect.height() - gap)
        left = index.row() % self.columns * (self._width + gap)
        drawn = self._drawn(theme, size, kaart, index.data(THUMBNAIL), option.state & _STATES)
        painter.drawPixmap(left, option.rect.y(), drawn)

    def _drawn(
        self, theme: Theme, size: QSize, kaart: Kaart, picture: QImage | None, state: QStyle.StateFlag
    ) -> QPixmap:
        """The card as it was painted before, else painted now: scrolling only copies pixels."""
        ratio = self._shelf.devicePixelRatioF()
        key = (kaart, picture.cacheKey() if picture is not None else 0, size.toTuple(), theme, state, ratio)
        card = self._kept.get(key)
        if card is None:
            card = QPixmap(size * ratio)
            card.setDevicePixelRatio(ratio)
            card.fill(theme.color("paper"))  # opaque: copied, not blended
            self._paint(QPainter(card), theme, size, kaart, picture, state)
        self._kept[key] = card
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT_CARDS:
            self._kept.popitem(last=False)
        return card

    def _paint(
        self,
        painter: QPainter,
        theme: Theme,
        size: QSize,
        kaart: Kaart,
        picture: QImage | None,
        state: QStyle.StateFlag,
    ) -> None:
        rect = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._sheet(painter, theme, rect, kaart, picture)
        self._words(painter, theme, rect, kaart)
        self._edge(painter, theme, rect, state)
        painter.end()

    def _sheet(
        self, painter: QPainter, theme: Theme, rect: QRectF, kaart: Kaart, picture: QImage | None
    ) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(rect, theme.px(_RADIUS), theme.px(_RADIUS))
        painter.setClipPath(outline)
        painter.fillRect(rect, theme.color("sheet"))
        top = QRectF(rect.x(), rect.y(), rect.width(), theme.px(PICTURE_HEIGHT))
        painter.fillRect(top, theme.color(kaart.tint.value))
        if picture is not None:
            self._picture(painter, theme, top, picture)
        else:
            self._stand_in(painter, theme, top, kaart)
        painter.setClipping(False)

    def _picture(self, painter: QPainter, theme: Theme, top: QRectF, picture: QImage) -> None:
        margin = theme.px(_PICTURE_MARGIN)
        room = top.adjusted(margin, margin, -margin, -margin)
        wanted = picture.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(0, 0, wanted.width(), wanted.height())
        box.moveCenter(room.center())
        painter.drawImage(box, picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawRect(box)

    def _stand_in(self, painter: QPainter, theme: Theme, top: QRectF, kaart: Kaart) -> None:
        """A pictogram of the kind of file, until the picture is there or when there is none."""
        name = next(
            (i for start, i in _ICON_BY_KIND.items() if kaart.media_type.startswith(start)), "document"
        )
        drawn = pixmap(name, "ink-2", 40)
        side = theme.px(40)
        painter.drawPixmap(
            QRectF(top.center().x() - side / 2, top.center().y() - side / 2, side, side),
            drawn,
            QRectF(drawn.rect()),
        )

    def _words(self, painter: QPainter, theme: Theme, rect: QRectF, kaart: Kaart) -> None:
        padding = theme.px(_PADDING)
        pen = _Pen(painter, theme, rect.x() + padding, rect.width() - 2 * padding)
        y = rect.y() + theme.px(PICTURE_HEIGHT) + padding - theme.px(3)
        title = pen.wrapped(kaart.titel, theme.font(bold=True))
        for words in title:
            pen.line(words, y, "ink", theme.font(bold=True))
            y += self._title_height(theme)
        step = self._line_height(theme)
        pen.line(kaart.regel, y, "ink-2", theme.font("chip"))
        y += step
        left = _LINES_UNDER_TITLE - len(title)
        if left and kaart.termijn is not None and kaart.termijn.kind != "neutral":
            pen.chip(kaart.termijn, y - theme.px(2), theme.font("chip"))
            y, left = y + step, left - 1
        for words in self._rest(kaart)[:left]:
            pen.line(words, y, "ink-2", theme.font("chip"))
            y += step

    @staticmethod
    def _rest(kaart: Kaart) -> list[str]:
        """What may fill the other lines: a far deadline, the maker's words, the readers, the paper."""
        calm = kaart.termijn.words if kaart.termijn is not None and kaart.termijn.kind == "neutral" else ""
        return [line for line in (calm, kaart.quote, kaart.voor_wie, kaart.papier) if line]

    def _edge(self, painter: QPainter, theme: Theme, rect: QRectF, state: QStyle.StateFlag) -> None:
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        width = 3 if focused else 2 if chosen else 1
        token = "teal" if focused or chosen or hovered else "line"
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color(token), width))
        inset = width / 2
        painter.drawRoundedRect(
            rect.adjusted(inset, inset, -inset, -inset), theme.px(_RADIUS), theme.px(_RADIUS)
        )

    @staticmethod
    def _title_height(theme: Theme) -> float:
        return QFontMetricsF(theme.font(bold=True)).height() + theme.px(3)

    @staticmethod
    def _line_height(theme: Theme) -> float:
        return QFontMetricsF(theme.font("chip")).height() + theme.px(5)
