"""Reads and checks resources/method/rollen.toml: who is a parent or child, and the words for it."""

from __future__ import annotations

from collections.abc import Mapping

from kanz_desktop.method.model import Entry, Rollen, RolWoord
from kanz_desktop.method.rows import MethodeRefused, ReadText, Row, Table, checked_rows, read_toml

ROLLEN = "rollen.toml"
_KEYS = ("ouders", "kinderen", "woord")


def load_rollen(read: ReadText, lists: Mapping[str, tuple[Entry, ...]]) -> Rollen:
    """Raises MethodeRefused, also for a role or gender that the lists do not know."""
    table = read_toml(read, ROLLEN)
    for key in (*_KEYS, *table):
        if key not in table or key not in _KEYS:
            raise MethodeRefused(file=ROLLEN, entry=key, reason="onbekend" if key in table else "ontbreekt")
    roles = frozenset(entry.id for entry in lists["rol"])
    genders = frozenset(entry.id for entry in lists["geslacht"])
    woorden: dict[str, RolWoord] = {}
    for row in checked_rows(ROLLEN, "woord", table["woord"]):
        meant = _meant(row, roles, genders)
        for word in row.all_words("woorden"):
            if word in woorden:
                raise row.refuse("dubbel")
            woorden[word] = meant
    return Rollen(_some(table, "ouders", roles), _some(table, "kinderen", roles), woorden)


def _meant(row: Row, roles: frozenset[str], genders: frozenset[str]) -> RolWoord:
    row.only("id", "rol", "geslacht", "woorden")
    gender = row.one_of("geslacht", genders, "geslacht") if "geslacht" in row.table else ""
    return RolWoord(row.one_of("rol", roles, "rol"), gender)


def _some(table: Table, key: str, roles: frozenset[str]) -> frozenset[str]:
    named = table[key]
    if not isinstance(named, list) or not named or not all(role in roles for role in named):
        raise MethodeRefused(file=ROLLEN, entry=key, reason="rol")
    return frozenset(named)
