"""Own segments together in packs, and those that nobody needs any more (docs/format/folder.md §6.3, §13)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.days import days_between
from kanz_desktop.sync.head import Head
from kanz_desktop.sync.layout import Area, Type, stream_folder
from kanz_desktop.sync.local import GezinLog, Local
from kanz_desktop.sync.mailbox import Mailbox
from kanz_desktop.sync.office import Extent, Known, Note, Office
from kanz_desktop.sync.publishing import Publisher
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Pace:
    """How soon own segments are packed, and how long both conditions hold before they go."""

    segments: int = 64
    """So many in no pack: they are packed."""
    days: int = 60
    syncs: int = 20
    """Different days with a sync."""


PACE = Pace()
_SILENT = "silent"
"""Notes about devices that another took the place of: (first day, counter of its head, days counted)."""


class Packing:
    """Each device packs what it wrote itself, so no two pack the same and nobody has to agree."""

    def __init__(
        self, local: Local, sight: Sight, mailbox: Mailbox, publisher: Publisher, pace: Pace
    ) -> None:
        self._local, self._office, self._sight = local, local.office, sight
        self._mailbox, self._publisher, self._pace = mailbox, publisher, pace

    def pack(self, stream: Id, log: GezinLog) -> None:
        """Freeze packs of own segments, once there are enough of them in no pack."""
        packed = in_packs(self._office, stream)
        loose = [one for one in self._own(stream) if not packed.issuperset(one.runs)]
        if len(loose) >= self._pace.segments:
            self._publisher.pack(stream, log, {run for one in loose for run in one.runs})

    def retire(self, stream: Id, log: GezinLog, heads: Mapping[Id, Head], day: int) -> None:
        """Doom own segments that stand in packs and that every active device has, both for long enough.

        Counted in days of the own clock and in days on which this was asked. A pack is read once more
        before anything of it goes.
        """
        done = b"retired" + stream + day.to_bytes(8, "big")
        if done in self._office.done():
            return
        self._office.mark_done(done)
        self._look_for_silence(heads, day)
        folder = stream_folder(stream, Area.SEGMENTS)
        packed = in_packs(self._office, stream)
        ripe = [
            one
            for one in self._own(stream)
            if packed.issuperset(one.runs)
            and self._waited(folder, one, day, everywhere=self._everywhere(stream, log, heads, one.runs, day))
        ]
        lying = self._lying(stream, {run for one in ripe for run in one.runs})
        for known in ripe:
            if lying.issuperset(known.runs):
                self._office.doom(stream, Area.SEGMENTS, known.name)
                self._office.note(folder, known.name, None)

    def _own(self, stream: Id) -> list[Known]:
        known = self._office.known(stream, Area.SEGMENTS).values()
        return [one for one in known if one.kind is Type.SEGMENT and one.own and one.written]

    def _waited(self, folder: str, known: Known, day: int, *, everywhere: bool) -> bool:
        """One more day on which it holds. True when it held for long enough."""
        note = self._office.notes(folder).get(known.name)
        if not everywhere:
            if note is not None:
                self._office.note(folder, known.name, None)
            return False
        first, days = (day, 0) if note is None else note.basis
        self._office.note(folder, known.name, Note(Verdict.OK, "packed", (first, days + 1)))
        return days + 1 >= self._pace.syncs and days_between(first, day) >= self._pace.days

    def _everywhere(
        self, stream: Id, log: GezinLog, heads: Mapping[Id, Head], runs: Iterable[Extent], day: int
    ) -> bool:
        """Whether the head of every other active device that reads this gezin shows all of these runs."""
        active = (one for one in self._sight.writers(stream) if not self._left(one, day))
        others = [device for device in active if device != self._sight.device]
        return all(
            device in heads and all(_shows(heads[device], stream, log, run) for run in runs)
            for device in others
        )

    def _look_for_silence(self, heads: Mapping[Id, Head], day: int) -> None:
        """Once a day: how long a device whose work goes on under another wrote no new head."""
        done = b"silence" + day.to_bytes(8, "big")
        if done in self._office.done():
            return
        self._office.mark_done(done)
        team = self._sight.team
        for device in team.succeeded & team.present:
            counter = heads[device].counter if device in heads else 0
            note = self._office.notes(_SILENT).get(device.hex())
            same = note is not None and note.basis[1] == counter
            first, _, days = note.basis if note is not None and same else (day, counter, 0)
            self._office.note(_SILENT, device.hex(), Note(Verdict.OK, "silent", (first, counter, days + 1)))

    def _left(self, device: Id, day: int) -> bool:
        """Its work goes on under another, and it was silent for as long as anything waits before it goes."""
        note = self._office.notes(_SILENT).get(device.hex())
        if note is None or device not in self._sight.team.succeeded:
            return False
        first, _, days = note.basis
        return days >= self._pace.syncs and days_between(first, day) >= self._pace.days

    def _lying(self, stream: Id, runs: Set[Extent]) -> set[Extent]:
        """Those that stand in a pack that lies on the folder now, whole."""
        packs = _packs(self._office, stream)
        concerned = [pack for pack in packs if not runs.isdisjoint(pack.runs)] if runs else []
        return {
            run
            for pack in concerned
            if self._mailbox.holds(stream, Area.PACKS, pack.name)
            for run in pack.runs
        }


def in_packs(office: Office, stream: Id) -> set[Extent]:
    """Runs that stand in a pack of this stream that was read, or written and read back, and stays."""
    return {run for pack in _packs(office, stream) for run in pack.runs}


def _packs(office: Office, stream: Id) -> list[Known]:
    doomed = office.doomed()
    known = office.known(stream, Area.PACKS).values()
    return [one for one in known if one.written and (stream, Area.PACKS, one.name) not in doomed]


def _shows(head: Head, stream: Id, log: GezinLog, run: Extent) -> bool:
    """Whether this head holds the whole run: on the same branch, when its chain was forked."""
    ends = [one for one in head.reach if (one.stream, one.incarnation) == (stream, run.incarnation)]
    return any(
        one.id == run.id
        or (one.seq > run.last and log.find(one.id) and log.run(one, run.last)[0].id == run.id)
        for one in ends
    )
