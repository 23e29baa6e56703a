"""Before a new recovery code: the passphrase. Whoever finds the laptop open may not walk off with a key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from kanz_desktop.ui.kluis.asking_page import NO_PASSPHRASE, AskingPage

TITLE = "Nieuwe herstelcode"
LEAD = "Zodra de nieuwe code er is, opent de oude niets meer. Houd pen en papier klaar."
MAKING = "De code wordt gemaakt. Dit duurt een paar tellen."


class NewCodePage(AskingPage):
    """`done` carries the passphrase."""

    done = Signal(str)

    def __init__(self, back: Callable[[], object]) -> None:
        super().__init__(TITLE, LEAD, back)
        self.passphrase.entered.connect(self.ask)
        self.compose("Nieuwe code maken")

    def ask(self) -> None:
        typed = self.passphrase.text()
        self.complain_in_words("" if typed else NO_PASSPHRASE)
        if typed:
            self.set_busy(MAKING)
            self.done.emit(typed)
