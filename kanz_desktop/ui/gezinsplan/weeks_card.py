"""The next six weeks, apart from the rest of the plan: which acties, and begun anew when they are over."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import WORDLESS, day_words, first_line
from kanz_desktop.services.gezinsplan import WEEKS, begin_weeks, choose_for_weeks
from kanz_desktop.ui.gezinsplan.presenter import Weken
from kanz_desktop.ui.gezinsplan.taak import taak
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.surfaces import Card, Chip, Words

NOT_YET = "Kies wat nu aan de beurt is. De rest van het plan komt later."
NOTHING = "Nog niets gekozen."
_SHORT = 60


class WeeksCard(Card):
    """`opened` carries the id of an actie that somebody wants to see or change."""

    opened = Signal(bytes)

    def __init__(self, context: GezinContext, *, screen: str) -> None:
        super().__init__("Onze zes weken" if context.table else "De komende zes weken", icon_name="kalender")
        self._context, self._screen = context, screen
        self._weken: Weken | None = None
        self._shown: tuple[object, ...] = ()
        self.about = Words("", "quiet")
        self._lines = column(gap=4)
        self.begin = TouchButton("", self._begin)
        self.folds = Folds()
        self.folds.add("Kies uit de acties", self._choose)
        self._picker: MemberPicker | None = None
        self._offered: list[tuple[Id, str]] = []
        self.body.addWidget(self.about)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.folds)
        self.body.addWidget(flowing(self.begin))

    def show_weeks(self, weken: Weken) -> None:
        self._weken = weken
        self.about.setText(self._about(weken))
        self.begin.setText("Begin nu" if weken.begin is None else "Nieuwe zes weken")
        self.begin.setAccessibleName(f"{self.title.text()}: {self.begin.text().lower()}")
        self.begin.setToolTip("Vanaf vandaag. Wat nog niet klaar is, gaat mee.")
        self.folds.setVisible(weken.begin is not None and bool(weken.te_kiezen))
        self._fill(weken)
        self._offer()

    def _about(self, weken: Weken) -> str:
        if weken.begin is None:
            return NOT_YET
        today, end = self._context.sessie.today(), weken.begin + WEEKS
        days = f"Van {day_words(weken.begin, today)} tot {day_words(end, today)}."
        return days if weken.acties else f"{days} {NOTHING}"

    def _fill(self, weken: Weken) -> None:
        found = [self._context.snapshot.get(actie) for actie in weken.acties]
        lines = tuple(self._words(record) for record in found if record is not None)
        if lines == self._shown:
            return
        self._shown = lines
        clear(self._lines)
        for actie, what, about, status in lines:
            self._lines.addWidget(self._line(actie, what, about, status))

    def _words(self, record: Record) -> tuple[Id, str, str, str]:
        context = self._context
        said = taak(record, context.snapshot, context.pen, context.sessie.today())
        status = context.methode.entry("actiestatus", record.choice("status"))
        about = " · ".join(part for part in (said.wie, said.wanneer) if part)
        what = first_line(record.text("wat")) or WORDLESS
        return record.id, what, about, status.words(tafel=context.table) if status else ""

    def _line(self, actie: Id, what: str, about: str, status: str) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=10)
        words = column(gap=0)
        words.addWidget(Words(what))
        if about:
            words.addWidget(Words(about, "small"))
        line.addLayout(words, 1)
        if status:
            line.addWidget(Chip(status))
        show = GhostButton(
            "", partial(self.opened.emit, actie), icon_name="pijl-rechts", tip="Ga naar deze actie"
        )
        show.setAccessibleName(f"Ga naar: {what}")
        line.addWidget(show)
        return holder

    def _choose(self) -> MemberPicker:
        self._picker = MemberPicker("In de komende zes weken", everyone="")
        self._picker.edited.connect(self._chosen)
        self._offer()
        return self._picker

    def _offer(self) -> None:
        if self._picker is None or self._weken is None:
            return
        rows = [self._context.snapshot.get(actie) for actie in self._weken.te_kiezen]
        offered = [
            (record.id, first_line(record.text("wat"), _SHORT) or WORDLESS)
            for record in rows
            if record is not None
        ]
        if offered != self._offered:
            self._offered = offered
            self._picker.set_people(offered)
        self._picker.set_value(self._weken.acties)

    def _chosen(self, actie: bytes, chosen: bool) -> None:
        context = self._context
        context.apply(choose_for_weeks(context.snapshot, context.pen, actie, chosen), self._screen)

    def _begin(self) -> None:
        context = self._context
        context.apply(begin_weeks(context.snapshot, context.pen, context.sessie.today()), self._screen)
