"""The face of a window before anything is open: set-up, lock, or what keeps the vault shut."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from kanz_desktop.ui.opening.print_code import print_code
from kanz_desktop.ui.opening.vault_door import Standing, VaultDoor
from kanz_desktop.ui.opening.view import Before, OpeningFace
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.tasks import Tasks

READ_AHEAD_AFTER_MS = 100
"""Not sooner: Python runs one thread at a time, and the lock screen is painted first."""


class Entrance(QObject):
    """Says who came in: `opened` and `example` as OpeningFace does. `again`: try from the start."""

    opened = Signal(object, bool)
    example = Signal(object)
    again = Signal()
    used_up = Signal()

    def __init__(self, window: MainWindow, tasks: Tasks, door: VaultDoor) -> None:
        super().__init__()
        self._window, self._tasks, self._door = window, tasks, door

    def show(self, before: Before) -> None:
        """The lock page stands there at once; it gives way when no passphrase can help."""
        face = OpeningFace(self._door, self._tasks, print_code)
        face.opened.connect(self.opened)
        face.example.connect(self.example)
        face.used_up.connect(self.used_up)
        face.again.connect(lambda: self.show(before))
        if self._door.looks_closed():
            face.show_lock(before)
            QTimer.singleShot(READ_AHEAD_AFTER_MS, face, lambda: self._read_ahead(face, before))
        else:
            _correct(face, self._door.standing(), before)
        self._window.show_face(face)

    def show_trouble(self, error: BaseException) -> None:
        """A page with what is wrong, in the place of what could not be shown; from there to the lock."""
        face = OpeningFace(self._door, self._tasks, print_code)
        face.show_trouble(error)
        face.again.connect(self.again)
        self._window.show_face(face)

    def _read_ahead(self, face: OpeningFace, before: Before) -> None:
        """Look at the vault, and import what is behind it, while the person types."""
        self._tasks.run(self._door.standing, lambda standing: _correct(face, standing, before))
        self._tasks.run(_get_ready)


def load_what_is_behind() -> None:
    """The store and every face behind the lock. Unlocking then waits for the key alone."""
    import kanz_desktop.services.kantoor.kantoor
    import kanz_desktop.services.opening
    import kanz_desktop.ui.shell.faces  # noqa: F401


def _correct(face: OpeningFace, standing: Standing, before: Before) -> None:
    if standing.refusal is not None:
        face.show_trouble(standing.refusal)
    elif standing.new:
        face.show_set_up()
    elif not face.shows_something():
        face.show_lock(before)


def _get_ready() -> None:
    load_what_is_behind()
    from kanz_desktop.services.opening import get_ready

    get_ready()
