"""The operations of one gezin as those of another (docs/format/folder.md §14). Pure.

Records that exist once have an id that follows from the gezin (record.md §3), so theirs changes; every other
id stays, and what refers to a record refers to its new id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import permutations

from kanz_desktop.domain.encoding import is_id_word
from kanz_desktop.domain.headers import Header
from kanz_desktop.domain.identity import keyed_id
from kanz_desktop.domain.operations import Operation, read_value
from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.schema import KINDS, SCHEMA_VERSION
from kanz_desktop.domain.values import Choice, FileRef, Id, Ref, Value
from kanz_desktop.errors import InputRefused

_CHANGE = "samengevoegd"
"""Not the kind of any record: the change of a replay, made of the change that it replays (folder.md §14)."""
_PARTS = 3
"""A key has at most so many parts between strokes."""
_MAYBE_ONCE = frozenset({"traject", "medewerker"})
"""Later trajecten have a random id; of a medewerker who wrote nothing here nobody knows the key, or asks."""

Place = tuple[Id, Id, str, bytes | None, int]


class ReplayUncertain(InputRefused):
    """Something here is from a newer Kanz, or stands in a place that this one cannot work out."""

    code = "samenvoegen-niet-zeker"


@dataclass(frozen=True, slots=True)
class Replay:
    """What is to be written for one operation. `edit` names operations of the gezin that goes."""

    source: bytes
    edit: Edit
    change: Id
    hlc: int
    wall_ms: int
    offset_minutes: int
    purged: bool
    """Its value was purged: emptied here, and purged at once."""

    @property
    def place(self) -> Place:
        """The same for the operation and for what was written for it, and for nothing else."""
        return (self.change, self.edit.record, self.edit.field, self.edit.element, self.hlc)


def place_of(header: Header) -> Place:
    """As `Replay.place`, of an operation that was written."""
    return (header.change, header.record, header.field, header.element, header.hlc)


def causal(operations: Iterable[Operation]) -> list[Operation]:
    """Each behind those of its chain before it and those that it replaces or saw; never by a clock."""
    known = {op.id: op for op in sorted(operations, key=lambda op: (op.header.hlc, op.id))}
    graph = {
        op.id: [one for one in (op.header.prev, *op.header.replaces, *op.header.saw) if one in known]
        for op in known.values()
    }
    return [known[op_id] for op_id in TopologicalSorter(graph).static_order()]


def replays(
    ordered: Sequence[Operation], ids: Mapping[Id, Id], stays: Id, file: Callable[[FileRef], FileRef]
) -> Iterator[Replay]:
    """All that has to be written, in the order of `ordered` (see `causal`). `file` gives a paper's new name.

    A purged value is not brought along. Its operation is, emptied, only where it replaced something: what
    it replaced would stand again otherwise.
    """
    kept: set[bytes] = set()
    for op in ordered:
        header = op.header
        replaces = tuple(one for one in header.replaces if one in kept)
        if op.purged and not replaces:
            continue
        kept.add(op.id)
        element = header.element
        value = _value(op)
        if isinstance(value, Ref):
            value = Ref(ids.get(value.id, value.id))
        elif isinstance(value, FileRef):
            value = file(value)
        edit = Edit(
            ids.get(header.record, header.record), header.kind, header.field, value,
            element=None if element is None else ids.get(element, element),
            replaces=replaces, saw=tuple(one for one in header.saw if one in kept),
        )  # fmt: skip
        change = keyed_id(stays, _CHANGE, header.change.hex())
        yield Replay(op.id, edit, change, header.hlc, header.wall_ms, header.offset_minutes, purged=op.purged)


def new_ids(operations: Iterable[Operation], goes: Id, stays: Id) -> dict[Id, Id]:
    """The new id of each record that exists once. Raises ReplayUncertain when one cannot be worked out."""
    return _Keys(operations, goes, stays).found()


class _Keys:
    """Finds back of what key an id was made, out of what the record itself said; a hit is certain."""

    def __init__(self, operations: Iterable[Operation], goes: Id, stays: Id) -> None:
        self._goes, self._stays = goes, stays
        self._kinds: dict[Id, str] = {}
        self._words: dict[Id, dict[str, Id | None]] = {}
        self._people: set[Id] = set()
        self._ids: dict[Id, Id] = {}
        for op in operations:
            header = op.header
            if header.kind not in KINDS or header.schema > SCHEMA_VERSION:
                raise ReplayUncertain
            self._people.add(header.person)
            if KINDS[header.kind].keyed or header.kind in _MAYBE_ONCE:
                self._kinds[header.record] = header.kind
                self._words.setdefault(header.record, {}).update(_words(op))

    def found(self) -> dict[Id, Id]:
        for record in self._kinds:
            self._new(record)
        return self._ids

    def _new(self, record: Id) -> Id:
        """The new id; the same one for a record without a key."""
        if record not in self._kinds or record in self._ids:
            return self._ids.get(record, record)
        kind = self._kinds[record]
        for parts in self._candidates(record, kind):
            if keyed_id(self._goes, kind, "/".join(words for words, _ in parts)) == record:
                new = "/".join(words if one is None else self._new(one).hex() for words, one in parts)
                self._ids[record] = keyed_id(self._stays, kind, new)
                return self._ids[record]
        if kind not in _MAYBE_ONCE and self._words[record]:
            raise ReplayUncertain
        return record

    def _candidates(self, record: Id, kind: str) -> Iterator[Sequence[tuple[str, Id | None]]]:
        yield ((kind, None),)
        yield (("1", None),)
        for person in self._people:
            yield ((person.hex(), None),)
        said = [*self._words[record].items(), ("samen", None), ("gezin", None)]
        for count in range(1, _PARTS + 1):
            yield from permutations(said, count)


def _words(op: Operation) -> Iterator[tuple[str, Id | None]]:
    """What may be a part of the key of the record: a record that it names, a choice, a short word."""
    value = _value(op)
    if isinstance(value, Ref):
        yield value.id.hex(), value.id
    elif isinstance(value, Choice):
        yield value.id, None
    elif isinstance(value, str) and is_id_word(value.encode()):
        yield value, None


def _value(op: Operation) -> Value:
    """Nothing for what was purged. Raises ReplayUncertain for what only a newer Kanz can read."""
    if op.value_bytes is None:
        return None
    value, readable = read_value(op.header.schema, op.value_bytes)
    if not readable:
        raise ReplayUncertain
    return value
