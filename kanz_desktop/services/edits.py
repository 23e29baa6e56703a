"""Edits for one cell, one set, one record: pure, with `replaces` read from the snapshot on the screen.

A window or a command says what it wants; these functions say it as `Edit`s, which
`GezinSessie.apply` writes in one transaction. Nothing here reads a clock or a disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kanz_desktop.crypto.keys import random_id
from kanz_desktop.domain.access import EVERYONE, WORKERS, audience_of, named_persons
from kanz_desktop.domain.kinds import AUDIENCE, AUDIENCE_PERSONS, DELETED
from kanz_desktop.domain.merge import seen_heads
from kanz_desktop.domain.ordering import between
from kanz_desktop.domain.records import Edit, Element, Record, Snapshot
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id, Value
from kanz_desktop.services.pen import Pen

ORDER_FIELD = "volgorde"
_JITTER_BYTES = 4


def set_field(snapshot: Snapshot, record_id: Id, kind: str, field: str, value: Value) -> Edit:
    """Write one field; an empty text empties it. KeyError when the kind has no such field."""
    KINDS[kind].field(field)
    record = snapshot.get(record_id)
    replaces = record.heads(field) if record is not None else ()
    return Edit(record_id, kind, field, None if value == "" else value, replaces=replaces)


def set_fields(snapshot: Snapshot, record_id: Id, kind: str, values: Mapping[str, Value]) -> list[Edit]:
    """Write several fields of one record."""
    return [set_field(snapshot, record_id, kind, field, value) for field, value in values.items()]


def set_member(
    snapshot: Snapshot, record_id: Id, kind: str, field: str, element: Element, present: bool
) -> Edit:
    """Put one element into a set, or take it out."""
    KINDS[kind].field(field)
    record = snapshot.get(record_id)
    replaces = record.heads(field, element) if record is not None else ()
    return Edit(record_id, kind, field, present, element=element, replaces=replaces)


def set_members(
    snapshot: Snapshot, record_id: Id, kind: str, field: str, wanted: Iterable[Element]
) -> list[Edit]:
    """Make a set hold exactly `wanted`; only elements that differ are written."""
    record = snapshot.get(record_id)
    now = set(record.members(field)) if record is not None else set()
    target = set(wanted)
    return [
        set_member(snapshot, record_id, kind, field, element, element in target)
        for element in sorted(now ^ target)
    ]


def set_audience(
    snapshot: Snapshot, record_id: Id, kind: str, pen: Pen, rule: str, persons: Iterable[Id] = ()
) -> list[Edit]:
    """Say *voor wie* a record is: `iedereen`, `personen` (then also whom) or `medewerkers`."""
    edits = [set_field(snapshot, record_id, kind, AUDIENCE, pen.choice("voor_wie", rule))]
    return edits + set_members(snapshot, record_id, kind, AUDIENCE_PERSONS, persons)


def like(sources: Iterable[Record], pen: Pen, record: Id, kind: str) -> list[Edit]:
    """A record made beside others may be seen by nobody who may not see all of those. Often nothing."""
    rule, persons = narrowest((audience_of(row), named_persons(row)) for row in sources)
    return set_audience(Snapshot(), record, kind, pen, rule, persons) if rule != EVERYONE else []


def narrowest(rules: Iterable[tuple[str, frozenset[Id]]]) -> tuple[str, frozenset[Id]]:
    """Who may see what stands under all of these: a rule, and whom it names. Two different ones: workers."""
    hidden = {rule for rule in rules if rule[0] != EVERYONE}
    if len(hidden) == 1:
        return hidden.pop()
    return (WORKERS if hidden else EVERYONE), frozenset()


def new_record(
    kind: str,
    values: Mapping[str, Value],
    members: Mapping[str, Iterable[Element]] | None = None,
    record_id: Id | None = None,
) -> list[Edit]:
    """A record that is not there yet; empty values are left out. All edits carry the same record id."""
    made = record_id or random_id()
    nothing = Snapshot()
    edits = [
        set_field(nothing, made, kind, field, value)
        for field, value in values.items()
        if value is not None and value != ""
    ]
    for field, elements in (members or {}).items():
        edits += set_members(nothing, made, kind, field, elements)
    return edits


def ensure(snapshot: Snapshot, record_id: Id, kind: str, identity: Mapping[str, Value]) -> list[Edit]:
    """What a once-only record says about itself, as far as it does not: not yet, or no more after an undo."""
    record = snapshot.get(record_id)
    missing = {
        field: value for field, value in identity.items() if record is None or record.get(field) is None
    }
    return set_fields(snapshot, record_id, kind, missing)


def delete(snapshot: Snapshot, record_id: Id) -> Edit:
    """To the Prullenbak: names every head that was seen, so that an unseen change brings it back."""
    record = snapshot.records[record_id]
    return Edit(record_id, record.kind, DELETED, True, replaces=record.heads(DELETED), saw=seen_heads(record))


def restore(snapshot: Snapshot, record_id: Id) -> Edit:
    """Out of the Prullenbak, as it was."""
    record = snapshot.records[record_id]
    return Edit(record_id, record.kind, DELETED, False, replaces=record.heads(DELETED))


def last_place(snapshot: Snapshot, kind: str) -> str:
    """The fractional index of a new row at the end of a kind."""
    return last_places(snapshot, kind, 1)[0]


def last_places(snapshot: Snapshot, kind: str, count: int) -> list[str]:
    """As many in a row, for rows that are made at once."""
    rows = snapshot.of(kind)
    last, found = rows[-1].text(ORDER_FIELD) if rows else "", list[str]()
    for _ in range(count):
        last = between(last, "", _jitter())
        found.append(last)
    return found


def move(snapshot: Snapshot, record_id: Id, after: Id | None) -> Edit:
    """Put a row behind another one of its kind, or first when `after` is None."""
    record = snapshot.records[record_id]
    rows = [row for row in snapshot.of(record.kind) if row.id != record_id]
    position = 0 if after is None else next(i for i, row in enumerate(rows) if row.id == after) + 1
    before = rows[position - 1].text(ORDER_FIELD) if position else ""
    behind = rows[position].text(ORDER_FIELD) if position < len(rows) else ""
    return set_field(snapshot, record_id, record.kind, ORDER_FIELD, between(before, behind, _jitter()))


def _jitter() -> bytes:
    return random_id()[:_JITTER_BYTES]
