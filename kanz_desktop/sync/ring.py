"""The keys of a stream: a set that only grows, and which of them writers use (docs/format/folder.md §3)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from kanz_desktop.crypto.keys import ID_SIZE, KEY_SIZE
from kanz_desktop.crypto.signing import SIGNATURE_SIZE
from kanz_desktop.domain.encoding import Cursor, OperationRefused
from kanz_desktop.domain.values import Id
from kanz_desktop.sync import labels
from kanz_desktop.sync.identity import Devices, Signer
from kanz_desktop.sync.labels import Purpose, Signs
from kanz_desktop.sync.wire import items, take_id, take_items, u32

RING_LIMIT = 8_000
"""Entries in one wrap."""
MAKER_LIMIT = 64
"""Entries of one maker that are used and handed on: so nobody can swell a ring until no wrap holds it."""
_ENTRY_SIZE = 4 + KEY_SIZE + ID_SIZE + 4 + SIGNATURE_SIZE


@dataclass(frozen=True, slots=True, repr=False)
class RingEntry:
    """One key: who made it, and how many removals its maker knew of."""

    generation: int
    key: bytes
    maker: Id
    removals: int
    signature: bytes

    def to_bytes(self) -> bytes:
        return u32(self.generation) + self.key + self.maker + u32(self.removals) + self.signature

    def key_id(self, stream: Id) -> Id:
        return labels.short_key(self.key, Purpose.KEY_ID, stream)

    def holds(self, stream: Id, devices: Devices) -> bool:
        """True when its maker is a known device that signed it, for this stream."""
        maker = devices.get(self.maker)
        return maker is not None and labels.verifies(
            maker.key, self.signature, Signs.KEY, _message(stream, self)
        )


class Ring:
    """All known keys of one stream; never changed, `merged` makes another.

    `entries` is all that this laptop ever had, and reads with; `shared` is what it writes with and hands on.
    """

    def __init__(self, stream: Id, entries: Iterable[RingEntry] = ()) -> None:
        self.stream = stream
        self.entries = frozenset(entries)
        self.shared = frozenset(_shared(self.entries, stream))
        self._keys = {entry.key_id(stream): entry.key for entry in self.entries}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ring) and (self.stream, self.entries) == (other.stream, other.entries)

    def __hash__(self) -> int:
        return hash((self.stream, self.entries))

    def find(self, key_id: Id) -> bytes | None:
        return self._keys.get(key_id)

    def best(self, makers: Container[Id]) -> RingEntry | None:
        """The entry that a writer uses; `makers` are the devices whose keys count now."""
        usable = (entry for entry in self.shared if entry.maker in makers)
        return max(usable, key=lambda entry: (entry.generation, entry.key_id(self.stream)), default=None)

    def outdated(self, makers: Container[Id], removals: int) -> bool:
        """True when a new key has to be made: none counts, or somebody was removed since the last."""
        return removals > max((entry.removals for entry in self.shared if entry.maker in makers), default=-1)

    def merged(self, other: Ring) -> Ring:
        if self.stream != other.stream:
            raise ValueError("rings of two streams are never one")
        return Ring(self.stream, self.entries | other.entries)

    def next_entry(self, key: bytes, *, makers: Container[Id], removals: int, signer: Signer) -> RingEntry:
        """The entry that makes `key` (32 fresh random bytes) the one to write with.

        Generation 1 is for who makes the stream alone: it tells whom to believe first.
        """
        best = self.best(makers)
        first = 2 if self.entries else 1
        blank = RingEntry(first if best is None else best.generation + 1, key, signer.device, removals, b"")
        signature = signer.sign(Signs.KEY, _message(self.stream, blank))
        return RingEntry(blank.generation, key, signer.device, removals, signature)

    def to_bytes(self) -> bytes:
        """The list of what is handed on, ascending."""
        return items(sorted(entry.to_bytes() for entry in self.shared))


def take_ring(cursor: Cursor, stream: Id) -> Ring:
    return Ring(stream, take_items(cursor, take_entry, least=_ENTRY_SIZE, limit=RING_LIMIT))


def without_false_entries(ring: Ring, devices: Devices) -> Ring:
    """The entries whose maker signed them; what a member slipped in under another's name is dropped."""
    return Ring(ring.stream, (entry for entry in ring.entries if entry.holds(ring.stream, devices)))


def _shared(entries: Iterable[RingEntry], stream: Id) -> Iterator[RingEntry]:
    """Of every maker the lowest, so that all laptops with the same entries come to the same ones."""
    by_maker: dict[Id, list[RingEntry]] = {}
    for entry in entries:
        by_maker.setdefault(entry.maker, []).append(entry)
    for made in by_maker.values():
        yield from sorted(made, key=lambda entry: (entry.generation, entry.key_id(stream)))[:MAKER_LIMIT]


def take_entry(cursor: Cursor) -> RingEntry:
    """One key of a ring, of 120 bytes."""
    entry = RingEntry(
        cursor.number(4),
        cursor.take(KEY_SIZE),
        take_id(cursor),
        cursor.number(4),
        cursor.take(SIGNATURE_SIZE),
    )
    if entry.generation == 0:
        raise OperationRefused("bounds")
    return entry


def _message(stream: Id, entry: RingEntry) -> bytes:
    return stream + u32(entry.generation) + u32(entry.removals) + entry.key_id(stream)
