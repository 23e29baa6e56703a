"""What a sync needs of the laptop: identity, keys, its memory of the folder, the logs of the gezinnen.

Every call that changes something is durable when it returns, and repeating one does no harm: there is no
transaction across two calls, so the engine orders them such that it may stop between any two
(docs/format/folder.md §9).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import BinaryIO, Protocol

from kanz_desktop.domain.operations import Operation
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.office import Office
from kanz_desktop.sync.reach import Reach


class GezinLog(Protocol):
    """Operations and papers of one gezin."""

    @property
    def laptop(self) -> Id:
        """Under which laptop id new operations are written."""
        ...

    @property
    def incarnation(self) -> Id:
        """Of new operations."""
        ...

    def begin(self, laptop: Id) -> None:
        """Write under another laptop id from now on, in a new incarnation."""
        ...

    def reach(self) -> tuple[Reach, ...]:
        """The last operation of each chain, or of each branch of a forked one; not what waits."""
        ...

    def has(self, op_id: bytes) -> bool:
        """Whether an operation is here and does not wait."""
        ...

    def find(self, op_id: bytes) -> Operation | None:
        """An operation that does not wait."""
        ...

    def run(self, end: Reach, first: int) -> Sequence[Operation]:
        """The operations of one branch from `first` up to `end`, as they stand now."""
        ...

    def receive(self, operations: Iterable[Operation]) -> None:
        """Take in, in any order; those that came before their predecessor wait."""
        ...

    def settle(self) -> None:
        """All that could be received now is here: make it ready for who looks and searches."""
        ...

    def purge(self, operations: Collection[bytes], papers: Collection[bytes]) -> None:
        """Drop these values and papers, here now and when they come later."""
        ...

    def dropped(self) -> tuple[Collection[bytes], Collection[bytes]]:
        """Operations and papers that were purged here, whoever said so; not the other values of this log."""
        ...

    def papers(self) -> Mapping[bytes, int]:
        """Hash and size of each object that is here."""
        ...

    def paper(self, name: str) -> tuple[bytes, int] | None:
        """Hash and size of the object here whose file on the folder has this name."""
        ...

    def wanted(self) -> Collection[bytes]:
        """Hashes that operations name and that are not here, nor purged."""
        ...

    def wanted_sizes(self) -> Collection[int]:
        """How large the objects of these are, in bytes as they lie, by what the operations say."""
        ...

    def paper_key(self, object_hash: bytes) -> bytes: ...

    def paper_pieces(self, object_hash: bytes) -> Iterable[bytes]:
        """The ciphertext as it lies."""
        ...

    def take_papers(self) -> AbstractContextManager[PapersOnTheirWay]:
        """For papers that come. Those that were kept are here when the context ends, however it ends."""
        ...


class PapersOnTheirWay(Protocol):
    """Papers that are being read, in any number of threads, while others are taken in."""

    def room(self, object_hash: bytes) -> ComingPaper:
        """The same one each time until it arrived; may be asked for in any thread."""
        ...

    def arrived(self, hashes: Collection[bytes]) -> None:
        """Nobody reads these any more: those that were kept are here, all at once, and the others are not."""
        ...


class ComingPaper(Protocol):
    """Room for one paper; each may be used by a thread of its own."""

    def empty(self) -> BinaryIO:
        """Where its bytes go, with nothing in it."""
        ...

    def keep(self, key: bytes) -> bool:
        """All of it came. False when this key does not open it: then it is not kept."""
        ...


class Local(Protocol):
    """The laptop as the engine sees it."""

    @property
    def office(self) -> Office: ...

    def log(self, stream: Id) -> GezinLog | None:
        """None: no such gezin here (not made yet, or erased)."""
        ...

    def make_log(self, stream: Id, gezin: Id) -> None:
        """A gezin that came from the folder; nothing when it is here."""
        ...

    def erase_log(self, stream: Id) -> bool:
        """Destroy keys first, then database and papers; nothing when it is not here.

        False: it is here still, and goes later; nothing of it is shown any more.
        """
        ...
