"""The genogram, in which somebody can be put aside along the row: by dragging, or with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from kanz_desktop.domain.values import Id
from kanz_desktop.reports.genogram.figure import Genogram
from kanz_desktop.reports.genogram.layout import HALF
from kanz_desktop.reports.genogram.places import APART
from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.figure_view import FigureView
from kanz_desktop.ui.widgets.nearest import nearest

ABOUT = (
    "Tekening van de familie. Pijltjes: iemand kiezen. Ctrl met een pijltje opzij: die persoon verplaatsen."
)
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_ASIDE = round(APART / 2)
"""Points of one step with the keyboard: half a place."""
_REACH = HALF + 6
"""Points around the middle of a symbol where it is taken hold of."""


class GenogramView(FigureView):
    """`moved` carries who, and the new place along the row (`Person.at`). Nobody changes rows."""

    moved = Signal(bytes, int)

    def __init__(self) -> None:
        super().__init__(about=ABOUT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._drawn: Genogram | None = None
        self._names: dict[Id, str] = {}
        self._chosen: Id | None = None
        self._held: Id | None = None
        self._pointer: QPointF | None = None

    def show_genogram(self, drawn: Genogram | None, names: dict[Id, str]) -> None:
        """Another drawing; who was chosen in it stays chosen."""
        self._drawn, self._names = drawn, names
        self._chosen = self._chosen if drawn is not None and self._chosen in drawn.at else None
        self.set_figure(drawn.figure if drawn is not None else None)
        self._say()

    def spot(self, person: Id) -> QPointF:
        """The middle of this person's symbol, in pixels of this widget."""
        assert self._drawn is not None
        return QPointF(*self._drawn.at[person]) * self._scale()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = self._found(event.position())
        self._pointer = None
        if self._held is not None:
            self._chosen = self._held
            self._say()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._pointer = event.position()
            self.update()
        over = self._held is not None or self._found(event.position()) is not None
        self.setCursor(Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, dragged = self._held, self._pointer is not None
        self._held = self._pointer = None
        if held is not None and dragged:
            self._put(held, event.position().x() / self._scale())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self._drawn is None or self._chosen is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if step[0]:
                self._put(self._chosen, self._drawn.at[self._chosen][0] + step[0] * _ASIDE)
        else:
            self._chosen = nearest(self._drawn.at, self._chosen, *step) or self._chosen
            self._say()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._chosen is None and self._drawn is not None:
            self._chosen = next(iter(self._drawn.at), None)
            self._say()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drawn is None or self._chosen is None or self._chosen not in self._drawn.at:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot, reach = self.spot(self._chosen), _REACH * self._scale()
        if self.hasFocus():
            painter.setPen(QPen(theme.color("teal"), theme.px(2)))
            painter.drawEllipse(spot, reach, reach)
        if self._held is not None and self._pointer is not None:
            painter.setPen(QPen(theme.color("amber"), theme.px(3)))
            painter.drawEllipse(QPointF(self._pointer.x(), spot.y()), reach, reach)
        painter.end()

    def _put(self, person: Id, x: float) -> None:
        assert self._drawn is not None
        self.moved.emit(person, round(x - self._drawn.origin))

    def _found(self, at: QPointF) -> Id | None:
        if self._drawn is None:
            return None
        x, y = at.x() / self._scale(), at.y() / self._scale()
        return next(
            (who for who, (a, b) in self._drawn.at.items() if abs(a - x) < _REACH and abs(b - y) < _REACH),
            None,
        )

    def _scale(self) -> float:
        figure = self.figure()
        return self.width() / figure.width if figure is not None and self.width() else 1.0

    def _say(self) -> None:
        """Who is chosen, for who hears the screen."""
        here = f"Hier: {self._names[self._chosen]}. " if self._chosen in self._names else ""
        self.setAccessibleDescription(f"{here}{ABOUT}")
        self.update()
