"""One thread that writes a gezin, and one that reads it.

What the screen writes goes before background work. A background task is a generator: it does about
`SLICE_MS` of work between two yields, each slice its own transaction, and waits while something
urgent is there. The reading thread has its own read-only connection (WAL), so a search never waits
for an import.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future
from typing import Any, Generic, Protocol, TypeVar

from kanz_desktop.errors import KanzError

SLICE_MS = 10
"""What a background task may take between two yields, in milliseconds (design §3)."""
STOP_WITHIN_S = 1.5
"""Locking waits this long for a running statement before it is interrupted (design §5)."""


class Closed(KanzError):
    """The gezin was closed or locked before this was done; nothing of it was written."""

    code = "gezin-gesloten"


class Store(Protocol):
    """What a thread owns: opened, used and closed in that thread; `interrupt` from any."""

    def interrupt(self) -> None: ...

    def close(self) -> None: ...


S = TypeVar("S", bound=Store)
T = TypeVar("T")


class StoreThread(Generic[S]):
    """The writer and the reader of one gezin. `open_writer` and `open_reader` run in their own thread."""

    def __init__(self, open_writer: Callable[[], S], open_reader: Callable[[], S]) -> None:
        self._writer = _Worker(open_writer, "kanz-schrijven")
        try:
            self._reader = _Worker(open_reader, "kanz-lezen")
        except BaseException:
            self._writer.stop(STOP_WITHIN_S)
            raise

    def submit(self, task: Callable[[S], T], urgent: bool = True) -> Future[T]:
        """Write. Tasks of one urgency run in the order in which they came."""
        return self._writer.submit(task, urgent=urgent)

    def background(self, task: Callable[[S], Generator[None, None, T]]) -> Future[T]:
        """Long work in slices; cancelling its Future stops it between two slices."""
        return self._writer.background(task)

    def read(self, task: Callable[[S], T]) -> Future[T]:
        """Read what was committed when the task begins."""
        return self._reader.submit(task, urgent=True)

    def close(self) -> None:
        """Finish what is urgent, drop the rest, close both stores. May be called twice."""
        self._reader.stop(STOP_WITHIN_S)
        self._writer.stop(STOP_WITHIN_S)


class _Worker(Generic[S]):
    """A thread with a store of its own and two queues."""

    def __init__(self, open_store: Callable[[], S], name: str) -> None:
        self._open_store = open_store
        self._changed = threading.Condition()
        self._urgent: deque[_Job[S]] = deque()
        self._later: deque[_Job[S]] = deque()
        self._stopping = False
        self._store: S | None = None
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(opened,), name=name, daemon=True)
        self._thread.start()
        opened.result()

    def submit(self, task: Callable[[S], T], *, urgent: bool) -> Future[T]:
        def at_once(store: S) -> Generator[None, None, T]:
            yield from ()
            return task(store)

        return self._put(at_once, self._urgent if urgent else self._later)

    def background(self, task: Callable[[S], Generator[None, None, T]]) -> Future[T]:
        return self._put(task, self._later)

    def stop(self, within_s: float) -> None:
        with self._changed:
            self._stopping = True
            self._changed.notify()
        self._thread.join(within_s)
        if self._thread.is_alive() and self._store is not None:
            self._store.interrupt()
        self._thread.join()

    def _put(self, task: Callable[[S], Generator[None, None, T]], queue: deque[_Job[S]]) -> Future[T]:
        future: Future[T] = Future()
        with self._changed:
            if self._stopping:
                future.set_exception(Closed())
                return future
            queue.append(_Job(task, future))
            self._changed.notify()
        return future

    def _run(self, opened: Future[None]) -> None:
        try:
            store = self._store = self._open_store()
        except BaseException as error:  # noqa: BLE001 - it is raised again where the thread was started
            self._stopping = True
            opened.set_exception(error)
            return
        opened.set_result(None)
        try:
            self._work(store)
        finally:
            store.close()

    def _work(self, store: S) -> None:
        while (job := self._next()) is not None:
            if not job.step(store):
                with self._changed:
                    self._later.appendleft(job)

    def _next(self) -> _Job[S] | None:
        with self._changed:
            while not (self._urgent or self._later or self._stopping):
                self._changed.wait()
            if self._urgent:
                return self._urgent.popleft()
            if self._stopping:
                for job in self._later:
                    job.drop()
                return None
            return self._later.popleft()


class _Job(Generic[S]):
    """A task, how far it is, and who waits for it. Its Future can be cancelled until the last slice."""

    def __init__(self, task: Callable[[S], Generator[None, None, Any]], future: Future[Any]) -> None:
        self._task = task
        self._future = future
        self._slices: Generator[None, None, Any] | None = None

    def step(self, store: S) -> bool:
        """Run one slice; True when nothing is left to do. The Future's callbacks run in this thread."""
        if self._future.cancelled():
            self.drop()
            return True
        if self._slices is None:
            self._slices = self._task(store)
        try:
            next(self._slices)
        except StopIteration as done:
            if self._future.set_running_or_notify_cancel():
                self._future.set_result(done.value)
        except BaseException as error:  # noqa: BLE001 - it belongs to whoever asked
            if self._future.set_running_or_notify_cancel():
                self._future.set_exception(error)
        else:
            return False
        return True

    def drop(self) -> None:
        if self._slices is not None:
            self._slices.close()
        if self._future.set_running_or_notify_cancel():
            self._future.set_exception(Closed())
