"""What the flow has the store do, away from the window: each returns work for a thread of Tasks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kanz_desktop.errors import KanzError
from kanz_desktop.ui.shell.habits import keep_spot
from kanz_desktop.ui.shell.last_gezin import remember
from kanz_desktop.ui.shell.process import Message, Place, Spot

if TYPE_CHECKING:
    from kanz_desktop.domain.values import Id
    from kanz_desktop.services.sessie import GezinSessie
    from kanz_desktop.services.vandaag import Vandaag
    from kanz_desktop.services.werkplek import Werkplek

First = Callable[["Werkplek"], object]


def nothing(_werkplek: Werkplek) -> None:
    """There is nothing to do first."""


def caseload(werkplek: Werkplek, left: GezinSessie | None, first: First) -> Callable[[], Vandaag]:
    """The caseload of now. `first` is done when the gezin that was open is closed."""

    def look() -> Vandaag:
        if left is not None:
            werkplek.close_gezin(left.id)
        first(werkplek)
        return werkplek.vandaag()

    return look


ERASED = "Het gezin is gewist. Het bewijs heeft nummer {}. Je vindt het bij Kluis."


def removal(gezin: Id, typed: str, reason: str, troubles: list[BaseException], told: list[str]) -> First:
    """The gezin goes for good; what comes of it is said in Vandaag: the gezin is left already."""

    def remove(werkplek: Werkplek) -> None:
        from kanz_desktop.services.wissen import EXAMPLE, erase, remove_example

        try:
            if reason == EXAMPLE:
                remove_example(werkplek, gezin)
            else:
                told.append(ERASED.format(erase(werkplek, gezin, typed, reason).number))
        except KanzError as error:
            troubles.append(error)

    return remove


def opening(werkplek: Werkplek, gezin: Id, left: GezinSessie | None = None) -> Callable[[], GezinSessie]:
    """This gezin, open; from now on the last one that was. Another one that was `left` closes first."""

    def open_it() -> GezinSessie:
        if left is not None and left.id != gezin:
            werkplek.close_gezin(left.id)
        sessie = werkplek.open_gezin(gezin)
        remember(werkplek, gezin)
        return sessie

    return open_it


def example(werkplek: Werkplek) -> Callable[[], Id]:
    """A made-up gezin, to look around with."""

    def make() -> Id:
        from kanz_desktop.services.demo import add_example

        return add_example(werkplek)

    return make


def handing_over(werkplek: Werkplek, gezin: Id, screen: str, persons: frozenset[Id]) -> Callable[[], Message]:
    """Close the gezin here; what a window at the table for these persons may know."""

    def give() -> Message:
        from kanz_desktop.ui.shell.minutes import locks_small, minutes

        place = Place(gezin.hex(), screen, True, tuple(sorted(person.hex() for person in persons)))
        secret = werkplek.table_handover(gezin, persons)
        after, small = minutes(werkplek).table, locks_small(werkplek)
        return Message(place=place, minutes=after, lock_small=small, secret=secret)

    return give


SYNC_ENDS_IN_S = 0.8
"""How long a lock waits for a sync to come to its next step: it may end anywhere, only not so neatly."""


def closing(
    werkplek: Werkplek | None,
    sessie: GezinSessie | None,
    spot: Spot,
    wait_for_sync: Callable[[float], object],
) -> Callable[[], None]:
    """Everything that is open, closed; where the window stood is remembered."""

    def close() -> None:
        wait_for_sync(SYNC_ENDS_IN_S)
        if werkplek is not None:
            keep_spot(werkplek, spot)
            werkplek.close()
        elif sessie is not None:
            sessie.close()

    return close
