"""One actie or afspraak as a row: what, who, when and how far; the rest opens below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes, Record
from kanz_desktop.domain.wording import first_line
from kanz_desktop.ui.gezinsplan.taak import taak
from kanz_desktop.ui.gezinsplan.task_details import TaskDetails
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import question
from kanz_desktop.ui.widgets.autosave_fields import AutosaveText
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.cells import CellButton
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.in_sight import bring_in_sight
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.traced import trace

_WIDTHS = {"wat": 300, "wie": 190, "wanneer": 180, "status": 168, "meer": 44}
"""Columns in pixels at 100 %; *wat* takes what is left over."""


class TaskRow(QWidget):
    """Bound to one record. Alt+Delete throws it away, Alt+Up and Alt+Down move it."""

    thrown_away = Signal(bytes)
    moved = Signal(bytes, int)

    def __init__(self, context: GezinContext, record: Record, *, screen: str) -> None:
        super().__init__()
        self._context, self.record, self._kind, self._screen = context, record.id, record.kind, screen
        self.what = AutosaveText(
            context, record.id, record.kind, "wat", screen=screen, name=question(context, record.kind, "wat")
        )
        self.what.set_bare()
        self.who = self._cell("wie", "wie?")
        self.when = self._cell("wanneer", "wanneer?")
        self.status = ChoiceField(
            context.methode.list("actiestatus"),
            name="Status",
            tafel=context.table,
            as_menu=True,
            empty="status …",
        )
        bind(self.status, context, record.id, record.kind, "status", screen=screen)
        self.more = GhostButton("", self.toggle, icon_name="pijl-rechts", tip="Meer hierover")
        self.details: TaskDetails | None = None
        self._body = column(self, gap=6)
        self._body.addWidget(self._cells())
        self.setFocusProxy(self.what)
        context.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        record = self._context.snapshot.get(self.record)
        if record is None:
            return
        words = taak(record, self._context.snapshot, self._context.pen, self._context.sessie.today())
        wat = first_line(record.text("wat"))
        self.status.set_name(f"Status van {wat}" if wat else "Status")
        self.more.setAccessibleName(f"Meer over {wat}" if wat else "Meer hierover")
        self.who.set_words(words.wie)
        self.when.set_words(words.wanneer)
        self.more.setToolTip(words.bijzonder or "Meer hierover")

    def toggle(self) -> None:
        if self.details is not None and not self.details.isHidden():
            self.details.hide()
            self.more.set_icon("pijl-rechts")
        else:
            self.open_details()

    def open_details(self, field: str = "") -> None:
        """Show what lies below the row, with the keyboard on the field that was asked for."""
        if self.details is None:
            self.details = TaskDetails(self._context, self.record, self._kind, screen=self._screen)
            self.details.thrown_away.connect(lambda: self.thrown_away.emit(self.record))
            self.details.moved.connect(lambda step: self.moved.emit(self.record, step))
            self._body.addWidget(self.details)
        self.details.show()
        self.more.set_icon("pijl-omlaag")
        if field:
            self.details.focus_field(field)
        bring_in_sight(self.details)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With Alt, because the keys themselves and Ctrl belong to the text."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif event.key() in steps:
            self.moved.emit(self.record, steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self.thrown_away.emit(self.record)
        else:
            super().keyPressEvent(event)

    def _cells(self) -> QWidget:
        line = QWidget()
        cells = CellsLayout(line)
        parts = {
            "wat": self.what,
            "wie": self.who,
            "wanneer": self.when,
            "status": self.status,
            "meer": self.more,
        }
        for name, part in parts.items():
            cells.add_cell(part, _WIDTHS[name], stretch=1 if name == "wat" else 0)
        return line

    def _cell(self, field: str, asks: str) -> CellButton:
        button = CellButton(question(self._context, self._kind, field), asks)
        button.clicked.connect(lambda _on=False: self.open_details(field))
        trace(button, self._context, self.record, self._kind, field, screen=self._screen)
        return button

    def _on_changed(self, changes: Changes) -> None:
        if any(record.id == self.record or record.kind == "gezinslid" for record in changes.records):
            self.refresh()
