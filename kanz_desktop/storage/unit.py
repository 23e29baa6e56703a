"""One transaction of a gezin: the only way by which operations come into the log and the tables."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from kanz_desktop.domain.clock import tick
from kanz_desktop.domain.encoding import encode_value
from kanz_desktop.domain.kinds import DELETED, Merge
from kanz_desktop.domain.merge import field_of
from kanz_desktop.domain.operations import Author, Operation, build
from kanz_desktop.domain.records import Changes, Edit
from kanz_desktop.domain.replay import Replay
from kanz_desktop.domain.schema import LOGGED
from kanz_desktop.domain.values import ID_SIZE, FileRef, Id
from kanz_desktop.errors import InputRefused
from kanz_desktop.storage.appending import GROUP, Appender, Group
from kanz_desktop.storage.log import Log
from kanz_desktop.storage.moment import Moment
from kanz_desktop.storage.numbers import Numbers
from kanz_desktop.storage.objects import ObjectStore
from kanz_desktop.storage.search import Search
from kanz_desktop.storage.tables import Tables

SALT_SIZE = 16


class FieldIsFixed(InputRefused):
    """A field that is written once was to be written again; a change is a new record. `field` is its id."""

    code = "veld-ligt-vast"


class Unit:
    """What happens between BEGIN and COMMIT. Knows which records were touched, for Changes."""

    def __init__(
        self, log: Log, appender: Appender, tables: Tables, numbers: Numbers, search: Search,
        objects: ObjectStore, author: Author, incarnation: Id,
    ) -> None:  # fmt: skip
        self._log = log
        self._appender = appender
        self._tables = tables
        self._numbers = numbers
        self._search = search
        self._objects = objects
        self._author = author
        self._incarnation = incarnation
        self._ops: list[bytes] = []
        self._touched: dict[Id, None] = {}
        self._named: list[tuple[bytes, Id]] = []
        self._change: Id | None = None

    def write(self, edits: Iterable[Edit], now: Moment) -> range:
        """Make operations of what really changes, all in one change; their `seq`s, perhaps none.

        Raises FieldIsFixed, ValueTooLong, OperationRefused, ObjectMissing.
        """
        place = self._appender.place(self._incarnation)
        first = place.seq
        change = os.urandom(ID_SIZE)
        for edit in edits:
            if not self._changes_something(edit):
                continue
            op = build(
                edit, chain=place, author=self._author, change=change,
                hlc=tick(self._tables.clock, now.wall_ms), wall_ms=now.wall_ms,
                offset_minutes=now.offset_minutes, salt=os.urandom(SALT_SIZE),
            )  # fmt: skip
            place = place.after(op)
            self._take(self._appender.append([op]))
            self._name(edit)
            self._change = change
        return range(first, place.seq)

    def replay(self, rows: Iterable[Replay], written: Mapping[bytes, bytes]) -> list[bytes]:
        """Make operations of those of another gezin; the ids of those whose value has to be purged now.

        `written` names what was written here before, by the operation that it stands for.
        """
        place, names, emptied = self._appender.place(self._incarnation), dict(written), list[bytes]()
        for row in rows:
            if row.source in names:
                continue
            replaces, saw = (
                tuple(names[one] for one in ids if one in names) for ids in (row.edit.replaces, row.edit.saw)
            )
            edit = replace(row.edit, replaces=replaces, saw=saw)
            op = build(
                edit, chain=place, author=self._author, change=row.change, hlc=row.hlc,
                wall_ms=row.wall_ms, offset_minutes=row.offset_minutes, salt=os.urandom(SALT_SIZE),
            )  # fmt: skip
            place = place.after(op)
            self._take(self._appender.append([op]))
            names[row.source] = op.id
            if isinstance(edit.value, FileRef) and self._objects.knows(edit.value.object):
                self._name(edit)
            if row.purged:
                emptied.append(op.id)
        return emptied

    def receive(self, operations: Iterable[Operation]) -> list[bytes]:
        """Operations of anybody; the ids of those whose chain does not hold."""
        refused: list[bytes] = []
        coming = iter(operations)
        while some := list(islice(coming, GROUP)):
            arrived, wrong = self._appender.receive(some)
            self._take(arrived)
            refused += wrong
        return refused

    def touch(self, record: Id) -> None:
        """This record reads differently, though no operation was written in it."""
        self._touched[record] = None

    def finish(self, *, unseen: bool = False) -> Changes:
        """Bring the search index up to date; what the screens need to know. Both later, when `unseen`."""
        self._tables.settle()
        if unseen:
            self._search.later(self._touched)
            return Changes((), tuple(self._ops), self._change)
        touched = self._tables.among(list(self._touched))
        records = tuple(record for record in touched if record.kind not in LOGGED)
        for record in records:
            self._search.index_record(record)
        return Changes(records, tuple(self._ops), self._change)

    def committed(self) -> None:
        """After the commit."""
        self._objects.committed(self._named)

    def _take(self, group: Group) -> None:
        self._tables.take(group)
        for stored in group.stored:
            self._ops.append(stored.op.id)
            self.touch(stored.op.header.record)

    def _name(self, edit: Edit) -> None:
        if isinstance(edit.value, FileRef):
            self._objects.commit_named(edit.value.object, self._numbers.record(edit.record))
            self._named.append((edit.value.object, edit.record))

    def _changes_something(self, edit: Edit) -> bool:
        if edit.field == DELETED:
            return self._changes_life(edit)
        heads = self._tables.heads(edit.record, edit.field, edit.element)
        shown = {value for version, value in heads if not version.purged}
        if not heads:
            return edit.value is not None and not (edit.element is not None and edit.value is False)
        wanted = encode_value(edit.value)
        if shown == {wanted} or self._was_on_screen(edit.replaces, wanted):
            return False
        if field_of(edit.kind, edit.field).merge in (Merge.APPEND, Merge.IMMUTABLE):
            raise FieldIsFixed(field=edit.field)
        return True

    def _was_on_screen(self, replaces: Sequence[bytes], wanted: bytes) -> bool:
        """The writer left the field as it stood there, whatever has arrived since."""
        stood = [self._log.find(op_id) for op_id in replaces]
        return bool(stood) and all(s is not None and s.op.value_bytes == wanted for s in stood)

    def _changes_life(self, edit: Edit) -> bool:
        heads = self._tables.heads(edit.record, DELETED, None)
        if edit.value is not True:
            return any(version.value is True for version, _ in heads)
        record = self._tables.record(edit.record)
        return record is None or not record.deleted or not any(version.value is True for version, _ in heads)
