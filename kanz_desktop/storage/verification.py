"""Checks a gezin from the pages up: nothing is believed because it is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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

_STRETCH = 10_000
"""Operations that are held at once while the whole log is checked."""
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
        damage += _tables(tables, headers)
        purged = int(connection.value("SELECT count(*) FROM purged"))
    except DatabaseDamaged:
        return Findings((Damage("database"),))
    names = objects.names()
    chosen = {"none": [], "sample": names[::SAMPLE], "full": names}[depth]
    damage += _papers(objects, names, chosen, progress)
    return Findings(tuple(damage), operations=len(headers), objects=len(chosen), purged=purged)


@dataclass(frozen=True, slots=True)
class Links:
    """A stretch of the log that was checked, in the order in which it came in."""

    headers: tuple[tuple[bytes, Header], ...]
    """Id and header of each operation that could be read."""
    damage: tuple[Damage, ...]
    last: int | None
    """The row to go on behind; None when this was the end of the log."""


def links(connection: Connection, behind: int, limit: int) -> Links:
    """Check operations behind this row: id, commitment, place in the table, the link to the one before.

    A fork (a cloned laptop) is no damage.
    """
    rows = connection.execute(_LINKS, (behind, limit)).fetchall()
    headers: list[tuple[bytes, Header]] = []
    damage: list[Damage] = []
    for _, op_id, header, salt, value, before, *place in rows:
        try:
            op = verify_operation(header, salt, value)
        except OperationRefused:
            damage.append(Damage("operation", op_id.hex()))
            continue
        headers.append((op_id, op.header))
        told = op.header
        stands = [told.incarnation, told.seq, told.record, told.field, told.element or b""]
        if op.id != op_id or place != stands:
            damage.append(Damage("operation", op_id.hex()))
        if told.prev != NO_PREV and before is None:
            damage.append(Damage("chain", op_id.hex()))
    return Links(tuple(headers), tuple(damage), rows[-1][0] if len(rows) == limit else None)


_LINKS = (
    "SELECT log.op, o.id, log.header, log.salt, log.value, b.op, i.id, log.seq, r.id, f.text, g.element"
    " FROM log JOIN op_id AS o ON o.op = log.op"
    " LEFT JOIN incarnation_id AS i ON i.incarnation = log.incarnation"
    " LEFT JOIN register AS g ON g.register = log.register LEFT JOIN record_id AS r ON r.record = g.record"
    " LEFT JOIN name AS f ON f.name = g.field LEFT JOIN op_id AS p ON p.id = substr(log.header, 44, 32)"
    " LEFT JOIN log AS b ON b.op = p.op AND b.incarnation = log.incarnation AND b.seq = log.seq - 1"
    " WHERE log.op > ? ORDER BY log.op LIMIT ?"
)
"""Each operation with its place; `b.op` is the one before it in its chain, whose id stands in the header."""


def lost_heads(connection: Connection) -> int:
    """Operations that the tables still show and the log no longer has: its end was cut off."""
    found = "SELECT count(*) FROM head WHERE NOT EXISTS (SELECT 1 FROM log WHERE log.op = head.op)"
    return int(connection.value(found))


def _operations(connection: Connection) -> tuple[dict[bytes, Header], list[Damage]]:
    """The whole log."""
    headers: dict[bytes, Header] = {}
    damage: list[Damage] = []
    row: int | None = 0
    while row is not None:
        checked = links(connection, row, _STRETCH)
        headers |= dict(checked.headers)
        damage += checked.damage
        row = checked.last
    return headers, damage


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
