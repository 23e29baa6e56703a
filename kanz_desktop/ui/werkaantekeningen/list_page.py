"""The list of notes: newest first, with a line to search in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.sessie import Hit
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.werkaantekeningen import presenter
from kanz_desktop.ui.werkaantekeningen.night import NightButton, NightNote, NightSheet
from kanz_desktop.ui.werkaantekeningen.presenter import NoteLine
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.surfaces import Divider, Words

SHOWN = 200
"""Rows at once; search finds the older ones."""
_SEARCH_AFTER_MS = 200


class ListPage(QWidget):
    """`opened` carries a note; `wanted` what is to be begun: a note or a reflection."""

    opened = Signal(object)
    wanted = Signal(str)
    shut = Signal()
    ending = Signal()
    card = Signal()
    blank = Signal()
    new_code = Signal()

    def __init__(self, inner: GezinContext, idle_minutes: int) -> None:
        super().__init__()
        self._inner = inner
        self._shown: tuple[NoteLine, ...] | None = None
        self._found: tuple[Id, ...] | None = None
        self._turn = 0
        body = column(self, gap=12)
        body.addWidget(NightNote(presenter.only_you(idle_minutes)))
        body.addWidget(self._actions())
        self.search = QLineEdit()
        self.search.setAccessibleName("Zoek in je aantekeningen")
        self.search.setPlaceholderText("Zoek in je aantekeningen")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_AFTER_MS)
        self._pause.timeout.connect(self._look)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        body.addWidget(self.search)
        sheet = NightSheet()
        self.rows = column(gap=6)
        sheet.body.addLayout(self.rows)
        body.addWidget(sheet)
        blank = GhostButton("Leeg formulier reflecterend team", self.blank.emit, icon_name="afdrukken")
        code = GhostButton("Nieuwe herstelcode …", self.new_code.emit, icon_name="sleutel")
        end = GhostButton("Einde van het traject …", self.ending.emit)
        body.addWidget(flowing(blank, code, end))
        inner.changed.connect(self._on_changed)
        self.show_notes()

    def show_notes(self) -> None:
        """What there is now, or what of it was found."""
        made = presenter.lines(self._inner.snapshot, self._today(), self._found)
        if made == self._shown:
            return
        self._shown = made
        clear(self.rows)
        for place, line in enumerate(made[:SHOWN]):
            if place:
                self.rows.addWidget(Divider())
            self.rows.addWidget(self._row(line))
        if not made:
            said = presenter.EMPTY if self._found is None else presenter.NOTHING_FOUND
            self.rows.addWidget(Words(said, "quiet"))
        if len(made) > SHOWN:
            self.rows.addWidget(Words(f"En nog {len(made) - SHOWN} oudere: zoek ze op een woord.", "quiet"))

    def _on_changed(self, _changes: Changes) -> None:
        self.show_notes()

    def focus_first(self) -> None:
        self.new.setFocus()

    def _actions(self) -> QWidget:
        self.new = NightButton(
            "Nieuwe aantekening", partial(self.wanted.emit, "aantekening"), icon_name="plus"
        )
        form = TouchButton("Reflecterend team", partial(self.wanted.emit, "reflectie"), icon_name="samen")
        card = TouchButton("Overdrachtskaart", self.card.emit, icon_name="mensen")
        return flowing(self.new, form, card, TouchButton("Nu sluiten", self.shut.emit, icon_name="slot"))

    def _row(self, line: NoteLine) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=0)
        button = QPushButton(line.title.replace("&", "&&"))
        button.setProperty("role", "night-row")
        button.setAutoDefault(True)
        button.setAccessibleName(f"{line.title}, {line.under}")
        button.clicked.connect(partial(self._open, line.id))
        body.addWidget(button)
        below = column(margins=(7, 0, 0, 0), gap=0)  # under the title, not under the frame of its button
        for words in (line.under, line.excerpt):
            if words:
                below.addWidget(Words(words, "quiet" if words is line.excerpt else "small"))
        body.addLayout(below)
        return holder

    def _open(self, note: Id, _checked: bool = False) -> None:
        self.opened.emit(note)

    def _today(self) -> date:
        return self._inner.sessie.today()

    def _look(self) -> None:
        """What arrives for words that were typed over since is dropped."""
        words = self.search.text().strip()
        self._turn += 1
        turn = self._turn
        if not words:
            self._found = None
            self.show_notes()
            return

        def show(hits: Sequence[Hit]) -> None:
            if turn == self._turn:
                self._found = tuple(hit.record for hit in hits)
                self.show_notes()

        found = self._inner.sessie.search(words, self._inner.audience)
        self._inner.tasks.follow(found, show, self._inner.show_error)
