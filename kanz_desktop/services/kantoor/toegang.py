"""What is remembered of an office folder, and the way to it: one caller at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kanz_desktop.domain.values import Id
from kanz_desktop.services.kantoor.gone import REASONS
from kanz_desktop.services.kantoor.laptop import Laptop
from kanz_desktop.services.kantoor.memory import OfficeMemory
from kanz_desktop.services.kantoor.pin import Pin, open_store
from kanz_desktop.services.kantoor.refusals import GeenKantoormap, KantoorBezig
from kanz_desktop.services.kantoor.watching import Watched
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import MISTAKE, erase_as_said
from kanz_desktop.storage.office_store import OfficeStore
from kanz_desktop.sync.deeds import Deeds
from kanz_desktop.sync.far_folder import PATIENCE_S, FarFolder, Patience
from kanz_desktop.sync.folder import SystemFolder
from kanz_desktop.sync.ports import OfficeFolder
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.team_bodies import Gewist, Reason
from kanz_desktop.sync.watch import Unwatched, Watch

_STOP_WITHIN_S = 0.4
"""The lock waits this long for a step that runs, after the window waited a while already; what is open still
has to close within the time of the lock."""
_FAR_S = PATIENCE_S
"""For one call to the folder, where somebody works with it."""
_WAIT_S = 5.0
"""Who asks something about the team waits this long for a sync: a share may hang, the window may not."""


@dataclass(frozen=True, slots=True)
class Open:
    """The memory of the folder while nobody else uses it; `folder` is None when none is chosen now."""

    office: OfficeMemory
    laptop: Laptop
    deeds: Deeds
    sight: Sight
    folder: OfficeFolder | None


class Toegang:
    """Every call blocks and may come from any thread; one runs at a time."""

    def __init__(self, werkplek: Werkplek) -> None:
        self._werkplek = werkplek
        self._lock = threading.RLock()
        self._stopping = threading.Event()
        self._choosing = 0
        """How many wait for the lock in order to choose."""
        self._count = threading.Lock()
        self._store: OfficeStore | None = None
        self._memory: OfficeMemory | None = None

    @property
    def path(self) -> Path | None:
        """The chosen folder."""
        return self._pin().path

    @property
    def joined(self) -> bool:
        """This laptop knows a team, whether or not a folder is chosen now."""
        return bool(self._pin().marker)

    @contextmanager
    def opened(self) -> Iterator[Open]:
        """For the services beside this one: memory, deeds and folder, one caller at a time.

        Raises KantoorBezig, GeenKantoormap.
        """
        if not self._lock.acquire(timeout=_WAIT_S):
            raise KantoorBezig
        try:
            office = self._office()
            laptop = self._laptop(office)
            folder = self.folder() if self._pin().path is not None else None
            deeds = Deeds(office, self._werkplek.now().wall_ms)
            try:
                yield Open(office, laptop, deeds, Sight(office), folder)
            finally:
                laptop.close()
        finally:
            self._lock.release()

    @contextmanager
    def opened_if_free(self) -> Iterator[Open | None]:
        """As `opened`, and without waiting: None while a sync runs, or before there is a team."""
        if not self._lock.acquire(blocking=False):
            yield None
            return
        try:
            if self._stopping.is_set() or not self.joined:
                yield None
                return
            with self.opened() as here:
                yield here
        finally:
            self._lock.release()

    def folder(self, watch: Watch | None = None) -> OfficeFolder:
        """The chosen one, as a folder that is not waited for once `watch` stops. Raises GeenKantoormap."""
        path = self._pin().path
        if path is None:
            raise GeenKantoormap
        return self._far(path, watch)

    def close(self) -> None:
        """Stop what runs, between two steps, and let go of kantoor.db.

        A folder that hangs is not waited for: the process ends, and what was not whole is written anew.
        """
        self._stopping.set()
        if self._lock.acquire(timeout=_STOP_WITHIN_S):
            try:
                self._let_go()
            finally:
                self._lock.release()

    @contextmanager
    def _instead(self) -> Iterator[None]:
        """The lock, for who chooses."""
        with self._count:
            self._choosing += 1
        self._lock.acquire()
        with self._count:
            self._choosing -= 1
        try:
            yield
        finally:
            self._lock.release()

    def _halted(self) -> bool:
        """Whoever has the lock ends where it is."""
        return self._stopping.is_set() or self._choosing > 0

    def _watched(self, watch: Watch | None = None) -> Watched:
        return Watched(watch or Unwatched(), self._halted)

    def _let_go(self) -> None:
        if self._store is not None:
            self._store.close()
        self._store = self._memory = None

    def _office(self) -> OfficeMemory:
        if self._memory is None:
            self._memory = OfficeMemory(self._opened_store(), self._werkplek.vault)
        return self._memory

    def _opened_store(self) -> OfficeStore:
        if self._store is None:
            marker = self._pin().marker
            if not marker:
                raise GeenKantoormap
            self._store = open_store(self._werkplek, marker)
        return self._store

    def _laptop(self, office: OfficeMemory, *, tidy: bool = True) -> Laptop:
        return Laptop(self._werkplek, office, self._erase, tidy=tidy)

    def _erase(self, stream: Id, gezin: Id) -> bool:
        """False for one that was joined with another: what is here and not there comes there first."""
        bodies = [one.body for one in Sight(self._office()).team.gewist]
        said = (body.reason for body in bodies if isinstance(body, Gewist) and body.stream == stream)
        reason = next(said, Reason.MISTAKE)
        if reason is Reason.JOINED:
            return False
        erase_as_said(self._werkplek, gezin, REASONS.get(reason, MISTAKE))
        return True

    def _far(self, path: Path, watch: Watch | None = None) -> OfficeFolder:
        return FarFolder(SystemFolder(path), Patience(path, self._watched(watch).waiting, _FAR_S))

    def _pin(self) -> Pin:
        return Pin.of(self._werkplek.vault)

    def _save(self, pin: Pin) -> None:
        pin.keep(self._werkplek.vault)
