"""A balans with an outsider: of the workers, in the dossier, and never at the table."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.balans import OUTSIDE, new_balans
from kanz_desktop.ui.balans import presenter
from kanz_desktop.ui.balans.presenter import SCREEN, Tab
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Card, Words

WHERE = "Dit hoort bij het dossier. Aan tafel staat het niet op het scherm."
STUCK = "Als het niet vooruit gaat"
_SHORT = ("datum", "rol", "met_wie", "volgende")
_LONG = ("goed", "loopt", "anders", "verandert")


class OutsideCard(Card):
    """Every one of this traject behind its day, the latest first."""

    thrown_away = Signal(bytes)

    def __init__(self, context: GezinContext) -> None:
        super().__init__("Met een buitenstaander", icon_name="oog")
        self._context = context
        self._shown: tuple[Tab, ...] | None = None
        self._numbers: dict[Id, int] = {}
        self.body.addWidget(Words(WHERE, "quiet"))
        self._place = column(gap=8)
        self.body.addLayout(self._place)
        self.add = TouchButton("Balans met een buitenstaander", self._new, icon_name="plus")
        self.body.addWidget(flowing(self.add))
        stuck = Folds()
        stuck.add(STUCK, _when_it_stops)
        self.body.addWidget(stuck)
        self._show()

    def on_changes(self, changes: Changes) -> None:
        if any(record.kind in (OUTSIDE, "traject") for record in changes.records):
            self._show()

    def open_row(self, record: Id) -> None:
        """The fields of this one; nothing happens when it stands open or is not here."""
        number = self._numbers.get(record)
        if number is not None and not self._folds.is_open(number):
            self._folds.toggle(number)

    def _show(self) -> None:
        """A day that is corrected moves no row while somebody writes in it: the same rows stay."""
        tabs = presenter.tabs(self._context, self._context.sessie.today(), OUTSIDE)
        known = {tab.id for tab in self._shown or ()}
        if self._shown is not None and {tab.id for tab in tabs} == known:
            return
        fresh = [tab.id for tab in tabs if self._shown is not None and tab.id not in known]
        self._shown = tabs
        clear(self._place)
        self._folds = Folds()
        self._numbers = {tab.id: self._folds.add(tab.words, partial(self._row, tab.id)) for tab in tabs}
        self._place.addWidget(self._folds)
        for record in fresh:
            self.open_row(record)

    def _row(self, record: Id) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=8)
        for fields, most in ((_SHORT, 4), (_LONG, 2)):
            asked = [Asked(self._context, record, OUTSIDE, field, screen=SCREEN) for field in fields]
            body.addWidget(Pairs(asked, most=most))
        away = GhostButton("Weg ermee", lambda: self.thrown_away.emit(record), icon_name="prullenbak")
        body.addWidget(flowing(away))
        return holder

    def _new(self) -> None:
        context = self._context
        edits = new_balans(context.snapshot, context.pen, context.sessie.today(), OUTSIDE)
        context.apply(edits, SCREEN)


def _when_it_stops() -> QWidget:
    holder = QWidget()
    body = column(holder, gap=4)
    for words in presenter.when_it_stops():
        body.addWidget(Words(words))
    return holder
