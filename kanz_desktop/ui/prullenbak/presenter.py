"""What lies in the Prullenbak, newest first. No window, no store, no clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from kanz_desktop.domain.kinds import DELETED
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import day_words, record_title
from kanz_desktop.method.model import Methode


@dataclass(frozen=True, slots=True)
class Weggegooid:
    """One deleted record."""

    id: Id
    titel: str
    regel: str
    """`Actie · weggegooid ma 23 nov door Anouk`."""


def thrown_away(
    snapshot: Snapshot, methode: Methode, today: date, workers: Callable[[Id], str], *, tafel: bool
) -> tuple[Weggegooid, ...]:
    """`workers` gives a worker's name by person id, or nothing: who threw it away."""
    rows = sorted(snapshot.deleted(), key=_moment, reverse=True)
    return tuple(_row(row, methode, today, workers, tafel=tafel) for row in rows)


def _row(
    record: Record, methode: Methode, today: date, workers: Callable[[Id], str], *, tafel: bool
) -> Weggegooid:
    kind = KINDS.get(record.kind)
    parts = [kind.label if kind else record.kind]
    cell = record.cells.get(DELETED)
    if cell is not None:
        version = cell.versions[0]
        words = f"weggegooid {day_words(version.wall.astimezone().date(), today)}"
        name = workers(version.person)
        parts.append(f"{words} door {name}" if name else words)
    return Weggegooid(record.id, record_title(record, methode, tafel=tafel), " · ".join(parts))


_NEVER = datetime.min.replace(tzinfo=UTC)


def _moment(record: Record) -> tuple[datetime, bytes]:
    cell = record.cells.get(DELETED)
    return (cell.versions[0].wall if cell else _NEVER, record.id)
