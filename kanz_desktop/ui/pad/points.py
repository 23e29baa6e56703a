"""Points to tick; ticking is never required, and the day stands behind what was done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kanz_desktop.method.model import Padpunt
from kanz_desktop.services import pad
from kanz_desktop.ui.pad.presenter import SCREEN, PointLine
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.ticks import Tick
from kanz_desktop.ui.widgets.traced import trace


class PointList(QWidget):
    """One tick a point; the same points keep their widgets, so that the keyboard stays where it is."""

    def __init__(self, context: GezinContext, *, explained: bool = False) -> None:
        """`explained`: under what is ticked stands the question where that appears from."""
        super().__init__()
        self._context, self._explained = context, explained
        self._why: dict[str, Asked] = {}
        self._ticks: dict[str, Tick] = {}
        self._body = column(self, gap=2)

    def show_points(self, lines: tuple[PointLine, ...]) -> None:
        if list(self._ticks) != [line.punt.id for line in lines]:
            clear(self._body)
            self._why = {}
            self._ticks = {line.punt.id: self._tick(line.punt) for line in lines}
        for line in lines:
            words = f"{line.words}  ·  {line.about}" if line.about else line.words
            tick = self._ticks[line.punt.id]
            tick.setText(words)
            tick.setAccessibleName(words)
            tick.setChecked(line.done is not None)
            if self._explained:
                self._explain(line)

    def _tick(self, punt: Padpunt) -> Tick:
        tick = Tick(punt.words(tafel=self._context.table))
        tick.clicked.connect(lambda on=False: self._ticked(punt, on=on))
        context = self._context
        point = pad.point_id(context.snapshot, context.pen, punt)
        trace(tick, context, point, pad.POINT, "gedaan", screen=SCREEN)
        self._body.addWidget(tick)
        return tick

    def _explain(self, line: PointLine) -> None:
        """Its record is there once it was ticked; before that there is nothing to explain."""
        context, why = self._context, self._why.get(line.punt.id)
        if why is None and line.done is not None:
            point = pad.point_id(context.snapshot, context.pen, line.punt)
            why = self._why[line.punt.id] = Asked(context, point, pad.POINT, "toelichting", screen=SCREEN)
            self._body.insertWidget(self._body.indexOf(self._ticks[line.punt.id]) + 1, why)
        if why is not None:
            why.setVisible(line.done is not None)

    def _ticked(self, punt: Padpunt, *, on: bool) -> None:
        context = self._context
        day = context.sessie.today() if on else None
        context.apply(pad.tick(context.snapshot, context.pen, punt, day), SCREEN)
