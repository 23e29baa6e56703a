"""Looking at a page: as large as it fits, larger, smaller, turned. The pixels are in memory only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView

STEP = 1.25
SMALLEST, LARGEST = 0.1, 6.0
"""Screen pixels for one pixel of a page at scale 1."""


class PageView(QGraphicsView):
    """Shows one page that somebody else fetches. `needs_sharper` asks for it at a larger scale."""

    needs_sharper = Signal(float)
    turned_over = Signal(int)
    """Page Up and Page Down: -1 or 1."""

    def __init__(self) -> None:
        super().__init__()
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self._item = QGraphicsPixmapItem()
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.addItem(self._item)
        self._sharpness, self._zoom, self._angle = 1.0, 1.0, 0
        self._fits = True
        self.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("role", "page-view")

    def set_page(self, image: QImage, sharpness: float) -> None:
        """`sharpness` is the scale at which the page was fetched; zoom and turn stay as they are."""
        self._sharpness = sharpness
        self._item.setPixmap(QPixmap.fromImage(image))
        self._apply()

    def clear(self) -> None:
        """Let the pixels go, and start the next paper upright and fitting."""
        self._item.setPixmap(QPixmap())
        self._angle, self._fits = 0, True

    def image(self) -> QImage:
        """The page that is shown, at the sharpness it has now."""
        return self._item.pixmap().toImage()

    def larger(self) -> None:
        self._zoom_to(self._zoom * STEP)

    def smaller(self) -> None:
        self._zoom_to(self._zoom / STEP)

    def fit(self) -> None:
        self._fits = True
        self._apply()

    def turn(self) -> None:
        """A quarter to the right, in the view only: the paper itself is never changed."""
        self._angle = (self._angle + 90) % 360
        self._apply()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self._apply()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.larger if event.angleDelta().y() > 0 else self.smaller)()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.larger()
        elif key == Qt.Key.Key_Minus:
            self.smaller()
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_R:
            self.turn()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned_over.emit(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_item"):
            self._apply()

    def _zoom_to(self, zoom: float) -> None:
        self._fits = False
        self._zoom = min(max(zoom, SMALLEST), LARGEST)
        self._apply()

    def _apply(self) -> None:
        size = self._item.pixmap().size()
        if size.isEmpty():
            return
        if self._fits:
            self._zoom = self._fitting(size.width(), size.height())
        scale = self._zoom / self._sharpness
        self.resetTransform()
        self.rotate(self._angle)
        self.scale(scale, scale)
        self._scene.setSceneRect(QRectF(self._item.boundingRect()))
        wanted = self._zoom * self.devicePixelRatioF()
        if wanted > self._sharpness * STEP:
            self.needs_sharper.emit(wanted)

    def _fitting(self, width: int, height: int) -> float:
        """The zoom at which the whole page is in sight, never larger than life."""
        if self._angle % 180:
            width, height = height, width
        room = self.viewport().size()
        across = room.width() * self._sharpness / width
        down = room.height() * self._sharpness / height
        return min(max(min(across, down) * 0.98, SMALLEST), 2.0)
