"""Rechten van het gezin: own words, requests, the copy, the term of keeping, and erasing."""

from __future__ import annotations

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import delete
from kanz_desktop.services.verzoeken import REQUEST
from kanz_desktop.ui.rechten.copy_card import CopyCard
from kanz_desktop.ui.rechten.keeping_card import EraseCard, KeepingCard
from kanz_desktop.ui.rechten.requests_card import RequestsCard
from kanz_desktop.ui.rechten.views_card import ViewsCard
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.gone_line import GoneLine

SCREEN = "rechten"


class RechtenScreen(Screen):
    """At the table only the family's words and what it asks; the rest is done at the desk."""

    id = SCREEN
    title = "Rechten van het gezin"
    title_table = "Onze rechten"
    lead = "Wat het gezin zelf zegt en vraagt, een kopie om mee te nemen, en hoe lang we bewaren."
    lead_table = "Jullie eigen woorden, en wat jullie mogen vragen."
    icon = "samen"
    deel = "rechten"
    at_bottom = True
    help_text = (
        "Eigen woorden komen naast wat er staat, en gaan mee in een kopie.\n"
        "Een verzoek krijgt een dag. Kanz telt wanneer het antwoord er moet zijn.\n"
        "Een kopie maak je voor één persoon: er staat in wat die mag lezen.\n"
        "Wissen kan niet ongedaan. Daarom typ je eerst de naam van het gezin."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self._stale = False
        self.views = ViewsCard(context)
        self.requests = RequestsCard(context)
        self.column.addWidget(self.views)
        self.column.addWidget(self.requests)
        self.copy: CopyCard | None = None
        self.keeping: KeepingCard | None = None
        self.erase: EraseCard | None = None
        if not context.table and context.werkplek is not None:
            self.copy = CopyCard(context)
            self.keeping = KeepingCard(context, context.werkplek)
            self.erase = EraseCard(context, context.werkplek, context.removal_asked.emit)
            for card in (self.copy, self.keeping, self.erase):
                self.column.addWidget(card)
            self.requests.erase_asked.connect(self._show_erasing)
        self.gone = GoneLine(context, SCREEN)
        self.add_below(self.gone)
        self.views.thrown_away.connect(self._throw_away)

    def focus_first(self) -> None:
        self._refresh()
        if self.erase is not None:
            self.erase.refresh()
        self.views.add.setFocus()

    def show_record(self, record_id: Id) -> None:
        """A request is opened; of the gezin itself its term of keeping is shown."""
        self._refresh()
        found = self.context.snapshot.get(record_id)
        if found is not None and found.kind == REQUEST:
            self.requests.open_request(record_id)
            self.requests.focus_open()
            self.reveal(self.requests)
        elif self.keeping is not None and (found is None or found.kind != "zienswijze"):
            self.reveal(self.keeping)

    def on_changes(self, changes: Changes) -> None:
        """Every title here belongs to another record; out of sight nothing is counted anew."""
        self._stale = self._stale or bool(changes.records)
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        if self._stale:
            self._stale = False
            for card in (self.views, self.requests, self.copy, self.keeping):
                if card is not None:
                    card.refresh()

    def leave(self) -> None:
        if self.erase is not None:
            self.erase.leave()

    def _throw_away(self, record_id: Id) -> None:
        self.gone.offer(record_id)
        self.context.apply([delete(self.context.snapshot, record_id)], SCREEN)

    def _show_erasing(self) -> None:
        if self.erase is not None:
            self.reveal(self.erase)
            self.erase.focus_first()
