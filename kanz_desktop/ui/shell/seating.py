"""The way to the table: who sits there, and a window for exactly these persons."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kanz_desktop.ui.shell import store_work
from kanz_desktop.ui.shell.last_gezin import LastGezin, last_gezin
from kanz_desktop.ui.shell.process import Place
from kanz_desktop.ui.shell.tasks import Tasks

if TYPE_CHECKING:
    from kanz_desktop.domain.values import Id
    from kanz_desktop.services.sessie import GezinSessie
    from kanz_desktop.ui.aan_tafel.which import WelkGezinFace
    from kanz_desktop.ui.shell.flow import Flow


class Seating(QObject):
    """Works for one Flow. `ready` carries the message with which the window at the table starts."""

    ready = Signal(object)

    def __init__(self, flow: Flow, tasks: Tasks) -> None:
        super().__init__()
        self._flow, self._tasks = flow, tasks

    def ask(self, sessie: GezinSessie, screen: str, *, at_table: bool = False) -> None:
        """In the page, in place of the gezin; `screen` is where one was.

        `at_table`: straight from the lock screen; who thinks better of it is not shown the gezin of the desk.
        """
        from kanz_desktop.ui.shell.faces import aan_tafel_face

        flow = self._flow
        flow.followed.emit()
        flow.stay_with(sessie)
        sit = partial(self._sit, sessie.id, screen)
        back = flow.show_vandaag if at_table else partial(flow.show_gezin, sessie, screen, None)
        flow.window.show_face(aan_tafel_face(sessie, screen, sit, back, flow.lock, at_table=at_table))

    def from_lock(self, place: Place, known: Mapping[str, Id]) -> None:
        """The passphrase was right, and whoever sits at the table sees the screen: no other name may come.

        For whom it was locked there, they still sit there; else it is asked who does, and before that, where
        nothing says so, with which gezin: the caseload never comes by itself.
        """
        gezin = known.get(place.gezin)
        if gezin is None:
            self._ask_which(list(known.values()))
        elif place.persons is not None:
            self._sit(gezin, place.screen, frozenset(map(bytes.fromhex, place.persons)))
        else:
            self._open(gezin, place.screen)

    def _ask_which(self, known: list[Id]) -> None:
        last = last_gezin(self._flow.werkplek, known)
        if last is not None and len(known) == 1:
            self._open(last.id)
        else:
            self._show_which(last)

    def _show_which(self, last: LastGezin | None) -> WelkGezinFace:
        from kanz_desktop.ui.shell.faces import Ways, welk_gezin_face

        flow = self._flow
        table = partial(self._open, last.id) if last is not None else None
        opened = last.opened if last is not None else None
        face = welk_gezin_face(opened, Ways(table, flow.show_vandaag, flow.lock))
        flow.window.show_face(face)
        return face

    def _open(self, gezin: Id, screen: str = "") -> None:
        self._tasks.run(
            store_work.opening(self._flow.werkplek, gezin),
            lambda sessie: self.ask(sessie, screen, at_table=True),
            lambda error: self._show_which(None).show_error(error),
        )

    def _sit(self, gezin: Id, screen: str, persons: frozenset[Id]) -> None:
        self._flow.leave_gezin()
        work = store_work.handing_over(self._flow.werkplek, gezin, screen, persons)
        self._tasks.run(work, self.ready.emit)
