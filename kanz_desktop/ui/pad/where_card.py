"""Where the traject is: three phases, ten steps, what belongs to a step, and one press to the next."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.services import pad
from kanz_desktop.ui.pad import presenter
from kanz_desktop.ui.pad.points import PointList
from kanz_desktop.ui.pad.presenter import SCREEN, Phase, StepWords
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import ChipButton, GhostButton, PrimaryButton
from kanz_desktop.ui.widgets.flow import FlowLayout, flowing
from kanz_desktop.ui.widgets.layout import clear, column, scale_layout
from kanz_desktop.ui.widgets.surfaces import Card, Words

_READ = frozenset({"traject", pad.POINT})


class WhereCard(Card):
    """A step that is pressed shows what belongs to it; going on is a button of its own."""

    def __init__(self, context: GezinContext) -> None:
        super().__init__("Hier zijn we nu" if context.table else "Waar we zijn", icon_name="vlag")
        self._context = context
        self._looks_at = ""
        self._shown: tuple[Phase, ...] | None = None
        self._phases = column(gap=6)
        self.body.addLayout(self._phases)
        self.step = Words("", "strong")
        self.body.addWidget(self.step)
        self.points = PointList(context)
        self.body.addWidget(self.points)
        self.onward = PrimaryButton("", self._onward)
        self.back = GhostButton("", self._back, icon_name="pijl-links")
        self.buttons = flowing(self.onward, self.back)
        self.body.addWidget(self.buttons)
        self.buttons.setVisible(not context.table)
        self.refresh()

    def on_changes(self, changes: Changes) -> None:
        if any(record.kind in _READ for record in changes.records):
            self.refresh()

    def refresh(self) -> None:
        context = self._context
        now = pad.step(context.snapshot, context.pen)
        looks_at = context.methode.stap(self._looks_at) if self._looks_at else now
        phases = presenter.phases(context)
        if phases != self._shown:
            self._shown = phases
            self._show_phases()
        for chip in self._phase_chips():
            chip.setChecked(chip.property("step") == looks_at.id)
        self.step.setText(presenter.step_title(context, looks_at))
        self.points.show_points(presenter.step_points(context, looks_at, context.sessie.today()))
        after, before = presenter.neighbour(context, now, 1), presenter.neighbour(context, now, -1)
        self.onward.setVisible(after is not None)
        self.back.setVisible(before is not None)
        if after is not None:
            _name(self.onward, presenter.next_words(context, after))
        if before is not None:
            _name(self.back, f"Terug naar stap {before.number}")

    def _phase_chips(self) -> list[ChipButton]:
        return [chip for chip in self.findChildren(ChipButton) if chip.property("step")]

    def _show_phases(self) -> None:
        clear(self._phases)
        for phase in self._shown or ():
            self._phases.addWidget(Words(phase.words, "small"))
            line = QWidget()
            flow = FlowLayout(line)
            scale_layout(flow, gap=8 if self._context.table else 6)
            for step in phase.steps:
                flow.addWidget(self._chip(step))
            self._phases.addWidget(line)

    def _chip(self, step: StepWords) -> ChipButton:
        """What was and what is now is also said, for who does not see the difference."""
        before = {presenter.PAST: "✓ ", presenter.NOW: "nu: "}.get(step.where, "")
        chip = ChipButton(f"{before}{step.words}", partial(self._look_at, step.id))
        chip.setAccessibleName(step.spoken)
        chip.setProperty("step", step.id)
        return chip

    def _look_at(self, step: str) -> None:
        self._looks_at = step
        self.refresh()

    def _onward(self) -> None:
        self._go(1)

    def _back(self) -> None:
        self._go(-1)

    def _go(self, by: int) -> None:
        context = self._context
        target = presenter.neighbour(context, pad.step(context.snapshot, context.pen), by)
        if target is not None:
            self._looks_at = ""
            edits = pad.go_to(context.snapshot, context.pen, target, context.sessie.today())
            context.apply(edits, SCREEN)


def _name(button: PrimaryButton | GhostButton, words: str) -> None:
    button.setText(words)
    button.setAccessibleName(words)
