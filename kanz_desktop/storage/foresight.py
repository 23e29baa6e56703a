"""How records would read if these operations were here too. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kanz_desktop.domain.headers import Register
from kanz_desktop.domain.merge import Head, RegisterState, head_of, record_from
from kanz_desktop.domain.operations import Operation
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id

Stands = Callable[[Id], list[Head]]
"""The heads of a record as it stands."""
Retired = Callable[[Register, bytes], bool]
"""Whether an operation is replaced in a register, seen already or not."""


def foresee(operations: Iterable[Operation], stands: Stands, retired: Retired) -> list[Record]:
    """Every record that the operations touch, as it would stand."""
    by_record: dict[Id, list[Operation]] = {}
    for op in operations:
        by_record.setdefault(op.header.record, []).append(op)
    found = (_heads(ops, stands(record), retired) for record, ops in by_record.items())
    return [record_from(record, heads) for record, heads in zip(by_record, found, strict=True) if heads]


def _heads(operations: list[Operation], stood: list[Head], retired: Retired) -> list[Head]:
    heads = {head.version.op: head for head in stood}
    states: dict[tuple[str, bytes | None], RegisterState] = {}
    for head in stood:
        state = states.setdefault((head.field, head.element), RegisterState())
        state.heads.add(head.version.op)
    for op in operations:
        header = op.header
        state = states.setdefault((header.field, header.element), RegisterState())
        if retired(header.register, op.id):
            state.retired.add(op.id)
        state.receive(op.id, header.replaces)
        heads[op.id] = head_of(op)
    return [heads[op_id] for state in states.values() for op_id in state.heads]
