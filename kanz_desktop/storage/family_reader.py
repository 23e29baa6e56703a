"""What can be read of one gezin; `family_store` adds the writing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kanz_desktop.domain.headers import Header
from kanz_desktop.domain.operations import Operation, encode_value
from kanz_desktop.domain.records import Element, Record, Snapshot, Version
from kanz_desktop.domain.values import Id, Ref
from kanz_desktop.storage import copies, salvage, verification
from kanz_desktop.storage.chains import Chains
from kanz_desktop.storage.database import Connection, open_database
from kanz_desktop.storage.drafts import Draft, Drafts
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.findings import Damage, Findings
from kanz_desktop.storage.foresight import foresee
from kanz_desktop.storage.gezin_keys import MAP_DATABASE, GezinKeys
from kanz_desktop.storage.log import Log, Spot, Stored
from kanz_desktop.storage.numbers import Numbers
from kanz_desktop.storage.objects import ObjectStore
from kanz_desktop.storage.purge import dropped
from kanz_desktop.storage.search import Found, Hit, Search, paper_hit, pattern, record_hit
from kanz_desktop.storage.tables import Tables, version_from
from kanz_desktop.storage.undo import UndoState, UndoSteps

OBJECTS = "objects"


class FamilyReader:
    """One gezin, opened. Errors of every method: those of `storage.failures`, and what it names itself."""

    def __init__(self, folder: Path, keys: GezinKeys, connection: Connection) -> None:
        self._folder = folder
        self._keys = keys
        self.damage: tuple[Damage, ...] = ()
        """What could not be read; when not empty, nothing is written any more."""
        self._attach(connection)

    def _attach(self, connection: Connection) -> None:
        self._connection = connection
        self._stream, self.incarnation = verification.identity(connection)
        self._numbers = Numbers(connection)
        self._log = Log(connection, self._numbers)
        self.chains = Chains(connection, self._log)
        self._tables = Tables(connection, self._numbers)
        self._search = Search(connection, self._numbers)
        self._drafts = Drafts(connection)
        self._steps = UndoSteps(connection, self._numbers)
        self.objects = ObjectStore(
            self._folder / OBJECTS, connection, self._keys.object_key, self._keys.dedup_key
        )

    def _open_again(self) -> Connection:
        return open_database(
            self._folder / MAP_DATABASE, self._keys.database_key, self._keys.database_salt, read_only=True
        )

    def snapshot(self) -> Snapshot:
        """Every record. What cannot be read is left out and named in `damage`, and writing ends."""
        try:
            return Snapshot(self._tables.records())
        except DatabaseDamaged:
            records, lost = salvage.readable_records(self._open_again)
            self.damage = (lost,)
            self._connection.close()
            self._attach(self._open_again())  # one that met a broken page gives errors for whole ones too
            return Snapshot(records)

    @property
    def lags(self) -> bool:
        """Something came in unseen, and its words are not found yet."""
        return self._search.waits()

    @property
    def version(self) -> int:
        """Another number as soon as another connection wrote; what was read before is then older."""
        return int(self._connection.value("PRAGMA data_version"))

    def has(self, op_id: bytes) -> bool:
        """Whether an operation is here and does not wait for another."""
        return self._log.has(op_id)

    def waiting(self) -> int:
        """Operations that came before the one that they follow: not in `operations` yet."""
        return self._log.waiting()

    def operation(self, op_id: bytes) -> Operation | None:
        """One that does not wait."""
        stored = self._log.find(op_id)
        return None if stored is None else stored.op

    def record(self, record: Id) -> Record | None:
        """One record; None when nothing was ever written in it."""
        return self._tables.record(record)

    def among(self, records: Sequence[Id]) -> Iterator[Record]:
        """Those of these records in which something was written."""
        return self._tables.among(records)

    def foresee(self, operations: Iterable[Operation]) -> list[Record]:
        """The records that these operations touch, as they would stand if they were here too."""
        return foresee(operations, self._tables.heads_of, self._tables.retired)

    def history(self, record: Id, field: str, element: Element | None = None) -> list[Version]:
        """Every version that a field ever had, the latest first."""
        register = self._numbers.find_register(record, field, element)
        found = [] if register is None else [version_from(s.op) for s in self._log.of_register(register)]
        return sorted(found, key=lambda version: (version.hlc, version.op), reverse=True)

    def operations(self) -> Iterator[Operation]:
        """The whole log, in no particular order."""
        return (stored.op for stored in self._log.all())

    def by_time(
        self, before: Spot | None, limit: int, *, kind: str = "", person: Id | None = None, kept: bool = False
    ) -> list[Stored]:
        """The log backwards by the clock on the wall, a page at a time: see `Log.by_time`."""
        return self._log.by_time(before, limit, kind=kind, person=person, kept=kept)

    def links(self, behind: int, limit: int) -> verification.Links:
        """Check a stretch of the log, link by link: see `verification.links`."""
        return verification.links(self._connection, behind, limit)

    def lost_heads(self) -> int:
        """Operations that were shown and are no longer in the log."""
        return verification.lost_heads(self._connection)

    def stands_at(self, op_id: bytes) -> Header | None:
        """What the header of an operation says of itself, damaged or not; None when it cannot be read."""
        return self._log.header(op_id)

    def about(self, record: Id, kind: str, field: str) -> list[Operation]:
        """All that was ever written in a record, and the records of `kind` that refer to it in `field`."""
        named = self._log.naming(kind, field, encode_value(Ref(record)))
        return [stored.op for stored in (*self._log.of_record(record), *named)]

    def dropped(self) -> tuple[list[bytes], list[bytes]]:
        """Ids of operations and hashes of papers that were purged here."""
        return dropped(self._connection)

    def drafts(self) -> tuple[Draft, ...]:
        return self._drafts.all()

    def undo_state(self, screen: str) -> UndoState:
        return self._steps.state(screen)

    def search(
        self, query: str, limit: int = 50, keep: Callable[[Id], bool] = lambda _record: True
    ) -> list[Hit]:
        """Records and papers that hold a word beginning with each word of the query, the newest first.

        `keep` says which records may be shown; `limit` counts those alone.
        """
        hits: list[Hit] = []
        word = pattern(query)
        for found in self._search.find(query):
            if len(hits) == limit:
                break
            if keep(found.record):
                hits += self._hits(found, word)
        return hits

    def _hits(self, found: Found, word: re.Pattern[str]) -> list[Hit]:
        if found.paper is not None:
            return [paper_hit(found.record, self._tables.kind(found.row), found.paper, word)]
        record = self._tables.record(found.record)
        return [record_hit(record, word)] if record is not None else []

    def tables_digest(self) -> bytes:
        """A hash of the derived tables: equal on every device with the same operations."""
        return self._tables.digest()

    def verify(
        self, *, objects: verification.Depth = "sample", progress: verification.Progress = verification.silent
    ) -> Findings:
        """Check everything that was written: pages, chains, ids, commitments, tables, papers."""
        return verification.verify(self._connection, self._tables, self.objects, objects, progress)

    def copy_database(self, target: Path) -> None:
        """A whole copy of the database, encrypted with the same key; durable when this returns."""
        copies.copy_database(self._connection, target)

    def interrupt(self) -> None:
        """Stop the statement that runs now; its transaction is undone. From any thread."""
        self._connection.interrupt()

    def close(self) -> None:
        self._connection.close()
