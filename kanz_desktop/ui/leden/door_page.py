"""Who knocks, and letting somebody in: never by a bare Enter, only by having compared the words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from kanz_desktop.domain.values import Id
from kanz_desktop.services.kantoor.leden import Door, Visitor
from kanz_desktop.sync.watch import Watch
from kanz_desktop.ui.bijwerken.watching import Watching
from kanz_desktop.ui.leden import texts
from kanz_desktop.ui.leden.stage import Stage
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.shell.page import Page
from kanz_desktop.ui.widgets.buttons import GhostButton, PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.eight_words import EightWords
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.surfaces import Card, Note, Words
from kanz_desktop.ui.widgets.ticks import Tick

TITLE = "Collega binnenlaten"


class LookingPage(Page):
    """Before it is known: the office folder may take its time, or not answer at all."""

    def __init__(self, back: Callable[[], object]) -> None:
        super().__init__(TITLE, texts.INVITE)
        self.column.addWidget(Words(texts.LOOKING, "quiet"))
        self.back = GhostButton("Terug", back)
        self.column.addWidget(flowing(self.back))

    def focus_first(self) -> None:
        self.back.setFocus()


class DoorPage(Page):
    """`chosen` carries the visitor whose words are the ones that the colleague reads out."""

    chosen = Signal(object)

    def __init__(self, door: Door, look: Callable[[], object], back: Callable[[], object]) -> None:
        super().__init__(TITLE, texts.INVITE)
        if door.more:
            self.column.addWidget(Note(texts.MORE_KNOCKS, "attention", icon_name="let-op"))
        if door.visitors:
            self.column.addWidget(Words(texts.READ_OUT, "strong"))
        else:
            self.column.addWidget(Note(texts.NOBODY_KNOCKS, icon_name="deur"))
        self.choices = [self._add(visitor) for visitor in door.visitors]
        if door.visitors:
            self.column.addWidget(Words(texts.DIFFERENT, "small"))
        self.look = TouchButton("Nog eens kijken", look, icon_name="opnieuw")
        self.column.addWidget(flowing(GhostButton("Terug", back), self.look))

    def focus_first(self) -> None:
        (self.choices[0] if self.choices else self.look).setFocus()

    def _add(self, visitor: Visitor) -> TouchButton:
        card = Card()
        card.body.addWidget(EightWords(visitor.words))
        choose = TouchButton("Dit zijn de woorden van mijn collega", partial(self.chosen.emit, visitor))
        choose.setAccessibleName(f"Dit zijn de woorden van mijn collega: {', '.join(visitor.words)}")
        card.body.addWidget(flowing(choose))
        self.column.addWidget(card)
        return choose


class AdmitPage(OpeningPage):
    """`done` carries the name; the button waits for the tick that both compared the words."""

    done = Signal(str)

    def __init__(self, visitor: Visitor, known: str, back: Callable[[], object]) -> None:
        """`known` is the name of a member whose other laptop this is."""
        super().__init__("Zijn de woorden gelijk?", texts.READ_OUT)
        self.body.addWidget(EightWords(visitor.words))
        self.body.addWidget(Words(texts.DIFFERENT, "small"))
        if known:
            self.body.addWidget(Note(texts.NEW_LAPTOP.format(name=known), icon_name="mensen"))
        self.name = QLineEdit(known)
        self.name.setAccessibleName("Naam van je collega")
        self.name.setPlaceholderText("Voornaam en achternaam")
        self.name.setMaxLength(200)
        self.body.addWidget(Words("Naam van je collega", "strong"))
        self.body.addWidget(self.name)
        self.same = Tick(texts.SAME)
        self.body.addWidget(self.same)
        self.next = PrimaryButton("Binnenlaten", self._next)
        self.next.setEnabled(False)
        self.name.textChanged.connect(self._ready)
        self.name.returnPressed.connect(self.same.setFocus)  # Enter goes on, and lets nobody in
        self.same.toggled.connect(self._ready)
        self.buttons.addWidget(GhostButton("Terug", back))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next)

    def focus_first(self) -> None:
        self.name.setFocus()

    def _ready(self) -> None:
        self.next.setEnabled(self.same.isChecked() and bool(self.name.text().strip()))

    def _next(self) -> None:
        self.done.emit(self.name.text())


class Doorway:
    """From looking who knocks to letting somebody in. `ask` waits for the office folder."""

    def __init__(
        self,
        stage: Stage,
        ask: Callable[[Watch], Door],
        called: Callable[[Id], str],
        admit: Callable[[Visitor, str], object],
        back: Callable[[], object],
    ) -> None:
        """`called` names a member that the team has already; nobody: empty."""
        self._stage, self._ask, self._called, self._admit, self._back = stage, ask, called, admit, back

    def look(self) -> None:
        """Who knocks at this moment: one may go back while the folder does not answer."""
        watching = Watching(lambda _moved: None)
        looking = LookingPage(self._back)
        looking.destroyed.connect(watching.stop)

        def show(door: Door) -> None:
            if self._stage.page is looking:
                page = DoorPage(door, self.look, self._back)
                page.chosen.connect(self._compare)
                self._stage.show_page(page)

        def failed(error: BaseException) -> None:
            if self._stage.page is looking:
                self._back()
                self._stage.show_error(error)

        self._stage.notices.clear_errors()
        self._stage.show_page(looking)
        self._stage.read(lambda: self._ask(watching), show, failed)

    def _compare(self, visitor: Visitor) -> None:
        page = AdmitPage(visitor, self._called(visitor.member), self.look)
        page.done.connect(partial(self._admit, visitor))
        self._stage.show_page(page)
