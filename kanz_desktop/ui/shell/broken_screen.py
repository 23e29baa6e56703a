"""What stands in the place of a screen that could not be made: the others still work."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from kanz_desktop.domain.records import Changes
from kanz_desktop.services.error_text import explain
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.buttons import PrimaryButton
from kanz_desktop.ui.widgets.layout import row
from kanz_desktop.ui.widgets.surfaces import Card, Words


class BrokenScreen(Screen):
    """Has the name of the screen it stands for; `again` tries to make that one once more."""

    title = "Dit scherm gaat niet open"

    def __init__(self, context: GezinContext, error: BaseException, again: Callable[[], object]) -> None:
        super().__init__(context)
        said = explain(error)
        card = Card(said.what)
        card.body.addWidget(Words(said.safe))
        card.body.addWidget(Words(f"De andere schermen doen het nog. {said.next}", "strong"))
        self.again = PrimaryButton("Opnieuw proberen", again)
        line = row()
        line.addWidget(self.again)
        line.addStretch(1)
        card.body.addLayout(line)
        self.column.addWidget(card)

    def on_changes(self, changes: Changes) -> None:
        """There is nothing here that can change."""

    def focus_first(self) -> None:
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)
