"""The list of gezinnen that were erased: numbers and days, asked before anything is found again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.values import ID_SIZE, Id
from kanz_desktop.storage.vault_database import Json

ERASED = "weggehaald"
"""Setting in the vault: [gezin, day, reason, wall clock in ms] of every erasure. Never shortened."""


@dataclass(frozen=True, slots=True)
class Erased:
    """One gezin that is gone. `reason` is an entry of the list `wisreden`; nothing here names anybody."""

    gezin: Id
    day: date
    reason: str
    wall_ms: int

    def to_json(self) -> Json:
        return [self.gezin.hex(), self.day.isoformat(), self.reason, self.wall_ms]


def erased(kept: Json) -> tuple[Erased, ...]:
    """What the setting says, oldest first; a line that cannot be read erases nothing."""
    return tuple(_read(kept if isinstance(kept, list) else []))


def _read(lines: list[Json]) -> Iterator[Erased]:
    for line in lines:
        with suppress(ValueError):
            gezin, day, reason, wall_ms = map(str, line if isinstance(line, list) else [])
            read = Erased(bytes.fromhex(gezin), date.fromisoformat(day), reason, int(wall_ms))
            if len(read.gezin) == ID_SIZE:
                yield read
