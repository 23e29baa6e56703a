"""What comes and goes, gezin by gezin: before a sync, and after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.services.error_text import Explanation
from kanz_desktop.ui.bijwerken.habits import LIMIT_CHOICES_MB, Choice, Habit
from kanz_desktop.ui.bijwerken.presenter import HELD_UP, LOOKING, Exchange, GezinLine, Report
from kanz_desktop.ui.widgets.buttons import PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.drop_down import DropDown
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.said import Said
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Note, Words
from kanz_desktop.ui.widgets.ticks import Tick

TEXT_FIRST = "Alleen tekst eerst: papieren komen een volgende keer"
LIMIT = "Papieren per keer"

OnTogether = Callable[[Id], object]
OnChoice = Callable[[Choice], object]


class ExchangeRows(QWidget):
    """A line for each gezin in which something comes or goes."""

    def __init__(self, exchange: Exchange, together: OnTogether | None = None) -> None:
        """`together`: where to look at what two people wrote; None while nothing has come yet."""
        super().__init__()
        body = column(self, gap=6)
        for line in exchange.lines:
            body.addWidget(Divider())
            body.addWidget(_row(line, together))


class PreviewCard(Card):
    """What a sync will do, how much of it at a time, and the button that begins it."""

    def __init__(self, habit: Habit, start: Callable[[], object], chosen: OnChoice) -> None:
        super().__init__("Wat er klaarstaat")
        self._chosen = chosen
        self.ready = False
        """Whether it is known what there is."""
        self._totals, self._each = column(gap=8), column(gap=8)
        self._totals.addWidget(Words(LOOKING, "quiet"))
        self.body.addLayout(self._totals)
        self.start = PrimaryButton("Bijwerken", start, icon_name="opnieuw")
        self.text_first = Tick(TEXT_FIRST)
        self.text_first.setChecked(habit.text_first)
        self.text_first.toggled.connect(lambda _on: self._choose())
        self.limit = DropDown(LIMIT)
        for size in LIMIT_CHOICES_MB:
            self.limit.addItem(f"hoogstens {size} MB" if size else "alle papieren", size)
        self.limit.setCurrentIndex(LIMIT_CHOICES_MB.index(habit.limit_mb))
        self.limit.activated.connect(lambda _place: self._choose())
        foot = row(gap=16)
        foot.addWidget(self.start)
        foot.addWidget(self.text_first, 1)
        self.body.addLayout(foot)
        slow = row(gap=12)
        slow.addWidget(Words("Trage lijn? Neem per keer", "quiet", wrap=False))
        slow.addWidget(self.limit)
        slow.addStretch(1)
        self.body.addLayout(slow)
        self.body.addLayout(self._each)

    def show_preview(self, exchange: Exchange) -> None:
        self.ready = True
        clear(self._totals)
        self._totals.addWidget(Words(exchange.lead, "strong" if exchange.lines else ""))
        if exchange.outgoing:
            self._totals.addWidget(Words(exchange.outgoing))
        if exchange.lines:
            self._each.addWidget(ExchangeRows(exchange))

    def wait(self) -> None:
        """The folder does not answer, and may yet."""
        if not self.ready:
            self.say(HELD_UP)

    def say(self, words: str) -> None:
        """In the place of the totals: there is nothing to look ahead at."""
        clear(self._totals)
        self._totals.addWidget(Words(words, "quiet"))

    def _choose(self) -> None:
        text_first, limit_mb = self.text_first.isChecked(), self.limit.currentData()
        self._chosen(lambda habit: replace(habit, text_first=text_first, limit_mb=limit_mb))


class OutsideCard(Card):
    """This laptop is not, or no longer, let in: nothing can come or go. `look` tries whether it is by now."""

    def __init__(self, said: Explanation, look: Callable[[], object]) -> None:
        super().__init__("Bijwerken kan nu niet")
        self.body.addWidget(Said(said))
        self.look = PrimaryButton("Kijken of ik binnen ben", look, icon_name="opnieuw")
        self.body.addWidget(flowing(self.look))


class ReportCard(Card):
    """What a sync did: what came, what went, what was mended, what needs a person."""

    def __init__(self, report: Report, together: OnTogether) -> None:
        super().__init__(report.title)
        for alarm in report.alarms:
            self.body.addWidget(Said(alarm))
        self.body.addWidget(Words(report.exchange.lead, "" if report.exchange.empty else "strong"))
        if report.exchange.outgoing:
            self.body.addWidget(Words(report.exchange.outgoing))
        if report.exchange.lines:
            self.body.addWidget(ExchangeRows(report.exchange, together))
        for note in report.notes:
            self.body.addWidget(Note(note))


def _row(line: GezinLine, together: OnTogether | None) -> QWidget:
    holder = QWidget()
    holder.setAccessibleName(line.spoken)
    beside = row(holder, gap=12)
    words = column(gap=2)
    words.addWidget(Words(line.naam, "strong"))
    for said, role in ((line.incoming, ""), (line.outgoing, "quiet")):
        if said:
            words.addWidget(Words(said, role))
    beside.addLayout(words, 1)
    if together is not None and line.together:
        button = TouchButton("Samen bekijken", partial(together, line.gezin), icon_name="samen")
        button.setAccessibleName(f"Samen bekijken: {line.naam}")
        beside.addWidget(button)
    return holder
