"""Reads and checks resources/method/kostenbaten.toml: what the cost-benefit sheet assumes (method §7)."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.method.rows import MethodeRefused, ReadText, Row, checked_rows, read_toml
from kanz_desktop.paths import resource_text

KOSTEN = "kostenbaten.toml"
LOW, HIGH, SHARE, YEARS, HOUR = WANTED = ("jaar-laag", "jaar-hoog", "deel", "jaren", "uur")
"""What the sheet counts with; the file says the words and the values that it starts from."""


@dataclass(frozen=True, slots=True)
class Aanname:
    """One assumption: a whole number of `eenheid`, where it comes from; None where nothing is known."""

    id: str
    label: str
    eenheid: str
    waarde: int | None
    bron: str


def load_aannames(read: ReadText = resource_text) -> tuple[Aanname, ...]:
    """Raises MethodeRefused."""
    table = read_toml(read, KOSTEN)
    rows = checked_rows(KOSTEN, "aanname", table.get("aanname"))
    if tuple(row.id for row in rows) != WANTED or set(table) != {"aanname"}:
        raise MethodeRefused(file=KOSTEN, entry="aanname", reason="aantal")
    return tuple(_aanname(row) for row in rows)


def _aanname(row: Row) -> Aanname:
    row.only("id", "label", "eenheid", "waarde", "bron")
    value = row.number("waarde") if "waarde" in row.table else None
    return Aanname(row.id, row.words("label"), row.words("eenheid"), value, row.words("bron"))
