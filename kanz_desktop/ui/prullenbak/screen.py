"""The Prullenbak: what was thrown away in this gezin, each with a button that puts it back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import restore
from kanz_desktop.ui.prullenbak.presenter import Weggegooid, thrown_away
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.surfaces import Card, Divider, EmptyState, Words

SHOWN = 200
"""Rows at once; what was thrown away before that comes up as the newest are put back or purged."""


class PrullenbakScreen(Screen):
    """For workers. At the table the line under the page puts back what just went."""

    id = "prullenbak"
    title = "Prullenbak"
    lead = "Wat is weggegooid, blijft hier tot het traject wordt gewist. Terugzetten kan altijd."
    icon = "prullenbak"
    table = False
    at_bottom = True
    help_text = (
        "Wat je weggooide, ligt hier tot het traject wordt gewist.\n"
        "Terugzetten legt iets terug waar het stond, met alles wat erbij hoorde."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self.card = Card()
        self.rows = column(gap=6)
        self.card.body.addLayout(self.rows)
        self.empty = EmptyState("De prullenbak is leeg.", icon_name="prullenbak")
        self.column.addWidget(self.card)
        self.column.addWidget(self.empty)
        self._shown: tuple[Weggegooid, ...] | None = None
        self._show()

    def on_changes(self, changes: Changes) -> None:
        gone = {item.id for item in self._shown or ()}
        if any(record.deleted or record.id in gone for record in changes.records):
            self._show()

    def _show(self) -> None:
        context = self.context
        items = thrown_away(
            context.snapshot, context.methode, context.sessie.today(), self._worker, tafel=context.table
        )
        if items == self._shown:
            return
        self._shown = items
        clear(self.rows)
        for place, item in enumerate(items[:SHOWN]):
            if place:
                self.rows.addWidget(Divider())
            self.rows.addWidget(self._row(item))
        if len(items) > SHOWN:
            self.rows.addWidget(Words(f"En nog {len(items) - SHOWN} die eerder zijn weggegooid.", "quiet"))
        self.card.setVisible(bool(items))
        self.empty.setVisible(not items)

    def _row(self, item: Weggegooid) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=12)
        words = column(gap=0)
        words.addWidget(Words(item.titel, "strong"))
        words.addWidget(Words(item.regel, "quiet"))
        line.addLayout(words, 1)
        button = TouchButton("Terugzetten", partial(self._put_back, item.id), icon_name="terug")
        button.setAccessibleName(f"{item.titel}: terugzetten")
        line.addWidget(button)
        return holder

    def _put_back(self, record_id: Id) -> None:
        self.context.apply([restore(self.context.snapshot, record_id)], self.id)

    def _worker(self, person: Id) -> str:
        found = self.context.snapshot.get(self.context.pen.once("medewerker", person.hex()))
        return found.text("voornaam") or found.text("naam") if found is not None else ""
