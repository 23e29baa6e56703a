"""The drawn map of problems, on which one is joined to another: by dragging, two taps or the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from kanz_desktop.domain.values import Id
from kanz_desktop.reports.samenhang.figure import Box, ProblemMap
from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.figure_view import FigureView
from kanz_desktop.ui.widgets.nearest import nearest

ABOUT = "Tekening van hoe het samenhangt. Pijltjes: kiezen. Enter: begin, en nog een keer Enter: verbinden."
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class LinkMap(FigureView):
    """`joined` carries two ids: the first works through on the second."""

    joined = Signal(bytes, bytes)

    def __init__(self) -> None:
        super().__init__(about=ABOUT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._boxes: dict[Id, Box] = {}
        self._words: dict[Id, str] = {}
        self._cursor: Id | None = None
        self.start: Id | None = None
        """The first one of a link, as long as the second one was not chosen."""
        self._pressed: Id | None = None
        self._pointer: QPointF | None = None

    def show_map(self, drawn: ProblemMap | None, words: dict[Id, str]) -> None:
        """Another drawing; what was chosen on it stays chosen. `words` says each problem aloud."""
        self._boxes = dict(drawn.boxes) if drawn is not None else {}
        self._words = words
        self.start = self.start if self.start in self._boxes else None
        self._cursor = self._cursor if self._cursor in self._boxes else None
        self.set_figure(drawn.figure if drawn is not None else None)
        self._say()

    def spot(self, problem: Id) -> QPointF:
        """The middle of this problem, in pixels of this widget."""
        x, y = self._boxes[problem].middle
        return QPointF(x, y) * self._scale()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._found(event.position())
        self._pointer = None
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self._pointer = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, found = self._pressed, self._found(event.position())
        self._pressed = self._pointer = None
        if pressed is not None and found is not None and found != pressed:
            self._join(pressed, found)
        elif found is not None and found == pressed:
            self._cursor = found
            self._choose(found)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(*_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._cursor is not None:
            self._choose(self._cursor)
        elif key == Qt.Key.Key_Escape and self.start is not None:
            self.start = None
            self._say()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._cursor is None:
            self._cursor = next(iter(self._boxes), None)
            self._say()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() and self._cursor in self._boxes:
            self._ringed(painter, self._cursor, QPen(theme.color("teal"), theme.px(2)))
        chosen = self._pressed if self._pressed in self._boxes else self.start
        if chosen in self._boxes:
            self._ringed(painter, chosen, QPen(theme.color("amber"), theme.px(3)))
        if self._pressed in self._boxes and self._pointer is not None:
            painter.setPen(QPen(theme.color("amber"), theme.px(2)))
            painter.drawLine(self.spot(self._pressed), self._pointer)
        painter.end()

    def _ringed(self, painter: QPainter, problem: Id, pen: QPen) -> None:
        box, scale, out = self._boxes[problem], self._scale(), pen.widthF()
        area = QRectF(box.x * scale, box.y * scale, box.width * scale, box.height * scale)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(-out, -out, out, out), 6 * scale, 6 * scale)

    def _choose(self, problem: Id) -> None:
        """The first one begins a link, the second one makes it, the same one again lets it go."""
        start, self.start = self.start, None
        if start is None:
            self.start = problem
        elif start != problem:
            self._join(start, problem)
        self._say()

    def _join(self, start: Id, end: Id) -> None:
        self.start = None
        self._cursor = end
        self.joined.emit(start, end)

    def _step(self, dx: int, dy: int) -> None:
        """To the nearest one in that direction."""
        if self._cursor is None:
            return
        spots = {problem: box.middle for problem, box in self._boxes.items()}
        self._cursor = nearest(spots, self._cursor, dx, dy) or self._cursor
        self._say()

    def _say(self) -> None:
        """What is chosen, for who hears the screen."""
        parts = [f"Hier: {self._words[self._cursor]}."] if self._cursor in self._words else []
        parts += [f"Begint bij: {self._words[self.start]}."] if self.start in self._words else []
        self.setAccessibleDescription(" ".join([*parts, ABOUT]))
        self.update()

    def _found(self, at: QPointF) -> Id | None:
        scale = self._scale()
        x, y = at.x() / scale, at.y() / scale
        return next((problem for problem, box in self._boxes.items() if box.holds(x, y)), None)

    def _scale(self) -> float:
        figure = self.figure()
        return self.width() / figure.width if figure is not None and self.width() else 1.0
