"""Werkaantekeningen on their way to the office folder (docs/format/folder.md §6.5, §12).

What goes out is frozen while the notes are open; sending it needs no key, so it waits for no open notes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.budget import Budget
from kanz_desktop.sync.days import its_turn
from kanz_desktop.sync.layout import Area, Type
from kanz_desktop.sync.local import GezinLog
from kanz_desktop.sync.mailbox import Mailbox
from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.notes_stream import NotesLocal, NotesSight
from kanz_desktop.sync.office import Known, Office
from kanz_desktop.sync.ports import OfficeFolder
from kanz_desktop.sync.publishing import Publisher
from kanz_desktop.sync.ring import Ring
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.watch import Report, Unwatched, Watch

_AREAS = (Area.PAPERS, Area.WRAPS, Area.SEGMENTS, Area.PACKS)


class _NotesPublisher(Publisher):
    def stands(self, known: Known) -> None:
        """It counts in no head."""
        self._office.keep(replace(known, written=True))

    def lies(self, known: Known) -> bool:
        """Exactly this paper stands there: no key is asked for, so also when the notes are closed again."""
        data = self._office.data(known.stream, known.area, known.name)
        return data is not None and self._papers.lies(known, data)


def freeze_notes(office: Office, log: GezinLog, ring: Ring) -> None:
    """Everything that was written and is not on the folder yet, as it will lie there."""
    stream, sight = ring.stream, NotesSight(office, ring)
    if not sight.counts():
        return
    publisher = _publisher(NotesLocal(office, stream, log), sight, MemoryFolder())  # freezing touches none
    if log.laptop != office.me.hand.laptop:
        log.begin(office.me.hand.laptop)
    _drop_emptied(office, publisher, log, stream)
    publisher.papers(stream, log)
    publisher.segments(stream, log)
    _repack(office, publisher, log, stream)


def send_notes(
    office: Office, folder: OfficeFolder, stream: Id, *, day: int, log: GezinLog | None = None,
    watch: Watch | None = None,
) -> Report:  # fmt: skip
    """Write what was frozen, and look for a share of what was written before; papers need the open log.

    Raises NotOurs, SyncStopped and what the folder port raises.
    """
    report, watch = Report(), watch or Unwatched()
    looked = b"notes" + stream + day.to_bytes(8, "big")
    here = [one for area in _AREAS for one in office.known(stream, area).values()]
    if all(one.written for one in here if one.own) and looked in office.done():
        return report  # without a look at the folder: most syncs have nothing to do here
    sight = NotesSight(office, Ring(stream))
    mailbox = Mailbox(folder, sight.root, watch)
    publisher = _publisher(NotesLocal(office, stream, log), sight, folder, watch, report)
    mailbox.check()
    publisher.send(stream)
    if looked not in office.done():
        for known in _written(office, stream, (Area.WRAPS, Area.SEGMENTS, Area.PACKS)):
            if its_turn(int(known.name, 16), day) and not mailbox.holds(stream, known.area, known.name):
                report.healed += publisher.write(known)
        for known in _written(office, stream, (Area.PAPERS,)) if log is not None else ():
            if its_turn(int(known.name, 16), day) and not publisher.lies(known):
                report.healed += publisher.write(known)
        office.mark_done(looked)
    return report


def _drop_emptied(office: Office, publisher: Publisher, log: GezinLog, stream: Id) -> None:
    """What was frozen, never written, and holds a value that was taken out since: frozen anew, without."""
    for area in (Area.SEGMENTS, Area.PACKS):
        for known in list(office.known(stream, area).values()):
            if known.own and not known.written and _dirty(office, log, known):
                if known.kind is Type.PACK:
                    _pack_clean(office, publisher, log, known)
                office.forget(stream, area, known.name)


def _repack(office: Office, publisher: Publisher, log: GezinLog, stream: Id) -> None:
    """Values that were taken out here go from the folder too: packs first, then the files that held them."""
    packs = office.known(stream, Area.PACKS).values()
    waiting = any(one.own and not one.written for one in packs)
    for known in list(_written(office, stream, (Area.SEGMENTS, Area.PACKS))):
        if _replaced(known) in office.done():
            if not waiting:
                office.doom(stream, known.area, known.name)
        elif _dirty(office, log, known):
            _pack_clean(office, publisher, log, known)
            office.mark_done(_replaced(known))
            office.drop_data(stream, known.area, known.name)


def _dirty(office: Office, log: GezinLog, known: Known) -> bool:
    """It holds a value that is no more."""
    if _clean(known) in office.done():
        return False
    stream = known.stream
    return any(op.purged for run in known.runs for op in log.run(run.end(stream), run.first))


def _pack_clean(office: Office, publisher: Publisher, log: GezinLog, known: Known) -> None:
    before = set(office.known(known.stream, Area.PACKS))
    publisher.pack(known.stream, log, known.runs)
    for fresh in office.known(known.stream, Area.PACKS).values():
        if fresh.name not in before:
            office.mark_done(_clean(fresh))


def _written(office: Office, stream: Id, areas: Collection[Area]) -> Iterator[Known]:
    doomed = office.doomed()
    for area in areas:
        for known in office.known(stream, area).values():
            if known.own and known.written and (stream, area, known.name) not in doomed:
                yield known


def _publisher(
    local: NotesLocal,
    sight: Sight,
    folder: OfficeFolder,
    watch: Watch | None = None,
    report: Report | None = None,
) -> _NotesPublisher:
    watch, report = watch or Unwatched(), report or Report()
    return _NotesPublisher(local, sight, Mailbox(folder, sight.root, watch), watch, report, Budget())


def _clean(known: Known) -> bytes:
    """Made when the values that it lacks were gone already."""
    return b"clean" + known.stream + bytes.fromhex(known.name)


def _replaced(known: Known) -> bytes:
    """What is left of it stands in a pack."""
    return b"packed" + known.stream + bytes.fromhex(known.name)
