"""The overdrachtskaart: what the gezin's own data say, and beside it what only the worker can tell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.reports.notes import CARD
from kanz_desktop.services.aantekening_sessie import NotesSession
from kanz_desktop.services.overdrachtskaart import OWN_TEXTS, card, card_id
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.werkaantekeningen import presenter
from kanz_desktop.ui.werkaantekeningen.night import NightButton, NightNote, NightSheet
from kanz_desktop.ui.widgets.asked import Asked
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.surfaces import Words

if TYPE_CHECKING:
    from kanz_desktop.services.kantoor.ledenlijst import Reader

SCREEN = "werkaantekeningen"


class CardPage(QWidget):
    """Everything saves itself. `wanted`: show the card as it goes on paper."""

    back = Signal()
    wanted = Signal()
    sent = Signal(bytes)
    """To this colleague."""

    def __init__(self, outer: GezinContext, inner: GezinContext, notes: NotesSession) -> None:
        super().__init__()
        self._outer, self._notes = outer, notes
        body = column(self, gap=12)
        body.addWidget(flowing(GhostButton("Alle aantekeningen", self.back.emit, icon_name="pijl-links")))
        body.addWidget(NightNote(presenter.CARD_WHY, "oog"))
        known = NightSheet("Uit de gegevens van het gezin")
        self._known = column(gap=4)
        known.body.addLayout(self._known)
        known.body.addWidget(Words(presenter.CARD_KNOWN, "small"))
        body.addWidget(known)
        own = NightSheet("Wat jij erbij schrijft")
        record = card_id(notes)
        self.fields = {name: Asked(inner, record, CARD, name, screen=SCREEN) for name in OWN_TEXTS}
        for field in self.fields.values():
            own.body.addWidget(field)
        body.addWidget(own)
        self.show_paper = NightButton("Bekijken, opslaan of afdrukken", self.wanted.emit, icon_name="oog")
        body.addWidget(flowing(self.show_paper))
        self._colleagues = column(gap=4)
        body.addLayout(self._colleagues)
        outer.changed.connect(self._on_changed)
        self._show_known()

    def focus_first(self) -> None:
        next(iter(self.fields.values())).setFocus()

    def show_recipients(self, readers: Sequence[Reader]) -> None:
        """Colleagues for whom the card is; nobody: nothing is offered."""
        clear(self._colleagues)
        for reader in readers:
            send = NightButton(f"Sturen naar {reader.name}", partial(self.sent.emit, reader.member))
            self._colleagues.addWidget(flowing(send))
        if readers:
            self._colleagues.addWidget(Words(presenter.CARD_SEND, "small"))

    def _on_changed(self, _changes: Changes) -> None:
        self._show_known()

    def _show_known(self) -> None:
        clear(self._known)
        for heading, lines in presenter.card_known(card(self._outer.sessie, self._notes)):
            self._known.addWidget(Words(heading, "strong"))
            for line in lines:
                self._known.addWidget(Words(line))
