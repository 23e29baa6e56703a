"""What a screen makes of each record, made again only for the records that are new. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id

Made = TypeVar("Made")


class Derived(Generic[Made]):
    """Holds on to what `make` made of a record, for as long as that very record is asked for.

    Records are immutable: the same object means the same answer, so nobody has to say what changed.
    """

    def __init__(self, make: Callable[[Record], Made]) -> None:
        self._make = make
        self._known: dict[Id, tuple[Record, Made]] = {}

    def of(self, rows: Iterable[Record]) -> list[Made]:
        """One for each row, in their order. What is not asked for this time is forgotten."""
        before = self._known
        self._known = {row.id: self._kept(before.get(row.id), row) for row in rows}
        return [made for _, made in self._known.values()]

    def _kept(self, known: tuple[Record, Made] | None, row: Record) -> tuple[Record, Made]:
        return known if known is not None and known[0] is row else (row, self._make(row))
