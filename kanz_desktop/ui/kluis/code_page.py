"""Before a new recovery code: the passphrase. Whoever finds the laptop open may not walk off with a key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.opening.passphrase_field import PassphraseField
from kanz_desktop.ui.widgets.buttons import GhostButton, PrimaryButton

TITLE = "Nieuwe herstelcode"
LEAD = "Zodra de nieuwe code er is, opent de oude niets meer. Houd pen en papier klaar."
MAKING = "De code wordt gemaakt. Dit duurt een paar tellen."
NO_PASSPHRASE = "Typ eerst je wachtzin."


class NewCodePage(OpeningPage):
    """`done` carries the passphrase."""

    done = Signal(str)

    def __init__(self, back: Callable[[], object]) -> None:
        super().__init__(TITLE, LEAD)
        self.passphrase = PassphraseField("Wachtzin")
        self.passphrase.entered.connect(self._next)
        self.body.addWidget(self.passphrase)
        self.next = PrimaryButton("Nieuwe code maken", self._next)
        self.buttons.addWidget(GhostButton("Terug", back))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next)

    def focus_first(self) -> None:
        self.passphrase.setFocus()

    def refuse(self, error: BaseException) -> None:
        """The code of before still holds."""
        self.set_busy()
        self.complain(error)
        self.passphrase.clear()
        self.passphrase.setFocus()

    def _next(self) -> None:
        typed = self.passphrase.text()
        self.complain_in_words("" if typed else NO_PASSPHRASE)
        if typed:
            self.set_busy(MAKING)
            self.done.emit(typed)
