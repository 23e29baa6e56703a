"""Around the members: the gezin itself, its traject, and the workers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.ui.gezin.presenter import (
    GEZIN_FIELDS,
    SCREEN,
    TRAJECT_FIELDS,
    WORKER_FIELDS,
    GezinPresenter,
)
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.add_line import AddLine
from kanz_desktop.ui.widgets.asked import Asked
from kanz_desktop.ui.widgets.cells import CellWords
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.layout import column, keep_only
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Card, Divider


class GezinCard(Card):
    """Where the gezin lives, and what helps when you talk with each other."""

    def __init__(self, context: GezinContext, presenter: GezinPresenter) -> None:
        super().__init__("Ons huis en contact" if context.table else "Het gezin", icon_name="huis")
        asked = [Asked(context, presenter.gezin, "gezin", field, screen=SCREEN) for field in GEZIN_FIELDS]
        self.body.addWidget(Pairs(asked, most=2))


class TrajectCard(Card):
    """When the traject began and how far it is. Not at the table."""

    def __init__(self, context: GezinContext, presenter: GezinPresenter) -> None:
        super().__init__("Traject", icon_name="kalender")
        asked = [
            Asked(context, presenter.traject, "traject", field, screen=SCREEN) for field in TRAJECT_FIELDS
        ]
        self._first = asked[0]
        self.body.addWidget(Pairs(asked, most=3))

    def focus_first(self) -> None:
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)


class WorkersCard(Card):
    """Who helps. At the table to read, at the desk to change."""

    def __init__(self, context: GezinContext, presenter: GezinPresenter) -> None:
        super().__init__("Wie ons helpen" if context.table else "Medewerkers", icon_name="samen")
        self._context, self._presenter = context, presenter
        self._rows: dict[Id, QWidget] = {}
        self._list = column(gap=8)
        self.body.addLayout(self._list)
        if not context.table:
            add = AddLine(
                context,
                "voornaam van nog een medewerker",
                kind="medewerker",
                field="voornaam",
                screen=SCREEN,
            )
            add.entered.connect(presenter.add_worker)
            self.body.addWidget(add)
        self.refresh()

    def refresh(self) -> None:
        ids = self._presenter.workers()
        keep_only(self._list, self._rows, ids)
        for worker in ids:
            if worker not in self._rows:
                self._rows[worker] = self._to_read(worker) if self._context.table else self._to_change(worker)
                self._list.addWidget(self._rows[worker])

    def _to_change(self, worker: Id) -> QWidget:
        line = QWidget()
        body = column(line, gap=8)
        body.addWidget(Divider())
        asked = [Asked(self._context, worker, "medewerker", field, screen=SCREEN) for field in WORKER_FIELDS]
        body.addWidget(Pairs(asked, most=4))
        return line

    def _to_read(self, worker: Id) -> QWidget:
        line = QWidget()
        body = column(line, gap=0)
        body.addWidget(Divider())
        holder = QWidget()
        cells = CellsLayout(holder)
        for words, width in zip(self._presenter.worker_words(worker), (260, 260, 200), strict=True):
            cells.add_cell(CellWords(words), width, stretch=1)
        body.addWidget(holder)
        return line
