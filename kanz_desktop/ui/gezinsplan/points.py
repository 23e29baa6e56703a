"""The ten aandachtspunten: those of this plan with their acties, the others one tap away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.ui.gezinsplan.presenter import PlanPage, Punt
from kanz_desktop.ui.gezinsplan.task_list import TaskList
from kanz_desktop.ui.gezinsplan.typed import Said
from kanz_desktop.ui.shell.context import GezinContext, OnSaved
from kanz_desktop.ui.widgets.asked import question
from kanz_desktop.ui.widgets.autosave_fields import AutosaveText
from kanz_desktop.ui.widgets.buttons import ChipButton, GhostButton
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import clear, column, keep_only, row, scale_layout
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Words

ADD_ACTIE = "schrijf wat we gaan doen"


class PointSection(QWidget):
    """One aandachtspunt of the plan."""

    def __init__(self, context: GezinContext, punt: Punt, *, screen: str) -> None:
        super().__init__()
        self._context, self._punt, self._screen = context, punt, screen
        self.tasks = TaskList(context, "actie", screen=screen, asks=ADD_ACTIE, make=self._make)
        self.tasks.add.setAccessibleName(f"{punt.naam}: {ADD_ACTIE}")
        self.away = GhostButton(
            "Niet in het plan", partial(self._in_plan, False), tip="Haal dit aandachtspunt uit het plan"
        )
        title = Words(f"{punt.number}  {punt.naam}", "strong")
        title.setToolTip(punt.about)
        words = column(gap=0)
        words.addWidget(title)
        words.addWidget(Words(punt.about, "small"))
        head = row(gap=10)
        head.addLayout(words, 1)
        self.about = self._about()
        self.tell = GhostButton("+ toelichting", self._tell)
        self.tell.setAccessibleName(f"{punt.naam}: toelichting schrijven")
        head.addWidget(self.tell)
        head.addWidget(self.away)
        body = column(self, margins=(0, 4, 0, 6), gap=4)
        body.addWidget(Divider())
        body.addLayout(head)
        body.addWidget(self.about)
        body.addWidget(self.tasks)
        self.show_point(punt)

    def show_point(self, punt: Punt) -> None:
        self._punt = punt
        self.tasks.set_ids(punt.acties)
        self.away.setVisible(punt.in_plan and not punt.acties)
        record = self._context.snapshot.get(punt.id)
        told = record is not None and bool(record.text("toelichting"))
        self.about.setVisible(told or self.about.isVisible())
        self.tell.setVisible(self.about.isHidden())

    def _about(self) -> AutosaveText:
        asks = question(self._context, "aandachtspunt", "toelichting").lower()
        about = AutosaveText(
            self._context,
            self._punt.id,
            "aandachtspunt",
            "toelichting",
            screen=self._screen,
            placeholder=f"{asks} …",
            name=f"{self._punt.naam}: {asks}",
        )
        about.set_bare()
        about.hide()
        return about

    def _tell(self) -> None:
        self.about.show()
        self.tell.hide()
        self.about.setFocus()

    def _make(self, said: Said) -> list[Edit]:
        return new_actie(self._context.snapshot, self._context.pen, **said, aandachtspunt=self._punt.punt)

    def _in_plan(self, on: bool) -> None:
        write_in_plan(self._context, self._punt.id, on, self._screen)


FIRST = (
    "Kies een aandachtspunt. Daarna schrijf je de actie op.",
    "Waar willen jullie iets aan doen? Kies, en schrijf dan wat jullie gaan doen.",
)
NEXT = ("Andere aandachtspunten", "Ook iets voor jullie plan?")
"""What stands above the points to choose from, at the desk and at the table: at first, and later."""


class PointsCard(Card):
    """Sections for the points of this plan, chips for the others, and what belongs to none."""

    thrown_away = Signal(bytes)

    def __init__(self, context: GezinContext, *, screen: str) -> None:
        super().__init__(
            "Wat gaan we doen?" if context.table else "Acties per aandachtspunt", icon_name="doel"
        )
        self._context, self._screen = context, screen
        self.sections: dict[Id, PointSection] = {}
        self._rest_title = Words("Nog bij geen aandachtspunt", "strong")
        self.rest = TaskList(context, "actie", screen=screen, asks=ADD_ACTIE, make=self._make)
        self.rest.add.hide()
        self.others_title = Words("", "small")
        self._others = QWidget()
        self._flow = FlowLayout(self._others)
        scale_layout(self._flow, gap=8)
        for part in (self._rest_title, self.rest, Divider(), self.others_title, self._others):
            self.body.addWidget(part)
        self.rest.thrown_away.connect(self.thrown_away)
        self._offered: tuple[Punt, ...] = ()

    def show_page(self, page: PlanPage) -> None:
        opened = [punt for punt in page.punten if punt.open]
        self._show_sections(opened)
        self.others_title.setText((NEXT if opened else FIRST)[self._context.table])
        self.rest.set_ids(page.overige)
        self._rest_title.setVisible(bool(page.overige))
        self.rest.setVisible(bool(page.overige))
        self._offer(tuple(punt for punt in page.punten if not punt.open))

    def lists(self) -> list[TaskList]:
        return [*(section.tasks for section in self.sections.values()), self.rest]

    def _show_sections(self, punten: list[Punt]) -> None:
        wanted = {punt.id for punt in punten}
        keep_only(self.body, self.sections, wanted)
        for place, punt in enumerate(punten):
            if punt.id not in self.sections:
                self.sections[punt.id] = PointSection(self._context, punt, screen=self._screen)
                self.sections[punt.id].tasks.thrown_away.connect(self.thrown_away)
            self.sections[punt.id].show_point(punt)
            if self.body.indexOf(self.sections[punt.id]) != place:
                self.body.insertWidget(place, self.sections[punt.id])

    def _offer(self, punten: tuple[Punt, ...]) -> None:
        if punten == self._offered:
            return
        self._offered = punten
        clear(self._flow)
        for punt in punten:
            chip = ChipButton(f"+ {punt.naam}", partial(self._take_in, punt), checkable=False)
            chip.setToolTip(punt.about)
            chip.setAccessibleName(f"{punt.naam} in het plan zetten")
            self._flow.addWidget(chip)
        self.others_title.setVisible(bool(punten))
        self._others.setVisible(bool(punten))

    def _take_in(self, punt: Punt) -> None:
        write_in_plan(self._context, punt.id, True, self._screen, lambda _changes: self._start(punt.id))

    def _start(self, record: Id) -> None:
        if record in self.sections:
            self.sections[record].tasks.add.setFocus()

    def _make(self, said: Said) -> list[Edit]:
        return new_actie(self._context.snapshot, self._context.pen, **said)


def write_in_plan(
    context: GezinContext, record: Id, on: bool, screen: str, done: OnSaved | None = None
) -> None:
    """Put an aandachtspunt into the plan, or take it out."""
    context.apply([set_field(context.snapshot, record, "aandachtspunt", "in_plan", on)], screen, done)
