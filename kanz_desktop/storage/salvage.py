"""Reads what can be read of a damaged database, so that one broken page does not take a whole gezin along."""

from __future__ import annotations

from kanz_desktop.domain.records import Record
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.findings import Damage
from kanz_desktop.storage.tables import Tables


def readable_records(connection: Connection, tables: Tables) -> tuple[list[Record], Damage]:
    """Every record that is whole, and how many could not be read.

    A record of which one row cannot be read is left out: half a record would look like a whole one.
    Raises DatabaseDamaged when not even the list of records can be read.
    """
    records: list[Record] = []
    lost = 0
    for (record_id,) in connection.execute("SELECT id FROM record_id ORDER BY record").fetchall():
        try:
            record = tables.record(record_id)
        except DatabaseDamaged:
            lost += 1
        else:
            records += [record] if record is not None else []
    return records, Damage("pages", count=lost)
