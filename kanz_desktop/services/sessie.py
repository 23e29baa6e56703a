"""One open gezin, as windows and commands hold it: its latest snapshot, and the one way to write.

Everything that touches the store runs in the store's own threads and comes back as a Future.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar, TypeVar

from kanz_desktop.domain.access import WORKER_VIEW, Audience, may_turn_back, visible
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.operations import Author
from kanz_desktop.domain.records import Changes, Edit, Element, Snapshot, Version
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import KanzError
from kanz_desktop.method.model import Methode
from kanz_desktop.services.checks import check
from kanz_desktop.services.inzage import Looks
from kanz_desktop.services.listeners import Listener, Listeners
from kanz_desktop.services.own_writes import OwnWrites
from kanz_desktop.services.pen import Pen
from kanz_desktop.storage.backup import BackupReport, back_up
from kanz_desktop.storage.drafts import Draft
from kanz_desktop.storage.failures import DatabaseDamaged, DiskFull, ReadOnlyDisk
from kanz_desktop.storage.family_store import FamilyStore, StoreReadOnly
from kanz_desktop.storage.findings import Damage, Findings
from kanz_desktop.storage.gezin_keys import GezinKeys
from kanz_desktop.storage.moment import Moment, system_now
from kanz_desktop.storage.objects import ObjectStore
from kanz_desktop.storage.search import Hit
from kanz_desktop.storage.undo import May, UndoState
from kanz_desktop.storage.writer import StoreThread

__all__ = ["Draft", "GezinSessie", "Hit", "UndoState"]

SEARCH_LIMIT = 200
T = TypeVar("T")
Clock = Callable[[], Moment]


class GezinSessie:
    """An open gezin. Safe to use from any thread; `close` commits drafts and ends both store threads."""

    places: ClassVar[frozenset[Place]] = frozenset({Place.GEZINSMAP, Place.DOSSIER})
    """What may be written in this store."""

    def __init__(
        self,
        folder: Path,
        keys: GezinKeys,
        author: Author,
        naam: str,
        methode: Methode,
        *,
        table: bool = False,
        clock: Clock = system_now,
    ) -> None:
        self.id: Id = keys.gezin
        self.table = table
        """Opened with the keys of this gezin alone, at the kitchen table."""
        self._naam = naam
        self._folder = folder
        self._keys = keys
        self.author = author
        self.methode = methode
        self._clock = clock
        self._listeners = Listeners()
        self._own = OwnWrites()
        self._undo_states: dict[str, UndoState] = {}
        self._closed = False
        self._why_not: type[KanzError] | None = None

        def open_writer() -> FamilyStore:
            try:
                return FamilyStore.open(folder, keys, author, now=clock())
            except (DatabaseDamaged, DiskFull, ReadOnlyDisk) as error:
                self._why_not = StoreReadOnly if isinstance(error, DatabaseDamaged) else type(error)
                return FamilyStore.open(folder, keys, author, read_only=True)

        def open_reader() -> FamilyStore:
            return FamilyStore.open(folder, keys, author, read_only=True)

        self._thread: StoreThread[FamilyStore] = StoreThread(open_writer, open_reader)
        try:
            read = self._thread.submit(lambda store: (store.snapshot(), store.objects, store.damage)).result()
        except BaseException:
            self._thread.close()
            raise
        self._snapshot: Snapshot = read[0]
        self.objects: ObjectStore = read[1]
        self.damage: tuple[Damage, ...] = read[2]
        if self.damage:
            self._why_not = StoreReadOnly
        self.inzage = Looks(self.pen(), clock, partial(self.write, urgent=False))

    @property
    def naam(self) -> str:
        """What the gezin is called now."""
        record = self._snapshot.only("gezin")
        return (record.text("naam") if record is not None else "") or self._naam

    @property
    def snapshot(self) -> Snapshot:
        """Everything that was committed, as of now."""
        return self._snapshot

    @property
    def trouble(self) -> KanzError | None:
        """Why nothing can be written in this gezin; None when everything can."""
        return self._why_not() if self._why_not is not None else None

    @property
    def read_only(self) -> bool:
        """The disk or the database cannot be written: everything can still be read and copied."""
        return self._why_not is not None

    def pen(self, *, tafel: bool = False) -> Pen:
        """For the builders of edits."""
        return Pen(self.id, self.methode, tafel=tafel)

    def today(self) -> date:
        """The day on this laptop's calendar."""
        return self._clock().day

    def now(self) -> Moment:
        return self._clock()

    def apply(self, edits: Sequence[Edit], screen: str) -> Future[Changes]:
        """Write edits in one transaction; done when they are on the disk. Refuses what `checks` refuses."""
        now = self._clock()

        def write(store: FamilyStore) -> Changes:
            check(edits, self._snapshot, now.day, self.places)
            changes = store.apply(self._own.on_top(edits), screen=screen, now=now)
            self._own.note(changes)
            return changes

        return self.write(write, screen)

    def undo(self, screen: str, audience: Audience = WORKER_VIEW) -> Future[Changes | None]:
        """Take back the last change of a screen; None when there is nothing that this audience may."""
        now = self._clock()
        return self._restore(lambda store: store.undo(screen, now, self._may(audience)), screen)

    def redo(self, screen: str, audience: Audience = WORKER_VIEW) -> Future[Changes | None]:
        now = self._clock()
        return self._restore(lambda store: store.redo(screen, now, self._may(audience)), screen)

    def undo_state(self, screen: str) -> UndoState:
        """Whether undo and redo would do something; known without waiting once the screen was used."""
        if screen not in self._undo_states:
            self._undo_states[screen] = self.read(lambda store: store.undo_state(screen)).result()
        return self._undo_states[screen]

    def save_draft(self, draft: Draft) -> Future[None]:
        """Keep what is being typed; done when it is on the disk."""
        return self._thread.submit(lambda store: store.save_draft(draft))

    def drop_draft(self, record: Id, field: str, element: Element | None = None) -> Future[None]:
        return self._thread.submit(lambda store: store.drop_draft(record, field, element))

    def commit_drafts(self) -> Future[Changes]:
        """Make operations of what is being typed: when leaving, locking, closing."""
        now = self._clock()
        return self.write(lambda store: store.commit_drafts(now))

    def history(self, record: Id, field: str, element: Element | None = None) -> Future[list[Version]]:
        """Every version that a field ever had, newest first."""
        return self._thread.read(lambda store: store.history(record, field, element))

    def search(self, text: str, audience: Audience) -> Future[list[Hit]]:
        """Records and papers with these words, as far as the audience may see them."""

        def find(store: FamilyStore) -> list[Hit]:
            snapshot = self._snapshot

            def shown(record_id: Id) -> bool:
                record = snapshot.get(record_id)
                return record is not None and not record.deleted and visible(record, audience)

            return store.search(text, SEARCH_LIMIT, keep=shown)

        return self._thread.read(find)

    def index_words(self, record: Id, words: str) -> Future[None]:
        """Make the words on a paper findable, behind whatever the screen writes."""
        return self._thread.submit(lambda store: store.index_document_text(record, words), urgent=False)

    def subscribe(self, callback: Listener) -> Callable[[], None]:
        """Hear of every change, in the writing thread, after its commit. Returns how to stop hearing."""
        return self._listeners.add(callback)

    def write(
        self, task: Callable[[FamilyStore], Changes], screen: str = "", *, urgent: bool = True
    ) -> Future[Changes]:
        """For the services beside this one: a task that writes; snapshot and subscribers follow it."""

        def done(store: FamilyStore) -> Changes:
            if self.trouble is not None:
                raise self.trouble
            changes = task(store)
            self._committed(store, changes, screen)
            return changes

        return self._thread.submit(done, urgent)

    def read(self, task: Callable[[FamilyStore], T]) -> Future[T]:
        """For the services beside this one: a task that only reads."""
        return self._thread.read(task)

    def verify(self, progress: Callable[[int, int], None] = lambda _done, _all: None) -> Findings:
        """Check every byte of this gezin: pages, chains, tables, papers. Blocks."""
        return self._thread.read(lambda store: store.verify(objects="full", progress=progress)).result()

    def copy(self, target: Path, progress: Callable[[int, int], None]) -> BackupReport:
        """A whole copy in a folder of its own, read back; part of a backup. Blocks."""

        def copy(store: FamilyStore) -> BackupReport:
            return back_up(store, self._folder, target, self._keys, self.author, progress)

        return self._thread.submit(copy, urgent=False).result()

    def close(self) -> None:
        """Commit drafts and close the store; may be called twice."""
        if self._closed:
            return
        self._closed = True
        with suppress(
            KanzError
        ):  # what cannot be written now stays a draft, and is written at the next start
            self.commit_drafts().result()
            self.write(self.inzage.write).result()
        self._thread.close()

    def _may(self, audience: Audience) -> May:
        return lambda edit: may_turn_back(edit, self._snapshot, audience)

    def _restore(self, task: Callable[[FamilyStore], Changes | None], screen: str) -> Future[Changes | None]:
        def done(store: FamilyStore) -> Changes | None:
            changes = task(store)
            if changes is not None:
                self._own.note(changes)
                self._committed(store, changes, screen)
            return changes

        return self._thread.submit(done)

    def _committed(self, store: FamilyStore, changes: Changes, screen: str) -> None:
        self._snapshot = self._snapshot.with_changes(changes)
        if screen:
            self._undo_states[screen] = store.undo_state(screen)
        if changes.records:  # a line of the register is nothing that a screen shows
            self._listeners.tell(changes)
