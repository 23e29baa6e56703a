"""The worker's own list at the end: what got better for the gezin and for others. It is of the dossier."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.method.model import Entry
from kanz_desktop.services import eindmeting
from kanz_desktop.ui.rapportcijfers.presenter import SCREEN
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import question
from kanz_desktop.ui.widgets.autosave_fields import AutosaveLine
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.surfaces import Card, Words
from kanz_desktop.ui.widgets.ticks import Tick
from kanz_desktop.ui.widgets.traced import trace

WHERE = "Deze lijst vul je zelf in, na de eindmeting. Hij hoort bij het dossier en staat niet aan tafel."
_TICK, _ABOUT = 280, 300
"""Least widths in pixels at 100 %."""


class EffectsCard(Card):
    """A tick for each effect, with room to say what it was."""

    def __init__(self, context: GezinContext) -> None:
        super().__init__("Lijst van de medewerker", icon_name="potlood")
        self._context = context
        self._ticks: dict[str, Tick] = {}
        self.body.addWidget(Words(WHERE, "quiet"))
        for name, list_id in (
            ("Beter voor het gezin", eindmeting.FOR_GEZIN),
            ("Beter voor de samenleving", eindmeting.FOR_SOCIETY),
        ):
            self.body.addWidget(Words(name, "small"))
            for entry in context.methode.list(list_id):
                self.body.addWidget(self._row(entry))
        context.changed.connect(self._on_changed)
        self._show()

    def _row(self, entry: Entry) -> QWidget:
        context = self._context
        record = eindmeting.effect_id(context.snapshot, context.pen, entry.id)
        tick = self._ticks[entry.id] = Tick(entry.label)
        tick.clicked.connect(partial(self._ticked, entry.id))
        trace(tick, context, record, eindmeting.EFFECT, "bereikt", screen=SCREEN)
        asks = question(context, eindmeting.EFFECT, "toelichting")
        about = AutosaveLine(
            context, record, eindmeting.EFFECT, "toelichting", screen=SCREEN, placeholder=asks,
            name=f"{asks}: {entry.label}",
        )  # fmt: skip
        about.set_bare()
        about.along = lambda _words: eindmeting.start_effect(context.snapshot, context.pen, entry.id)
        holder = QWidget()
        cells = CellsLayout(holder)
        cells.add_cell(tick, _TICK)
        cells.add_cell(about, _ABOUT, stretch=1)
        return holder

    def _ticked(self, effect: str, on: bool = False) -> None:
        context = self._context
        context.apply(eindmeting.set_effect(context.snapshot, context.pen, effect, on=on), SCREEN)

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind == eindmeting.EFFECT for record in changes.records):
            self._show()

    def _show(self) -> None:
        context = self._context
        for effect, tick in self._ticks.items():
            record = context.snapshot.get(eindmeting.effect_id(context.snapshot, context.pen, effect))
            tick.setChecked(record is not None and not record.deleted and record.flag("bereikt"))
