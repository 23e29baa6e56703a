"""A gezin's store for tests: fixed clock, fixed author, and short ways to write."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from kanz_desktop.domain.kinds import DELETED
from kanz_desktop.domain.merge import seen_heads
from kanz_desktop.domain.operations import Author
from kanz_desktop.domain.records import Edit, Element
from kanz_desktop.domain.values import Id, Value
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.gezin_keys import GezinKeys
from kanz_desktop.storage.moment import Moment

START_MS = 1_765_440_000_000  # 11 December 2025, 08:00 UTC


def ident(name: str) -> Id:
    return blake2b(name.encode(), digest_size=16).digest()


def author(person: str = "anouk", device: str | None = None) -> Author:
    return Author(ident(person), ident(device or f"laptop van {person}"))


def keys(name: str = "de vries", device: str = "laptop van anouk") -> GezinKeys:
    """The same gezin on another laptop has the same keys but its own incarnation."""
    seed = blake2b(name.encode()).digest()
    return GezinKeys(
        gezin=seed[:16],
        database_key=blake2b(seed, digest_size=32, person=b"database").digest(),
        database_salt=blake2b(seed, digest_size=16, person=b"salt").digest(),
        object_key=blake2b(seed, digest_size=32, person=b"object").digest(),
        dedup_key=blake2b(seed, digest_size=32, person=b"dedup").digest(),
        stream=seed[16:32],
        incarnation=ident(f"{name} op {device}"),
    )


@dataclass
class Clock:
    """A clock that goes one second a reading."""

    wall_ms: int = START_MS
    step_ms: int = 1000

    def __call__(self) -> Moment:
        self.wall_ms += self.step_ms
        return Moment(self.wall_ms, 60)


@dataclass
class Family:
    """A store with a clock, and the shortest ways to write in it."""

    folder: Path
    person: str = "anouk"
    clock: Clock = field(default_factory=Clock)
    name: str = "de vries"

    def __post_init__(self) -> None:
        self.store = FamilyStore.create(self.folder, self.keys, author(self.person))

    @property
    def keys(self) -> GezinKeys:
        return keys(self.name, f"laptop van {self.person}")

    def reopen(self, *, close: bool = True) -> FamilyStore:
        """Close and open again; `close=False` is what a crash leaves."""
        if close:
            self.store.close()
        self.store = FamilyStore.open(self.folder, self.keys, author(self.person), now=self.clock())
        return self.store

    def edit(
        self, record: str, kind: str, field_id: str, value: Value, element: Element | None = None
    ) -> Edit:
        """An edit on top of what stands there now."""
        shown = self.store.record(ident(record))
        replaces = shown.heads(field_id, element) if shown is not None else ()
        return Edit(ident(record), kind, field_id, value, element, replaces)

    def write(self, record: str, value: Value, *, field_id: str = "woorden", kind: str = "probleem",
              screen: str = "leefgebieden", element: Element | None = None) -> None:  # fmt: skip
        self.store.apply([self.edit(record, kind, field_id, value, element)], screen=screen, now=self.clock())

    def delete(self, record: str, screen: str = "leefgebieden") -> None:
        """Put a record in the bin, as it stands on the screen."""
        shown = self.store.record(ident(record))
        assert shown is not None
        edit = Edit(shown.id, shown.kind, DELETED, True, None, shown.heads(DELETED), seen_heads(shown))
        self.store.apply([edit], screen=screen, now=self.clock())

    def text(self, record: str, field_id: str = "woorden") -> str:
        shown = self.store.record(ident(record))
        return "" if shown is None else shown.text(field_id)
