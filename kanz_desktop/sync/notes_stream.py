"""The werkaantekeningen on the office folder: a backup to their one writer (docs/format/folder.md §6.5).

Nobody else is a reader, no head names a stream of notes, and nothing of its ring is kept beside the notes
but the own wrap, which only their own root key opens.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass

from kanz_desktop.crypto.keys import KEY_SIZE
from kanz_desktop.domain.values import ID_SIZE, Id
from kanz_desktop.sync.budget import Budget
from kanz_desktop.sync.layout import BOUNDS, Area, Type, file_name, stream_folder
from kanz_desktop.sync.local import GezinLog
from kanz_desktop.sync.mailbox import Mailbox
from kanz_desktop.sync.office import Known, Office
from kanz_desktop.sync.papers import Papers
from kanz_desktop.sync.ports import OfficeFolder
from kanz_desktop.sync.reading import Intake
from kanz_desktop.sync.ring import Ring
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.watch import Report, Unwatched, Watch
from kanz_desktop.sync.wrap import Wrap, own_wrap_key, read_own_wrap, write_own_wrap


@dataclass(frozen=True, slots=True)
class NotesLocal:
    """What the engine's parts need of a laptop, with the log of these notes and no other."""

    office: Office
    stream: Id
    open_log: GezinLog | None

    def log(self, stream: Id) -> GezinLog | None:
        return self.open_log if stream == self.stream else None

    def make_log(self, _stream: Id, _gezin: Id) -> None:
        raise AssertionError("notes make no gezin")

    def erase_log(self, _stream: Id) -> bool:
        raise AssertionError("notes erase no gezin")


class _Everything(Container[bytes]):
    """A missing value of one's own notes is one that was taken out: there is nobody else who would."""

    def __contains__(self, _thing: object) -> bool:
        return True


class NotesSight(Sight):
    """Who counts in a stream of notes: every device that its writer ever had."""

    def __init__(self, office: Office, ring: Ring) -> None:
        super().__init__(office)
        self._ring = ring

    def ring(self, stream: Id) -> Ring:
        return self._ring if stream == self._ring.stream else super().ring(stream)

    def writers(self, _stream: Id) -> Collection[Id]:
        me, devices = self.office.me, self.team.devices
        return {one for one, device in devices.items() if device.person == me.person} | {self.device}

    def members(self, _stream: Id) -> frozenset[Id]:
        return frozenset()

    def once_read(self, _stream: Id) -> frozenset[Id]:
        person = self.office.me.person
        return frozenset(one.id for one in self.team.members.values() if one.person == person)

    def renew_key(self, _stream: Id) -> bool:
        """Never: `open_ring` makes the first key, and nobody is sent away from one's own notes."""
        return False

    def purged(self, _stream: Id) -> Container[bytes]:
        return _Everything()


def open_ring(office: Office, stream: Id, gezin: Id, wrap_key: bytes) -> Ring:
    """The ring of these notes out of the own wrap; a first key, and its wrap frozen, when there is none.

    `wrap_key` as `own_wrap_key` gives.
    """
    devices = Sight(office).team.devices
    for known in office.known(stream, Area.WRAPS).values():
        data = office.data(stream, Area.WRAPS, known.name) if known.kind is Type.OWN_WRAP else None
        reading = None if data is None else read_own_wrap(data, stream, wrap_key, devices)
        if reading is not None and reading.ok:
            return reading.content.ring
    signer = office.me.hand.signer
    first = Ring(stream).next_entry(os.urandom(KEY_SIZE), makers=(), removals=0, signer=signer)
    ring = Ring(stream, [first])
    data = write_own_wrap(ring, gezin, wrap_key, signer)
    keep_own_wrap(office, stream, data, written=False)
    return ring


def keep_own_wrap(office: Office, stream: Id, data: bytes, *, written: bool) -> None:
    """Remember a wrap of one's own notes with its bytes: there is nothing else that gives the ring."""
    office.keep(Known(stream, Area.WRAPS, file_name(data), Type.OWN_WRAP, own=True, written=written), data)


def find_notes(
    office: Office, folder: OfficeFolder, notes_root: bytes, watch: Watch | None = None
) -> Iterator[tuple[bytes, Wrap]]:
    """Every own wrap on the folder that this root key opens, with the bytes of its file."""
    sight = Sight(office)
    mailbox = Mailbox(folder, sight.root, watch or Unwatched())
    mailbox.check()
    for entry in mailbox.entries("s"):
        if not entry.folder or len(entry.name) != 2 * ID_SIZE or entry.name == sight.root.hex():
            continue
        try:
            stream = bytes.fromhex(entry.name)
        except ValueError:
            continue
        area = stream_folder(stream, Area.WRAPS)
        wrap_key = own_wrap_key(notes_root, stream)
        for name in mailbox.names(area):
            data = mailbox.file(area, name, BOUNDS[Area.WRAPS])
            reading = None if data is None else read_own_wrap(data, stream, wrap_key, sight.team.devices)
            if data is not None and reading is not None and reading.ok:
                yield data, reading.content


def read_notes(
    office: Office, folder: OfficeFolder, log: GezinLog, ring: Ring, watch: Watch | None = None
) -> Report:
    """Take in all that lies there of one's notes and is not in this log: words first, then papers."""
    stream, report, watch = ring.stream, Report(), watch or Unwatched()
    local, sight = NotesLocal(office, stream, log), NotesSight(office, ring)
    mailbox = Mailbox(folder, sight.root, watch)
    mailbox.check()
    _look_anew(office, log, stream)
    intake = Intake(local, sight, mailbox, watch, report)
    for area in (Area.SEGMENTS, Area.PACKS):
        intake.read_listed(stream, area)
    Papers(local, sight, mailbox, watch, report, Budget()).fetch(stream, log, {})
    return report


def _look_anew(office: Office, log: GezinLog, stream: Id) -> None:
    """Nothing of before keeps a file from being read: what was of no use may lie under a key of another wrap
    than the last time, and what was taken in may have been taken into a log that went again."""
    for area in (Area.SEGMENTS, Area.PACKS, Area.PAPERS):
        folder = stream_folder(stream, area)
        for name in list(office.notes(folder)):
            office.note(folder, name, None)
        for known in list(office.known(stream, area).values()):
            if not known.own and not all(log.has(extent.id) for extent in known.runs):
                office.undoom(stream, area, known.name)  # what is not known would go without a pack
                office.forget(stream, area, known.name)
