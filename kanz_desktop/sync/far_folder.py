"""An office folder that may never answer: each call is made in a thread that can be left alone.

A share that fell off holds whoever asks it for minutes, and nothing ends such a call. Who waits may leave:
the call goes on in its own thread to wherever it ends, and what it gives is thrown away. A write that was
left ends as a whole file under its name or as a leftover, which is what a crash leaves too (folder.md §9).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

from kanz_desktop.sync.ports import Entry, FolderUnreachable, OfficeFolder

PATIENCE_S = 60.0
"""Seconds that a call may take without a sign of life; a share that is waking up needs some fifteen."""
_SLOWEST = 50_000
"""Bytes a second: what was handed to the system goes over the line at the flush, without a sign."""
_POLL_S = 0.05
_IDLE_S = 5.0
MOST_LEFT = 16
"""Calls that hang in one folder: beyond these it is not asked again, until one of them ends."""

T = TypeVar("T")
Until = Callable[[], float]
"""The moment (`time.monotonic`) at which patience ends."""


class Patience:
    """Waits for calls to one folder, as long as `waiting` raises nothing.

    `waiting` is called before each call and every `_POLL_S` seconds during one, from any thread: whatever it
    raises leaves the call behind.
    """

    def __init__(self, root: Path, waiting: Callable[[], object], seconds: float = PATIENCE_S) -> None:
        self._root, self._waiting, self._seconds = root, waiting, seconds

    def call(self, work: Callable[[], T], until: Until | None = None) -> T:
        """What `work` gives or raises. Raises FolderUnreachable when it gives nothing for too long."""
        self._waiting()
        if _hanging(self._root) >= MOST_LEFT:
            raise FolderUnreachable
        ends = time.monotonic() + self._seconds
        job = _Job(work)
        _begin(job)
        while not job.ended(_POLL_S):
            try:
                self._waiting()
                if time.monotonic() > (ends if until is None else until()):
                    raise FolderUnreachable
            except BaseException:
                _leave(self._root, job)
                raise
        return job.result()

    def feeding(self) -> Feeding:
        return Feeding(self._seconds)


class FarFolder:
    """`sync.ports.OfficeFolder` over one that blocks."""

    def __init__(self, folder: OfficeFolder, patience: Patience) -> None:
        self._folder, self._patience = folder, patience

    def entries(self, path: str) -> tuple[Entry, ...]:
        return self._patience.call(partial(self._folder.entries, path))

    def leftovers(self, path: str) -> tuple[Entry, ...]:
        return self._patience.call(partial(self._folder.leftovers, path))

    def pieces(self, path: str, limit: int) -> Iterator[bytes]:
        pieces = _Pieces(self._folder.pieces(path, limit))
        try:
            while (piece := self._patience.call(pieces.next)) is not None:
                yield piece
        except BaseException:
            _begin(_Job(pieces.close))  # the closing of a file may hang as well
            raise

    def write_once(self, path: str, source: Callable[[], Iterable[bytes]]) -> None:
        feeding = self._patience.feeding()
        write = partial(self._folder.write_once, path, partial(feeding.pieces, source))
        self._patience.call(write, feeding.until)

    def remove(self, path: str) -> None:
        self._patience.call(partial(self._folder.remove, path))


class _Pieces:
    """Of one file; whoever closes it waits for a call that still hangs in it."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._lock = pieces, threading.Lock()

    def next(self) -> bytes | None:
        with self._lock:
            return next(self._pieces, None)

    def close(self) -> None:
        with self._lock:
            if isinstance(self._pieces, Generator):
                self._pieces.close()


class Feeding:
    """How long a write may take: the more was handed to the system, the longer it flushes and reads back."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._size, self._last = 0, time.monotonic()

    def pieces(self, source: Callable[[], Iterable[bytes]]) -> Iterator[bytes]:
        for piece in source():
            yield piece
            self._size += len(piece)
            self._last = time.monotonic()

    def until(self) -> float:
        return self._last + self._seconds + self._size / _SLOWEST


class _Job(Generic[T]):
    """A call, and what came of it."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._over: SimpleQueue[None] = SimpleQueue()
        self._given: list[T] = []
        self._error: BaseException | None = None
        self.over = False

    def run(self) -> None:
        try:
            self._given.append(self._work())
        except BaseException as error:  # noqa: BLE001 - for whoever waits; else it is thrown away
            self._error = error
        self.over = True
        self._over.put(None)

    def ended(self, seconds: float) -> bool:
        """Whether it ends within so long."""
        with suppress(Empty):
            self._over.get(timeout=seconds)
        return self.over

    def result(self) -> T:
        if self._error is not None:
            raise self._error
        return self._given[0]


class _Hand:
    """A thread that makes one call after the other, and goes when it has had nothing to do for a while.

    A daemon: a program that ends waits for no share.
    """

    def __init__(self) -> None:
        self.jobs: SimpleQueue[_Job[Any]] = SimpleQueue()
        threading.Thread(target=self._work, name="kanz-kantoormap", daemon=True).start()

    def _work(self) -> None:
        while True:
            try:
                job = self.jobs.get(timeout=_IDLE_S)
            except Empty:
                if self._goes():
                    return
                continue
            job.run()
            del job  # nothing that it held is kept while this waits
            with _lock:
                _free.append(self)

    def _goes(self) -> bool:
        """Unless somebody took it meanwhile."""
        with _lock:
            free = self in _free
            if free:
                _free.remove(self)
            return free


_lock = threading.Lock()
_free: list[_Hand] = []
"""Those that wait for a call."""
_left: dict[Path, list[_Job[Any]]] = {}
"""By folder: calls that nobody waits for any more."""


def _begin(job: _Job[Any]) -> None:
    with _lock:
        hand = _free.pop() if _free else _Hand()
    hand.jobs.put(job)


def _leave(root: Path, job: _Job[Any]) -> None:
    with _lock:
        _left.setdefault(root, []).append(job)


def _hanging(root: Path) -> int:
    """How many calls that were left there have not ended yet."""
    if root not in _left:
        return 0
    with _lock:
        _left[root] = [job for job in _left[root] if not job.over]
        return len(_left[root])
