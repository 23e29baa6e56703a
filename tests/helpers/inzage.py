"""What stands in the inzageregister of a gezin, read from the log as it is."""

from __future__ import annotations

from kanz_desktop.domain.operations import read_value
from kanz_desktop.domain.values import Choice, Id, Ref, Value
from kanz_desktop.services.inzage import KIND
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.storage.family_store import FamilyStore


def lines(sessie: GezinSessie) -> list[dict[str, Value | Id | set[Id]]]:
    """Every line by its fields, the oldest first; `personen` is a set of ids."""
    return sessie.read(lines_in).result()


def lines_in(store: FamilyStore) -> list[dict[str, Value | Id | set[Id]]]:
    found: dict[Id, dict[str, Value | Id | set[Id]]] = {}
    for op in sorted(store.operations(), key=lambda op: op.header.hlc):
        if op.header.kind != KIND or op.value_bytes is None:
            continue
        line = found.setdefault(op.header.record, {})
        value = read_value(op.header.schema, op.value_bytes)[0]
        if op.header.element is not None:
            people = line.setdefault(op.header.field, set())
            assert isinstance(people, set)
            people.add(op.header.element)
        else:
            line[op.header.field] = value.id if isinstance(value, Choice | Ref) else value
    return list(found.values())
