"""Which folder is the office folder: typed, pasted or pointed at; and what was found there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from kanz_desktop.services.kantoor.plek import Plek
from kanz_desktop.sync.watch import SyncStopped
from kanz_desktop.ui.bijwerken.presenter import KNOCK, MOVE, finding
from kanz_desktop.ui.bijwerken.runner import Runner
from kanz_desktop.ui.widgets.buttons import GhostButton, PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.eight_words import EightWords
from kanz_desktop.ui.widgets.file_choice import ask_folder
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.in_sight import bring_in_sight
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.said import Said
from kanz_desktop.ui.widgets.surfaces import Card, Words

WHAT = (
    "Jij en je collega werken ieder op een eigen laptop. In de kantoormap vinden de laptops elkaar. "
    "Dat is een gewone gedeelde map van je organisatie. Alles wat Kanz daar neerzet, is versleuteld."
)
PLACE = "Plek van de map"
PLACE_HINT = "plak of typ waar de map staat"
LOOKING = "Even kijken wat daar staat …"
BUSY = "Bezig …"
NOT_NOW = "De map blijft waar hij is"
READ_OUT = (
    "Bel je collega, of ga erheen. Lees deze acht woorden voor. Je collega ziet ze ook, bij Collega's. "
    "Zijn ze precies gelijk, dan kan je collega je binnenlaten."
)
DIFFERENT = (
    "Is er één woord anders? Dan klopt er iets niet. Laat je dan niet binnenlaten, en bel je teambeheerder."
)


class ChooseCard(Card):
    """Looks at a folder, says what it is, and does what was chosen.

    `settled` follows when the laptop has its folder; it carries the words to read out, for who knocked.
    """

    settled = Signal(tuple)

    def __init__(
        self,
        runner: Runner,
        complain: Callable[[BaseException], object],
        back: Callable[[], object] | None = None,
    ) -> None:
        """`back`: leave it as it is; None when there is no folder yet."""
        super().__init__("Kantoormap")
        self._runner, self._complain = runner, complain
        self._path = Path()
        self._moving = runner.stand.path is not None
        self.body.addWidget(Words(WHAT))
        self.line = QLineEdit()
        self.line.setPlaceholderText(PLACE_HINT)
        self.line.setAccessibleName(PLACE)
        self.line.returnPressed.connect(self._look)
        self.look = TouchButton("Kijken", self._look, icon_name="zoeken")
        self.pick = TouchButton("Map kiezen …", self._pick, icon_name="map")
        place = row(gap=8)
        for widget, stretch in ((self.line, 1), (self.look, 0), (self.pick, 0)):
            place.addWidget(widget, stretch)
        self.body.addLayout(place)
        self._found = column(gap=8)
        self.body.addLayout(self._found)
        if back is not None:
            self.body.addWidget(flowing(GhostButton(NOT_NOW, back)))

    def say(self, words: str) -> None:
        """One calm line in the place of what was found."""
        clear(self._found)
        self._found.addWidget(Words(words, "quiet"))

    def show_finding(self, plek: Plek) -> None:
        found = finding(plek, moving=self._moving)
        clear(self._found)
        self._found.addWidget(
            Said(found.said, "attention" if found.do in ("", MOVE) else "note", icon_name="map")
        )
        if found.do == MOVE:
            # not where the keyboard is: a bare Enter never makes a second office folder
            self._found.addWidget(flowing(TouchButton(found.button, lambda: self._agree(MOVE))))
            self.line.setFocus()
        elif found.do:
            button = PrimaryButton(found.button, lambda: self._agree(found.do))
            self._found.addWidget(flowing(button))
            button.setFocus()
        else:
            self.line.setFocus()
        bring_in_sight(self)

    def _pick(self) -> None:
        folder = ask_folder(self, "Kantoormap kiezen")
        if folder is not None:
            self.line.setText(str(folder))
            self._look()

    def _look(self) -> None:
        typed = self.line.text().strip()
        if not typed:
            self.line.setFocus()
            return
        self.say(LOOKING)
        self._path = Path(typed)
        self._runner.look(self._path, self._looked, self._refused)

    def _looked(self, plek: Plek) -> None:
        if plek.path == self._path:  # else somebody points at another one already
            self.show_finding(plek)

    def _agree(self, do: str) -> None:
        path, settle = self._path, lambda _none: self.settled.emit(())
        self.line.setFocus()  # the button goes, and the keyboard stays on this card
        self.say(BUSY)
        if do == KNOCK:
            self._runner.ask(lambda kantoor: kantoor.aankloppen(path), self.settled.emit, self._refused)
        elif do == MOVE:
            self._runner.ask(lambda kantoor: kantoor.verhuizen(path), settle, self._refused)
        elif self._moving:
            self._runner.ask(lambda kantoor: kantoor.choose(path), settle, self._refused)
        else:
            self._runner.ask(lambda kantoor: kantoor.found(path), settle, self._refused)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, SyncStopped):  # another folder was asked for instead
            return
        self.say("")
        self._complain(error)


class KnockCard(Card):
    """Who knocked: the words to read out. `go_on` leads to Collega's."""

    def __init__(self, words: Sequence[str], go_on: Callable[[], object]) -> None:
        super().__init__("Je hebt aangeklopt")
        self.body.addWidget(Words(READ_OUT))
        self.body.addWidget(EightWords(words))
        self.body.addWidget(Words(DIFFERENT, "small"))
        self.go_on = TouchButton("Naar Collega's", go_on, icon_name="mensen")
        self.body.addWidget(flowing(self.go_on))
