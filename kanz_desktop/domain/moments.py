"""Moments of giving marks, by a key: `start`, `nu`, `eind`, and `nu/<balans in hex>` at a balans."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id

START, NOW, END = "start", "nu", "eind"
_ORDER = (START, NOW, END)
_OF = "/"


def moment_of(meting: Record) -> str:
    """The key of a meting; empty for one that does not say when."""
    sort, balans = meting.choice("moment"), meting.ref("balans")
    return f"{sort}{_OF}{balans.hex()}" if sort == NOW and balans is not None else sort


def at_balans(balans: Id) -> str:
    """The key of the marks that are given at a balans."""
    return f"{NOW}{_OF}{balans.hex()}"


def sort_of(moment: str) -> str:
    """`start`, `nu` or `eind`: what a key is in the list `meetmoment`."""
    return moment.partition(_OF)[0]


def balans_of(moment: str) -> Id | None:
    """The balans that a key belongs to."""
    hexed = moment.partition(_OF)[2]
    return bytes.fromhex(hexed) if hexed else None


def in_order(metings: Iterable[Record]) -> tuple[str, ...]:
    """Every moment that there is: the start, each after it by its day, the end."""
    days = {moment_of(row): row.date("datum") or date.min for row in metings}
    known = (key for key in days if sort_of(key) in _ORDER)
    return tuple(sorted(known, key=lambda key: (_ORDER.index(sort_of(key)), days[key], key)))
