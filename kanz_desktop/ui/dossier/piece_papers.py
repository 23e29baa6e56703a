"""The papers that belong to a piece: from the dossier or from the gezinsmap, each where it lies."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.access import place_of
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.records import Changes, Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import first_line
from kanz_desktop.services.dossier import PAPER, PIECE
from kanz_desktop.services.edits import set_member
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.drop_down import DropDown
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.surfaces import Card, Words

SCREEN, FIELD = "dossier", "papieren"
CHOOSE = "Een papier dat er al is …"
LONGEST = 40
"""Letters of a title in the list that drops down: it is as wide as its longest choice."""
_LIES = {Place.DOSSIER: "ligt in het dossier", Place.GEZINSMAP: "ligt in de gezinsmap"}


class PiecePapers(Card):
    """`opened` carries a paper."""

    opened = Signal(bytes)
    add_files = Signal()

    def __init__(self, context: GezinContext, piece: Id, *, may_change: bool) -> None:
        super().__init__("Papieren erbij")
        self._context, self._piece, self._may_change = context, piece, may_change
        self._rows = column(gap=6)
        self.body.addLayout(self._rows)
        self.choice = DropDown(CHOOSE)
        if may_change:
            line = row(gap=8)
            line.addWidget(TouchButton("Bestand erbij …", self.add_files.emit, icon_name="plus"))
            line.addWidget(self.choice)
            line.addStretch(1)
            self.body.addLayout(line)
        self.choice.activated.connect(lambda _place: self._add())
        context.changed.connect(self._on_changed)
        self._show()

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind in (PAPER, PIECE) for record in changes.records):
            self._show()

    def _show(self) -> None:
        snapshot = self._context.snapshot
        piece = snapshot.get(self._piece)
        chosen = set(piece.members(FIELD)) if piece is not None else set()
        papers = snapshot.of(PAPER)
        clear(self._rows)
        for paper in papers:
            if paper.id in chosen:
                self._rows.addWidget(self._row(paper))
        others = [paper for paper in papers if paper.id not in chosen]
        self.choice.clear()
        self.choice.addItem(CHOOSE, None)
        for title, paper_id in sorted((first_line(_title(paper), LONGEST), paper.id) for paper in others):
            self.choice.addItem(title, paper_id)
        self.choice.setVisible(self._may_change and bool(others))

    def _row(self, paper: Record) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=12)
        words = column(gap=0)
        words.addWidget(Words(_title(paper), "strong"))
        words.addWidget(Words(_LIES.get(place_of(paper), ""), "small"))
        line.addLayout(words, 1)
        if self._may_change:
            off = GhostButton("Hoort er niet bij", partial(self._set, paper.id, False))
            off.setAccessibleName(f"{_title(paper)}: hoort er niet bij")
            line.addWidget(off)
        button = TouchButton("Openen", partial(self.opened.emit, paper.id))
        button.setAccessibleName(f"{_title(paper)}: openen")
        line.addWidget(button)
        return holder

    def _add(self) -> None:
        paper = self.choice.currentData()
        if paper is not None:
            self._set(bytes(paper), True)

    def _set(self, paper: Id, present: bool) -> None:
        edit = set_member(self._context.snapshot, self._piece, PIECE, FIELD, paper, present)
        self._context.apply([edit], SCREEN)


def _title(paper: Record) -> str:
    return paper.text("titel") or paper.text("bestandsnaam") or "Nog zonder titel"
