"""Work that takes time, off the GUI thread; what comes of it arrives back on it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from kanz_desktop.services import surprises

T = TypeVar("T")
Failed = Callable[[BaseException], object]
_THREADS = 2


class Stopped(Exception):
    """Raised in long work by `Progress.step`; the work catches it once it has cleared up."""


class Progress(QObject):
    """Long work that shows how far it is and can be stopped. `report` is called from the worker thread."""

    moved = Signal(int, int, str)
    ended = Signal()

    def __init__(self, title: str, *, stoppable: bool = True) -> None:
        super().__init__()
        self.title = title
        self.stoppable = stoppable
        self._cancel = threading.Event()

    def report(self, done: int, total: int, what: str = "") -> None:
        """`done` of `total` steps; total 0 means that nobody knows how much is left."""
        self.moved.emit(done, total, what)

    def step(self, what: str, done: int, total: int) -> None:
        """Report, unless somebody asked to stop. Raises Stopped."""
        if self.cancelled():
            raise Stopped
        self.report(done, total, what)

    def cancelled(self) -> bool:
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step; what is done stays done."""
        self._cancel.set()


@dataclass(frozen=True)
class _Waiting:
    done: Callable[[Any], object] | None
    failed: Failed | None
    progress: Progress | None


class Tasks(QObject):
    """Runs functions on a small pool, and follows futures of a store.

    `done` and `failed` are called on the GUI thread; a callback of a widget that is gone is dropped.
    An error without `failed` goes out as `went_wrong`, so that nothing fails in silence.
    """

    started = Signal(object)
    went_wrong = Signal(object)
    _landed = Signal(object, object)

    def __init__(self, parent: QObject | None = None, threads: int = _THREADS) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="work")
        self._closed = False
        # Queued also when the work was done at once: what it changed is then already on its way before it.
        self._landed.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self, work: Callable[[], T], done: Callable[[T], object] | None = None, failed: Failed | None = None
    ) -> None:
        """Run `work` on the pool."""
        self._start(work, _Waiting(done, failed, None))

    def run_long(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], object] | None = None,
        failed: Failed | None = None,
        *,
        stoppable: bool = True,
    ) -> Progress:
        """Run `work` with a line in the page that shows progress and, when it can stop, a button for it."""
        progress = Progress(title, stoppable=stoppable)
        self.started.emit(progress)
        self._start(lambda: work(progress), _Waiting(done, failed, progress))
        return progress

    def follow(
        self, future: Future[T], done: Callable[[T], object] | None = None, failed: Failed | None = None
    ) -> None:
        """Call back on the GUI thread when the future is there."""
        self._wait_for(future, _Waiting(done, failed, None))

    def close(self) -> None:
        """Take no more work, also not from a result that still arrives; what runs now is waited for."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start(self, work: Callable[[], object], waiting: _Waiting) -> None:
        if not self._closed:
            self._wait_for(self._pool.submit(work), waiting)

    def _wait_for(self, future: Future[Any], waiting: _Waiting) -> None:
        future.add_done_callback(lambda landed: self._land(waiting, landed))

    def _land(self, waiting: _Waiting, future: Future[Any]) -> None:
        """On the worker thread: hand over to the GUI thread, unless the window is gone already."""
        if isValid(self):
            self._landed.emit(waiting, future)

    def _deliver(self, waiting: _Waiting, future: Future[Any]) -> None:
        if waiting.progress is not None:
            waiting.progress.ended.emit()
        try:
            result = future.result()
        except CancelledError:
            return
        except Exception as error:  # noqa: BLE001 - every failure is shown to the person, none is swallowed
            self._fail(waiting, error)
            return
        if waiting.done is not None and alive(waiting.done):
            waiting.done(result)

    def _fail(self, waiting: _Waiting, error: Exception) -> None:
        surprises.note(error)
        if waiting.failed is None:
            self.went_wrong.emit(error)
        elif alive(waiting.failed):
            waiting.failed(error)


def alive(callback: Callable[..., object]) -> bool:
    """False for a method, or a function written inside one, of a widget that is gone."""
    held = [getattr(callback, "__self__", None)]
    held += [cell.cell_contents for cell in getattr(callback, "__closure__", None) or ()]
    return all(isValid(one) for one in held if isinstance(one, QObject))
