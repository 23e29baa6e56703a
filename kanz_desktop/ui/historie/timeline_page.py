"""The tijdlijn: a line to add to it, the picture, what helped and what not, and a row for each thing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.reports.timeline.figure import NARROWEST
from kanz_desktop.services.historie import EVENT
from kanz_desktop.ui.historie.event_fields import EventFields
from kanz_desktop.ui.historie.presenter import DRAWN, EXAMPLE, SCREEN, TijdlijnPresenter
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.figure_view import FigureView
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.rows_card import RowsCard
from kanz_desktop.ui.widgets.surfaces import Card, Words

_POINT = 1.5
"""Pixels of a point of the picture at 100 %: its 10 points are as tall as the words of the page."""
_WIDEST, _ROUND = 900.0, 20
"""Points: a wide window does not pull the years apart; and it is drawn anew in steps."""
_EMPTY = "Hier staat nog niets. Typ wanneer het was en wat er gebeurde, en druk op Enter."


class TimelinePage(QWidget):
    """`thrown_away` carries a line that goes to the Prullenbak."""

    thrown_away = Signal(bytes)

    def __init__(self, context: GezinContext) -> None:
        super().__init__()
        self.presenter = TijdlijnPresenter(context, context.sessie.today)
        self.rows = RowsCard(
            context,
            "Ons verhaal" if context.table else "Tijdlijn",
            "geschiedenis",
            empty=_EMPTY,
            asks="wat was er, en wanneer?",
            kind=EVENT,
            field="wat",
            lines=self.presenter.lines,
            build=lambda event: EventFields(context, self.presenter, event),
            screen=SCREEN,
            add_first=True,
        )
        self.rows.add.setPlaceholderText(f"+ {EXAMPLE}")
        self.rows.add.textChanged.connect(self._preview)
        self.rows.add.entered.connect(self.presenter.add)
        self.rows.thrown_away.connect(self.thrown_away.emit)
        self.preview = Words("", "quiet")
        self.preview.hide()
        self.rows.body.insertWidget(1, self.preview)
        self.picture = FigureView(about="Tekening van wat er was, in de tijd")
        self.picture.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.rows.body.insertWidget(2, self.picture)
        self.helped = Card("Wat hielp, en wat niet", icon_name="kracht")
        self._told = column(gap=4)
        self.helped.body.addLayout(self._told)
        body = column(self, gap=12)
        body.addWidget(self.rows)
        body.addWidget(self.helped)
        self._draw()

    def on_changes(self, changes: Changes) -> None:
        if any(record.kind in DRAWN for record in changes.records):
            self.rows.refresh()
            self._draw()

    def show_record(self, record_id: Id) -> QWidget | None:
        return self.rows.show_record(record_id)

    def focus_first(self) -> None:
        self.rows.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _preview(self, words: str) -> None:
        self.preview.setVisible(bool(words.strip()))
        if words.strip():
            self.preview.setText(self.presenter.understood(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_picture()

    def _draw(self) -> None:
        self._draw_picture()
        self._sum_up()

    def _draw_picture(self) -> None:
        """As many points as leave its letters the size of the others: it is redrawn for another zoom."""
        wide = self.width() / (current_theme().px(100) / 100 * _POINT)
        figure = self.presenter.figure(min(max(_ROUND * round(wide / _ROUND), NARROWEST), _WIDEST))
        self.picture.setVisible(figure is not None)
        if figure != self.picture.figure():
            self.picture.set_figure(figure)

    def _sum_up(self) -> None:
        clear(self._told)
        told = self.presenter.summary()
        for part in told:
            self._told.addWidget(Words(part.heading, "strong"))
            for line in part.lines:
                self._told.addWidget(Words(line))
        self.helped.setVisible(bool(told))
