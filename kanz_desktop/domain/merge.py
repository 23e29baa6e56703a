"""The merge: which operations are heads, and how a record reads from its heads (docs/format/record.md §6-§8).

Two ways to the same state. A store that keeps tables asks `arrive` for every operation it did not have
yet, in any order, and writes down what it answers:

    heads    (register -> ids)   ids on the screen
    retired  (register -> ids)   ids that some operation of that register replaces, seen already or not

`rebuild` does the same for a whole log at once. Then `head` turns each head's stored row into a Head, and
`record_from` puts the heads of one record together. Nothing here reads a clock, a disk or chance.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kanz_desktop.domain import access
from kanz_desktop.domain.headers import Header, Register, wall_time
from kanz_desktop.domain.kinds import AUDIENCE, COMMON, DELETED, PLACE, Field, Merge, Type
from kanz_desktop.domain.operations import Operation, read_value
from kanz_desktop.domain.records import Cell, Element, Record, Version
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Choice, Id

_COMMON = {declared.id: declared for declared in COMMON}
_FIELDS = {(kind.id, declared.id): declared for kind in KINDS.values() for declared in kind.fields}


@dataclass(frozen=True, slots=True)
class Arrival:
    """What one operation does to its register."""

    is_head: bool
    drops: frozenset[bytes]
    """Heads that are no longer one."""
    retires: frozenset[bytes]
    """Ids to remember as retired, whether their operation was seen already or not."""


def arrive(
    op_id: bytes, replaces: Iterable[bytes], *, heads: Collection[bytes], retired: Collection[bytes]
) -> Arrival:
    """An operation arrives in its register, in any order, perhaps once more.

    `heads` and `retired` are the register's own, as they were; only the part that `replaces` and `op_id`
    touch needs to be loaded.
    """
    named = frozenset(replaces)
    return Arrival(
        is_head=op_id not in retired,
        drops=frozenset(head_id for head_id in heads if head_id in named),
        retires=named - frozenset(retired),
    )


@dataclass(slots=True)
class RegisterState:
    """The heads of one register, and what was replaced in it."""

    heads: set[bytes] = field(default_factory=set)
    retired: set[bytes] = field(default_factory=set)

    def receive(self, op_id: bytes, replaces: Iterable[bytes]) -> None:
        step = arrive(op_id, replaces, heads=self.heads, retired=self.retired)
        self.heads -= step.drops
        self.retired |= step.retires
        if step.is_head:
            self.heads.add(op_id)


def rebuild(log: Iterable[tuple[bytes, Header]]) -> dict[Register, RegisterState]:
    """The state of every register, from (id, header) of all operations in any order."""
    states: dict[Register, RegisterState] = {}
    for op_id, header in log:
        states.setdefault(header.register, RegisterState()).receive(op_id, header.replaces)
    return states


@dataclass(frozen=True, slots=True)
class Head:
    """One head of a record as a store hands it over. `saw` is for a delete only."""

    kind: str
    field: str
    element: Element | None
    version: Version
    saw: frozenset[bytes] = frozenset()


def version_of(
    op_id: bytes,
    value_bytes: bytes | None,
    *,
    schema: int,
    person: Id,
    hlc: int,
    wall_ms: int,
    offset_minutes: int,
) -> Version:
    """A version from the columns of an operation; `value_bytes` is None when it was purged."""
    wall = wall_time(wall_ms, offset_minutes)
    if value_bytes is None:
        return Version(op_id, None, person, hlc, wall, purged=True)
    value, readable = read_value(schema, value_bytes)
    return Version(op_id, value, person, hlc, wall, newer=not readable)


def head_of(op: Operation) -> Head:
    """The same from an operation that is at hand whole."""
    header = op.header
    version = version_of(
        op.id, op.value_bytes, schema=header.schema, person=header.person,
        hlc=header.hlc, wall_ms=header.wall_ms, offset_minutes=header.offset_minutes,
    )  # fmt: skip
    return Head(header.kind, header.field, header.element, version, frozenset(header.saw))


def record_from(record_id: Id, heads: Iterable[Head]) -> Record:
    """The record that these heads make; at least one head. Purged heads show nothing.

    A record without content reads as deleted (`Record.empty`).
    """
    known = sorted(heads, key=lambda head: (head.version.hlc, head.version.op))
    kind = known[0].kind
    readable = [head for head in known if not head.version.purged]
    cells, sets = _cells(kind, readable)
    deleted, revived, unseen = _life(readable)
    record = Record(record_id, kind, cells, sets, deleted, revived, unseen if revived else frozenset())
    for field_id in (PLACE, AUDIENCE):
        record = _strictest(record, field_id)
    return replace(record, deleted=True) if record.empty else record


def field_of(kind: str, field_id: str) -> Field:
    """The declaration of a field; one that we do not know counts as free text."""
    declared = _COMMON.get(field_id) or _FIELDS.get((kind, field_id))
    return declared or Field(field_id, Type.TEXT, Merge.TEXT, field_id)


def show(declared: Field, versions: Sequence[Version]) -> Cell:
    """The cell of a field: every head, in the order in which the field's class shows them."""
    if len(versions) == 1:
        return Cell(tuple(versions))
    latest = sorted(versions, key=lambda version: (version.hlc, version.op), reverse=True)
    if declared.merge in (Merge.APPEND, Merge.IMMUTABLE):
        latest.reverse()
    elif declared.merge is Merge.SET:
        latest.sort(key=lambda version: version.value is not True)
    return Cell(tuple(sorted(latest, key=lambda version: version.newer)))


def seen_heads(record: Record) -> tuple[bytes, ...]:
    """Every head of a record as it stands on the screen: what a delete writes in `saw`."""
    cells = [cell for field_id, cell in record.cells.items() if field_id != DELETED]
    cells += [cell for elements in record.sets.values() for cell in elements.values()]
    return tuple(version.op for cell in cells for version in cell.versions)


def _cells(
    kind: str, heads: Iterable[Head]
) -> tuple[Mapping[str, Cell], Mapping[str, Mapping[Element, Cell]]]:
    registers: dict[tuple[str, Element | None], list[Version]] = {}
    for head in heads:
        registers.setdefault((head.field, head.element), []).append(head.version)
    cells: dict[str, Cell] = {}
    sets: dict[str, dict[Element, Cell]] = {}
    for (field_id, element), versions in registers.items():
        cell = show(field_of(kind, field_id), versions)
        if element is None:
            cells[field_id] = cell
        else:
            sets.setdefault(field_id, {})[element] = cell
    return cells, sets


def _life(heads: Iterable[Head]) -> tuple[bool, bool, frozenset[bytes]]:
    """(deleted, revived, the heads that no delete saw) of record.md §8."""
    heads = tuple(heads)
    switches = [head for head in heads if head.field == DELETED]
    deletes = [head for head in switches if head.version.value is True]
    if not deletes:
        return False, False, frozenset()
    saw = frozenset().union(*(head.saw for head in deletes))
    unseen = frozenset(head.version.op for head in heads if head.field != DELETED) - saw
    deleted = len(deletes) == len(switches) and not unseen
    return deleted, not deleted, unseen


def _strictest(record: Record, field_id: str) -> Record:
    """Put the head on top that shows the record to the fewest; `_plaats` has to be settled before `_voor`."""
    cell = record.cells.get(field_id)
    if cell is None or len(cell.versions) == 1:
        return record
    ladder, default = access.strictness(record, field_id)

    def rank(version: Version) -> int:
        chosen = version.value.id if isinstance(version.value, Choice) else default
        return ladder.index(chosen) if chosen in ladder and not version.newer else len(ladder)

    ordered = tuple(sorted(cell.versions, key=rank, reverse=True))
    return replace(record, cells={**record.cells, field_id: Cell(ordered)})
