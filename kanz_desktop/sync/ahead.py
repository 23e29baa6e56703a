"""How much is left to move, for whoever looks on: nearly all of it is papers, known once the text is here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.budget import Budget
from kanz_desktop.sync.layout import Area, paper_name
from kanz_desktop.sync.local import GezinLog, Local
from kanz_desktop.sync.paper import FRAME_SIZE, pad_size
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.watch import Watch


class Ahead:
    def __init__(self, local: Local, sight: Sight, budget: Budget, watch: Watch) -> None:
        self._local, self._sight, self._budget, self._watch = local, sight, budget, watch

    def both_ways(self) -> None:
        """Before any paper moves."""
        self._tell([*self._coming(), *self._going()])

    def out(self) -> None:
        """What could be fetched is here."""
        self._tell(self._going())

    def _tell(self, papers: Iterable[int]) -> None:
        """Where the budget ends nobody knows how many files that will be."""
        sizes = [FRAME_SIZE + size + pad_size(size) for size in papers]
        rest = self._budget.rest
        if rest is None or sum(sizes) <= rest:
            self._watch.ahead(len(sizes), sum(sizes))
        else:
            self._watch.ahead(0, rest)

    def _coming(self) -> Iterator[int]:
        for _, log in self._logs():
            yield from log.wanted_sizes()

    def _going(self) -> Iterator[int]:
        for stream, log in self._logs():
            if self._sight.reads(stream):
                known = self._sight.office.known(stream, Area.PAPERS)
                for object_hash, size in log.papers().items():
                    there = known.get(paper_name(object_hash))
                    if there is None or (there.own and not there.written):
                        yield size

    def _logs(self) -> Iterator[tuple[Id, GezinLog]]:
        for stream in self._sight.streams():
            log = self._local.log(stream)
            if log is not None:
                yield stream, log
