"""A page of Kluis that asks for the passphrase of now: whoever finds the laptop open does not know it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.opening.passphrase_field import PassphraseField
from kanz_desktop.ui.widgets.buttons import GhostButton, PrimaryButton

NO_PASSPHRASE = "Typ eerst je wachtzin."


class AskingPage(OpeningPage):
    """The passphrase, what else is asked (`parts`), and one button that calls `ask`."""

    def __init__(self, title: str, lead: str, back: Callable[[], object], *, label: str = "Wachtzin") -> None:
        super().__init__(title, lead)
        self._back = back
        self.passphrase = PassphraseField(label)

    def compose(self, words: str, *parts: QWidget) -> None:
        """Lay it out, once all parts are made; `words` stand on the button."""
        for part in (self.passphrase, *parts):
            self.body.addWidget(part)
        self.next = PrimaryButton(words, self.ask)
        self.buttons.addWidget(GhostButton("Terug", self._back))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next)

    def ask(self) -> None:
        """Say what is still missing, or go on."""
        raise NotImplementedError

    def focus_first(self) -> None:
        self.passphrase.setFocus()

    def refuse(self, error: BaseException) -> None:
        """Nothing was changed; most often it is the passphrase."""
        self.set_busy()
        self.complain(error)
        self.passphrase.clear()
        self.passphrase.setFocus()
