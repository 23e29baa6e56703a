"""One family that stands there twice: which other gezin it is, and what joining them means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kanz_desktop.services.kantoor.leden import GezinReaders
from kanz_desktop.services.kantoor.samenvoegen import Vooruitzicht
from kanz_desktop.services.kantoor.samenvoegzinnen import join_sentences
from kanz_desktop.ui.leden import texts
from kanz_desktop.ui.leden.member_page import GoingPage
from kanz_desktop.ui.leden.presenter import readers_words
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.widgets.asked import labelled
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.drop_down import DropDown


class JoinPage(OpeningPage):
    """Calls `chosen` with the other gezin. Nothing is chosen before somebody does."""

    def __init__(
        self,
        gezin: GezinReaders,
        others: Sequence[GezinReaders],
        chosen: Callable[[GezinReaders], object],
        back: Callable[[], object],
    ) -> None:
        super().__init__(f"{gezin.name} staat er twee keer", texts.TWICE_LEAD)
        self.other = DropDown(texts.TWICE_WITH)
        self.other.addItem("Kies een gezin", None)
        for one in others:
            self.other.addItem(f"{one.name} · {readers_words(one.readers)}", one)
        self.body.addWidget(labelled(texts.TWICE_WITH, self.other))
        self.back = GhostButton("Terug", back)
        self.buttons.addWidget(self.back)
        self.buttons.addStretch(1)
        self.next = TouchButton("Kijk wat het betekent", lambda: chosen(self.other.currentData()))
        self.next.setEnabled(False)
        self.other.currentIndexChanged.connect(lambda place: self.next.setEnabled(place > 0))
        self.buttons.addWidget(self.next)

    def focus_first(self) -> None:
        self.other.setFocus()


def two_become_one(
    stays: GezinReaders,
    goes: GezinReaders,
    ahead: Vooruitzicht,
    do: Callable[[], object],
    back: Callable[[], object],
) -> GoingPage:
    """A bare Enter goes back: `GoingPage` has the keyboard there."""
    which = texts.WHICH_STAYS.format(
        stays=f"{stays.name}, gelezen door {readers_words(stays.readers)}",
        goes=f"{goes.name}, gelezen door {readers_words(goes.readers)}",
    )
    meaning = (which, *join_sentences(ahead))
    return GoingPage(f"{goes.name} samenvoegen", meaning, "Samenvoegen", do, back)
