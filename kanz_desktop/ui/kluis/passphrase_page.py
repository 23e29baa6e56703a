"""Another passphrase: the one of now is asked, because whoever finds the laptop open does not know it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from kanz_desktop.ui.opening.door import Door, Verdict
from kanz_desktop.ui.opening.new_passphrase import NewPassphrase
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.opening.passphrase_field import PassphraseField
from kanz_desktop.ui.opening.ways import LockWays
from kanz_desktop.ui.widgets.buttons import GhostButton, PrimaryButton

CHANGING = "De kluis krijgt je nieuwe wachtzin. Dit duurt een paar tellen."


class ChangePassphrasePage(OpeningPage):
    """`done` carries the old passphrase, the new one, and whether this laptop keeps half of the lock."""

    done = Signal(str, str, bool)

    def __init__(self, door: Door, name: str, back: Callable[[], object]) -> None:
        super().__init__(
            "Andere wachtzin", "De oude werkt tot de nieuwe er staat. Je herstelcode blijft dezelfde."
        )
        self._door, self._name = door, name
        self.old = PassphraseField("Wachtzin van nu")
        self.choice = NewPassphrase(self._judge, "Nieuwe wachtzin")
        self.ways = LockWays()
        self.old.entered.connect(self.choice.setFocus)
        self.choice.entered.connect(self._next)
        self.ways.changed.connect(self.choice.judge_again)
        for part in (self.old, self.choice, self.ways):
            self.body.addWidget(part)
        self.next = PrimaryButton("Wachtzin veranderen", self._next)
        self.next.setEnabled(False)
        self.buttons.addWidget(GhostButton("Terug", back))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next)

    def set_keyring(self, available: bool, *, alone: bool) -> None:
        """What this laptop can do, asked off the GUI thread; `alone` is how it is now."""
        self.ways.set_keyring(available, alone=alone)
        self.next.setEnabled(True)

    def focus_first(self) -> None:
        self.old.setFocus()

    def refuse(self, error: BaseException) -> None:
        self.set_busy()
        self.complain(error)
        self.old.clear()
        self.old.setFocus()

    def _judge(self, text: str) -> Verdict:
        return self._door.verdict(text, alone=self.ways.alone.isChecked(), name=self._name)

    def _next(self) -> None:
        if not self.next.isEnabled():
            return
        trouble = self.choice.trouble() if self.old.text() else "Typ eerst je wachtzin van nu."
        self.complain_in_words(trouble)
        if not trouble:
            self.set_busy(CHANGING)
            self.done.emit(self.old.text(), self.choice.text(), self.ways.both.isChecked())
