"""Checks a gezin from the pages up: nothing is believed because it is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from kanz_desktop.crypto.stream import hash_object
from kanz_desktop.domain.headers import NO_PREV
from kanz_desktop.domain.merge import rebuild
from kanz_desktop.domain.operations import Header, OperationRefused
from kanz_desktop.domain.operations import verify as verify_operation
from kanz_desktop.domain.values import Id
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.findings import Damage, Findings
from kanz_desktop.storage.gezin_keys import MAP_DATABASE
from kanz_desktop.storage.objects import ObjectStore
from kanz_desktop.storage.tables import Tables

Depth = Literal["none", "sample", "full"]
Progress = Callable[[int, int], None]
"""Called with (done, total) while papers are read."""
SAMPLE = 30
"""One of so many papers is read in a sample."""


def silent(_done: int, _total: int) -> None:
    """No one is watching."""


def identity(connection: Connection) -> tuple[Id, Id]:
    """(stream, incarnation) of a gezin's database; DatabaseDamaged when it is another kind of database."""
    row = connection.execute("SELECT stream, incarnation FROM store").fetchone()
    if row is None:
        raise DatabaseDamaged(file=MAP_DATABASE, reason="empty")
    return row[0], row[1]


def verify(
    connection: Connection, tables: Tables, objects: ObjectStore, depth: Depth, progress: Progress
) -> Findings:
    """Everything that is wrong with a gezin; an empty list is a promise about every byte that was read."""
    try:
        pages = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
        if pages:
            return Findings((Damage("pages", count=len(pages)),))
        headers, damage = _operations(connection)
        damage += _chains(headers)
        damage += _tables(tables, headers)
        purged = int(connection.value("SELECT count(*) FROM purged"))
    except DatabaseDamaged:
        return Findings((Damage("database"),))
    names = objects.names()
    chosen = {"none": [], "sample": names[::SAMPLE], "full": names}[depth]
    damage += _papers(objects, names, chosen, progress)
    return Findings(tuple(damage), operations=len(headers), objects=len(chosen), purged=purged)


def _operations(connection: Connection) -> tuple[dict[bytes, Header], list[Damage]]:
    """Every operation against its id and commitment, and its place in the table against its header."""
    headers: dict[bytes, Header] = {}
    damage: list[Damage] = []
    rows = connection.execute(
        "SELECT o.id, header, salt, log.value, i.id, seq, r.id, f.text, element FROM log"
        " JOIN op_id AS o USING (op) JOIN incarnation_id AS i USING (incarnation)"
        " JOIN register USING (register) JOIN record_id AS r USING (record) JOIN name AS f ON f.name = field"
    )
    for op_id, header, salt, value, *place in rows:
        try:
            op = verify_operation(header, salt, value)
        except OperationRefused:
            damage.append(Damage("operation", op_id.hex()))
            continue
        told = op.header
        stands = [told.incarnation, told.seq, told.record, told.field, told.element or b""]
        if op.id != op_id or place != stands:
            damage.append(Damage("operation", op_id.hex()))
        headers[op_id] = op.header
    return headers, damage


def _chains(headers: dict[bytes, Header]) -> list[Damage]:
    """Every chain from 1 up without gaps; a fork (a cloned laptop) is no damage."""
    broken = []
    for op_id, header in headers.items():
        before = headers.get(header.prev)
        fits = header.prev == NO_PREV or (
            before is not None and (before.incarnation, before.seq) == (header.incarnation, header.seq - 1)
        )
        if not fits:
            broken.append(Damage("chain", op_id.hex()))
    return broken


def _tables(tables: Tables, headers: dict[bytes, Header]) -> list[Damage]:
    """The tables against a rebuilding of the whole log by the rules alone."""
    heads, retired = set(), set()
    for register, state in rebuild(headers.items()).items():
        place = (register.record, register.field, register.element or b"")
        heads |= {(*place, op_id) for op_id in state.heads}
        retired |= {(*place, op_id) for op_id in state.retired}
    return [Damage("tables")] if (heads, retired) != tables.places() else []


def _papers(
    objects: ObjectStore, names: Sequence[bytes], chosen: Sequence[bytes], progress: Progress
) -> list[Damage]:
    damage = [Damage("object-missing", name.hex()) for name in names if not objects.path(name).is_file()]
    for done, name in enumerate(chosen, 1):
        if objects.path(name).is_file():
            with objects.path(name).open("rb") as file:
                if hash_object(file) != name:
                    damage.append(Damage("object", name.hex()))
        progress(done, len(chosen))
    return damage
