"""One family that stands there twice: which other gezin it is, and what joining them means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from kanz_desktop.domain.values import Id
from kanz_desktop.services.kantoor.leden import GezinReaders
from kanz_desktop.services.kantoor.samenvoegen import Vooruitzicht
from kanz_desktop.services.kantoor.samenvoegzinnen import join_sentences
from kanz_desktop.ui.leden import texts
from kanz_desktop.ui.leden.member_page import GoingPage
from kanz_desktop.ui.leden.presenter import readers_words
from kanz_desktop.ui.leden.stage import Stage
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.widgets.asked import labelled
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.drop_down import DropDown


class Joining(Protocol):
    """Two gezinnen that are one family. Both block."""

    def look_ahead(self, one: Id, other: Id) -> Vooruitzicht: ...

    def join(self, ahead: Vooruitzicht) -> object: ...


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


class Twins:
    """From two gezinnen that are one family to one gezin. `joined` takes what is said then."""

    def __init__(
        self,
        stage: Stage,
        joining: Joining,
        joined: Callable[[str], object],
        back: Callable[[GezinReaders], object],
    ) -> None:
        self._stage, self._joining, self._joined, self._back = stage, joining, joined, back

    def choose(self, gezin: GezinReaders, others: Sequence[GezinReaders]) -> None:
        """Which other one it is."""
        page = JoinPage(gezin, others, partial(self._ask, gezin), partial(self._back, gezin))
        self._stage.show_page(page)

    def _ask(self, gezin: GezinReaders, other: GezinReaders) -> None:
        def show(ahead: Vooruitzicht) -> None:
            stays, goes = (gezin, other) if ahead.stays == gezin.gezin else (other, gezin)
            join, back = partial(self._join, ahead), partial(self._back, gezin)
            self._stage.show_page(two_become_one(stays, goes, ahead, join, back))

        self._stage.do(lambda: self._joining.look_ahead(gezin.gezin, other.gezin), show)

    def _join(self, ahead: Vooruitzicht) -> None:
        self._stage.do(
            lambda: self._joining.join(ahead), lambda _done: self._joined(texts.JOINED), busy=texts.JOINING
        )
