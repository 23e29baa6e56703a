"""The way to the table: who sits there, and a window for exactly these persons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kanz_desktop.ui.shell import store_work
from kanz_desktop.ui.shell.process import Place
from kanz_desktop.ui.shell.tasks import Tasks

if TYPE_CHECKING:
    from kanz_desktop.domain.values import Id
    from kanz_desktop.services.sessie import GezinSessie
    from kanz_desktop.ui.shell.flow import Flow


class Seating(QObject):
    """Works for one Flow. `ready` carries the message with which the window at the table starts."""

    ready = Signal(object)

    def __init__(self, flow: Flow, tasks: Tasks) -> None:
        super().__init__()
        self._flow, self._tasks = flow, tasks

    def ask(self, sessie: GezinSessie, screen: str) -> None:
        """In the page, in place of the gezin; `screen` is where one was."""
        from kanz_desktop.ui.shell.faces import aan_tafel_face

        flow = self._flow
        flow.stay_with(sessie)
        sit = partial(self._sit, sessie.id, screen)
        back = partial(flow.show_gezin, sessie, screen, None)
        flow.window.show_face(aan_tafel_face(sessie, screen, sit, back, flow.lock))

    def back(self, gezin: Id, place: Place) -> None:
        """For whom it was locked there, they still sit there; else it is asked."""
        if place.persons is not None:
            self._sit(gezin, place.screen, frozenset(map(bytes.fromhex, place.persons)))
            return
        werkplek = self._flow.werkplek
        self._tasks.run(
            lambda: werkplek.open_gezin(gezin),
            lambda sessie: self.ask(sessie, place.screen),
            self._flow.not_opened,
        )

    def _sit(self, gezin: Id, screen: str, persons: frozenset[Id]) -> None:
        self._flow.leave_gezin()
        work = store_work.handing_over(self._flow.werkplek, gezin, screen, persons)
        self._tasks.run(work, self.ready.emit)
