"""Reads what can be read of a damaged database, so that one broken page does not take a whole gezin along."""

from __future__ import annotations

from collections.abc import Callable

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.schema import LOGGED
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.findings import Damage
from kanz_desktop.storage.numbers import Numbers
from kanz_desktop.storage.tables import Tables


def readable_records(open_again: Callable[[], Connection]) -> tuple[list[Record], Damage]:
    """Every record that is whole, and how many could not be read.

    A record of which one row cannot be read is left out: half a record would look like a whole one.
    After each error the connection is a new one, because SQLCipher then refuses whole pages too.
    Raises DatabaseDamaged when not even the list of records can be read.
    """
    connection = open_again()
    try:
        records: list[Record] = []
        lost = 0
        ids = connection.execute("SELECT id FROM record_id ORDER BY record").fetchall()
        for (record_id,) in ids:
            try:
                record = Tables(connection, Numbers(connection)).record(record_id)
            except DatabaseDamaged:
                lost += 1
                connection.close()
                connection = open_again()
            else:
                records += [record] if record is not None and record.kind not in LOGGED else []
        return records, Damage("pages", count=lost)
    finally:
        connection.close()
