"""With which gezin to the table, from the lock screen? Said without a name: somebody may be looking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kanz_desktop.ui.shell.face import Action, Face, lock_action
from kanz_desktop.ui.shell.notices import Notices
from kanz_desktop.ui.shell.page import Page
from kanz_desktop.ui.widgets.buttons import GhostButton, PrimaryButton
from kanz_desktop.ui.widgets.layout import column, row
from kanz_desktop.ui.widgets.surfaces import Card, Words

TITLE = "Aan tafel"
NO_NAME = "Er staat hier geen naam, want er kan iemand meekijken."
LAST = "Je gaat verder met het gezin dat je het laatst hebt geopend: {when}."
UNKNOWN = "Kanz weet nog niet met welk gezin je aan tafel gaat. Open het gezin in Vandaag en druk daar op F9."
VANDAAG = "In Vandaag staan al je gezinnen. Ga daar alleen naartoe als er niemand meekijkt."


@dataclass(frozen=True)
class Ways:
    """From here. `table`: to the gezin that was opened last; None when that is not known."""

    table: Callable[[], object] | None
    vandaag: Callable[[], object]
    lock: Callable[[], object]


class WelkGezinFace(Face):
    """`when`: in words, when that gezin was opened."""

    at_table = True

    def __init__(self, when: str, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        self.page = Page(TITLE, NO_NAME)
        self.notices = Notices()
        outer = column(self, gap=0)
        outer.addWidget(self.page, 1)
        outer.addWidget(self.notices)
        self.vandaag = GhostButton("Naar mijn gezinnen", ways.vandaag)
        self.start = PrimaryButton("Aan tafel met dit gezin", self._start, hint="F9")
        if ways.table is None:
            self.start.hide()
        card = Card()
        card.body.addWidget(Words(LAST.format(when=when) if ways.table is not None else UNKNOWN, "strong"))
        card.body.addWidget(Words(VANDAAG, "quiet"))
        buttons = row(gap=12)
        buttons.addWidget(self.vandaag)
        buttons.addStretch(1)
        buttons.addWidget(self.start)
        card.body.addLayout(buttons)
        self.page.column.addWidget(card)

    def title(self) -> str:
        return TITLE

    def offers(self) -> Sequence[Action]:
        return (
            Action("Aan tafel", self._start, "F9", shown=False),
            lock_action(self._ways.lock),
        )

    def help_text(self) -> str:
        return (
            "Hier staat met opzet geen naam van een gezin.\n"
            "Is het niet het gezin dat je bedoelt, kies het dan in Vandaag, als er niemand meekijkt.\n"
            "Komt er iemand bij: F12 dekt het scherm af."
        )

    def focus_first(self) -> None:
        (self.start if self._ways.table is not None else self.vandaag).setFocus()

    def show_error(self, error: BaseException) -> None:
        self.notices.show_error(error)

    def _start(self) -> None:
        """Once: the gezin takes a moment to open."""
        if self._ways.table is not None and self.start.isEnabled():
            self.start.setEnabled(False)
            self._ways.table()
