"""*Wat is er anders?*: two versions beside each other, or one and the plan of now, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.reports.model import ReportInput, Wording
from kanz_desktop.reports.plan_changes import DONE, HEADINGS, PlanChange, plan_changes
from kanz_desktop.services.planversies import read_version
from kanz_desktop.ui.gezinsplan.versions import Versie
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import labelled
from kanz_desktop.ui.widgets.drop_down import DropDown
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Note, Words

NOW = "Het plan van nu"
SAME = "Er is niets anders."
ON_PAPER = "Op papier: het formulier “Wat is er anders in het plan”."


class ChangesPart(QWidget):
    """Built when somebody asks; reads what was kept away from the window, and shows it when it is there."""

    def __init__(self, context: GezinContext, versions: Sequence[Versie], *, screen: str) -> None:
        super().__init__()
        self._context, self._screen = context, screen
        self._turn = 0
        self._choices: list[tuple[Id | None, str]] = [(version.id, version.titel) for version in versions]
        self.before, self.after = DropDown("Van"), DropDown("Naar")
        for _, words in self._choices:
            self.before.addItem(words)
        self._choices.insert(0, (None, NOW))
        for _, words in self._choices:
            self.after.addItem(words)
        for choice in (self.before, self.after):
            choice.currentIndexChanged.connect(self.compare)
        self._lines = column(gap=4)
        body = column(self, gap=8)
        body.addWidget(Pairs([labelled("Van", self.before), labelled("Naar", self.after)], most=2))
        body.addLayout(self._lines)
        body.addWidget(Words(ON_PAPER, "small"))
        context.changed.connect(self._on_changed)
        self.compare()

    def compare(self) -> None:
        """Only what was asked for last is shown."""
        context = self._context
        self._turn += 1
        old = self._choices[self.before.currentIndex() + 1][0]
        work = partial(self._changes, old, self._choices[self.after.currentIndex()][0])
        turn = self._turn
        context.tasks.run(
            work, lambda found: self._show(turn, found), lambda error: context.show_error(error, self._screen)
        )

    def _changes(self, old: Id | None, new: Id | None) -> tuple[PlanChange, ...]:
        return plan_changes(self._report(old), self._report(new))

    def _report(self, version: Id | None) -> ReportInput:
        context = self._context
        wording: Wording = "tafel" if context.table else "vak"
        return ReportInput(self._plan(version), context.methode, context.sessie.today(), "", wording)

    def _plan(self, version: Id | None) -> Snapshot:
        context = self._context
        record = context.snapshot.get(version) if version is not None else None
        if version is None:
            return context.snapshot
        return read_version(context.sessie, record, context.audience) if record is not None else Snapshot()

    def _show(self, turn: int, found: Sequence[PlanChange]) -> None:
        if turn != self._turn:
            return
        clear(self._lines)
        if not found:
            self._lines.addWidget(Words(SAME, "quiet"))
        for heading in HEADINGS:
            said = [change.words for change in found if change.heading == heading]
            if said:
                self._lines.addWidget(Words(heading, "strong"))
            for words in said:
                self._lines.addWidget(Note(words, "good") if heading == DONE else Words(f"•  {words}"))

    def _on_changed(self, changes: Changes) -> None:
        if changes.records and self._choices[self.after.currentIndex()][0] is None and not self.isHidden():
            self.compare()
