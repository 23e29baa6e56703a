"""On an empty laptop: back with the office folder and the code on paper; the gezinnen come from there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from kanz_desktop.ui.opening.code_field import CodeField
from kanz_desktop.ui.opening.door import Door
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.widgets.buttons import GhostButton, PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.file_choice import ask_folder
from kanz_desktop.ui.widgets.layout import row
from kanz_desktop.ui.widgets.surfaces import Words

if TYPE_CHECKING:
    from kanz_desktop.ui.bijwerken.watching import Moved

CHOOSE = "Kies eerst de kantoormap, of typ waar hij staat."
LOOKING = "Even kijken wat er in de kantoormap staat."
CODE_WHAT = "Je eigen herstelcode, of de kantoorsleutel van de organisatie."
FETCHING = "Eerst de tekst, daarna de papieren. Op een trage lijn kan dat even duren."
GO_ON, STOPPING = "Niet wachten; de rest komt terwijl je werkt", "Even afronden …"
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
    """How far it is, and what came of the gezinnen once it is known. Nobody has to wait for it."""

    done = Signal()

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__("Je gezinnen komen binnen", FETCHING)
        self._stop = stop
        self.said = Words("")
        self.body.addWidget(self.said)
        self.later = TouchButton(GO_ON, self._go_on)
        self.next = PrimaryButton("Verder", self.done.emit)
        self.next.hide()
        self.buttons.addWidget(self.later)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next)

    def focus_first(self) -> None:
        """On no button: an Enter too many of the page before does not stop it."""

    def show_moved(self, moved: Moved) -> None:
        from kanz_desktop.ui.bijwerken.presenter import progress_words  # the vault is open by now

        if self.later.isEnabled():
            self.said.setText(progress_words(moved))

    def show_count(self, gezinnen: int) -> None:
        self._end()
        self.lead.hide()
        count = "1 gezin staat er weer." if gezinnen == 1 else f"{gezinnen} gezinnen staan er weer."
        self.heading.setText("Welkom terug")
        self.said.setText(f"{count} {FETCHED}" if gezinnen else NONE_YET)

    def refuse(self, error: BaseException) -> None:
        """The laptop is ready all the same; Bijwerken fetches them later."""
        if not self.later.isEnabled():
            self.done.emit()
            return
        self._end()
        self.complain(error)

    def _go_on(self) -> None:
        self.later.setEnabled(False)
        self.said.setText(STOPPING)
        self._stop()

    def _end(self) -> None:
        self.later.hide()
        self.next.show()
        self.next.setFocus()
