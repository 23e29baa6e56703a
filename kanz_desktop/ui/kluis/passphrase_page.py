"""Another passphrase for the vault."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from kanz_desktop.ui.kluis.asking_page import AskingPage
from kanz_desktop.ui.opening.door import Door, Verdict
from kanz_desktop.ui.opening.new_passphrase import NewPassphrase
from kanz_desktop.ui.opening.ways import LockWays

LEAD = "De oude werkt tot de nieuwe er staat. Je herstelcode blijft dezelfde."
CHANGING = "De kluis krijgt je nieuwe wachtzin. Dit duurt een paar tellen."


class ChangePassphrasePage(AskingPage):
    """`done` carries the old passphrase, the new one, and whether this laptop keeps half of the lock."""

    done = Signal(str, str, bool)

    def __init__(self, door: Door, name: str, back: Callable[[], object]) -> None:
        super().__init__("Andere wachtzin", LEAD, back, label="Wachtzin van nu")
        self._door, self._name = door, name
        self.choice = NewPassphrase(self._judge, "Nieuwe wachtzin")
        self.ways = LockWays()
        self.passphrase.entered.connect(self.choice.setFocus)
        self.choice.entered.connect(self.ask)
        self.ways.changed.connect(self.choice.judge_again)
        self.compose("Wachtzin veranderen", self.choice, self.ways)
        self.next.setEnabled(False)

    def set_keyring(self, available: bool, *, alone: bool) -> None:
        """What this laptop can do, asked off the GUI thread; `alone` is how it is now."""
        self.ways.set_keyring(available, alone=alone)
        self.next.setEnabled(True)

    def _judge(self, text: str) -> Verdict:
        return self._door.verdict(text, alone=self.ways.alone.isChecked(), name=self._name)

    def ask(self) -> None:
        if not self.next.isEnabled():
            return
        trouble = self.choice.trouble() if self.passphrase.text() else "Typ eerst je wachtzin van nu."
        self.complain_in_words(trouble)
        if not trouble:
            self.set_busy(CHANGING)
            self.done.emit(self.passphrase.text(), self.choice.text(), self.ways.both.isChecked())
