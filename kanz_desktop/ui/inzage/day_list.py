"""Days with their lines below each other; a long list comes in pieces, so that the window never waits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.inzage import Zin
from kanz_desktop.ui.inzage.presenter import Dag
from kanz_desktop.ui.widgets.layout import clear, column, row, size
from kanz_desktop.ui.widgets.surfaces import Card, Words

SHOWN = 60
"""Lines at once."""
_TIME = 96


class DayList(QWidget):
    """A card for each day. What is not shown yet waits for `more`."""

    def __init__(self) -> None:
        super().__init__()
        self._body = column(self, gap=12)
        self._days: tuple[Dag, ...] = ()
        self._limit = SHOWN
        self.hidden = False
        """There are lines that are not shown yet."""

    def show_days(self, days: Sequence[Dag], *, from_top: bool = True) -> None:
        """Show these instead; `from_top` False: they go on where the list ended."""
        self._days = tuple(days)
        self._limit = SHOWN if from_top else self._limit + SHOWN
        self._fill()

    def more(self) -> bool:
        """The next piece of what is here already; False when all of it is shown."""
        if not self.hidden:
            return False
        self._limit += SHOWN
        self._fill()
        return True

    def _fill(self) -> None:
        clear(self._body)
        room = self._limit
        for day in self._days:
            if room <= 0:
                break
            self._body.addWidget(_day(day, room))
            room -= len(day.zinnen)
        self.hidden = sum(len(day.zinnen) for day in self._days) > self._limit


def _day(day: Dag, room: int) -> Card:
    card = Card(day.titel)
    for zin in day.zinnen[:room]:
        card.body.addWidget(_line(day, zin))
    return card


def _line(day: Dag, zin: Zin) -> QWidget:
    holder = QWidget()
    holder.setAccessibleName(f"{day.titel} {zin.tijd}: {zin.zin}")
    line = row(holder, gap=10)
    time = Words(zin.tijd, "quiet", wrap=False)
    size(time, width=_TIME)
    line.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Words(zin.zin), 1)
    return holder
