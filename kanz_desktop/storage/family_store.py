"""The store of one gezin: operations, tables, drafts, undo, documents and search behind one door.

Every write is one transaction that returns Changes. A store belongs to one thread (`storage.writer`);
`interrupt`, `objects.add` and `objects.add_all` may come from any.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kanz_desktop.domain.operations import Author, Operation, OperationRefused
from kanz_desktop.domain.records import Changes, Edit, Element
from kanz_desktop.domain.replay import Replay, place_of
from kanz_desktop.domain.schema import LOGGED
from kanz_desktop.domain.values import ID_SIZE, Id
from kanz_desktop.errors import EnvironmentRefused, InputRefused
from kanz_desktop.storage import copies, schema
from kanz_desktop.storage.appending import GROUP, Appender
from kanz_desktop.storage.database import Connection, closed_on_error, open_database
from kanz_desktop.storage.drafts import Draft
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.family_reader import FamilyReader
from kanz_desktop.storage.findings import Damage
from kanz_desktop.storage.gezin_keys import MAP_DATABASE, GezinKeys
from kanz_desktop.storage.moment import Moment, system_now
from kanz_desktop.storage.paper_exchange import UnfinishedPaper
from kanz_desktop.storage.purge import Purge
from kanz_desktop.storage.undo import Inverse, May, Step, anything
from kanz_desktop.storage.unit import Unit


class StoreReadOnly(EnvironmentRefused):
    """Opened for reading, or something in it is damaged: it can be read and copied, not written."""

    code = "gezin-alleen-lezen"


@dataclass(frozen=True, slots=True)
class Received:
    """What became of operations of others."""

    changes: Changes
    refused: tuple[bytes, ...] = ()
    """Operations whose chain does not hold; they are not stored."""
    waiting: int = 0
    """Operations kept until the one before them arrives."""


class FamilyStore(FamilyReader):
    """One gezin, opened for reading and writing."""

    def __init__(
        self,
        folder: Path,
        keys: GezinKeys,
        author: Author,
        connection: Connection,
        *,
        read_only: bool = False,
    ) -> None:
        self._author = author
        self._read_only = read_only
        super().__init__(folder, keys, connection)

    def _attach(self, connection: Connection) -> None:
        super()._attach(connection)
        self._appender = Appender(connection, self._numbers, self._stream)
        self._inverse = Inverse(connection, self._log, self._tables, self._author.device)
        self._purge = Purge(connection, self._log, self._tables, self._drafts, self._search, self.objects)

    @classmethod
    def create(cls, folder: Path, keys: GezinKeys, author: Author) -> FamilyStore:
        """A new, empty gezin. One that was left half made by a crash is finished."""
        connection = open_database(folder / MAP_DATABASE, keys.database_key, keys.database_salt, create=True)
        with closed_on_error(connection):
            schema.migrate(connection, schema.scripts())
            with connection.transaction():
                connection.execute(
                    "INSERT OR IGNORE INTO store (one, stream, incarnation) VALUES (1, ?, ?)",
                    (keys.stream, keys.incarnation),
                )
            return cls(folder, keys, author, connection)

    @classmethod
    def open(
        cls, folder: Path, keys: GezinKeys, author: Author, read_only: bool = False, now: Moment | None = None
    ) -> FamilyStore:
        """An existing gezin. For writing: migrated, swept, and drafts of a crash made operations.

        One that is damaged is opened for reading, with `damage` set. Raises DatabaseDamaged when nothing
        of it can be read, DatabaseNewer, and those of `open_database`.
        """
        damage: tuple[Damage, ...] = ()
        if not read_only:
            try:
                return cls._open_for_writing(folder, keys, author, now or system_now())
            except DatabaseDamaged:
                damage = (Damage("database"),)
        connection = open_database(
            folder / MAP_DATABASE, keys.database_key, keys.database_salt, read_only=True
        )
        with closed_on_error(connection):
            store = cls(folder, keys, author, connection, read_only=True)
            store.damage = damage
            return store

    @classmethod
    def _open_for_writing(cls, folder: Path, keys: GezinKeys, author: Author, now: Moment) -> FamilyStore:
        connection = open_database(folder / MAP_DATABASE, keys.database_key, keys.database_salt)
        with closed_on_error(connection):
            copies.drop_old(folder, now)
            schema.migrate(
                connection,
                schema.scripts(),
                before=lambda version: copies.before_migration(connection, folder, version, now),
            )
            store = cls(folder, keys, author, connection)
            store.write_as(author)
            store.objects.sweep()
            store.objects.load()
            while store.lags:
                store.catch_up()
            store.commit_drafts(now)
            return store

    def write_as(self, author: Author) -> None:
        """New operations are written by this author. A chain has one device: another begins another chain."""
        _, device = self.chains.writer
        if device is not None and device != author.device:
            incarnation = os.urandom(ID_SIZE)
            with self._transaction():
                self._connection.execute("UPDATE store SET incarnation = ?", (incarnation,))
            self.incarnation = incarnation
        self._author = author
        self._inverse = Inverse(self._connection, self._log, self._tables, author.device)

    def adopt_papers(self, papers: Mapping[bytes, UnfinishedPaper]) -> Changes:
        """Papers that came from elsewhere, finished and with the hash of their bytes tested, are here now.

        By that hash. Changes nothing for one that no operation names, that was purged or that did not open.
        """

        def adopt(unit: Unit) -> None:
            for record in self.objects.exchange.adopt(papers):
                unit.touch(record)

        return self._run(adopt)

    def apply(self, edits: Sequence[Edit], *, screen: str, now: Moment) -> Changes:
        """Write edits as one change, for undo on `screen`. What changes nothing is left out.

        Raises FieldIsFixed, ValueTooLong, OperationRefused, ObjectMissing; then nothing was written.
        """
        return self._run(lambda unit: self._write(unit, edits, screen, now))

    def note(self, edits: Sequence[Edit], now: Moment) -> Changes:
        """Write lines of the register: as `apply`, but nothing of it can be undone."""

        def write(unit: Unit) -> None:
            unit.write(edits, now)

        return self._run(write)

    def replay(self, rows: Sequence[Replay], purged_papers: Sequence[bytes] = ()) -> Changes:
        """Write the operations of another gezin as one's own, all or none; again changes nothing.

        Nothing of it can be undone. Raises ValueTooLong, OperationRefused.
        """
        places = {row.place: row.source for row in rows}

        def write(unit: Unit) -> None:
            written = {
                places[place]: op.id for op in self.operations() if (place := place_of(op.header)) in places
            }
            self._purge.values(unit, unit.replay(rows, written))
            self._purge.papers(unit, purged_papers)

        return self._run(write)

    def receive(self, operations: Iterable[Operation], *, unseen: bool = False) -> Received:
        """Take in operations of others (each from `domain.operations.verify`), in any order, repeats too.

        `unseen`: more comes, and nobody looks or searches here. The Changes then hold no records, and the
        words are not found yet: `catch_up`, or the next opening, does the rest.
        """
        refused: list[bytes] = []
        changes = self._run(lambda unit: refused.extend(unit.receive(operations)), unseen=unseen)
        return Received(changes, tuple(refused), self._log.waiting())

    def catch_up(self) -> Changes:
        """A part of what came in unseen: its words into the index, its records for who looks."""
        with self._transaction():
            late = self._tables.among(self._search.late(GROUP))
            records = tuple(record for record in late if record.kind not in LOGGED)
            for record in records:
                self._search.index_record(record)
        return Changes(records)

    def save_draft(self, draft: Draft) -> None:
        """Keep what is being typed, durably. Raises ValueTooLong."""
        with self._transaction():
            self._drafts.save(draft)

    def drop_draft(self, record: Id, field: str, element: Element | None = None) -> None:
        """Forget what was typed."""
        with self._transaction():
            self._drafts.drop(record, field, element)

    def commit_drafts(self, now: Moment) -> Changes:
        """Make operations of all drafts, each its own step of undo; one that changes nothing just goes.

        A draft that cannot become an operation stays a draft: it may not keep the others, or the gezin, shut.
        """
        drafts = self.drafts()
        if not drafts:
            return Changes()

        def commit(unit: Unit) -> None:
            for draft in drafts:
                with suppress(InputRefused, OperationRefused):
                    self._write(unit, [draft.edit], draft.screen, now)
                    self._drafts.drop(draft.record, draft.field, draft.element)

        return self._run(commit)

    def undo(self, screen: str, now: Moment, may: May = anything) -> Changes | None:
        """Take back the last change of a screen; None when there is none, or when it may not be."""
        return self._turn(self._steps.next_undo(screen), now, may)

    def redo(self, screen: str, now: Moment, may: May = anything) -> Changes | None:
        """Do again what was undone last on a screen; None when there is none, or when it may not be."""
        return self._turn(self._steps.next_redo(screen), now, may)

    def index_document_text(self, record: Id, text: str) -> None:
        """Make the words of a paper findable; an empty text takes them away."""
        with self._transaction():
            self._search.index_document_text(record, text)

    def purge(self, op_ids: Sequence[bytes], object_hashes: Sequence[bytes] = ()) -> Changes:
        """Remove values and papers for good, here and when they arrive later (record.md §10).

        Fields whose id begins with `_` keep their value. Copies made before a migration go too.
        """

        def remove(unit: Unit) -> None:
            self._purge.papers(unit, object_hashes)
            self._purge.values(unit, op_ids)

        changes = self._run(remove)
        self.objects.remove_files(object_hashes)
        copies.drop_all(self._folder)
        self._connection.fold_wal()
        return changes

    def purge_record(self, record: Id) -> Changes:
        """Purge all that was ever written in a record, and its papers: the end of *Verkeerd gezin*."""
        return self.purge(*self._purge.of_record(record))

    def rebuild(self) -> None:
        """Make tables and search index anew from the log."""
        with self._transaction():
            self._tables.rebuild(self._log.all())
            self._search.clear()
            for record in self._tables.records():
                self._search.index_record(record)

    def _write(self, unit: Unit, edits: Iterable[Edit], screen: str, now: Moment) -> None:
        written = unit.write(edits, now)
        if written:
            self._steps.push(screen, self.incarnation, written)

    def _turn(self, step: Step | None, now: Moment, may: May) -> Changes | None:
        edits = list(self._inverse.of(step)) if step is not None else []
        if step is None or not all(map(may, edits)):
            return None

        def turn(unit: Unit) -> None:
            written = unit.write(edits, now)
            self._steps.turned(step, self.incarnation, written)

        return self._run(turn)

    def _run(self, work: Callable[[Unit], object], *, unseen: bool = False) -> Changes:
        """The one way by which anything is written: all of `work` or nothing, and what it changed."""
        unit = Unit(
            self._log, self._appender, self._tables, self._numbers, self._search, self.objects,
            self._author, self.incarnation,
        )  # fmt: skip
        with self._transaction():
            work(unit)
            changes = unit.finish(unseen=unseen)
        unit.committed()
        return changes

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self._read_only or self.damage:
            raise StoreReadOnly()
        try:
            with self._connection.transaction():
                yield
        except BaseException:
            for kept in (self._numbers, self._tables):
                kept.forget()
            raise
