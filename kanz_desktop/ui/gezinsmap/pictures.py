"""Pictures of papers from the child process to the screen. They exist in memory only."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextOption

from kanz_desktop.domain.values import Id
from kanz_desktop.services import previews
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import FAMILIES
from kanz_desktop.ui.viewer.papers import image_of

KEPT_BYTES = 32_000_000
"""Thumbnails in memory: a few hundred, so that scrolling back costs nothing and memory stays flat."""

A4_RATIO = 297 / 210
WORDS_SHOWN = 600
"""Characters on the small sheet: more would not be seen."""

Ask = Callable[[Id, QSize], QImage | None]
"""Makes a thumbnail within a box of pixels, on a thread of its own; None when there is none."""


def words_image(words: str, box: QSize) -> QImage:
    """A small sheet with the first words on it, for papers that have words only. Safe on any thread."""
    height = box.height()
    sheet = QImage(round(height / A4_RATIO), height, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    font = QFont(list(FAMILIES))
    font.setPixelSize(max(5, height // 18))
    margin = height // 12
    painter = QPainter(sheet)
    painter.setFont(font)
    painter.setPen(QColor("#5A6470"))
    line = painter.fontMetrics().lineSpacing()
    room = sheet.rect().adjusted(margin, margin, -margin, -margin)
    room.setHeight(room.height() // line * line)  # no line of which only the upper half is seen
    wrapped = QTextOption()
    wrapped.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    painter.drawText(QRectF(room), words[:WORDS_SHOWN], wrapped)
    painter.end()
    return sheet


def thumbnail(sessie: GezinSessie, paper: Id, box: QSize) -> QImage | None:
    """The first page, else the first words; blocks. Raises the reason why neither can be shown."""
    picture = previews.thumbnail(sessie, paper, (box.width(), box.height()))
    if picture is not None:
        return image_of(picture)
    words = previews.text(sessie, paper)
    return words_image(words, box) if words.strip() else None


class Thumbnailer(QObject):
    """Makes one thumbnail at a time, those in sight first; forgets the ones that were seen longest ago."""

    ready = Signal(bytes, object)
    """A paper and its QImage, or None when it was forgotten again."""

    def __init__(self, tasks: Tasks, ask: Ask, box: QSize, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._ask, self._box = tasks, ask, box
        self._kept: OrderedDict[Id, QImage] = OrderedDict()
        self._without: set[Id] = set()
        self._wanted: list[Id] = []
        self._busy = False

    def want(self, papers: Sequence[Id]) -> None:
        """These are in sight now; what was wanted before and is not in sight any more, is not made."""
        for paper in papers:
            if paper in self._kept:
                self._kept.move_to_end(paper)
        self._wanted = [p for p in papers if p not in self._kept and p not in self._without]
        self._next()

    def resize(self, box: QSize) -> None:
        """The zoom changed: all pictures are made again at the new size."""
        if box == self._box:
            return
        self._box = box
        for paper in tuple(self._kept):
            self._forget(paper)
        self._without.clear()

    def _next(self) -> None:
        if self._busy or not self._wanted:
            return
        paper, box = self._wanted.pop(0), self._box
        self._busy = True
        self._tasks.run(
            lambda: self._ask(paper, box),
            lambda image: self._arrived(paper, image),
            lambda _error: self._arrived(paper, None),  # the card shows a pictogram; opening it says why
        )

    def _arrived(self, paper: Id, image: QImage | None) -> None:
        self._busy = False
        if image is None:
            self._without.add(paper)
        else:
            self._kept[paper] = image
            self.ready.emit(paper, image)
            self._make_room()
        self._next()

    def _make_room(self) -> None:
        while len(self._kept) > 1 and sum(i.sizeInBytes() for i in self._kept.values()) > KEPT_BYTES:
            self._forget(next(iter(self._kept)))

    def _forget(self, paper: Id) -> None:
        del self._kept[paper]
        self.ready.emit(paper, None)
