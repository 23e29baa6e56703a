"""The lines of the nazorgplan: who keeps an eye on things, in which form, how often and until when."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import first_line, person_name
from kanz_desktop.services import pad
from kanz_desktop.services.edits import delete, set_field
from kanz_desktop.ui.pad import presenter
from kanz_desktop.ui.pad.presenter import SCREEN
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.add_line import AddLine
from kanz_desktop.ui.widgets.asked import Asked, labelled, question
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Divider
from kanz_desktop.ui.widgets.ticks import Tick
from kanz_desktop.ui.widgets.traced import trace


class AftercareRows(QWidget):
    """Rows that stay keep their widgets, with cursor and focus."""

    def __init__(self, context: GezinContext) -> None:
        super().__init__()
        self._context = context
        self._rows: dict[Id, AftercareRow] = {}
        self._body = column(self, gap=8)
        asks = "wat spreken we af" if context.table else "wie kijkt mee, en hoe"
        self.add = AddLine(context, asks, kind=pad.AFTERCARE_ROW, field="wat", screen=SCREEN)
        self.add.entered.connect(self._added)
        self._body.addWidget(self.add)
        context.changed.connect(self._on_changed)
        self._show()

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind == pad.AFTERCARE_ROW for record in changes.records):
            self._show()

    def _show(self) -> None:
        ids = presenter.aftercare_ids(self._context)
        for gone in self._rows.keys() - set(ids):
            widget = self._rows.pop(gone)
            self._body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for place, record_id in enumerate(ids):
            if record_id not in self._rows:
                self._rows[record_id] = AftercareRow(self._context, record_id)
                self._body.insertWidget(place, self._rows[record_id])
            self._rows[record_id].refresh()

    def _added(self, words: str) -> None:
        context = self._context
        context.apply(pad.new_aftercare(context.snapshot, context.pen, words), SCREEN)


class AftercareRow(QWidget):
    """One line with everything that can be agreed about it."""

    def __init__(self, context: GezinContext, record: Id) -> None:
        super().__init__()
        self._context, self.record = context, record
        self.what = self._asked("wat")
        self.open_end = Tick(question(context, pad.AFTERCARE_ROW, "open_einde"))
        self.open_end.clicked.connect(lambda on=False: self._write_open_end(on=on))
        trace(self.open_end, context, record, pad.AFTERCARE_ROW, "open_einde", screen=SCREEN)
        self.away = GhostButton("Weg ermee", self._throw_away, icon_name="prullenbak")
        body = column(self, gap=6)
        body.addWidget(Pairs([self.what, self._asked("waarover")], most=2))
        body.addWidget(self._people())
        body.addWidget(Pairs([self._asked(field) for field in ("wie_anders", "hoe_vaak", "tot", "kosten")]))
        body.addWidget(Pairs([self.open_end, self.away], most=2))
        body.addWidget(Divider())

    def refresh(self) -> None:
        row = self._context.snapshot.get(self.record)
        if row is not None:
            self.open_end.setChecked(row.flag("open_einde"))
            self.away.setAccessibleName(f"Weg ermee: {first_line(row.text('wat'))}")

    def _asked(self, field: str) -> Asked:
        return Asked(self._context, self.record, pad.AFTERCARE_ROW, field, screen=SCREEN)

    def _people(self) -> QWidget:
        context, tafel = self._context, self._context.table
        words = question(context, pad.AFTERCARE_ROW, "wie")
        picker = MemberPicker(words)
        rows = (*context.snapshot.of("gezinslid"), *context.snapshot.of("medewerker"))
        picker.set_people([(row.id, person_name(row, tafel=tafel)) for row in rows])
        bind(picker, context, self.record, pad.AFTERCARE_ROW, "wie", screen=SCREEN)
        return labelled(words, picker)

    def _write_open_end(self, *, on: bool) -> None:
        snapshot = self._context.snapshot
        self._context.apply([set_field(snapshot, self.record, pad.AFTERCARE_ROW, "open_einde", on)], SCREEN)

    def _throw_away(self) -> None:
        self._context.apply([delete(self._context.snapshot, self.record)], SCREEN)
