"""How far each chain of a gezin goes, and stretches of it: what the office folder needs to know of a log."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kanz_desktop.domain.headers import decode_header
from kanz_desktop.domain.operations import Operation
from kanz_desktop.domain.values import Id
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.log import Log


@dataclass(frozen=True, slots=True)
class Tip:
    """The last operation of a chain, or of a branch of a forked one."""

    incarnation: Id
    seq: int
    id: bytes


class Chains:
    """Reads the log of one gezin; what waits for its predecessor is no part of a chain."""

    def __init__(self, connection: Connection, log: Log) -> None:
        self._connection = connection
        self._log = log

    @property
    def writer(self) -> tuple[Id, Id | None]:
        """The incarnation of new operations, and under which device id its last one was written."""
        incarnation: Id = self._connection.value("SELECT incarnation FROM store")
        header = self._connection.value(
            "SELECT header FROM log WHERE incarnation ="
            " (SELECT incarnation FROM incarnation_id WHERE id = ?) ORDER BY seq DESC LIMIT 1",
            (incarnation,),
        )
        return incarnation, None if header is None else decode_header(header).device

    def tips(self) -> list[Tip]:
        """Of every chain that is here. Costs a look at each chain, not at each operation."""
        found: list[Tip] = []
        chains = self._connection.execute(
            "SELECT incarnation, id, (SELECT max(seq) FROM log AS l WHERE l.incarnation = i.incarnation),"
            " (SELECT count(*) FROM log AS l WHERE l.incarnation = i.incarnation) FROM incarnation_id AS i"
        ).fetchall()
        for chain, incarnation, last, count in chains:
            if count == last:
                op_id = self._connection.value(
                    "SELECT id FROM log JOIN op_id USING (op) WHERE incarnation = ? AND seq = ?",
                    (chain, last),
                )
                found.append(Tip(incarnation, last, op_id))
            elif count:
                found += self._branches(chain, incarnation)
        return found

    def count_after(self, incarnation: Id, seq: int, leave_out: Collection[str]) -> int:
        """How many operations of this chain come after `seq`, those about records of some kinds left out."""
        rows = self._connection.execute(
            "SELECT header FROM log WHERE seq > ? AND incarnation ="
            " (SELECT incarnation FROM incarnation_id WHERE id = ?)",
            (seq, incarnation),
        )
        return sum(decode_header(header).kind not in leave_out for (header,) in rows)

    def stretch(self, tip: Tip, first: int) -> list[Operation]:
        """The operations of this branch from `first` up to its tip, in order."""
        here = [stored.op for stored in self._log.range(tip.incarnation, first, tip.seq)]
        if len(here) == tip.seq - first + 1 and here[-1].id == tip.id:
            return here
        by_id = {op.id: op for op in here}
        branch = [by_id[tip.id]]
        while branch[-1].header.seq > first:
            branch.append(by_id[branch[-1].header.prev])
        return branch[::-1]

    def _branches(self, chain: int, incarnation: Id) -> list[Tip]:
        fork = self._connection.value(
            "SELECT seq FROM log WHERE incarnation = ? GROUP BY seq HAVING count(*) > 1 ORDER BY seq LIMIT 1",
            (chain,),
        )
        rows = self._connection.execute(
            "SELECT seq, id, header FROM log JOIN op_id USING (op) WHERE incarnation = ? AND seq >= ?",
            (chain, fork),
        ).fetchall()
        followed = {decode_header(header).prev for _, _, header in rows}
        return [Tip(incarnation, seq, op_id) for seq, op_id, _ in rows if op_id not in followed]
