"""Papers on their way in, and the look whether one is safe on the folder (docs/format/folder.md §6.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import BinaryIO

from kanz_desktop.domain.values import ID_SIZE, Id
from kanz_desktop.sync.budget import Budget
from kanz_desktop.sync.head import Head
from kanz_desktop.sync.layout import Area, Type, paper_name, stream_folder
from kanz_desktop.sync.local import GezinLog, Local
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
_LARGEST = 1 << 40
"""Bytes: no bound but what the head of the file promises."""


class Papers:
    """Fetches what operations name and what is not here."""

    def __init__(
        self, local: Local, sight: Sight, mailbox: Mailbox, watch: Watch, report: Report, budget: Budget
    ) -> None:
        self._local, self._office, self._sight = local, local.office, sight
        self._mailbox, self._watch, self._report = mailbox, watch, report
        self._budget = budget
        self._tries = _TRIES

    def fetch(self, stream: Id, log: GezinLog, heads: Mapping[Id, Head]) -> None:
        """Papers that are wanted, as many as the budget allows.

        One that was not found is asked for again when more were published.
        """
        folder = stream_folder(stream, Area.PAPERS)
        basis = (sum(made_in(head, stream, Area.PAPERS) for head in heads.values()),)
        for object_hash in sorted(log.wanted()):
            if not self._budget.left:
                self._report.left += 1
                continue
            name = paper_name(object_hash)
            note = self._office.notes(folder).get(name)
            if note is not None and note.basis == basis:
                if self._tries == 0:
                    continue
                self._tries -= 1
            if self._take(stream, log, object_hash):
                self._office.keep(Known(stream, Area.PAPERS, name, Type.PAPER))
                self._office.note(folder, name, None)
                self._report.papers += 1
                _, size = log.paper(name) or (object_hash, 0)
                self._budget.spend(size)
                self._watch.at(Step.PAPER_KEPT)
            else:
                self._office.note(folder, name, Note(Verdict.INCOMPLETE, ABSENT, basis))

    def there(self, known: Known) -> bool:
        """A whole right file of this paper lies there: read to its end."""
        log = self._local.log(known.stream)
        here = None if log is None else log.paper(known.name)
        if log is None or here is None:
            return True
        object_hash, _ = here
        key = log.paper_key(object_hash)
        readings = (
            self._read(known.stream, name, object_hash, None)
            for name in self._candidates(known.stream, known.name)
        )
        return any(reading.ok and self._same_key(object_hash, reading.content, key) for reading in readings)

    def _same_key(self, object_hash: bytes, found: bytes, key: bytes) -> bool:
        """Two keys for one ciphertext may show two people two papers: the one that came first stays."""
        if found != key:
            self._report.alarms.add((Alarm.TWO_KEYS, object_hash[:ID_SIZE]))
        return found == key

    def _take(self, stream: Id, log: GezinLog, object_hash: bytes) -> bool:
        for name in self._candidates(stream, paper_name(object_hash)):
            with log.take_paper(object_hash) as taken:
                reading = self._read(stream, name, object_hash, taken.sink)
                if reading.ok and taken.keep(reading.content):
                    return True
        return False

    def _candidates(self, stream: Id, name: str) -> Iterable[str]:
        """The name itself first; a listing only when that was not it."""
        yield name
        yield from self._mailbox.candidates(stream_folder(stream, Area.PAPERS), name)[1:]

    def _read(self, stream: Id, name: str, object_hash: bytes, sink: BinaryIO | None) -> Reading[bytes]:
        """The document key of a file that is right."""
        pieces = self._mailbox.pieces(stream_folder(stream, Area.PAPERS), name, _LARGEST)
        try:
            reading = read_paper(
                as_file(pieces), stream, self._sight.ring(stream), self._sight.team.devices,
                expected=object_hash, sink=sink,
            )  # fmt: skip
        except (Absent, TooLarge, NotFetched, FolderBusy):
            return Reading(Verdict.INCOMPLETE, ABSENT)
        if not reading.ok:
            return Reading(reading.verdict, reading.reason)
        return Reading(Verdict.OK, value=reading.content.key)
