"""Reads and checks resources/method/stappen.toml: the ten steps with what belongs to each (method §2, §8)."""

from __future__ import annotations

from collections.abc import Mapping

from kanz_desktop.method.model import (
    KENNISMAKING,
    POSITIEF,
    PUNTGROEPEN,
    VOORTIJDIG,
    VOORWAARDE,
    Entry,
    Padpunt,
    Stap,
)
from kanz_desktop.method.rows import MethodeRefused, ReadText, Row, checked_rows, read_toml

STAPPEN = "stappen.toml"
GROUP_COUNTS = {VOORWAARDE: 5, KENNISMAKING: 7, POSITIEF: 3, VOORTIJDIG: 7}
"""How many points the method fixes for each group."""


def load_stappen(read: ReadText, lists: Mapping[str, tuple[Entry, ...]]) -> tuple[Stap, ...]:
    """Raises MethodeRefused. The steps and their words stand in the list `stap`, the phases in `fase`."""
    table = read_toml(read, STAPPEN)
    fasen = frozenset(entry.id for entry in lists["fase"])
    wanted = [entry.id for entry in lists["stap"]]
    rows = checked_rows(STAPPEN, "stap", table.get("stap"))
    if [row.id for row in rows] != wanted or set(table) != {"stap"}:
        raise MethodeRefused(file=STAPPEN, entry="stap", reason="aantal")
    stappen = tuple(_stap(number, row, fasen) for number, row in enumerate(rows, 1))
    punten = [punt for stap in stappen for punt in stap.punten]
    for punt in punten:
        if sum(other.id == punt.id for other in punten) > 1:
            raise MethodeRefused(file=STAPPEN, entry=punt.id, reason="dubbel")
    for groep, count in GROUP_COUNTS.items():
        if sum(punt.groep == groep for punt in punten) != count:
            raise MethodeRefused(file=STAPPEN, entry=groep, reason="aantal")
    return stappen


def _stap(number: int, row: Row, fasen: frozenset[str]) -> Stap:
    row.only("id", "fase", "punten")
    punten = checked_rows(STAPPEN, row.id, row.table.get("punten"))
    return Stap(row.id, number, row.one_of("fase", fasen, "onbekend"), tuple(_punt(punt) for punt in punten))


def _punt(row: Row) -> Padpunt:
    row.only("id", "label", "tafel", "dossier", "groep")
    groep = row.one_of("groep", frozenset(PUNTGROEPEN), "onbekend") if "groep" in row.table else ""
    return Padpunt(row.id, row.words("label"), row.words("tafel"), row.flag("dossier", default=False), groep)
