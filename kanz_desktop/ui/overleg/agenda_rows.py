"""The agenda of a meeting, a row for each point: how long, what about, and what was said."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.meetings import POINT
from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import delete
from kanz_desktop.ui.overleg.meeting_presenter import MeetingPresenter, PointLine
from kanz_desktop.ui.overleg.presenter import SCREEN
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.add_line import AddLine
from kanz_desktop.ui.widgets.asked import question
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.autosave_fields import AutosaveLine, AutosaveText
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.cells import CellWords
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.layout import column, keep_only
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Words

_WIDTHS = (60, 270, 300, 44)


class AgendaCard(Card):
    """Rows that stay keep their widgets, with cursor and focus."""

    def __init__(self, context: GezinContext, presenter: MeetingPresenter) -> None:
        title = "Waar we over praten" if context.table else "Agenda en verslag"
        super().__init__(title, icon_name="document")
        self._context, self._presenter = context, presenter
        self._rows: dict[Id, QWidget] = {}
        self._list = column(gap=6)
        self.body.addLayout(self._list)
        self.body.addWidget(Divider())
        asks = "nog een punt" if context.table else "nog een agendapunt"
        self.add = AddLine(context, asks, kind=POINT, field="onderwerp", screen=SCREEN)
        self.add.entered.connect(presenter.add_point)
        self.body.addWidget(self.add)
        self.total = Words("", "quiet")
        self.body.addWidget(self.total)
        context.changed.connect(self._on_changed)
        self._show()

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind == POINT for record in changes.records):
            self._show()

    def _show(self) -> None:
        lines = self._presenter.points()
        keep_only(self._list, self._rows, (line.id for line in lines))
        for place, line in enumerate(lines):
            if line.id not in self._rows:
                self._rows[line.id] = self._row(line)
                self._list.insertWidget(place, self._rows[line.id])
        total = self._presenter.minutes()
        self.total.setText(total)
        self.total.setVisible(bool(total))

    def _row(self, line: PointLine) -> QWidget:
        holder = QWidget()
        cells = CellsLayout(holder)
        title = line.title or "Eigen punt"
        cells.add_cell(self._line(line.id, "minuten", "min", title), _WIDTHS[0])
        if line.title:
            cells.add_cell(CellWords(line.title), _WIDTHS[1])
        else:
            cells.add_cell(self._line(line.id, "onderwerp", "waarover?", title), _WIDTHS[1])
        notes = AutosaveText(
            self._context,
            line.id,
            POINT,
            "besproken",
            screen=SCREEN,
            placeholder=question(self._context, POINT, "besproken"),
            name=f"{title}: {question(self._context, POINT, 'besproken')}",
        )
        cells.add_cell(notes, _WIDTHS[2], stretch=1)
        away = GhostButton("", partial(self._throw_away, line.id), icon_name="kruis", tip="Van de agenda af")
        away.setAccessibleName(f"Van de agenda af: {title}")
        cells.add_cell(away, _WIDTHS[3])
        return holder

    def _line(self, record: Id, field: str, asks: str, title: str) -> AutosaveEditor:
        name = f"{title}: {question(self._context, POINT, field)}"
        return AutosaveLine(self._context, record, POINT, field, screen=SCREEN, placeholder=asks, name=name)

    def _throw_away(self, record: Id) -> None:
        """Ctrl+Z brings it back; the keyboard goes on in the line below."""
        self.add.setFocus()
        self._context.apply([delete(self._context.snapshot, record)], SCREEN)
