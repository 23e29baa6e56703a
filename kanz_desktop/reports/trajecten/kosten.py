"""Costs and benefits of the trajecten in an overview, by assumptions that everybody sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kanz_desktop.method.kosten import HIGH, HOUR, LOW, SHARE, YEARS
from kanz_desktop.reports.trajecten.figures import Overview


@dataclass(frozen=True, slots=True)
class Balance:
    """Whole euros."""

    cost: int
    """Of all hours that were logged."""
    saved_low: int
    saved_high: int


def balance(overview: Overview, assumed: Mapping[str, int | None]) -> Balance | None:
    """Over the trajecten of which hours are known; None while an assumption or a figure is missing."""
    values = [assumed.get(key) for key in (LOW, HIGH, SHARE, YEARS, HOUR)]
    known = [value for value in values if value is not None]
    if len(known) < len(values) or overview.hours is None:
        return None
    low, high, share, years, hour = known
    saved = [overview.hours_n * amount * share * years // 100 for amount in (low, high)]
    return Balance(round(overview.hours * hour), saved[0], saved[1])
