"""Our own pictograms (resources/icons), drawn in the colour of the theme. Always with a word beside them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget

from kanz_desktop.paths import resource, resource_text
from kanz_desktop.ui.theme import current_theme

_SHARP = 2  # drawn at twice the size, so that it stays sharp on a dense screen


def icon(name: str, token: str = "ink", size: int = 20, *, gap_after: int = 0) -> QIcon:
    """The pictogram `name` in the colour `token`, `size` pixels at 100 %. Ask again after a theme change."""
    drawn = pixmap(name, token, size)
    return QIcon(_with_room(drawn, gap_after) if gap_after else drawn)


def pixmap(name: str, token: str = "ink", size: int = 20) -> QPixmap:
    theme = current_theme()
    return _drawn(name, theme.color(token).name(), theme.px(size))


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, side: int) -> QPixmap:
    source = resource_text(f"icons/{name}.svg").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    picture = QPixmap(QSize(side * _SHARP, side * _SHARP))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, side * _SHARP, side * _SHARP))
    painter.end()
    picture.setDevicePixelRatio(_SHARP)
    return picture


def _with_room(drawn: QPixmap, gap: int) -> QPixmap:
    """Qt sets a word closer to its pictogram than we want: the room is part of the picture."""
    wide = QPixmap(drawn.width() + gap * _SHARP, drawn.height())
    wide.fill(Qt.GlobalColor.transparent)
    wide.setDevicePixelRatio(_SHARP)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return wide


def app_icon() -> QIcon:
    return QIcon(str(resource("icons/kanz.svg")))


class IconLabel(QWidget):
    """A pictogram that follows theme and zoom. A picture only: the word beside it says what it means."""

    def __init__(
        self, name: str, *, token: str = "ink-2", size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._token, self._size = name, token, size
        self._fit()

    def set_icon(self, name: str, token: str | None = None) -> None:
        self._name, self._token = name, token or self._token
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, pixmap(self._name, self._token, self._size))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        side = current_theme().px(self._size)
        self.setFixedSize(side, side)
        self.update()


class IconTile(QLabel):
    """A pictogram in a soft square, as on the cards of the leefgebieden."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setProperty("role", "icon-tile")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        side = current_theme().px(38)
        self.setFixedSize(side, side)
        self.setPixmap(pixmap(self._name, "teal-ink", 24))
