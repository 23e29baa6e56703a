"""Choosing a pincode: with the passphrase, and the digits twice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from kanz_desktop.errors import KanzError
from kanz_desktop.services.error_text import explain
from kanz_desktop.ui.kluis.asking_page import NO_PASSPHRASE, AskingPage
from kanz_desktop.ui.kluis.overview import PIN_LIMIT
from kanz_desktop.ui.opening.door import Door
from kanz_desktop.ui.opening.passphrase_field import PassphraseField
from kanz_desktop.ui.widgets.surfaces import Words

LEAD = "Zes cijfers of meer. Geen rij, geen herhaling en geen datum."
SETTING = "De pincode wordt ingesteld. Dit duurt een paar tellen."
DIFFERENT = "De twee pincodes zijn niet hetzelfde. Typ de tweede nog een keer."


class ChoosePinPage(AskingPage):
    """`done` carries the passphrase and the digits."""

    done = Signal(str, str)

    def __init__(self, door: Door, back: Callable[[], object]) -> None:
        super().__init__("Pincode kiezen", LEAD, back)
        self._door = door
        self.pin = PassphraseField("Pincode", digits=True)
        self.again = PassphraseField("Pincode, nog een keer", digits=True)
        self.passphrase.entered.connect(self.pin.setFocus)
        self.pin.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.ask)
        self.compose("Pincode instellen", self.pin, self.again, Words(PIN_LIMIT, "small"))

    def ask(self) -> None:
        trouble = self._trouble()
        self.complain_in_words(trouble)
        if not trouble:
            self.set_busy(SETTING)
            self.done.emit(self.passphrase.text(), self.pin.text())

    def _trouble(self) -> str:
        if not self.passphrase.text():
            return NO_PASSPHRASE
        try:
            self._door.check_pin(self.pin.text())
        except KanzError as error:
            return str(explain(error))
        return "" if self.pin.text() == self.again.text() else DIFFERENT
