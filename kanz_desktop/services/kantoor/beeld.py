"""What a sync brings and takes, in figures per gezin: what will be (a dry run), or what was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.schema import LOGGED
from kanz_desktop.domain.values import Id
from kanz_desktop.services.dubbel import twin_key, twins_of
from kanz_desktop.services.samen import points_of


@dataclass(frozen=True, slots=True)
class Papieren:
    """How many papers, and their size in bytes."""

    aantal: int = 0
    bytes: int = 0

    def __add__(self, other: Papieren) -> Papieren:
        return Papieren(self.aantal + other.aantal, self.bytes + other.bytes)


@dataclass(frozen=True, slots=True)
class GezinBeeld:
    """One gezin. `erbij` and `gewijzigd` are records, `samen` points to look at together that were not
    there before; operations and papers come in (`in`) and go to the folder (`uit`)."""

    gezin: Id
    naam: str
    erbij: int = 0
    gewijzigd: int = 0
    samen: int = 0
    wijzigingen_in: int = 0
    wijzigingen_uit: int = 0
    papieren_in: Papieren = Papieren()
    papieren_uit: Papieren = Papieren()
    nieuw: bool = False
    """Came from a colleague in this sync."""

    @property
    def stil(self) -> bool:
        """Nothing came and nothing went."""
        moved = self.wijzigingen_in or self.wijzigingen_uit
        return not (moved or self.papieren_in.aantal or self.papieren_uit.aantal or self.nieuw)


@dataclass(slots=True)
class Tally:
    """Counts what comes into one gezin, batch by batch. Holds numbers, no words."""

    operations: int = 0
    papers: Papieren = Papieren()
    _before: dict[Id, int | None] = field(default_factory=dict)
    """Of each record that was touched: points to look at together; None when it was not here."""
    _after: dict[Id, tuple[bool, int]] = field(default_factory=dict)
    """The same as it stands now, with whether it is living."""
    _alike: set[Id] = field(default_factory=set)
    """Records that were not here and may be the same thing as another."""
    _twins: int = 0

    def begin(self, records: Iterable[Id], read: Callable[[Sequence[Id]], Iterable[Record]]) -> None:
        """These are about to be touched; `read` gives them as they stand: those that are here."""
        fresh = [record for record in dict.fromkeys(records) if record not in self._before]
        stood = {record.id: points_in(record) for record in read(fresh)}
        self._before |= {record: stood.get(record) for record in fresh}

    def end(self, records: Iterable[Record], operations: int) -> None:
        """So they stand now."""
        self.operations += operations
        for row in records:
            if row.kind not in LOGGED:
                self._after[row.id] = not row.deleted, points_in(row)
                if self._before.get(row.id) is None and twin_key(row) is not None:
                    self._alike.add(row.id)

    def look_for_twins(self, snapshot: Callable[[], Snapshot]) -> None:
        """Once all came: some of it may be here already, made by somebody else."""
        self._twins = len(twins_of(self._alike, snapshot())) if self._alike else 0

    @property
    def erbij(self) -> int:
        """Records that were not here, and live."""
        return sum(living for row, (living, _) in self._after.items() if self._before.get(row) is None)

    @property
    def gewijzigd(self) -> int:
        return sum(self._before.get(row) is not None for row in self._after)

    @property
    def samen(self) -> int:
        """Points that were not there before this began."""
        new = (points - (self._before.get(row) or 0) for row, (_, points) in self._after.items())
        return sum(max(0, more) for more in new) + self._twins


def points_in(record: Record) -> int:
    """How much there is to look at together within one record."""
    return 0 if record.deleted else len(points_of(record))
