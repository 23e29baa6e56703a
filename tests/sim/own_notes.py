"""The werkaantekeningen of one worker in a simulated office: written on several laptops of hers, cloned and
restored with them, sent to the folder as a backup, and read back with the root key."""

from __future__ import annotations

from collections.abc import Iterable

from kanz_desktop.domain.operations import Author
from kanz_desktop.sync.notes_out import freeze_notes, send_notes
from kanz_desktop.sync.notes_stream import find_notes, keep_own_wrap, open_ring, read_notes
from kanz_desktop.sync.watch import Watch
from kanz_desktop.sync.wrap import own_wrap_key
from tests.helpers.records import ident
from tests.sim.accidents import Clumsy
from tests.sim.beheer import Beheer
from tests.sim.laptop import MemoryLog
from tests.sim.office import GEZIN, Desk

NOTES = ident("aantekeningen")
MARK = "werkaantekening"
"""Stands in every one of them."""
MONTH = 31
"""Days in which everything is looked for once."""


class OwnNotes:
    """Noor's, wherever she has a laptop."""

    def __init__(self, office: Beheer) -> None:
        self.office, self.chance = office, office.chance
        self.root_key = self.chance.randbytes(32)
        self.wrap_key = own_wrap_key(self.root_key, NOTES)
        self.promised: set[bytes] = set()
        self.papers: set[bytes] = set()

    def desks(self) -> list[Desk]:
        """Noor's laptops that count."""
        office = self.office
        return [desk for name, desk in office.desks.items() if _hers(name) and not office.gone(name)]

    def write(self) -> None:
        """A sentence or a paper more; the first ones begin the notes."""
        desks = [desk for desk in self.desks() if desk.laptop.log(NOTES) is not None]
        if not desks and not self.promised and self.desks():
            desks = self.desks()[:1]
            self._log(desks[0])
            open_ring(desks[0].laptop.office, NOTES, GEZIN, self.wrap_key)
        if not desks:
            return
        desk = self.chance.choice(desks)
        before = set(desk.log(NOTES).ops)
        if self.chance.random() < 0.2:
            self.papers.add(desk.add_paper(self.chance.randbytes(50), stream=NOTES))
        else:
            desk.write("woorden", f"{MARK} {desk.name} {self.office.share.turn}", stream=NOTES)
        self.promised |= set(desk.log(NOTES).ops) - before

    def forget_what_is_lost(self) -> None:
        """After an old copy of a laptop came back, or one was taken away: what only it had is gone."""
        logs = [log for desk in self.desks() if (log := desk.laptop.log(NOTES)) is not None]
        self.promised &= {op_id for log in logs for op_id in log.ops}
        self.papers &= {one for log in logs for one in log.objects}

    def send(self, desk: Desk, watch: Watch | None = None) -> None:
        """What a sync does for notes that are open. Raises what `send_notes` raises."""
        memory, log = desk.laptop.office, desk.laptop.log(NOTES)
        if log is not None:
            freeze_notes(memory, log, open_ring(memory, NOTES, GEZIN, self.wrap_key))
            send_notes(memory, desk.folder, NOTES, day=desk.day, log=log, watch=watch)

    def read(self, desk: Desk, watch: Watch | None = None) -> None:
        """With the root key on another laptop of hers. Raises what the folder raises."""
        memory = desk.laptop.office
        for data, wrap in find_notes(memory, desk.folder, self.root_key, watch):
            keep_own_wrap(memory, wrap.ring.stream, data, written=True)
            read_notes(memory, desk.folder, self._log(desk), wrap.ring, watch)

    def settle(self) -> None:
        """A month in which nothing goes wrong any more."""
        for desk in self.office.desks.values():
            desk.folder.begin()
        for _ in range(MONTH):
            for desk in self.desks():
                desk.days += 1
                self.send(desk, Clumsy(desk.folder, None))
        for desk in self.desks():
            self.read(desk)

    def faults(self) -> Iterable[str]:
        """What does not hold, when all is calm."""
        desks = self.desks() if self.promised else []
        for desk in desks:
            log = desk.log(NOTES)
            if not self.promised <= set(log.ops):
                yield f"{desk.name} lost a note"
            if not self.papers <= set(log.objects):
                yield f"{desk.name} lost a paper of the notes"
            if set(log.ops) != set(desks[0].log(NOTES).ops):
                yield f"{desk.name} has other notes"
        yield from self._read_by_others()

    def _read_by_others(self) -> Iterable[str]:
        for name, desk in self.office.desks.items():
            if not _hers(name) and (NOTES in desk.laptop.logs or self._opened(desk)):
                yield f"{name} can read the notes"
            memory = desk.laptop.office
            if (
                NOTES in memory.rings()
                or NOTES in memory.made()
                or any(one.stream == NOTES for one in memory.recent())
            ):
                yield f"{name} tells of notes"
        if any(MARK.encode() in data for data in self.office.share.folder.files.values()):
            yield "notes lie open on the folder"

    def _opened(self, desk: Desk) -> bool:
        """With any key that this laptop has."""
        keys = (entry.key for ring in desk.laptop.office.rings().values() for entry in ring.entries)
        return any(any(True for _ in find_notes(desk.laptop.office, desk.folder, key)) for key in keys)

    def _log(self, desk: Desk) -> MemoryLog:
        me = desk.laptop.office.me
        author = Author(me.person, me.hand.laptop)
        return desk.laptop.logs.setdefault(NOTES, MemoryLog(NOTES, GEZIN, author))


def _hers(name: str) -> bool:
    return name.startswith("Noor")
