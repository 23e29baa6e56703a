"""On an empty laptop: back with the office folder and the code on paper; the gezinnen come from there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from kanz_desktop.ui.opening.code_field import CodeField
from kanz_desktop.ui.opening.door import Door
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.widgets.buttons import GhostButton, PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.file_choice import ask_folder
from kanz_desktop.ui.widgets.layout import row
from kanz_desktop.ui.widgets.surfaces import Words

CHOOSE = "Kies eerst de kantoormap, of typ waar hij staat."
LOOKING = "Even kijken wat er in de kantoormap staat."
CODE_WHAT = "Je eigen herstelcode, of de kantoorsleutel van de organisatie."
FETCHING = "Je gezinnen komen binnen: eerst de tekst, de papieren daarna."
FETCHED = "De tekst is binnen. De papieren komen met het bijwerken, terwijl je werkt."
NONE_YET = (
    "Er kwam nog niets binnen. Was deze laptop uit het team gehaald? Klop dan aan bij Collega's. "
    "Staat de map ergens anders? Kies hem dan bij Bijwerken."
)


class OfficePage(OpeningPage):
    """`done` carries the folder and the code."""

    done = Signal(object, str)

    def __init__(self, door: Door, back: Callable[[], object]) -> None:
        super().__init__(
            "Terug met de kantoormap",
            "Laptop kwijt, kapot of nieuw? Met de kantoormap en het papier met je code komt alles terug.",
        )
        self.line = QLineEdit()
        self.line.setAccessibleName("Plek van de kantoormap")
        self.line.setPlaceholderText("plak of typ waar de map staat")
        self.line.returnPressed.connect(self._next)
        self.pick = TouchButton("Map kiezen …", self._pick, icon_name="map")
        self.code = CodeField(door, "Code op papier")
        self.code.entered.connect(self._next)
        self.body.addWidget(Words("Kantoormap", "strong"))
        place = row(gap=8)
        place.addWidget(self.line, 1)
        place.addWidget(self.pick)
        self.body.addLayout(place)
        self.body.addWidget(self.code)
        self.body.addWidget(Words(CODE_WHAT, "small"))
        self.next = PrimaryButton("Verder", self._next)
        self.buttons.addWidget(GhostButton("Terug", back))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next)

    def focus_first(self) -> None:
        self.line.setFocus()

    def refuse(self, error: BaseException) -> None:
        """Say why; nothing was made."""
        self.set_busy()
        self.complain(error)

    def _pick(self) -> None:
        folder = ask_folder(self, "Kantoormap kiezen")
        if folder is not None:
            self.line.setText(str(folder))
            self.code.setFocus()

    def _next(self) -> None:
        typed = self.line.text().strip()
        self.complain_in_words("" if typed else CHOOSE)
        if not typed:
            self.line.setFocus()
        elif self.code.check():
            self.set_busy(LOOKING)
            self.done.emit(Path(typed), self.code.text())


class FetchPage(OpeningPage):
    """What came of the gezinnen, once it is known."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__("Je gezinnen komen binnen")
        self.said = Words("")
        self.body.addWidget(self.said)
        self.next = PrimaryButton("Verder", self.done.emit)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next)
        self.set_busy(FETCHING)

    def focus_first(self) -> None:
        self.next.setFocus()

    def show_count(self, gezinnen: int) -> None:
        self.set_busy()
        count = "1 gezin staat er weer." if gezinnen == 1 else f"{gezinnen} gezinnen staan er weer."
        self.heading.setText("Welkom terug")
        self.said.setText(f"{count} {FETCHED}" if gezinnen else NONE_YET)
        self.next.setFocus()

    def refuse(self, error: BaseException) -> None:
        """The laptop is ready all the same; Bijwerken fetches them later."""
        self.set_busy()
        self.complain(error)
