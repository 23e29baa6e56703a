"""On an empty laptop: everything back from a reservekopie, with the passphrase or with the code on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from kanz_desktop.errors import KanzError
from kanz_desktop.services.error_text import explain
from kanz_desktop.ui.opening.code_field import CodeField
from kanz_desktop.ui.opening.door import Door, RestoreKey, Verdict
from kanz_desktop.ui.opening.lock import KEYRING_EMPTY
from kanz_desktop.ui.opening.new_passphrase import NewPassphrase
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.opening.passphrase_field import PassphraseField
from kanz_desktop.ui.widgets.buttons import GhostButton, PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.elided import ElidedLabel
from kanz_desktop.ui.widgets.file_choice import ask_folder
from kanz_desktop.ui.widgets.layout import column, row
from kanz_desktop.ui.widgets.surfaces import Note
from kanz_desktop.ui.widgets.ticks import Option

CHOOSE = "Kies eerst de map met de reservekopie."
WORKING = "Alles wordt teruggezet en nagelezen. De reservekopie zelf verandert niet."


class RestorePage(OpeningPage):
    """`done` carries the folder and the RestoreKey."""

    done = Signal(object, object)

    def __init__(self, door: Door, back: Callable[[], object]) -> None:
        super().__init__(
            "Reservekopie terugzetten",
            "Stop de stick in de laptop en kies de map waarin de reservekopie staat.",
        )
        self._door, self._folder = door, Path()
        self.choose = TouchButton("Map kiezen …", self._ask_folder, icon_name="map")
        self.chosen = ElidedLabel("nog geen map gekozen", "quiet")
        self.with_passphrase = Option("Ik weet mijn wachtzin")
        self.with_code = Option("Ik heb mijn herstelcode op papier")
        self.passphrase = PassphraseField("Wachtzin van de reservekopie")
        self.code = CodeField(door)
        self.choice = NewPassphrase(self._judge, "Nieuwe wachtzin")
        self.next = PrimaryButton("Terugzetten", self._next)
        self._by_code = self._compose()
        self.passphrase.entered.connect(self._next)
        self.choice.entered.connect(self._next)
        self.with_code.toggled.connect(self._show_way)
        self.with_passphrase.setChecked(True)
        self._show_way()
        self.buttons.addWidget(GhostButton("Terug", back))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next)

    def focus_first(self) -> None:
        self.choose.setFocus()

    def set_folder(self, folder: Path) -> None:
        """Where the reservekopie lies."""
        self._folder = folder
        self.chosen.setText(str(folder))

    def refuse(self, error: BaseException) -> None:
        """Say why; on another laptop than the one of before the code is the way, so it is offered."""
        self.set_busy()
        self.complain(error)
        if isinstance(error, KanzError) and error.code == KEYRING_EMPTY:
            self.with_code.setChecked(True)
            self.code.setFocus()

    def _compose(self) -> QWidget:
        where = row(gap=12)
        where.addWidget(self.choose)
        where.addWidget(self.chosen, 1)
        self.body.addLayout(where)
        group = QButtonGroup(self)
        for option in (self.with_passphrase, self.with_code):
            group.addButton(option)
            self.body.addWidget(option)
        self.body.addWidget(self.passphrase)
        by_code = QWidget()
        inside = column(by_code, gap=8)
        inside.addWidget(self.code)
        inside.addWidget(self.choice)
        self.body.addWidget(by_code)
        return by_code

    def _show_way(self) -> None:
        by_code = self.with_code.isChecked()
        self.passphrase.setVisible(not by_code)
        self._by_code.setVisible(by_code)

    def _ask_folder(self) -> None:
        folder = ask_folder(self, "Map met de reservekopie")
        if folder is not None:
            self.set_folder(folder)
            (self.code if self.with_code.isChecked() else self.passphrase).setFocus()

    def _judge(self, text: str) -> Verdict:
        return self._door.verdict(text, alone=True, name="")

    def _next(self) -> None:
        by_code = self.with_code.isChecked()
        if by_code and not self.code.check():
            return
        trouble = self._trouble(by_code=by_code)
        self.complain_in_words(trouble)
        if not trouble:
            words = self.choice.text() if by_code else self.passphrase.text()
            self.set_busy(WORKING)
            self.done.emit(self._folder, RestoreKey(words, self.code.text() if by_code else ""))

    def _trouble(self, *, by_code: bool) -> str:
        if self._folder == Path():
            return CHOOSE
        if by_code:
            return self.choice.trouble()
        return "" if self.passphrase.text() else "Typ de wachtzin die bij de reservekopie hoort."


class RestoredPage(OpeningPage):
    """What came back, and what could not."""

    done = Signal()

    def __init__(self, gezinnen: int, damaged: tuple[KanzError, ...]) -> None:
        count = "1 gezin staat" if gezinnen == 1 else f"{gezinnen} gezinnen staan"
        super().__init__("Het staat er weer", f"{count} op deze laptop. Alles is nagelezen.")
        for error in damaged:
            self.body.addWidget(Note(str(explain(error)), "attention", icon_name="let-op"))
        self.open = PrimaryButton("Verder", self.done.emit)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.open)

    def focus_first(self) -> None:
        self.open.setFocus()
