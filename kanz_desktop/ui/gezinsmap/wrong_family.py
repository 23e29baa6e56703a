"""*Verkeerd gezin*: a paper that lies in the wrong map goes to the right one, and is wiped here."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.services import verkeerd_gezin
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import ChipButton, GhostButton, TouchButton
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import column, row, scale_layout
from kanz_desktop.ui.widgets.surfaces import Card, Words

EXPLAINED = (
    "Dit gaat naar het andere gezin en wordt hier voorgoed gewist, ook uit de "
    "geschiedenis. In het register van beide komt te staan dát er iets is verplaatst, niet wat. "
    "Dit kan niet ongedaan worden gemaakt."
)


class WrongFamilyPanel(Card):
    """One of the few questions in the program: what it does cannot be undone. Never there at the table."""

    closed = Signal()
    moved = Signal()

    def __init__(self, context: GezinContext, werkplek: Werkplek, paper: Id) -> None:
        super().__init__("Dit hoort bij een ander gezin", icon_name="verplaatsen")
        self._context, self._werkplek, self._paper = context, werkplek, paper
        self._target: Id | None = None
        self._chips: dict[Id, ChipButton] = {}
        self.body.addWidget(Words(EXPLAINED, "quiet"))
        self.body.addWidget(self._choices())
        self.go = TouchButton("Verplaatsen en hier wissen", self._move)
        self.go.setEnabled(False)
        foot = row(gap=8)
        foot.addWidget(self.go)
        foot.addWidget(GhostButton("Toch niet", self.closed.emit))
        foot.addStretch(1)
        self.body.addLayout(foot)

    def focus_first(self) -> None:
        chips = list(self._chips.values())
        (chips[0] if chips else self.go).setFocus()

    def _choices(self) -> QWidget:
        holder = QWidget()
        body = column(holder)
        others = [regel for regel in self._werkplek.gezinnen() if regel.id != self._context.sessie.id]
        if not others:
            body.addWidget(Words("Er is nog geen ander gezin."))
        flow = FlowLayout()
        scale_layout(flow, gap=8)
        body.addLayout(flow)
        for regel in others:
            chip = ChipButton(regel.naam, partial(self._choose, regel.id))
            chip.setAccessibleName(f"Naar gezin {regel.naam}")
            self._chips[regel.id] = chip
            flow.addWidget(chip)
        return holder

    def _choose(self, target: Id) -> None:
        self._target = target
        for other, chip in self._chips.items():
            chip.setChecked(other == target)
        self.go.setEnabled(True)

    def _move(self) -> None:
        target = self._target
        if target is None:
            return
        self.go.setEnabled(False)
        werkplek, source, paper = self._werkplek, self._context.sessie.id, self._paper

        def work() -> None:
            verkeerd_gezin.move_between(werkplek, source, target, [paper])
            werkplek.close_gezin(target)

        self._context.tasks.run(work, lambda _nothing: self._done(), self._failed)

    def _done(self) -> None:
        self._context.say("Verplaatst naar het andere gezin")
        self.moved.emit()

    def _failed(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        self._context.show_error(error, "gezinsmap")
