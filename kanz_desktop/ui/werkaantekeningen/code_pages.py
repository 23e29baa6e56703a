"""A new recovery code for the notes: the words that allow it, and the code itself, once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from kanz_desktop.ui.opening.passphrase_field import PassphraseField
from kanz_desktop.ui.werkaantekeningen import presenter
from kanz_desktop.ui.werkaantekeningen.door_page import DoorPage
from kanz_desktop.ui.werkaantekeningen.night import NightButton, NightNote
from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.surfaces import Words

MAKING_CODE = "De nieuwe code wordt gemaakt. Dit duurt even, dat hoort zo."


class NewCodePage(DoorPage):
    """A new recovery code is only for who knows the words: `tried` carries them."""

    tried = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__(presenter.CODE_NEW, presenter.CODE_NEW_WHY)
        self.field = PassphraseField("Wachtzin van je werkaantekeningen")
        self.field.entered.connect(self._try)
        self.fields.addWidget(self.field)
        self.buttons.addWidget(TouchButton("Terug", self.back.emit))
        self.buttons.addStretch(1)
        self.buttons.addWidget(NightButton("Nieuwe code maken", self._try))

    def focus_first(self) -> None:
        self.field.setFocus()

    def refuse(self, error: BaseException) -> None:
        self.field.clear()
        super().refuse(error)

    def _try(self) -> None:
        if not self.field.text():
            self.complain("Typ je wachtzin en druk op Enter.")
            return
        self.set_busy(MAKING_CODE)
        self.tried.emit(self.field.text())


class CodePage(DoorPage):
    """The code of the notes alone, once, to be printed or copied by hand."""

    kept = Signal()

    def __init__(self, code: str, print_code: Callable[[str], object]) -> None:
        super().__init__("Je herstelcode voor de werkaantekeningen", presenter.CODE_KEEP)
        self.fields.addWidget(Words(code, "code"))
        self.fields.addWidget(NightNote("Kanz bewaart deze code niet.", "sleutel"))
        self.done = NightButton("Ik heb de code bewaard", self.kept.emit)
        self.buttons.addWidget(TouchButton("Afdrukken …", lambda: print_code(code), icon_name="afdrukken"))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.done)

    def focus_first(self) -> None:
        self.done.setFocus()
