"""What the vault knows of elsewhere: reservekopieën that were made, and gezinnen that are gone from here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.services.oude_kluis import kept_aside, remove_kept_aside
from kanz_desktop.services.reservekopie import all_backups, say_destroyed
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import Erasure, erase_by_proof, erasures
from kanz_desktop.ui.kluis.backups_card import BackupsCard
from kanz_desktop.ui.kluis.erased_card import ErasedCard
from kanz_desktop.ui.shell.notices import Notices
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.widgets.file_choice import ask_target

SAVED = "Het bewijs is opgeslagen. Geef het aan het gezin, en bewaar er zelf een."
DROPPED = "De kopie van de beschadigde kluis is weg. Maak zo nodig een nieuw bewijs."
AGAIN = "Dat gezin is weer gewist. Vernietig de reservekopie waar het uit kwam."


class Elsewhere:
    """Makes the two cards of the Kluis; `again` shows the page anew after something changed."""

    def __init__(
        self, parent: QWidget, werkplek: Werkplek, tasks: Tasks, notices: Notices, again: Callable[[], object]
    ) -> None:
        self._parent, self._werkplek, self._tasks = parent, werkplek, tasks
        self._notices, self._again = notices, again

    def backups(self, make: Callable[[], object]) -> BackupsCard:
        return BackupsCard(all_backups(self._werkplek), make, self._say)

    def erased(self) -> ErasedCard:
        place = self._werkplek
        drop = self._drop_aside if kept_aside(place) else None
        card = ErasedCard(erasures(place), place.methode, self._save_proof, self._erase_again, drop)
        if place.kantoor.joined:
            self._run(lambda: _elsewhere(place), card.show_confirmed)
        return card

    def _say(self, backup: Id, gone: bool) -> None:
        place = self._werkplek
        self._run(lambda: say_destroyed(place, backup, gone=gone), lambda _none: self._again())

    def _save_proof(self, erasure: Erasure) -> None:
        from kanz_desktop.services.wisbewijs import proof, save_proof

        target = ask_target(self._parent, "Bewijs opslaan", f"Bewijs van wissen {erasure.number}.pdf")
        if target is not None:
            place = self._werkplek
            self._run(
                lambda: save_proof(target, proof(place, erasure)),
                lambda _none: self._notices.show_good(SAVED),
            )

    def _erase_again(self, number: str) -> None:
        place = self._werkplek

        def told(_erasure: Erasure) -> None:
            self._again()
            self._notices.show_good(AGAIN)

        self._run(lambda: erase_by_proof(place, number), told)

    def _drop_aside(self) -> None:
        place = self._werkplek

        def told(_none: None) -> None:
            self._again()
            self._notices.show_good(DROPPED)

        self._run(lambda: remove_kept_aside(place), told)

    def _run(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self._tasks.run(work, done, self._notices.show_error)


def _elsewhere(place: Werkplek) -> dict[str, tuple[int, int]]:
    """By the number on the proof: laptops of colleagues that held the gezin, and how many confirmed."""
    asked = {one.number: place.kantoor.confirmations(one.gezin) for one in erasures(place)}
    return {number: (one.laptops, one.confirmed) for number, one in asked.items() if one is not None}
