"""The passphrase step of the notes: the first time, every time, and when the words are forgotten."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from kanz_desktop.errors import AccessRefused
from kanz_desktop.services.error_text import explain
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.opening.code_field import CodeField
from kanz_desktop.ui.opening.new_passphrase import Judge, NewPassphrase
from kanz_desktop.ui.opening.passphrase_field import PassphraseField
from kanz_desktop.ui.opening.vault_door import VaultDoor
from kanz_desktop.ui.werkaantekeningen import presenter
from kanz_desktop.ui.werkaantekeningen.night import NightButton, NightSheet
from kanz_desktop.ui.widgets.buttons import LinkButton, TouchButton
from kanz_desktop.ui.widgets.layout import column, row, size
from kanz_desktop.ui.widgets.surfaces import Words
from kanz_desktop.ui.widgets.ticks import Option

OPENING = "Je werkaantekeningen gaan open. Dit duurt even, dat hoort zo."
_WIDE = 620
"""A sheet to read and type on is no wider, in pixels at 100 %."""


class DoorPage(QWidget):
    """A sheet with fields, a line that says what is wrong, and buttons."""

    def __init__(self, title: str, said: str) -> None:
        super().__init__()
        self.sheet = NightSheet(title)
        size(self.sheet, max_width=_WIDE)
        self.body = self.sheet.body
        self.body.addWidget(Words(said))
        self.fields = column(gap=10)
        self.body.addLayout(self.fields)
        self.message = Words("", "error")
        self.message.hide()
        self.body.addWidget(self.message)
        self.buttons = row(gap=8)
        self.body.addLayout(self.buttons)
        line = row(self)  # beside a stretch it is asked for its height at its own width
        line.addWidget(self.sheet, 1)
        line.addStretch(0)

    def set_busy(self, words: str = "") -> None:
        """Fields and buttons rest while something takes its time."""
        self.sheet.setEnabled(not words)
        self._say(words, "quiet")

    def refuse(self, error: BaseException) -> None:
        """Say why it stays shut."""
        self.set_busy()
        self.complain(str(explain(error)))
        self.focus_first()

    def complain(self, words: str) -> None:
        self._say(words, "error")

    def focus_first(self) -> None:
        raise NotImplementedError

    def _say(self, words: str, role: str) -> None:
        self.message.set_role(role)
        self.message.setText(words)
        self.message.setVisible(bool(words))


class OpenPage(DoorPage):
    """One field. Wrong is said in words, with how long to wait."""

    tried = Signal(str)
    forgotten = Signal()
    more = Signal()
    """There are notes of another laptop too."""

    def __init__(self, idle_minutes: int, *, elsewhere: bool) -> None:
        """`elsewhere`: an office folder may hold more of them."""
        super().__init__("Je werkaantekeningen zijn dicht", presenter.only_you(idle_minutes))
        self.field = PassphraseField("Wachtzin van je werkaantekeningen")
        self.field.entered.connect(self._try)
        self.fields.addWidget(self.field)
        self.open = NightButton("Openen", self._try)
        self.buttons.addWidget(LinkButton("Wachtzin vergeten?", self.forgotten.emit))
        if elsewhere:
            self.buttons.addWidget(LinkButton("Ook van een andere laptop …", self.more.emit))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.open)

    def focus_first(self) -> None:
        self.field.setFocus()

    def refuse(self, error: BaseException) -> None:
        self.field.clear()
        super().refuse(error)
        seconds = error.data.get("seconds") if isinstance(error, AccessRefused) else None
        if isinstance(seconds, int):
            self.open.setEnabled(False)
            QTimer.singleShot(seconds * 1000, self.open, lambda: self.open.setEnabled(True))

    def _try(self) -> None:
        if not self.open.isEnabled():
            return
        if not self.field.text():
            self.complain("Typ je wachtzin en druk op Enter.")
            return
        self.set_busy(OPENING)
        self.tried.emit(self.field.text())


FORGOTTEN = ("Openen met je herstelcode", "Kies daarna een nieuwe wachtzin. De code blijft geldig.")
FETCH = (
    "Je werkaantekeningen van een vorige laptop",
    "Ze staan versleuteld in de kantoormap, alleen voor jou. Typ de code waarmee ze toen opengingen. "
    "Kies een wachtzin voor hier. De code blijft geldig voor je werkaantekeningen.",
)


MORE = (
    "Werkaantekeningen van een andere laptop erbij",
    "Schreef je ook op een andere laptop? Ze staan op slot in de kantoormap, alleen voor jou. Typ de code "
    "waarmee ze daar opengaan, en de wachtzin van je werkaantekeningen hier. Dan komt alles bij elkaar.",
)


class MorePage(DoorPage):
    """The code of the other laptop, and the words of here."""

    tried = Signal(str, str)
    back = Signal()

    def __init__(self, werkplek: Werkplek) -> None:
        super().__init__(*MORE)
        self.code = CodeField(VaultDoor(werkplek.paths))
        self.field = PassphraseField("Wachtzin van je werkaantekeningen")
        self.code.entered.connect(self.field.setFocus)
        self.field.entered.connect(self._try)
        self.fields.addWidget(self.code)
        self.fields.addWidget(self.field)
        self.buttons.addWidget(TouchButton("Terug", self.back.emit))
        self.buttons.addStretch(1)
        self.buttons.addWidget(NightButton("Erbij halen", self._try))

    def focus_first(self) -> None:
        self.code.setFocus()

    def _try(self) -> None:
        if not self.code.check():
            return
        if not self.field.text():
            self.complain("Typ ook je wachtzin.")
            return
        self.set_busy(OPENING)
        self.tried.emit(self.code.text(), self.field.text())


class ForgottenPage(DoorPage):
    """In with the code on paper; from then on the new words hold. `said` is title and lead."""

    tried = Signal(str, str)
    back = Signal()

    def __init__(self, werkplek: Werkplek, said: tuple[str, str] = FORGOTTEN) -> None:
        super().__init__(*said)
        self.code = CodeField(VaultDoor(werkplek.paths))
        self.choice = NewPassphrase(judge_of(werkplek))
        self.code.entered.connect(self.choice.setFocus)
        self.choice.entered.connect(self._try)
        self.fields.addWidget(self.code)
        self.fields.addWidget(self.choice)
        self.buttons.addWidget(TouchButton("Terug", self.back.emit))
        self.buttons.addStretch(1)
        self.buttons.addWidget(NightButton("Openen", self._try))

    def focus_first(self) -> None:
        self.code.setFocus()

    def _try(self) -> None:
        if not self.code.check():
            return
        trouble = self.choice.trouble()
        if trouble:
            self.complain(trouble)
            return
        self.set_busy(OPENING)
        self.tried.emit(self.code.text(), self.choice.text())


class FirstPage(DoorPage):
    """The first time: what this place is, words of its own, and which code helps when they are forgotten."""

    tried = Signal(str, object)
    """The passphrase, and the vault's code typed again; None for a code of the notes alone."""
    before = Signal()
    """There were notes on a laptop before this one."""

    def __init__(self, werkplek: Werkplek) -> None:
        super().__init__("Kies een wachtzin voor je werkaantekeningen", presenter.WHY)
        self.choice = NewPassphrase(judge_of(werkplek))
        self.of_vault = Option(presenter.CODE_OF_VAULT)
        self.of_notes = Option(presenter.CODE_OF_NOTES)
        self.code = CodeField(VaultDoor(werkplek.paths))
        self.fields.addWidget(Words(presenter.SAME_WORDS, "quiet"))
        self.fields.addWidget(self.choice)
        self.fields.addWidget(Words(presenter.CODE_WHY))
        group = QButtonGroup(self)
        for radio in (self.of_vault, self.of_notes):
            group.addButton(radio)
            self.fields.addWidget(radio)
        self.fields.addWidget(self.code)
        self.of_vault.toggled.connect(self.code.setVisible)
        self.of_vault.setChecked(True)
        self.choice.entered.connect(self._chosen)
        self.code.entered.connect(self._try)
        self.had_some = LinkButton("Ik had ze op een vorige laptop", self.before.emit)
        if not werkplek.kantoor.joined:
            self.had_some.hide()
        self.buttons.addWidget(self.had_some)
        self.buttons.addStretch(1)
        self.buttons.addWidget(NightButton("Instellen", self._try))

    def focus_first(self) -> None:
        self.choice.setFocus()

    def _chosen(self) -> None:
        if self.of_vault.isChecked() and not self.code.text():
            self.code.setFocus()
        else:
            self._try()

    def _try(self) -> None:
        trouble = self.choice.trouble()
        if trouble:
            self.complain(trouble)
            return
        if self.of_vault.isChecked() and not self.code.check():
            return
        self.set_busy(OPENING)
        self.tried.emit(self.choice.text(), self.code.text() if self.of_vault.isChecked() else None)


def judge_of(werkplek: Werkplek) -> Judge:
    """What a passphrase is worth on this laptop."""
    door = VaultDoor(werkplek.paths)
    return lambda words: door.verdict(words, alone=werkplek.vault.ways.alone, name=werkplek.name)
