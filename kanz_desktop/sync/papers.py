"""Papers on their way in, and the look whether one is safe on the folder (docs/format/folder.md §6.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from functools import partial
from itertools import islice
from typing import BinaryIO

from kanz_desktop.domain.values import ID_SIZE, Id
from kanz_desktop.sync.budget import Budget
from kanz_desktop.sync.frame import Keys
from kanz_desktop.sync.head import Head
from kanz_desktop.sync.identity import Devices
from kanz_desktop.sync.layout import Area, Type, paper_name, stream_folder
from kanz_desktop.sync.local import ComingPaper, GezinLog, Local
from kanz_desktop.sync.mailbox import Mailbox
from kanz_desktop.sync.office import Known, Note
from kanz_desktop.sync.paper import read_paper
from kanz_desktop.sync.plan import made_in
from kanz_desktop.sync.ports import Absent, FolderBusy, NotFetched, TooLarge, as_file
from kanz_desktop.sync.reading import ABSENT
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.verdict import Reading, Verdict
from kanz_desktop.sync.watch import Alarm, Report, Step, Watch

_TRIES = 8
"""Papers that were not there last time and are asked for once more in one sync: a copier may be slow."""
_TOGETHER = 32
"""Papers that are remembered together."""
_LARGEST = 1 << 40
"""Bytes: no bound but what the head of the file promises."""
_ReadAll = Callable[..., Iterable[bool]]
"""As `map`: in this thread, or side by side in others."""


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
        basis = (sum(made_in(head, stream, Area.PAPERS) for head in heads.values()),)
        wanted = self._wanted(stream, log, basis)
        with ThreadPoolExecutor(self._beside, "kanz-papier") as pool:
            read_all = map if self._beside == 1 else partial(_side_by_side, pool)
            while few := list(islice(wanted, self._together)):
                self._fetch(stream, log, few, basis, read_all)

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

    def _fetch(
        self, stream: Id, log: GezinLog, few: Sequence[bytes], basis: tuple[int, ...], read_all: _ReadAll
    ) -> None:
        """These papers, remembered together: a crash fetches the same few once more."""
        folder = stream_folder(stream, Area.PAPERS)
        with log.take_papers(few) as coming:
            here = self._read_few(stream, few, coming, read_all)
        with self._office.together():
            for object_hash in few:
                name = paper_name(object_hash)
                if object_hash in here:
                    self._office.keep(Known(stream, Area.PAPERS, name, Type.PAPER))
                    self._office.note(folder, name, None)
                else:
                    self._office.note(folder, name, Note(Verdict.INCOMPLETE, ABSENT, basis))
        for object_hash in here:
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

    def _read_few(
        self, stream: Id, few: Sequence[bytes], coming: Sequence[ComingPaper], read_all: _ReadAll
    ) -> dict[bytes, None]:
        """Those that came. What a paper waits for is the share, and the disk here: several wait together."""
        read = partial(self._take, stream, *self._trusted(stream))
        came = list(read_all(read, map(paper_name, few), few, coming))
        for place, object_hash in enumerate(few):
            if not came[place]:
                beside = self._mailbox.candidates(stream_folder(stream, Area.PAPERS), paper_name(object_hash))
                came[place] = any(read(name, object_hash, coming[place]) for name in beside[1:])
        return {object_hash: None for object_hash, right in zip(few, came, strict=True) if right}

    def _take(
        self, stream: Id, keys: Keys, devices: Devices, name: str, object_hash: bytes, coming: ComingPaper
    ) -> bool:
        sink = coming.empty()
        reading = self._read(stream, keys, devices, name, object_hash, sink)
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
            reading = read_paper(as_file(pieces), stream, keys, devices, expected=object_hash, sink=sink)
        except (Absent, TooLarge, NotFetched, FolderBusy):
            return Reading(Verdict.INCOMPLETE, ABSENT)
        if not reading.ok:
            return Reading(reading.verdict, reading.reason)
        return Reading(Verdict.OK, value=reading.content.key)


def _side_by_side(
    pool: ThreadPoolExecutor, read: Callable[..., bool], *given: Iterable[object]
) -> Iterable[bool]:
    """As `map`. What one of them raises is raised once none is at work any more: they write where the caller
    tidies up."""
    going = [pool.submit(read, *one) for one in zip(*given, strict=True)]
    wait(going, return_when=FIRST_EXCEPTION)
    begun = [one for one in going if not one.cancel()]
    wait(begun)
    return [one.result() for one in begun]
