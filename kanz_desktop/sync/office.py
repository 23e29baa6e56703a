"""The laptop's memory of one office folder: identity, keys, objects, heads (docs/format/folder.md §9-§11).

Durable when a call returns, as in `sync.local`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from kanz_desktop.crypto import capsule, signing
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.head import Made, Recent
from kanz_desktop.sync.identity import Device, Signer, member_id
from kanz_desktop.sync.layout import Area, Type
from kanz_desktop.sync.marker import Marker
from kanz_desktop.sync.newcomer import Newcomer, introduce
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.ring import Ring
from kanz_desktop.sync.run import Run
from kanz_desktop.sync.verdict import Verdict
from kanz_desktop.sync.wrap import Recipient


@dataclass(frozen=True, slots=True, repr=False)
class Hand:
    """A device that this laptop is, or was before it was cloned; `laptop` is its id in operations."""

    laptop: Id
    signer: Signer


@dataclass(frozen=True, slots=True, repr=False)
class Me:
    """The worker by keys, with every device that this laptop ever was: the last one is the one of now."""

    person: Id
    sign_seed: bytes
    box_secret: bytes
    hands: tuple[Hand, ...]

    @property
    def hand(self) -> Hand:
        return self.hands[-1]

    @property
    def member(self) -> Id:
        return member_id(signing.public_key(self.sign_seed), capsule.box_public(self.box_secret))

    @property
    def recipient(self) -> Recipient:
        return Recipient(self.member, self.box_secret)

    @property
    def device(self) -> Device:
        key = signing.public_key(self.hand.signer.seed)
        return Device(key, self.member, self.person, self.hand.laptop)

    def introduction(self, root: Id) -> Newcomer:
        """This worker with the laptop of now, signed by both for belonging together in this team."""
        return introduce(
            root, person=self.person, sign_seed=self.sign_seed,
            box_key=capsule.box_public(self.box_secret), laptop=self.hand.laptop,
            device_seed=self.hand.signer.seed,
        )  # fmt: skip

    def signer_of(self, laptop: Id) -> Signer | None:
        """Who signs what was written under this laptop id; None for somebody else's."""
        return next((hand.signer for hand in self.hands if hand.laptop == laptop), None)


@dataclass(frozen=True, slots=True)
class Extent:
    """A run without its operations: enough to find them in the log and to pack them with their signature."""

    device: Id
    signature: bytes
    incarnation: Id
    first: int
    last: int
    id: bytes
    """Of its last operation."""

    @classmethod
    def of(cls, run: Run) -> Extent:
        return cls(run.device, run.signature, run.incarnation, run.first, run.last, run.operations[-1].id)

    def end(self, stream: Id) -> Reach:
        return Reach(stream, self.incarnation, self.last, self.id)


@dataclass(frozen=True, slots=True)
class Held:
    """The end of a run that a removal left out (folder.md §8.4): its place; the words stay in the file."""

    device: Id
    incarnation: Id
    first: int
    last: int
    id: bytes
    """Of its last operation."""

    @classmethod
    def of(cls, run: Run, accepted: int) -> Held:
        """All of a run but its first `accepted` operations."""
        return cls(run.device, run.incarnation, run.first + accepted, run.last, run.operations[-1].id)

    def end(self, stream: Id) -> Reach:
        return Reach(stream, self.incarnation, self.last, self.id)


@dataclass(frozen=True, slots=True)
class Known:
    """An object that is right: read from the folder, or made here. `name` is the one that its bytes give."""

    stream: Id
    area: Area
    name: str
    kind: Type
    own: bool = False
    written: bool = True
    """False: frozen here, not yet read back from the folder."""
    runs: tuple[Extent, ...] = ()
    tag: Id = b""
    """Of a wrap or card: for whom."""


@dataclass(frozen=True, slots=True)
class Note:
    """A file of the folder that is of no use (now). `basis` is what was known when it was read."""

    verdict: Verdict
    reason: str
    basis: tuple[int, ...] = ()


class Office(Protocol):
    """The laptop's own memory of one office folder."""

    def together(self) -> AbstractContextManager[None]:
        """Calls inside are durable when the block ends, in their order: all, or as many as were made before
        it was left. For many small ones, between which nothing is told to the folder that depends on them."""
        ...

    @property
    def marker(self) -> Marker:
        """As it was pinned at founding or joining."""
        ...

    @property
    def me(self) -> Me: ...

    def renew(self) -> None:
        """Become another device: a fresh seed and laptop id behind the others (folder.md §11)."""
        ...

    def rings(self) -> Mapping[Id, Ring]:
        """By stream, the team's included; never those of what was erased."""
        ...

    def keep_ring(self, ring: Ring, gezin: Id) -> None:
        """Merge this ring into what is here. `gezin` is the id from which record ids follow."""
        ...

    def gezin(self, stream: Id) -> Id:
        """What was given with the ring of a known stream."""
        ...

    def known(self, stream: Id, area: Area) -> Mapping[str, Known]:
        """Objects by name."""
        ...

    def keep(self, known: Known, data: bytes | None = None) -> None:
        """Remember an object with its runs, and the bytes of its file (paper: of its frame) when given."""
        ...

    def runs(self, stream: Id) -> Collection[Extent]:
        """Every run that the log holds, with its signature; `forget` leaves them when they were written."""
        ...

    def keep_run(self, stream: Id, extent: Extent) -> None: ...

    def apart(self, stream: Id) -> Collection[Held]:
        """What was kept apart in the files of a stream, also what was accepted since."""
        ...

    def keep_apart(self, stream: Id, area: Area, name: str, held: Collection[Held]) -> None:
        """What of this file is kept apart, instead of what was said of it before; nothing: none of it."""
        ...

    def data(self, stream: Id, area: Area, name: str) -> bytes | None: ...

    def forget(self, stream: Id, area: Area, name: str) -> None:
        """Drop an object and its bytes; of a segment not written its run too: it goes out again."""
        ...

    def drop_data(self, stream: Id, area: Area, name: str) -> None:
        """Drop the bytes alone: they hold what has to go."""
        ...

    def doomed(self) -> Collection[tuple[Id, Area, str]]:
        """Objects whose files have to go from the folder."""
        ...

    def doom(self, stream: Id, area: Area, name: str) -> None: ...

    def undoom(self, stream: Id, area: Area, name: str) -> None: ...

    def published(self, known: Known) -> None:
        """An own object stands on the folder and was read back: counts it, and puts it among the recent."""
        ...

    def made(self) -> Mapping[Id, Made]:
        """By stream, how much this device ever published."""
        ...

    def recent(self) -> Sequence[Recent]:
        """What it published last, at most 256."""
        ...

    def notes(self, folder: str) -> Mapping[str, Note]:
        """By file name, of one folder of the office folder."""
        ...

    def note(self, folder: str, name: str, note: Note | None) -> None:
        """Remember why a file is of no use; None: forget it."""
        ...

    def heads(self) -> Mapping[Id, bytes]:
        """The file of the highest head of each other device."""
        ...

    def keep_head(self, device: Id, data: bytes) -> None: ...

    def own_heads(self) -> Mapping[int, bytes]:
        """Files of this device's heads by counter, those that were only frozen included."""
        ...

    def keep_own_head(self, counter: int, data: bytes) -> None: ...

    def forget_own_head(self, counter: int) -> None: ...

    def counted(self) -> Mapping[tuple[Id, Id, Area], int]:
        """By device, stream and area: how many of its objects were looked for."""
        ...

    def keep_count(self, device: Id, stream: Id, area: Area, count: int) -> None: ...

    def done(self) -> Collection[bytes]:
        """Things that are done once, by a name of the engine's."""
        ...

    def mark_done(self, what: bytes) -> None: ...

    def erased(self) -> Collection[Id]:
        """Streams that were erased here; kept for ever."""
        ...

    def erase(self, stream: Id) -> None:
        """Enter the stream in that list, then destroy its ring, then all that is remembered of it."""
        ...
