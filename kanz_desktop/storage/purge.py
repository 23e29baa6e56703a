"""Removing values and papers for good (docs/format/record.md §10), inside a unit of a gezin."""

from __future__ import annotations

from collections.abc import Iterable

from kanz_desktop.domain.values import FileRef, Id
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.drafts import Drafts
from kanz_desktop.storage.log import Log
from kanz_desktop.storage.objects import ObjectStore
from kanz_desktop.storage.search import Search
from kanz_desktop.storage.tables import Tables, version_from
from kanz_desktop.storage.unit import Unit

FILE_TAG = b"\x08"
"""First byte of an encoded FileRef; the hash follows (record.md §4)."""


class Purge:
    """Finds what belongs to a purge and takes it out of log, tables, drafts, index and keys."""

    def __init__(
        self,
        connection: Connection,
        log: Log,
        tables: Tables,
        drafts: Drafts,
        search: Search,
        objects: ObjectStore,
    ) -> None:
        self._connection = connection
        self._log = log
        self._tables = tables
        self._drafts = drafts
        self._search = search
        self._objects = objects

    def of_record(self, record: Id) -> tuple[list[bytes], list[bytes]]:
        """Every operation of a record, and the papers that no other record names."""
        ops = [stored.op for stored in self._log.of_record(record)]
        values = [version_from(op).value for op in ops]
        papers = {value.object for value in values if isinstance(value, FileRef)}
        return [op.id for op in ops], sorted(name for name in papers if self._namers(name) <= {record})

    def values(self, unit: Unit, op_ids: Iterable[bytes]) -> None:
        """Drop the values of these operations, now or when they arrive."""
        for op_id in op_ids:
            stored = self._log.purge(op_id)
            if stored is not None:
                header = stored.op.header
                self._tables.purge(stored)
                self._drafts.drop(header.record, header.field, header.element)
                unit.touch(header.record)

    def papers(self, unit: Unit, names: Iterable[bytes]) -> None:
        """Drop the keys of these papers, and what was read out of them."""
        for name in names:
            for record in self._namers(name):
                self._search.index_document_text(record, "")
                unit.touch(record)
            self._objects.purge(name)

    def _namers(self, name: bytes) -> set[Id]:
        """Records that name a paper in one of their heads, or did so first."""
        rows = self._connection.execute(
            "SELECT r.id FROM head JOIN register USING (register) JOIN record_id AS r USING (record)"
            " WHERE substr(value, 1, 33) = ?"
            " UNION SELECT id FROM object JOIN record_id USING (record) WHERE hash = ?",
            (FILE_TAG + name, name),
        )
        return {record for (record,) in rows}


def dropped(connection: Connection) -> tuple[list[bytes], list[bytes]]:
    """Every operation and paper that was purged in this store, those that have not come yet included."""
    operations = connection.execute("SELECT op_id.id FROM purged JOIN op_id USING (op)")
    papers = connection.execute("SELECT hash FROM purged_object")
    return [op_id for (op_id,) in operations], [name for (name,) in papers]
