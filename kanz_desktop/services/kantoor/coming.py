"""Papers on their way into a gezin: read by several threads, taken in by the one that syncs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import BinaryIO

from kanz_desktop.errors import KanzError
from kanz_desktop.storage.paper_exchange import UnfinishedPaper

Adopt = Callable[[Mapping[bytes, UnfinishedPaper]], None]


class ComingPaper:
    """A paper on its way in; it is here only when it was kept."""

    def __init__(self, new: Callable[[], UnfinishedPaper]) -> None:
        self._new = new
        self._paper: UnfinishedPaper | None = None
        self.kept: UnfinishedPaper | None = None

    def empty(self) -> BinaryIO:
        if self._paper is None:
            self._paper = self._new()
        return self._paper.empty()

    def keep(self, key: bytes) -> bool:
        if self._paper is not None and self._paper.opens(key):
            self._paper.finish()
            self.kept = self._paper
        return self.kept is not None

    def close(self) -> None:
        if self._paper is not None:
            self._paper.close()


class PapersOnTheirWay:
    """`sync.local.PapersOnTheirWay`: unfinished files, until they are adopted."""

    def __init__(self, new: Callable[[], UnfinishedPaper], adopt: Adopt) -> None:
        self._new, self._adopt = new, adopt
        self._coming: dict[bytes, ComingPaper] = {}

    def room(self, object_hash: bytes) -> ComingPaper:
        return self._coming.setdefault(object_hash, ComingPaper(self._new))

    def arrived(self, hashes: Collection[bytes]) -> None:
        over = {object_hash: self._coming.pop(object_hash) for object_hash in hashes}
        try:
            kept = {object_hash: one.kept for object_hash, one in over.items() if one.kept is not None}
            if kept:
                self._adopt(kept)
        finally:
            for one in over.values():
                one.close()

    def all_arrived(self) -> None:
        """All that were ever asked for."""
        self.arrived(list(self._coming))


@contextmanager
def papers_on_their_way(new: Callable[[], UnfinishedPaper], adopt: Adopt) -> Iterator[PapersOnTheirWay]:
    """Unfinished files come from `new`; `adopt` takes in the finished ones, by the hash of their bytes."""
    papers = PapersOnTheirWay(new, adopt)
    try:
        yield papers
    except BaseException:
        with suppress(KanzError):  # what stopped this says more
            papers.all_arrived()
        raise
    papers.all_arrived()
