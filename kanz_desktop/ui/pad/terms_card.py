"""What comes: the terms that the path counts, moved with a reason where that is better, and pauses."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services import pad
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.termijnen import PathTerm
from kanz_desktop.ui.pad import presenter
from kanz_desktop.ui.pad.presenter import SCREEN, TermLine
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, labelled, question
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.cells import CellWords
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.date_field import DateField
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Note, Words

_READ = frozenset({
    "traject", "gezinsplan", "planversie", "meting", "dossierstuk", "overleg", "mpg", "balans", "balansdoel",
    "buitenbalans", pad.MOVED, pad.PAUSE, pad.INTAKE,
})  # fmt: skip


class TermsCard(Card):
    """At the table to read; moving and pausing is done at the desk."""

    def __init__(self, context: GezinContext) -> None:
        super().__init__("Wat er komt", icon_name="kalender")
        self._context = context
        self._shown: object = None
        self.note = Note("", "note", icon_name="klok")
        self.note.row.addWidget(TouchButton("Vandaag weer verder", self._go_on))
        self.body.addWidget(self.note)
        self._rows = column(gap=6)
        self.body.addLayout(self._rows)
        self._place = column(gap=8)
        self.body.addLayout(self._place)
        self.moving: MoveFields | None = None
        self.pause = GhostButton("Even stilzetten", self._pause, icon_name="klok")
        self.body.addWidget(flowing(self.pause))
        self._pauses = column(gap=6)
        self.body.addLayout(self._pauses)
        self._pause_ids: tuple[Id, ...] = ()
        self.refresh()

    def on_changes(self, changes: Changes) -> None:
        if any(record.kind in _READ for record in changes.records):
            self.refresh()

    def refresh(self) -> None:
        context, today = self._context, self._context.sessie.today()
        still = presenter.paused_words(context, today)
        self.note.set_text(still)
        self.note.setVisible(bool(still) and not context.table)
        self.pause.setVisible(not still and not context.table)
        lines, nothing = presenter.terms(context, today), presenter.nothing_words(context)
        if (lines, nothing) != self._shown:
            self._shown = (lines, nothing)
            self._show(lines, nothing)
        if not context.table:
            self._show_pauses()

    def _show(self, lines: tuple[TermLine, ...], nothing: str) -> None:
        clear(self._rows)
        if not lines:
            self._rows.addWidget(Words(nothing, "quiet"))
        for place, line in enumerate(lines):
            if place:
                self._rows.addWidget(Divider())
            self._rows.addWidget(self._row(line))

    def _row(self, line: TermLine) -> QWidget:
        holder = QWidget()
        cells = CellsLayout(holder)
        cells.add_cell(CellWords(line.when), 130)
        words = f"{line.words}  ({line.why})" if line.why else line.words
        cells.add_cell(CellWords(words), 300, stretch=1)
        if not self._context.table:
            button = GhostButton("Verzetten", partial(self._open_move, line))
            button.setAccessibleName(f"Verzetten: {line.words}, {line.when}")
            cells.add_cell(button, 110)
        return holder

    def _open_move(self, line: TermLine) -> None:
        self._close_move()
        self.moving = MoveFields(self._context, line)
        self.moving.closed.connect(self._close_move)
        self.moving.saved.connect(partial(self._moved, line.term))
        self._place.addWidget(self.moving)
        self.moving.setFocus()

    def _close_move(self) -> None:
        if self.moving is not None:
            clear(self._place)
            self.moving = None

    def _moved(self, term: PathTerm) -> None:
        day = self.moving.day.value() if self.moving is not None else None
        if self.moving is not None and day is not None:
            context, why = self._context, self.moving.why.text().strip()
            edits = pad.move_term(context.snapshot, context.pen, term.soort, term.counted, day, why)
            context.apply(edits, SCREEN)
        self._close_move()

    def _pause(self) -> None:
        context = self._context
        context.apply(pad.new_pause(context.snapshot, context.pen, context.sessie.today()), SCREEN)

    def _go_on(self) -> None:
        context = self._context
        row = pad.open_pause(context.snapshot, current_traject(context.snapshot, context.pen))
        if row is not None:
            edit = set_field(context.snapshot, row.id, pad.PAUSE, "tot", context.sessie.today())
            context.apply([edit], SCREEN)

    def _show_pauses(self) -> None:
        ids = presenter.pause_ids(self._context)
        if ids == self._pause_ids:
            return
        self._pause_ids = ids
        clear(self._pauses)
        for pause in ids:
            asked = [
                Asked(self._context, pause, pad.PAUSE, field, screen=SCREEN)
                for field in ("van", "tot", "reden")
            ]
            self._pauses.addWidget(Pairs(asked, most=3))


class MoveFields(QWidget):
    """Another day for a term, and why."""

    saved = Signal()
    closed = Signal()

    def __init__(self, context: GezinContext, line: TermLine) -> None:
        super().__init__()
        self.day = DateField(name=f"{line.words}: nieuwe dag", today=context.sessie.today)
        self.day.set_value(line.term.day)
        self.why = QLineEdit(line.term.reden)
        asks = question(context, pad.MOVED, "reden")
        self.why.setAccessibleName(asks)
        self.why.returnPressed.connect(self.saved.emit)
        body = column(self, gap=8)
        body.addWidget(Pairs([labelled(f"{line.words}: wordt", self.day), labelled(asks, self.why)], most=2))
        save = TouchButton("Verzetten", self.saved.emit)
        body.addWidget(flowing(save, GhostButton("Sluiten", self.closed.emit)))
        self.setFocusProxy(self.day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
