"""The lock screen: one field. Wrong is said in words, with how long to wait; forgotten has a way in."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from kanz_desktop.errors import AccessRefused, KanzError
from kanz_desktop.services.error_text import explain
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.opening.passphrase_field import PassphraseField
from kanz_desktop.ui.widgets.buttons import LinkButton, PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.surfaces import Note

BACK = "Je gaat straks terug naar waar je was."
CRASHED = "Kanz is onverwacht gestopt. Wat er als opgeslagen stond, is er nog."
PIN_USED_UP = "De pincode was drie keer niet goed. Open Kanz met je wachtzin. Er is niets gewist."
KEYRING_EMPTY = "sleutelbos-leeg"
"""Code of the error of a vault whose other half of the lock this laptop no longer has."""
OPENING = "De kluis gaat open. Dit duurt even, dat hoort zo."


class LockPage(OpeningPage):
    """`tried` carries the passphrase and whether to go on at the table. No name stands on this page.

    At the table also works on the first lock screen after a start: the vault knows the gezin of last time.
    """

    tried = Signal(str, bool)
    forgotten = Signal()
    empty = "Typ je wachtzin en druk op {key}."
    otherwise = "Wachtzin vergeten?"

    def __init__(self, *, back_to_gezin: bool = False, at_table: bool = False, crashed: bool = False) -> None:
        super().__init__("Op slot", BACK if back_to_gezin else "")
        self._at_table = at_table
        if crashed:
            self.body.addWidget(Note(CRASHED, "attention", icon_name="let-op"))
        self.field = self._make_field()
        self.field.entered.connect(lambda: self._try(table=self._at_table))
        self.body.addWidget(self.field)
        self.open = PrimaryButton("Openen", lambda: self._try(table=False))
        self.table = TouchButton("Openen aan tafel", lambda: self._try(table=True), hint="F9")
        self.forgot = LinkButton(self.otherwise, self.forgotten.emit)
        self.buttons.addWidget(self.forgot)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.table)
        QShortcut(QKeySequence("F9"), self).activated.connect(lambda: self._try(table=True))
        self.by_code = PrimaryButton("Openen met de herstelcode", self.forgotten.emit)
        self.by_code.hide()
        self.buttons.addWidget(self.open)
        self.buttons.addWidget(self.by_code)
        self._seconds = 0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)

    def focus_first(self) -> None:
        self.field.setFocus()

    def refuse(self, error: BaseException) -> None:
        """Say why it stays shut; the field is empty again, and waits when it has to."""
        self.set_busy()
        self.field.clear()
        seconds = error.data.get("seconds") if isinstance(error, AccessRefused) else None
        if isinstance(seconds, int):
            self._wait(seconds)
        else:
            self.complain_in_words(str(explain(error)))
            if isinstance(error, KanzError) and error.code == KEYRING_EMPTY:
                self._offer_code()
            else:
                self.field.setFocus()

    def _make_field(self) -> PassphraseField:
        return PassphraseField("Wachtzin")

    def _offer_code(self) -> None:
        """No passphrase can help: the other half of the lock is gone from this laptop."""
        for button in (self.open, self.table, self.forgot):
            button.hide()
        self.by_code.show()
        self.by_code.setFocus()

    def _try(self, *, table: bool) -> None:
        if self._seconds or not self.sheet.isEnabled():
            return
        if not self.field.text():
            self.complain_in_words(self.empty.format(key="F9" if table else "Enter"))
            self.field.setFocus()
            return
        self.set_busy(OPENING)
        self.tried.emit(self.field.text(), table)

    def _wait(self, seconds: int) -> None:
        self._seconds = seconds
        self.open.setEnabled(False)
        self.table.setEnabled(False)
        self._say_wait()
        self._clock.start()
        self.field.setFocus()

    def _tick(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self._say_wait()
            return
        self._clock.stop()
        self.open.setEnabled(True)
        self.table.setEnabled(True)
        self.complain_in_words("Je kunt het nu opnieuw proberen.")

    def _say_wait(self) -> None:
        count = "1 seconde" if self._seconds == 1 else f"{self._seconds} seconden"
        self.complain_in_words(
            f"Dat was een paar keer niet goed. Je kunt het over {count} opnieuw proberen. Er is niets gewist."
        )
