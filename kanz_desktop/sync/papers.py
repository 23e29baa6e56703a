"""Papers on their way in, and the look whether one is safe on the folder (docs/format/folder.md §6.4)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from functools import partial
from itertools import islice
from typing import BinaryIO

from kanz_desktop.domain.values import ID_SIZE, Id
from kanz_desktop.sync.budget import Budget
from kanz_desktop.sync.frame import Keys
from kanz_desktop.sync.head import Head
from kanz_desktop.sync.identity import Devices
from kanz_desktop.sync.layout import Area, Type, paper_name, stream_folder
from kanz_desktop.sync.local import GezinLog, Local, PapersOnTheirWay
from kanz_desktop.sync.mailbox import Mailbox
from kanz_desktop.sync.office import Known, Note
from kanz_desktop.sync.paper import read_paper
from kanz_desktop.sync.plan import made_in
from kanz_desktop.sync.ports import Absent, FolderBusy, InPieces, NotFetched, TooLarge
from kanz_desktop.sync.reading import ABSENT
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.verdict import Reading, Verdict
from kanz_desktop.sync.watch import Alarm, Report, Step, Watch

_TRIES = 8
"""Papers that were not there last time and are asked for once more in one sync: a copier may be slow."""
_TOGETHER = 32
"""Papers that are remembered together."""
_AHEAD = 2 * _TOGETHER
"""Papers that are begun: the next are read while those that came are remembered."""
_LARGEST = 1 << 40
"""Bytes: no bound but what the head of the file promises."""
_Take = Callable[..., bool]
"""Of the paper with this hash, from the file of this name when it is not its own: whether it came."""


class Papers:
    """Fetches what operations name and what is not here."""

    def __init__(
        self, local: Local, sight: Sight, mailbox: Mailbox, watch: Watch, report: Report, budget: Budget,
        beside: int = 1,
    ) -> None:  # fmt: skip
        self._local, self._office, self._sight = local, local.office, sight
        self._mailbox, self._watch, self._report = mailbox, watch, report
        self._budget = budget
        self._beside = 1 if budget.limited else beside
        self._together = 1 if self._beside == 1 else _TOGETHER
        self._tries = _TRIES

    def fetch(self, stream: Id, log: GezinLog, heads: Mapping[Id, Head]) -> None:
        """Papers that are wanted, as many as the budget allows.

        One that was not found is asked for again when more were published.
        """
        if not log.wanted():
            return
        basis = (sum(made_in(head, stream, Area.PAPERS) for head in heads.values()),)
        wanted = self._wanted(stream, log, basis)
        # The pool ends first, whatever stopped it: its threads write into what `papers` tidies up.
        with log.take_papers() as papers, ThreadPoolExecutor(self._beside, "kanz-papier") as pool:
            take = partial(self._take, stream, *self._trusted(stream), papers)
            in_turn = _one_by_one(take, wanted) if self._beside == 1 else _ahead(pool, take, wanted)
            with closing(in_turn):
                while few := dict(islice(in_turn, self._together)):
                    self._look_beside(stream, few, take)
                    papers.arrived(few)
                    self._remember(stream, log, few, basis)

    def _wanted(self, stream: Id, log: GezinLog, basis: tuple[int, ...]) -> Iterator[bytes]:
        for object_hash in sorted(log.wanted()):
            if not self._budget.left:
                self._report.left += 1
            elif self._worth(stream, object_hash, basis):
                yield object_hash

    def _worth(self, stream: Id, object_hash: bytes, basis: tuple[int, ...]) -> bool:
        note = self._office.notes(stream_folder(stream, Area.PAPERS)).get(paper_name(object_hash))
        if note is None or note.basis != basis:
            return True
        if self._tries == 0:
            return False
        self._tries -= 1
        return True

    def _look_beside(self, stream: Id, few: dict[bytes, bool], take: _Take) -> None:
        """A copy beside the name of each that did not come may be right."""
        for object_hash, came in few.items():
            if not came:
                beside = self._mailbox.candidates(stream_folder(stream, Area.PAPERS), paper_name(object_hash))
                few[object_hash] = any(take(object_hash, name) for name in beside[1:])

    def _remember(self, stream: Id, log: GezinLog, few: Mapping[bytes, bool], basis: tuple[int, ...]) -> None:
        """These papers, and whether they came, together: after a crash some are fetched once more."""
        folder = stream_folder(stream, Area.PAPERS)
        with self._office.together():
            for object_hash, came in few.items():
                name = paper_name(object_hash)
                if came:
                    self._office.keep(Known(stream, Area.PAPERS, name, Type.PAPER))
                    self._office.note(folder, name, None)
                else:
                    self._office.note(folder, name, Note(Verdict.INCOMPLETE, ABSENT, basis))
        for object_hash in (one for one, came in few.items() if came):
            _, size = log.paper(paper_name(object_hash)) or (object_hash, 0)
            self._report.papers += 1
            self._budget.spend(size)
            self._watch.at(Step.PAPER_KEPT)

    def there(self, known: Known) -> bool:
        """A whole right file of this paper lies there: read to its end."""
        log = self._local.log(known.stream)
        here = None if log is None else log.paper(known.name)
        if log is None or here is None:
            return True
        object_hash, _ = here
        key = log.paper_key(object_hash)
        keys, devices = self._trusted(known.stream)
        readings = (
            self._read(known.stream, keys, devices, name, object_hash, None)
            for name in self._candidates(known.stream, known.name)
        )
        return any(reading.ok and self._same_key(object_hash, reading.content, key) for reading in readings)

    def _same_key(self, object_hash: bytes, found: bytes, key: bytes) -> bool:
        """Two keys for one ciphertext may show two people two papers: the one that came first stays."""
        if found != key:
            self._report.alarms.add((Alarm.TWO_KEYS, object_hash[:ID_SIZE]))
        return found == key

    def _take(
        self, stream: Id, keys: Keys, devices: Devices, papers: PapersOnTheirWay, object_hash: bytes,
        name: str | None = None,
    ) -> bool:  # fmt: skip
        coming = papers.room(object_hash)
        name = name or paper_name(object_hash)
        reading = self._read(stream, keys, devices, name, object_hash, coming.empty())
        return reading.ok and coming.keep(reading.content)

    def _trusted(self, stream: Id) -> tuple[Keys, Devices]:
        return self._sight.ring(stream), self._sight.team.devices

    def _candidates(self, stream: Id, name: str) -> Iterable[str]:
        """The name itself first; a listing only when that was not it."""
        yield name
        yield from self._mailbox.candidates(stream_folder(stream, Area.PAPERS), name)[1:]

    def _read(
        self, stream: Id, keys: Keys, devices: Devices, name: str, object_hash: bytes, sink: BinaryIO | None
    ) -> Reading[bytes]:
        """The document key of a file that is right."""
        pieces = self._mailbox.pieces(stream_folder(stream, Area.PAPERS), name, _LARGEST)
        try:
            reading = read_paper(InPieces(pieces), stream, keys, devices, expected=object_hash, sink=sink)
        except (Absent, TooLarge, NotFetched, FolderBusy):
            return Reading(Verdict.INCOMPLETE, ABSENT)
        if not reading.ok:
            return Reading(reading.verdict, reading.reason)
        return Reading(Verdict.OK, value=reading.content.key)


def _one_by_one(take: _Take, wanted: Iterable[bytes]) -> Generator[tuple[bytes, bool]]:
    """Each of these, and whether it came; none is looked at before it is asked for."""
    for object_hash in wanted:
        yield object_hash, take(object_hash)


def _ahead(pool: ThreadPoolExecutor, take: _Take, wanted: Iterable[bytes]) -> Generator[tuple[bytes, bool]]:
    """The same in this order, while others read on: a paper waits for the share, and for the disk here.

    Those that are at work when one of them raises end before the pool does.
    """
    going: deque[tuple[bytes, Future[bool]]] = deque()
    try:
        for object_hash in wanted:
            going.append((object_hash, pool.submit(take, object_hash)))
            if len(going) == _AHEAD:
                yield _ended(*going.popleft())
        while going:
            yield _ended(*going.popleft())
    finally:
        for _, one in going:
            one.cancel()


def _ended(object_hash: bytes, one: Future[bool]) -> tuple[bytes, bool]:
    return object_hash, one.result()
