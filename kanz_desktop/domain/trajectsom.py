"""What a traject leaves for the overview once it is over: numbers alone (docs/format/vault.md §7.1).

No name, no day, no words, nothing that a family wrote, and nobody's own mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

LOWEST, HIGHEST = 2, 20
"""Marks in halves."""


@dataclass(frozen=True, slots=True)
class TrajectSom:
    """The sums of one traject."""

    jaar: int
    """In which it was closed."""
    maanden: int
    """Whole months from its first day to its last."""
    einde: str = ""
    """An entry of the list `eindsoort`, or empty."""
    minuten: int = 0
    """Of all contact together; 0 when none was logged."""
    cijfers: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Per meetpunt the joint mark of start and end, in halves; only points that have both."""

    def to_json(self) -> dict[str, Any]:
        marks = {point: list(pair) for point, pair in sorted(self.cijfers.items())}
        return {
            "jaar": self.jaar, "maanden": self.maanden, "einde": self.einde, "minuten": self.minuten,
            "cijfers": marks,
        }  # fmt: skip


def read_sums(kept: object) -> tuple[TrajectSom, ...]:
    """What the vault holds of one gezin; a line of another shape counts for nothing."""
    return tuple(_read(kept if isinstance(kept, list) else []))


def _read(lines: list[Any]) -> Iterator[TrajectSom]:
    for line in lines:
        with suppress(TypeError, ValueError, KeyError, AttributeError):
            marks = {str(point): (int(start), int(end)) for point, (start, end) in line["cijfers"].items()}
            if all(LOWEST <= half <= HIGHEST for pair in marks.values() for half in pair):
                jaar, maanden, minuten = (int(line[key]) for key in ("jaar", "maanden", "minuten"))
                yield TrajectSom(jaar, maanden, str(line["einde"]), minuten, marks)
