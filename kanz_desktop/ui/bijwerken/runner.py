"""One sync at a time, off the GUI thread, and what is known of it. Lives while the window is unlocked."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from kanz_desktop.services.kantoor.plek import Plek
from kanz_desktop.services.kantoor.verslag import Lid, Stand, Verslag, Vooruitblik
from kanz_desktop.sync.watch import SyncStopped
from kanz_desktop.ui.bijwerken.habits import Habit
from kanz_desktop.ui.bijwerken.port import KantoorPort
from kanz_desktop.ui.bijwerken.watching import Moved, Watching
from kanz_desktop.ui.shell.tasks import Failed, Tasks

T = TypeVar("T")
_THREADS = 4
"""A sync, how it stands after it, a look by itself, and the look of somebody who points at a folder."""
SETTLE_MS = 1500
"""Milliseconds after the last change before it is counted what is not on the office yet."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a sync ended: with a report, or with an error (SyncStopped when somebody stopped it)."""

    at: datetime
    report: Verslag | None
    error: BaseException | None
    silent: bool

    @property
    def stopped(self) -> bool:
        return isinstance(self.error, SyncStopped)

    @property
    def alarming(self) -> frozenset[object]:
        """What a worker has to know; equal where it is the same again."""
        told = self.report
        if told is None:
            return frozenset()
        about = ((one.alarm, one.id) for one in told.alarmen)
        return frozenset((*about, *told.gewist, *told.gebleven, *(one.gezin for one in told.dicht)))


class Runner(QObject):
    """All signals come on the GUI thread.

    It has threads of its own: a share that does not answer holds up nothing else in the window.
    """

    stood = Signal()
    """`stand` is as of now."""
    began = Signal()
    moved = Signal(object)
    held_up = Signal()
    """A preview waits for a folder that does not answer."""
    ended = Signal(object)
    _told = Signal(object)

    def __init__(self, kantoor: KantoorPort, tasks: Tasks) -> None:
        """`tasks` are the window's: they hear of what nobody else hears of."""
        super().__init__()
        self._kantoor = kantoor
        self.far = Tasks(self, _THREADS)
        """For everything that waits for the office folder, on any screen."""
        self.far.went_wrong.connect(tasks.went_wrong)
        self._looking = Watching(lambda _moved: None)
        self._one = threading.Lock()
        self._watching: Watching | None = None
        self._closed = self._asking = self._ask_again = False
        self.stand = Stand(None, Lid.GEEN, None, {})
        self.known = False
        """Whether `stand` was asked for yet."""
        self.running = False
        self.progress = Moved()
        self.last: Outcome | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self._told.connect(self._tell)

    def refresh(self) -> None:
        """Ask how it stands; `stood` follows. A sync asks when it ends."""
        if self._asking:
            self._ask_again = True
        elif not self.running:
            self._asking, self._ask_again = True, False
            self.ask(self._stand_of, self._take_stand, self._no_stand)

    def refresh_soon(self) -> None:
        """Something was written here; more may follow."""
        self._settle.start()

    def ask(
        self, work: Callable[[KantoorPort], T], done: Callable[[T], object], failed: Failed | None = None
    ) -> None:
        """Anything that may wait: for the folder, or for a sync that runs."""
        if not self._closed:
            self.far.run(lambda: work(self._kantoor), done, failed)

    def look(self, path: Path, done: Callable[[Plek], object], failed: Failed) -> None:
        """What that folder is. Who asks for another meanwhile has left this one: SyncStopped."""
        self._looking.stop()
        watching = self._looking = Watching(lambda _moved: None)
        self.ask(lambda kantoor: kantoor.look(path, watching), done, failed)

    def preview(self, done: Callable[[Vooruitblik], object], failed: Failed) -> None:
        """What a sync would do; gives way to one that begins."""
        watching = self._watch()
        self.ask(lambda kantoor: self._alone(watching, lambda: kantoor.proef(watching)), done, failed)

    def start(self, habit: Habit, *, silent: bool = False) -> None:
        """Sync, unless one runs already. `silent`: nobody asked for it."""
        if self.running or self._closed:
            return
        watching = self._watch()
        self.running, self.progress = True, Moved()

        def work(kantoor: KantoorPort) -> Verslag:
            return self._alone(
                watching,
                lambda: kantoor.bijwerken(watching, alleen_tekst=habit.text_first, grens=habit.limit),
            )

        self.began.emit()
        self.ask(
            work, lambda report: self._end(report, None, silent), lambda error: self._end(None, error, silent)
        )

    def stop(self) -> None:
        """End what runs now, also when it waits for the folder; what went over stays."""
        if self._watching is not None:
            self._watching.stop()

    def close(self) -> None:
        """Stop for good: the window ends, and nobody is told any more."""
        self._closed = True
        self.blockSignals(True)
        self._settle.stop()
        self._looking.stop()
        self.stop()

    def wait(self, seconds: float) -> None:
        """Until nothing touches the store any more, or so long. Not for the GUI thread."""
        if self._one.acquire(timeout=seconds):
            self._one.release()

    def _stand_of(self, kantoor: KantoorPort) -> Stand:
        """After what runs: while it runs, `stand` says how it was before."""
        with self._one:
            return kantoor.stand()

    def _watch(self) -> Watching:
        """What was watched before stops: it only looked, or has ended."""
        self.stop()
        self._watching = Watching(self._told.emit)
        return self._watching

    def _alone(self, watching: Watching, work: Callable[[], T]) -> T:
        with self._one:
            watching.check()
            return work()

    def _tell(self, moved: Moved) -> None:
        if self.running:
            self.progress = moved
            self.moved.emit(moved)
        elif moved.silent:
            self.held_up.emit()

    def _end(self, report: Verslag | None, error: BaseException | None, silent: bool) -> None:
        self.running = False
        self.last = Outcome(datetime.now().astimezone(), report, error, silent)
        self.ended.emit(self.last)
        self.refresh()

    def _no_stand(self, error: BaseException) -> None:
        self._asking = False
        self.far.went_wrong.emit(error)

    def _take_stand(self, stand: Stand) -> None:
        self._asking, self.stand, self.known = False, stand, True
        if self._ask_again:
            self.refresh()
        self.stood.emit()
