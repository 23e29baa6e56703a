"""Reads and checks resources/method/overleg.toml: what stands on the agenda of a meeting (method §9)."""

from __future__ import annotations

from kanz_desktop.method.model import AGENDABLOKKEN, AGENDAS, Agenda, Agendapunt
from kanz_desktop.method.rows import MethodeRefused, ReadText, Row, checked_rows, read_toml

OVERLEG = "overleg.toml"


def load_agendas(read: ReadText) -> tuple[Agenda, ...]:
    """Raises MethodeRefused. Which agendas there are is fixed; their points an organisation may change."""
    table = read_toml(read, OVERLEG)
    rows = checked_rows(OVERLEG, "agenda", table.get("agenda"))
    if [row.id for row in rows] != list(AGENDAS) or set(table) != {"agenda"}:
        raise MethodeRefused(file=OVERLEG, entry="agenda", reason="aantal")
    agendas = tuple(_agenda(row) for row in rows)
    punten = [punt.id for agenda in agendas for punt in agenda.punten]
    for punt in punten:
        if punten.count(punt) > 1:
            raise MethodeRefused(file=OVERLEG, entry=punt, reason="dubbel")
    return agendas


def _agenda(row: Row) -> Agenda:
    row.only("id", "punten")
    punten = checked_rows(OVERLEG, row.id, row.table.get("punten"))
    return Agenda(row.id, tuple(_punt(punt) for punt in punten))


def _punt(row: Row) -> Agendapunt:
    row.only("id", "label", "tafel", "blok")
    blok = row.one_of("blok", frozenset(AGENDABLOKKEN), "onbekend") if "blok" in row.table else ""
    return Agendapunt(row.id, row.words("label"), row.words("tafel"), blok)
