"""What comes after what: opening, Vandaag, one gezin, the table, the lock. One object per window process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kanz_desktop.paths import AppPaths
from kanz_desktop.ui.opening.vault_door import VaultDoor
from kanz_desktop.ui.opening.view import Before, OpeningFace
from kanz_desktop.ui.shell import store_work
from kanz_desktop.ui.shell.entrance import Entrance
from kanz_desktop.ui.shell.habits import Habits
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.minutes import locks_small, minutes
from kanz_desktop.ui.shell.office import Office
from kanz_desktop.ui.shell.process import EXIT_DONE, EXIT_LOCK, EXIT_TABLE, Message, Place
from kanz_desktop.ui.shell.seating import Seating
from kanz_desktop.ui.shell.tasks import Tasks

if TYPE_CHECKING:  # what stands behind the lock is imported once the lock screen is there
    from kanz_desktop.domain.access import Audience
    from kanz_desktop.domain.values import Id
    from kanz_desktop.services.sessie import GezinSessie
    from kanz_desktop.services.vandaag import Vandaag
    from kanz_desktop.services.werkplek import Werkplek
    from kanz_desktop.ui.shell.context import GezinContext

CLOSE_AT_MOST_MS = 1500
"""How long a lock waits for the store; what is not written by then is kept as a draft already."""
MAKING_EXAMPLE = "Het verzonnen gezin wordt gemaakt, met papieren en al. Dit duurt een paar tellen."


class Flow(QObject):
    """`ended` carries the exit code; `left` is then what the parent gets."""

    ended = Signal(int)
    leaving = Signal()
    """This window is about to end, for a lock, for the table or for good: nothing of it may stay outside."""
    followed = Signal()
    """Another window will most likely follow this one soon."""
    minutes_known = Signal(int)
    """After how many idle minutes this window is to lock, once the settings are open."""

    def __init__(
        self, window: MainWindow, tasks: Tasks, paths: AppPaths, door: VaultDoor, message: Message
    ) -> None:
        super().__init__()
        self.window, self._tasks, self._paths = window, tasks, paths
        self._message = message
        self.left = Message()
        self._werkplek: Werkplek | None = None
        self._sessie: GezinSessie | None = None
        self._context: GezinContext | None = None
        self._ending = False
        self._locks_small = message.lock_small
        self._habits = Habits(window, tasks, message.look)
        self._door = door
        self._entrance = Entrance(window, tasks, door)
        self.office = Office(self, tasks)
        self._seating = Seating(self, tasks)
        self._seating.ready.connect(partial(self._end, EXIT_TABLE))
        self._entrance.opened.connect(self._opened)
        self._entrance.example.connect(self._with_example)
        self._entrance.again.connect(self._done_at_table)
        self._entrance.used_up.connect(self.lock)
        window.closing.connect(self.end)
        tasks.went_wrong.connect(self.show_error)

    def start(self) -> None:
        """Show the first face of this window."""
        if self._message.secret:
            self._start_at_table(self._message)
        else:
            place, message = self._message.place, self._message
            pin = (message.pin_tries, message.pin_used_up)
            self._entrance.show(Before(bool(place.gezin), place.table, message.crashed, *pin))

    def lock(self) -> None:
        """Wipe by ending; the next window asks for the passphrase and comes back here."""
        at_table = self.window.face is not None and self.window.face.at_table
        self._end(EXIT_LOCK, Message(place=self._place(table=at_table)))

    def lock_when_small(self) -> None:
        """The window was minimised; a lock screen is locked already."""
        if self._locks_small:
            self.lock()

    def set_locks_small(self, chosen: bool) -> None:
        self._locks_small = chosen

    def end(self) -> None:
        """End the program."""
        self._end(EXIT_DONE, Message())

    def open_gezin(self, gezin: Id, screen: str = "", record: Id | None = None) -> None:
        """Open this gezin, on a screen and a record where one was chosen; another that was open closes."""
        werkplek, left = self.werkplek, self.leave_gezin()
        self._tasks.run(
            store_work.opening(werkplek, gezin, left),
            lambda sessie: self.show_gezin(sessie, screen, record),
            self.not_opened,
        )

    def new_gezin(self, name: str) -> None:
        """Make it and go there."""
        werkplek = self.werkplek
        self._tasks.run(lambda: werkplek.new_gezin(name), lambda row: self.open_gezin(row.id))

    def show_vandaag(self) -> None:
        """Leave the gezin that is open, if any, and show the caseload."""
        self._show_vandaag(())

    def _remove(self, typed: str, reason: str) -> None:
        """This gezin goes, for good; the caseload comes."""
        if self._sessie is not None:
            gezin, troubles, told = self._sessie.id, list[BaseException](), list[str]()
            self._show_vandaag(troubles, store_work.removal(gezin, typed, reason, troubles, told), told)

    def _show_vandaag(
        self,
        troubles: Sequence[BaseException],
        first: store_work.First = store_work.nothing,
        told: Sequence[str] = (),
    ) -> None:
        werkplek, left = self.werkplek, self.leave_gezin()

        def show(found: Vandaag) -> None:
            from kanz_desktop.ui.shell.faces import vandaag_face

            view = vandaag_face(self, found, werkplek, self._tasks)
            self.window.show_face(view)
            self.office.at_desk(werkplek, None)
            for trouble in troubles:
                view.show_error(trouble)
            for words in told:
                view.notices.show_good(words)

        self._tasks.run(store_work.caseload(werkplek, left, first), show)

    def not_opened(self, error: BaseException) -> None:
        """One gezin that cannot be opened keeps nobody from the others."""
        if isinstance(self.window.face, OpeningFace):
            self._show_vandaag((error,))
        else:
            self.show_error(error)

    def _opened(self, werkplek: Werkplek, at_table: bool) -> None:
        self._werkplek = werkplek
        self._habits.resume(werkplek)
        self.minutes_known.emit(minutes(werkplek).desk)
        self._locks_small = locks_small(werkplek)
        place, self._message = self._message.place, Message()
        known = {row.id.hex(): row.id for row in werkplek.gezinnen()}
        found = [finding.error for finding in werkplek.findings]
        if at_table:
            self._seating.from_lock(place, known)
        elif found or place.gezin not in known:
            self._show_vandaag(found)
        else:
            self.open_gezin(known[place.gezin], place.screen)

    def _with_example(self, werkplek: Werkplek) -> None:
        self._werkplek = werkplek
        if isinstance(self.window.face, OpeningFace):
            self.window.face.page.set_busy(MAKING_EXAMPLE)
        self._tasks.run(store_work.example(werkplek), self.open_gezin)

    def _start_at_table(self, message: Message) -> None:
        from kanz_desktop.services.opening import open_at_table, read_handover

        secret = message.secret
        self._message = message.without_secret()
        audience = read_handover(secret).audience
        self._tasks.run(
            lambda: open_at_table(self._paths, secret),
            lambda sessie: self.show_gezin(sessie, message.place.screen, None, audience),
            self._entrance.show_trouble,
        )

    def show_gezin(
        self, sessie: GezinSessie, screen: str, record: Id | None, audience: Audience | None = None
    ) -> None:
        """`audience` is who sits at the table; None: the worker, at the desk."""
        from kanz_desktop.ui.shell.faces import Exits, gezin_face

        table = audience is not None and not audience.workers
        exits = Exits(
            lock=self.lock,
            table=self._done_at_table if table else self.go_to_table,
            cover=self.window.cover.toggle,
            vandaag=None if table else self.show_vandaag,
            office=None if table else self.show_bijwerken,
        )
        werkplek = None if table else self._werkplek
        view = gezin_face(sessie, audience, self._tasks, exits, werkplek, screen, record)
        self._sessie, self._context = sessie, view.context
        self._context.removal_asked.connect(self._remove)
        self.window.show_face(view)
        if werkplek is not None:
            self._context.changed.connect(self.office.written)
            self.office.at_desk(werkplek, sessie.id)

    def show_kluis(self) -> None:
        """Everything about the lock."""
        from kanz_desktop.ui.shell.faces import kluis_face

        face = kluis_face(self, self.werkplek, self._tasks, self._door)
        face.minutes_changed.connect(self.minutes_known)
        face.small_changed.connect(self.set_locks_small)
        self.window.show_face(face)

    def show_bijwerken(self) -> None:
        """The office folder; from a gezin one goes back there."""
        sessie, face, back = self._sessie, self.window.face, None
        if sessie is not None and face is not None:
            back = partial(self.open_gezin, sessie.id, face.current)
            self.stay_with(sessie)
        self.window.show_face(self.office.face(self.werkplek, back))

    def show_trajecten(self) -> None:
        """What the closed trajecten of the caseload show together."""
        from kanz_desktop.ui.shell.faces import trajecten_face

        self.window.show_face(trajecten_face(self, self.werkplek, self._tasks))

    def show_leden(self) -> None:
        """Who belongs to the team, and who reads which gezin."""
        from kanz_desktop.ui.shell.faces import leden_face

        self.window.show_face(leden_face(self, self.werkplek, self.office.far, self._door))

    def go_to_table(self) -> None:
        """F9: first who sits there, then a fresh window with the keys of this gezin alone."""
        if self._sessie is not None and self.window.face is not None:
            self._seating.ask(self._sessie, self.window.face.current)

    def _done_at_table(self) -> None:
        """Only the passphrase leads back to the desk: the next window asks for it."""
        self._end(EXIT_LOCK, Message(place=replace(self._place(table=False), persons=None)))

    def _place(self, *, table: bool) -> Place:
        face = self.window.face
        if self._sessie is None or face is None:
            return replace(self._message.place, table=table or self._message.place.table)
        return Place(self._sessie.id.hex(), face.current, table, self._message.place.persons)

    def stay_with(self, sessie: GezinSessie) -> None:
        """Its screens give way to a question; a lock meanwhile comes back in this gezin."""
        self.leave_gezin()
        self._sessie = sessie

    def leave_gezin(self) -> GezinSessie | None:
        """Whatever was typed is an operation; the gezin itself stays open until somebody closes it."""
        face, left = self.window.face, self._sessie
        if face is not None:
            face.leave()
        if self._context is not None:
            self._context.close()
        self._sessie, self._context = None, None
        return left

    def _end(self, code: int, message: Message) -> None:
        """Cover at once, write what was typed, close the store within its time, and say goodbye.

        Whatever goes wrong with the words or the store, the window ends: a lock may not fail.
        """
        if self._ending:
            return
        self._ending = True
        self.leaving.emit()
        self.office.end()
        face = self.window.face
        unfinished = face.let_go() if isinstance(face, OpeningFace) else None
        if code == EXIT_DONE:
            self.window.hide()
        else:
            self.followed.emit()
            self.window.cover.lay()
        self._habits.rest()
        self.left = replace(message, look=self._habits.look())
        QTimer.singleShot(CLOSE_AT_MOST_MS, self, lambda: self.ended.emit(code))
        sessie = self.leave_gezin()
        werkplek = self._werkplek or unfinished
        self._tasks.run(
            store_work.closing(werkplek, sessie, self.left.look.spot, self.office.wait),
            lambda _none: self.ended.emit(code),
        )

    @property
    def context(self) -> GezinContext | None:
        """Of the gezin whose screens are there."""
        return self._context

    @property
    def werkplek(self) -> Werkplek:
        """What is unlocked; RuntimeError before that."""
        if self._werkplek is None:
            raise RuntimeError("nothing is unlocked yet")
        return self._werkplek

    def show_error(self, error: BaseException) -> None:
        """In the page where the person is; before there is any, the error becomes the page."""
        if self.window.face is not None:
            self.window.face.show_error(error)
        else:
            self._entrance.show_trouble(error)
