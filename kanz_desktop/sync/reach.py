"""How far a chain is known: of this incarnation, all up to here (docs/format/folder.md §1)."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.encoding import COUNT_LIMIT, HASH_SIZE, Cursor, OperationRefused
from kanz_desktop.domain.values import ID_SIZE, Id
from kanz_desktop.sync.wire import take_hash, take_id, u64

REACH_SIZE = 2 * ID_SIZE + 8 + HASH_SIZE


@dataclass(frozen=True, slots=True)
class Reach:
    """`id` is the operation, or the statement, at `seq` of this chain."""

    stream: Id
    incarnation: Id
    seq: int
    id: bytes

    def to_bytes(self) -> bytes:
        return self.stream + self.incarnation + u64(self.seq) + self.id


def take_reach(cursor: Cursor) -> Reach:
    reach = Reach(take_id(cursor), take_id(cursor), cursor.number(8), take_hash(cursor))
    if not 1 <= reach.seq <= COUNT_LIMIT:
        raise OperationRefused("bounds")
    return reach
