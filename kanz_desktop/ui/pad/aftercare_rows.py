"""The lines of the nazorgplan: who keeps an eye on things, in which form, how often and until when."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import person_name
from kanz_desktop.services import pad
from kanz_desktop.services.edits import set_field
from kanz_desktop.ui.pad import presenter
from kanz_desktop.ui.pad.presenter import SCREEN
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.add_line import AddLine
from kanz_desktop.ui.widgets.asked import Asked, labelled, question
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.part_rows import PartRows
from kanz_desktop.ui.widgets.ticks import Tick
from kanz_desktop.ui.widgets.traced import trace


class AftercareRows(PartRows):
    """Each with everything that can be agreed about it, and a line to add one."""

    def __init__(self, context: GezinContext) -> None:
        asks = "wat spreken we af" if context.table else "wie kijkt mee, en hoe"
        self.add = AddLine(context, asks, kind=pad.AFTERCARE_ROW, field="wat", screen=SCREEN)
        super().__init__(
            context,
            pad.AFTERCARE_ROW,
            self.add,
            ids=lambda: presenter.aftercare_ids(context),
            build=lambda record: AftercareRow(context, record),
            screen=SCREEN,
        )
        self.add.entered.connect(self._added)

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
        body = column(self, gap=6)
        body.addWidget(Pairs([self.what, self._asked("waarover")], most=2))
        body.addWidget(self._people())
        body.addWidget(Pairs([self._asked(field) for field in ("wie_anders", "hoe_vaak", "tot", "kosten")]))
        body.addWidget(self.open_end)
        context.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self, changes: Changes | None = None) -> None:
        row = self._context.snapshot.get(self.record)
        if row is not None and (changes is None or any(one.id == row.id for one in changes.records)):
            self.open_end.setChecked(row.flag("open_einde"))

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
