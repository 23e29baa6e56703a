"""A gezin in memory with the interface of `services.sessie.GezinSessie`: for tests of windows only.

Writes go through a thread of their own, as in the real one, so that a window cannot lean on luck.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TypeVar

from kanz_desktop.domain.kinds import DELETED
from kanz_desktop.domain.records import Cell, Changes, Edit, Element, Record, Snapshot, Version
from kanz_desktop.domain.values import Id
from kanz_desktop.method.model import Methode
from kanz_desktop.services.inzage import Regel
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.storage.writer import Closed

T = TypeVar("T")
ANOUK = b"anouk-anouk-1234"
WALL = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class FakeAuthor:
    person: Id = ANOUK
    device: Id = b"laptop-van-anouk"


@dataclass(frozen=True)
class FakeUndoState:
    can_undo: bool
    can_redo: bool


@dataclass
class FakeLooks:
    """What was looked at, in order."""

    seen: list[Regel] = field(default_factory=list)

    def see(self, regel: Regel) -> None:
        self.seen.append(regel)


@dataclass
class _History:
    undo: list[list[Edit]] = field(default_factory=list)
    redo: list[list[Edit]] = field(default_factory=list)


class FakeSessie:
    """Applies edits as the store does: heads minus what is replaced, plus the new one."""

    places = GezinSessie.places

    def __init__(self, methode: Methode, naam: str = "De Vries", gezin: Id = b"gezin-de-vries--") -> None:
        self.id, self.naam, self.methode = gezin, naam, methode
        self.author = FakeAuthor()
        self.snapshot = Snapshot()
        self.drafts: dict[tuple[Id, str, Element | None], object] = {}
        self.failure: Exception | None = None
        self.trouble: Exception | None = None
        self.table = False
        self.inzage = FakeLooks()
        self._clock = 0
        self._screens: dict[str, _History] = {}
        self._listeners: list[Callable[[Changes], None]] = []
        self._writer = ThreadPoolExecutor(1)
        self._closed = False

    @staticmethod
    def today() -> date:
        return WALL.date()

    def apply(self, edits: Sequence[Edit], screen: str) -> Future[Changes]:
        return self._submit(self._apply_for_person, list(edits), screen)

    def undo(self, screen: str, audience: object = None) -> Future[Changes | None]:
        return self._submit(self._step, screen, "undo", "redo")

    def redo(self, screen: str, audience: object = None) -> Future[Changes | None]:
        return self._submit(self._step, screen, "redo", "undo")

    def undo_state(self, screen: str) -> FakeUndoState:
        history = self._screens.get(screen, _History())
        return FakeUndoState(bool(history.undo), bool(history.redo))

    def save_draft(self, draft: object) -> Future[None]:
        key = (draft.record, draft.field, draft.element)  # type: ignore[attr-defined]
        return self._submit(lambda: self.drafts.update({key: draft}))

    def drop_draft(self, record: Id, field: str, element: Element | None = None) -> Future[None]:
        return self._submit(lambda: self.drafts.pop((record, field, element), None) and None)

    def commit_drafts(self) -> Future[Changes]:
        return self._submit(Changes)

    def history(self, record: Id, field: str, element: Element | None = None) -> Future[list[Version]]:
        found = self.snapshot.get(record)
        cell = found.cells.get(field) if found else None
        return self._submit(lambda: list(cell.versions) if cell else [])

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def close(self) -> None:
        self._closed = True
        self._writer.shutdown()

    def _submit(self, task: Callable[..., T], *given: object) -> Future[T]:
        """As the store's thread does: work that comes after the end has a Future that says so."""
        if not self._closed:
            return self._writer.submit(task, *given)
        late: Future[T] = Future()
        late.set_exception(Closed())
        return late

    def receive(self, edits: Sequence[Edit], person: Id) -> None:
        """Somebody else wrote this, elsewhere; waits until it has arrived."""
        self._submit(self._write, list(edits), person).result()

    def _apply_for_person(self, edits: list[Edit], screen: str) -> Changes:
        if self.failure is not None:
            raise self.failure
        history = self._screens.setdefault(screen, _History())
        history.undo.append([self._inverse(edit) for edit in edits])
        history.redo.clear()
        return self._write(edits, self.author.person)

    def _step(self, screen: str, source: str, target: str) -> Changes | None:
        history = self._screens.get(screen, _History())
        if not getattr(history, source):
            return None
        edits = [replace(edit, replaces=self._heads(edit)) for edit in getattr(history, source).pop()]
        getattr(history, target).append([self._inverse(edit) for edit in edits])
        return self._write(edits, self.author.person)

    def _inverse(self, edit: Edit) -> Edit:
        record = self.snapshot.get(edit.record)
        if edit.element is not None:
            present = record is not None and edit.element in record.members(edit.field)
            return replace(edit, value=present)
        return replace(edit, value=record.get(edit.field) if record is not None else None)

    def _heads(self, edit: Edit) -> tuple[bytes, ...]:
        record = self.snapshot.get(edit.record)
        return record.heads(edit.field, edit.element) if record is not None else ()

    def _write(self, edits: list[Edit], person: Id) -> Changes:
        touched: dict[Id, Record] = {}
        ops = []
        for edit in edits:
            before = (
                touched.get(edit.record) or self.snapshot.get(edit.record) or Record(edit.record, edit.kind)
            )
            op = secrets.token_bytes(32)
            touched[edit.record] = self._with(before, edit, op, person)
            ops.append(op)
        changes = Changes(tuple(touched.values()), tuple(ops), secrets.token_bytes(16))
        self.snapshot = self.snapshot.with_changes(changes)
        for listener in list(self._listeners):
            listener(changes)
        return changes

    def _with(self, record: Record, edit: Edit, op: bytes, person: Id) -> Record:
        self._clock += 1
        version = Version(op, edit.value, person, self._clock, WALL)
        if edit.field == DELETED:
            return replace(record, deleted=edit.value is True)
        if edit.element is None:
            old = record.cells.get(edit.field)
            return replace(record, cells={**record.cells, edit.field: _cell(old, version, edit)})
        elements = dict(record.sets.get(edit.field, {}))
        elements[edit.element] = _cell(elements.get(edit.element), version, edit)
        return replace(record, sets={**record.sets, edit.field: elements})


def _cell(old: Cell | None, version: Version, edit: Edit) -> Cell:
    kept = tuple(v for v in (old.versions if old else ()) if v.op not in edit.replaces)
    return Cell((version, *kept))
