"""Tijdlijn: what was before, so that nobody has to tell the story again."""

from __future__ import annotations

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import delete
from kanz_desktop.ui.historie.presenter import EXAMPLE, SCREEN
from kanz_desktop.ui.historie.timeline_page import TimelinePage
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.gone_line import GoneLine


class HistorieScreen(Screen):
    """The same at the desk and at the table: a family tells its own story."""

    id = SCREEN
    title = "Tijdlijn"
    title_table = "Ons verhaal"
    lead = "Wat er was en wat hielp, zodat niemand het verhaal nog een keer hoeft te vertellen."
    lead_table = "Wat er was, en wat ons hielp. Een jaar of een maand is genoeg."
    icon = "geschiedenis"
    deel = "historie"
    help_text = (
        f"Iets erbij zetten gaat op één regel: {EXAMPLE}.\n"
        "Wanneer mag vaag: 2019, zomer 2019, eind 2020, 2015-2017, sinds 2016.\n"
        "Kanz tekent de tijdlijn. Een volle balk hielp, een halve hielp een beetje, een lege hielp niet.\n"
        "Achter elke regel staat “wijzig”: wie, waarom, en hoe je het weet.\n"
        "Afdrukken: het formulier Tijdlijn, ook leeg."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self.timeline = TimelinePage(context)
        self.timeline.thrown_away.connect(self._throw_away)
        self.column.addWidget(self.timeline)
        self.gone = GoneLine(context, SCREEN)
        self.add_below(self.gone)

    def on_changes(self, changes: Changes) -> None:
        self.timeline.on_changes(changes)

    def show_record(self, record_id: Id) -> None:
        found = self.timeline.show_record(record_id)
        if found is not None:
            self.reveal(found)

    def focus_first(self) -> None:
        self.timeline.focus_first()

    def _throw_away(self, record_id: Id) -> None:
        self.gone.offer(record_id)
        self.focus_first()
        self.context.apply([delete(self.context.snapshot, record_id)], SCREEN)
