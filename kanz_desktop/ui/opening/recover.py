"""In with the code on paper, and what stands there when the vault cannot be opened at all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from kanz_desktop.services.error_text import explain
from kanz_desktop.ui.opening.code_field import CodeField
from kanz_desktop.ui.opening.door import Door, Verdict
from kanz_desktop.ui.opening.new_passphrase import NewPassphrase
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.widgets.buttons import GhostButton, PrimaryButton
from kanz_desktop.ui.widgets.surfaces import Words

WORKING = "De kluis gaat open met de code, en krijgt je nieuwe wachtzin."


class RecoverPage(OpeningPage):
    """`done` carries the code and the new passphrase."""

    done = Signal(str, str)

    def __init__(self, door: Door, back: Callable[[], object]) -> None:
        super().__init__(
            "Openen met je herstelcode",
            "Pak het papier met je herstelcode. Daarna kies je een nieuwe wachtzin.",
        )
        self._door = door
        self.code = CodeField(door)
        self.code.entered.connect(self._check_code)
        self.choice = NewPassphrase(self._judge)
        self.choice.entered.connect(self._next)
        self.body.addWidget(self.code)
        self.body.addWidget(self.choice)
        self.next = PrimaryButton("Openen met de code", self._next)
        self.buttons.addWidget(GhostButton("Terug", back))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next)

    def focus_first(self) -> None:
        self.code.setFocus()

    def refuse(self, error: BaseException) -> None:
        self.set_busy()
        self.complain(error)

    def _judge(self, text: str) -> Verdict:
        return self._door.verdict(text, alone=True, name="")

    def _check_code(self) -> None:
        if self.code.check():
            self.choice.setFocus()

    def _next(self) -> None:
        if not self.code.check():
            return
        trouble = self.choice.trouble()
        self.complain_in_words(trouble)
        if not trouble:
            self.set_busy(WORKING)
            self.done.emit(self.code.text(), self.choice.text())


class TroublePage(OpeningPage):
    """The vault is damaged, newer, or in a place where it may not be: what, what is safe, what next."""

    again = Signal()

    def __init__(self, error: BaseException) -> None:
        said = explain(error)
        super().__init__(said.what)
        self.body.addWidget(Words(said.safe))
        self.body.addWidget(Words(said.next, "strong"))
        self.retry = PrimaryButton("Opnieuw proberen", self.again.emit)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.retry)

    def focus_first(self) -> None:
        self.retry.setFocus()
