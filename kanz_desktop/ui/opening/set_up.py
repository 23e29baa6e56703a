"""The first start: a name, a passphrase, a code on paper, and the first gezin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit

from kanz_desktop.ui.opening.code_field import RECOVERY, CodeField
from kanz_desktop.ui.opening.door import Door, Verdict
from kanz_desktop.ui.opening.new_passphrase import NewPassphrase
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.opening.ways import LockWays
from kanz_desktop.ui.widgets.buttons import GhostButton, LinkButton, PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import column, scale_layout
from kanz_desktop.ui.widgets.surfaces import Words

STEPS = 4
BEFORE = "Had je al Kanz op een andere laptop?"
SHOW_AGAIN = "Laat de code nog een keer zien"
CODE_STEP, CODE_BACK_STEP = f"stap 3 van {STEPS}", f"stap 4 van {STEPS}"


class NamePage(OpeningPage):
    """Who works here. `restore`: there is a reservekopie of a laptop before this one; `office`: its gezinnen
    stand in an office folder."""

    done = Signal(str)
    restore = Signal()
    office = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Welkom",
            "Op deze laptop staat nog niets. In een paar stappen maak je een kluis die alleen jij opent.",
            step=f"stap 1 van {STEPS}",
        )
        self.name = QLineEdit()
        self.name.setAccessibleName("Hoe heet je?")
        self.name.setPlaceholderText("Voornaam en achternaam")
        self.name.setMaxLength(200)
        self.name.returnPressed.connect(self._next)
        self.body.addWidget(Words("Hoe heet je?", "strong"))
        self.body.addWidget(self.name)
        self.body.addWidget(Words("Je naam staat bij wat je schrijft en op het plan.", "small"))
        self.next = PrimaryButton("Verder", self._next)
        self.has_backup = LinkButton("Ik heb een reservekopie", self.restore.emit)
        self.has_office = LinkButton("Mijn gezinnen staan al op kantoor", self.office.emit)
        self.body.addWidget(Words(BEFORE, "small"))
        self.body.addWidget(flowing(self.has_backup, self.has_office))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next)

    def focus_first(self) -> None:
        self.name.setFocus()

    def _next(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self.complain_in_words("")
            self.done.emit(name)
        else:
            self.complain_in_words("Vul je naam in. Dan gaan we verder.")
            self.name.setFocus()


class PassphrasePage(OpeningPage):
    """The passphrase, and whether the laptop keeps the other half of the lock."""

    done = Signal(str, bool)

    def __init__(self, door: Door, back: Callable[[], object]) -> None:
        super().__init__(
            "Je wachtzin",
            "Hiermee open je elke dag de kluis. Wij kunnen hem niet voor je terughalen.",
            step=f"stap 2 van {STEPS}",
        )
        self._door = door
        self.name = ""
        self.choice = NewPassphrase(self._judge)
        self.choice.entered.connect(self._next)
        self.body.addWidget(self.choice)
        self.ways = LockWays()
        self.both, self.alone = self.ways.both, self.ways.alone
        self.ways.changed.connect(self.choice.judge_again)
        self.body.addWidget(self.ways)
        self.next = PrimaryButton("Kluis maken", self._next)
        self.buttons.addWidget(GhostButton("Terug", back))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next)
        self.next.setEnabled(False)

    def set_keyring(self, available: bool) -> None:
        """What this laptop can do; asked off the GUI thread."""
        self.ways.set_keyring(available)
        self.next.setEnabled(True)

    def focus_first(self) -> None:
        self.choice.setFocus()

    def _judge(self, text: str) -> Verdict:
        return self._door.verdict(text, alone=self.alone.isChecked(), name=self.name)

    def _next(self) -> None:
        if not self.next.isEnabled():
            return  # what this laptop can do is not known yet: no vault with half a lock by accident
        trouble = self.choice.trouble()
        self.complain_in_words(trouble)
        if not trouble:
            self.done.emit(self.choice.text(), self.both.isChecked())


CODE_TITLE = "Je herstelcode"
CODE_LEAD = (
    "Wachtzin vergeten, of laptop kapot? Met deze code kom je er weer in. "
    "Druk hem af of schrijf hem over, en bewaar het papier ergens anders dan de laptop."
)
CODE_BACK_LEAD = "Typ de herstelcode over van je papier. Zo weet je zeker dat hij klopt."


class CodePage(OpeningPage):
    """The recovery code, or another code for on paper, to be printed or written down."""

    done = Signal()

    def __init__(
        self,
        print_code: Callable[[str], object],
        *,
        step: str = "",
        title: str = CODE_TITLE,
        lead: str = CODE_LEAD,
    ) -> None:
        super().__init__(title, lead, step=step)
        self.code = ""
        self._grid = QGridLayout()
        scale_layout(self._grid, gap=12)
        self.body.addLayout(self._grid)
        self.print = TouchButton("Afdrukken", lambda: print_code(self.code), icon_name="afdrukken")
        self.next = PrimaryButton("Ik heb hem op papier", self.done.emit)
        self.buttons.addWidget(self.print)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next)

    def show_code(self, code: str) -> None:
        self.code = code
        for place, group in enumerate(code.split()):
            words = Words(group, "code", wrap=False)
            words.setAccessibleName(f"groep {place + 1}: {' '.join(group)}")
            cell = column(gap=0)
            cell.addWidget(Words(f"groep {place + 1}", "small", wrap=False))
            cell.addWidget(words)
            self._grid.addLayout(cell, place // 4, place % 4)

    def focus_first(self) -> None:
        self.print.setFocus()


class CodeBackPage(OpeningPage):
    """The code is asked back once: what stands on paper must be right before it is needed."""

    done = Signal()

    def __init__(
        self,
        door: Door,
        back: Callable[[], object],
        *,
        step: str = "",
        back_words: str = SHOW_AGAIN,
        lead: str = CODE_BACK_LEAD,
        label: str = RECOVERY,
    ) -> None:
        super().__init__("Even controleren", lead, step=step)
        self.code: str | None = None
        """What must be typed; None: any code that can be one, for the vault to judge."""
        self.field = CodeField(door, label)
        self.field.entered.connect(self._next)
        self.body.addWidget(self.field)
        self.next = PrimaryButton("Klopt dit?", self._next)
        self.buttons.addWidget(GhostButton(back_words, back))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next)

    def focus_first(self) -> None:
        self.field.setFocus()

    def _next(self) -> None:
        if self.field.check(self.code):
            self.done.emit()


class FirstGezinPage(OpeningPage):
    """Everything stands; what now?"""

    own = Signal()
    example = Signal()

    def __init__(self) -> None:
        super().__init__("De kluis is klaar", "Waarmee wil je beginnen?")
        self.start = PrimaryButton("Met mijn eerste gezin", self.own.emit, icon_name="plus")
        self.look = TouchButton(
            "Eerst rondkijken met een verzonnen gezin", self.example.emit, icon_name="oog"
        )
        self.body.addWidget(self.start)
        self.body.addWidget(self.look)
        self.body.addWidget(Words("Het verzonnen gezin kun je later gewoon weghalen.", "small"))

    def focus_first(self) -> None:
        self.start.setFocus()
