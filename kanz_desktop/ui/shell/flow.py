"""What comes after what: opening, Vandaag, one gezin, the table, the lock. One object per window process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kanz_desktop.errors import KanzError
from kanz_desktop.paths import AppPaths
from kanz_desktop.ui.opening.vault_door import VaultDoor
from kanz_desktop.ui.opening.view import Before, OpeningFace
from kanz_desktop.ui.shell.entrance import Entrance
from kanz_desktop.ui.shell.habits import Habits, keep_spot
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.process import EXIT_DONE, EXIT_LOCK, EXIT_TABLE, Message, Place, Spot
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
        self._habits = Habits(window, tasks, message.look)
        self._entrance = Entrance(window, tasks, door)
        self._entrance.opened.connect(self._opened)
        self._entrance.example.connect(self._with_example)
        self._entrance.again.connect(self._done_at_table)
        window.closing.connect(self.end)
        tasks.went_wrong.connect(self.show_error)

    def start(self) -> None:
        """Show the first face of this window."""
        if self._message.secret:
            self._start_at_table(self._message)
        else:
            place = self._message.place
            self._entrance.show(Before(bool(place.gezin), place.table, self._message.crashed))

    def lock(self) -> None:
        """Wipe by ending; the next window asks for the passphrase and comes back here."""
        self._end(EXIT_LOCK, Message(place=self._place(table=self._at_table())))

    def end(self) -> None:
        """End the program."""
        self._end(EXIT_DONE, Message())

    def open_gezin(self, gezin: Id, screen: str = "", record: Id | None = None) -> None:
        """From Vandaag: open this gezin, on a screen and a record where one was chosen."""
        werkplek = self.werkplek
        self._tasks.run(
            lambda: werkplek.open_gezin(gezin),
            lambda sessie: self._show_gezin(sessie, screen, record),
            self._not_opened,
        )

    def new_gezin(self, name: str) -> None:
        """Make it and go there."""
        werkplek = self.werkplek
        self._tasks.run(lambda: werkplek.new_gezin(name), lambda row: self.open_gezin(row.id))

    def show_vandaag(self) -> None:
        """Leave the gezin that is open, if any, and show the caseload."""
        self._show_vandaag(())

    def _remove_example(self) -> None:
        """The made-up gezin goes; the caseload comes."""
        if self._sessie is not None:
            gezin, troubles = self._sessie.id, list[BaseException]()
            self._show_vandaag(troubles, lambda werkplek: _remove(werkplek, gezin, troubles))

    def _show_vandaag(
        self, troubles: Sequence[BaseException], first: Callable[[Werkplek], object] = lambda _place: None
    ) -> None:
        """`first` is done when the gezin that was open is closed."""
        werkplek, left = self.werkplek, self._leave_gezin()

        def look() -> Vandaag:
            if left is not None:
                werkplek.close_gezin(left.id)
            first(werkplek)
            return werkplek.vandaag()

        def show(found: Vandaag) -> None:
            from kanz_desktop.ui.shell.faces import vandaag_face

            view = vandaag_face(self, found, werkplek, self._tasks)
            self.window.show_face(view)
            for trouble in troubles:
                view.show_error(trouble)

        self._tasks.run(look, show)

    def _not_opened(self, error: BaseException) -> None:
        """One gezin that cannot be opened keeps nobody from the others."""
        if isinstance(self.window.face, OpeningFace):
            self._show_vandaag((error,))
        else:
            self.show_error(error)

    def _opened(self, werkplek: Werkplek, at_table: bool) -> None:
        self._werkplek = werkplek
        self._habits.resume(werkplek)
        place, self._message = self._message.place, Message()
        known = {row.hex(): row for row in (regel.id for regel in werkplek.gezinnen())}
        found = [] if at_table else [finding.error for finding in werkplek.findings]
        if found or place.gezin not in known:
            self._show_vandaag(found)
        elif at_table:
            self._to_table(known[place.gezin], place.screen)
        else:
            self.open_gezin(known[place.gezin], place.screen)

    def _with_example(self, werkplek: Werkplek) -> None:
        from kanz_desktop.services.demo import add_example

        self._werkplek = werkplek
        if isinstance(self.window.face, OpeningFace):
            self.window.face.page.set_busy(MAKING_EXAMPLE)
        self._tasks.run(lambda: add_example(werkplek), lambda gezin: self.open_gezin(gezin))

    def _start_at_table(self, message: Message) -> None:
        from kanz_desktop.services.opening import open_at_table, read_handover

        secret = message.secret
        self._message = message.without_secret()
        audience = read_handover(secret).audience
        self._tasks.run(
            lambda: open_at_table(self._paths, secret),
            lambda sessie: self._show_gezin(sessie, message.place.screen, None, audience),
            self._entrance.show_trouble,
        )

    def _show_gezin(
        self, sessie: GezinSessie, screen: str, record: Id | None, audience: Audience | None = None
    ) -> None:
        from kanz_desktop.ui.shell.faces import Exits, gezin_face

        table = audience is not None and not audience.workers
        exits = Exits(
            lock=self.lock,
            table=self._done_at_table if table else self.go_to_table,
            cover=self.window.cover.toggle,
            vandaag=None if table else self.show_vandaag,
        )
        werkplek = None if table else self._werkplek
        view = gezin_face(sessie, audience, self._tasks, exits, werkplek, screen, record)
        self._sessie, self._context = sessie, view.context
        self._context.removal_asked.connect(self._remove_example)
        self.window.show_face(view)

    def go_to_table(self) -> None:
        """F9: a fresh window with the keys of this gezin alone."""
        if self._sessie is not None:
            place, gezin = self._place(table=True), self._sessie.id
            self._leave_gezin()
            self._to_table(gezin, place.screen)

    def _to_table(self, gezin: Id, screen: str) -> None:
        werkplek = self.werkplek
        place = Place(gezin.hex(), screen, table=True)
        self._tasks.run(
            lambda: werkplek.table_handover(gezin, ()),
            lambda secret: self._end(EXIT_TABLE, Message(place=place, secret=secret)),
        )

    def _done_at_table(self) -> None:
        """Only the passphrase leads back to the desk: the next window asks for it."""
        self._end(EXIT_LOCK, Message(place=self._place(table=False)))

    def _place(self, *, table: bool) -> Place:
        face = self.window.face
        if self._sessie is None or face is None:
            return self._message.place
        return Place(self._sessie.id.hex(), face.current, table)

    def _at_table(self) -> bool:
        return self._context is not None and self._context.table

    def _leave_gezin(self) -> GezinSessie | None:
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
        face = self.window.face
        unfinished = face.let_go() if isinstance(face, OpeningFace) else None
        if code == EXIT_DONE:
            self.window.hide()
        else:
            self.window.cover.lay()
        self._habits.rest()
        self.left = replace(message, look=self._habits.look())
        QTimer.singleShot(CLOSE_AT_MOST_MS, self, lambda: self.ended.emit(code))
        sessie = self._leave_gezin()
        werkplek = self._werkplek or unfinished
        self._tasks.run(_closing(werkplek, sessie, self.left.look.spot), lambda _none: self.ended.emit(code))

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


def _remove(werkplek: Werkplek, gezin: Id, troubles: list[BaseException]) -> None:
    from kanz_desktop.services.wissen import remove_example

    try:
        remove_example(werkplek, gezin)
    except KanzError as error:
        troubles.append(error)  # said in Vandaag: the gezin that stood here is left already


def _closing(werkplek: Werkplek | None, sessie: GezinSessie | None, spot: Spot) -> Callable[[], None]:
    def close() -> None:
        if werkplek is not None:
            keep_spot(werkplek, spot)
            werkplek.close()
        elif sessie is not None:
            sessie.close()

    return close
