"""Runs on their way into the log: what of them counts, all of several files at once (folder.md §10)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from kanz_desktop.domain.operations import Operation
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.layout import Area, Type, file_name
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.office import Extent, Held, Known
from kanz_desktop.sync.pack import first_place, read_pack
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.run import Run, read_segment
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.verdict import Reading, Verdict
from kanz_desktop.sync.watch import Alarm, Report, Step, Watch


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read. What is no run, had its effect; `runs` are to be taken in."""

    name: str
    true_name: str
    reading: Reading[object]
    kind: Type | None = None
    runs: tuple[Reading[Run], ...] = ()


class Runs:
    """Segments and packs, for `reading`."""

    def __init__(self, local: Local, sight: Sight, watch: Watch, report: Report) -> None:
        self._local, self._office, self._sight = local, local.office, sight
        self._watch, self._report = watch, report

    def place(self, stream: Id, area: Area, data: bytes) -> bytes | None:
        """Where what a file holds belongs in its chain, when it holds runs that are not here yet."""
        if area not in (Area.SEGMENTS, Area.PACKS) or file_name(data) in self._office.known(stream, area):
            return None
        return first_place(data, stream, area, self._sight.ring(stream))

    def open(self, stream: Id, kind: Type, name: str, true_name: str, data: bytes) -> Opened:
        ring, devices, purged = (
            self._sight.ring(stream), self._sight.team.devices, self._sight.purged(stream)
        )  # fmt: skip
        if kind is Type.SEGMENT:
            segment = read_segment(data, stream, ring, devices, purged)
            return Opened(name, true_name, Reading(segment.verdict, segment.reason), kind, (segment,))
        pack = read_pack(data, stream, ring, devices, purged)
        runs = pack.value.runs if pack.value is not None else ()
        return Opened(name, true_name, Reading(pack.verdict, pack.reason), kind, runs)

    def receive(self, stream: Id, files: Iterable[Opened]) -> None:
        """Take in what counts of these files and is not here yet."""
        log = self._local.log(stream)
        if log is None:
            return
        fresh: dict[bytes, Operation] = {}
        whole: list[Run] = []
        for run in (run.content for file in files for run in file.runs if run.ok):
            if self._may_write(stream, run):
                accepted = self._accepted(run)
                # None is here without the one before it: those that are not are the end of the run.
                first = bisect_left(accepted, True, key=lambda op: not log.has(op.id))
                fresh |= {op.id: op for op in accepted[first:]}
                whole += [run] if len(accepted) == len(run.operations) else []
        if fresh:
            with self._office.together():  # first: without its signature nobody can hand on an operation
                for run in whole:
                    self._office.keep_run(stream, Extent.of(run))
            log.receive(fresh.values())
            self._report.received[stream] += len(fresh)
            self._watch.at(Step.RUN_RECEIVED)

    def keep(self, stream: Id, area: Area, file: Opened) -> Reading[object]:
        """Remember a file whose operations were taken in; its reading, by all that is known now."""
        assert file.kind is not None
        frame, apart = file.reading, list[Held]()
        for run in file.runs:
            if run.ok:
                refused = self._keep_run(stream, run.content, apart)
                frame = frame if refused is None or not frame.ok else Reading(Verdict.INCOMPLETE, refused)
        self._office.keep_apart(stream, area, file.true_name, apart)
        if frame.ok:
            runs = [run.content for run in file.runs]
            if self._went(stream, runs):
                self._office.doom(stream, area, file.true_name)  # an old copy, of before the value went
            extents = tuple(map(Extent.of, runs))
            self._office.keep(Known(stream, area, file.true_name, file.kind, runs=extents))
            self._watch.at(Step.OBJECT_KEPT)
        return frame

    def _went(self, stream: Id, runs: Iterable[Run]) -> bool:
        """One of them came with a value that was purged here."""
        log = self._local.log(stream)
        dropped = frozenset(log.dropped()[0]) if log is not None else frozenset()
        came = (op.id for run in runs for op in run.operations if op.id in dropped and not op.purged)
        return log is not None and any((here := log.find(one)) is not None and here.purged for one in came)

    def _may_write(self, stream: Id, run: Run) -> bool:
        return self._sight.team.devices[run.device].member in self._sight.once_read(stream)

    def _keep_run(self, stream: Id, run: Run, apart: list[Held]) -> str | None:
        """Remember a run that was taken in; why not, and into `apart` what a removal left out."""
        if self._local.log(stream) is None or not self._may_write(stream, run):
            return "reader"
        accepted = len(self._accepted(run))
        if accepted == len(run.operations):
            self._office.keep_run(stream, Extent.of(run))
            return None
        apart.append(Held.of(run, accepted))
        self._report.alarms.add((Alarm.QUARANTINE, run.device))
        return "quarantine"

    def _accepted(self, run: Run) -> list[Operation]:
        """The operations that no removal leaves out: the first so many of the run."""
        team = self._sight.team
        if not team.striking.get(run.device):
            return list(run.operations)
        return [op for op in run.operations if not team.quarantined(run.device, place_of_operation(op))]


def place_of_operation(op: Operation) -> Reach:
    header = op.header
    return Reach(header.stream, header.incarnation, header.seq, op.id)
