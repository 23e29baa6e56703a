"""Objects on their way in: one verdict a file, and only what is right has an effect (folder.md §10)."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.card import read_card
from kanz_desktop.sync.frame import peek
from kanz_desktop.sync.layout import BOUNDS, Area, Type, file_name, stream_folder
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.mailbox import Mailbox, canonical
from kanz_desktop.sync.office import Known, Note
from kanz_desktop.sync.plan import Look
from kanz_desktop.sync.runs import Opened, Runs
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.statement import read_statement
from kanz_desktop.sync.verdict import Reading, Verdict
from kanz_desktop.sync.watch import Alarm, Report, Step, Watch
from kanz_desktop.sync.wrap import read_wrap

ABSENT = "absent"
"""Named by a head and not found: reason of a note, and told to others as incomplete."""
_WAITING = {"key", "signer", "value", "reader", "quarantine", "version"}
"""Reasons that go away when something else comes, or a newer release."""
_ELSEWHERE = 1 << 63
"""Ends the basis of what was noted of bytes under another object's name: no count is as large."""
_TOLD = {Verdict.INCOMPLETE, Verdict.CORRUPT, Verdict.FORGED}
_DAMAGED = {"cut", "size", "magic", "seal", "padding", "content", "signature", "author", "name"}
_TRIES = 8
"""Damaged files that are read once more in one sync: a copier may have brought the rest."""
JUNK = 1_000
"""Files of no use that one sync reads in one directory, in random order: they cannot starve honest ones."""
_ROUND = 2 * JUNK
"""Files that are looked at before any run of them is taken in."""
_OPERATIONS = 8_000
"""Operations that are taken in together, as a rule,"""
_FILES = 64
"""of at most so many files: a crash takes the same few in once more."""
_HELD = 32 * 1024 * 1024
"""Bytes of files that wait in memory for their turn; what is beyond is read once more when it comes."""


class Intake:
    """Reads files into the laptop. Whatever they hold, nothing here raises because of it."""

    def __init__(self, local: Local, sight: Sight, mailbox: Mailbox, watch: Watch, report: Report) -> None:
        self._local, self._office, self._sight = local, local.office, sight
        self._mailbox, self._watch, self._report = mailbox, watch, report
        self._runs = Runs(local, sight, watch, report)
        self._tries = _TRIES
        self._again: defaultdict[str, int] = defaultdict(lambda: JUNK)
        """By directory, how many more that waited and still are of no use are read in this sync."""
        self._unread: set[tuple[Id, Area, str]] = set()
        """Objects of which a file could not be had in this sync."""

    def look(self, look: Look) -> set[str]:
        """Read what heads name, and list where that was not all. The names that are still missing, or to be
        read another time."""
        stream, area = look.stream, look.area
        self._read_in_order(stream, area, sorted(look.names))
        listed = self.read_listed(stream, area) if look.listing or self._missing(look) else frozenset[str]()
        missing = self._missing(look)
        folder = stream_folder(stream, area)
        for name in missing - set(self._office.notes(folder)):
            self._office.note(folder, name, Note(Verdict.INCOMPLETE, ABSENT))
        return missing | {name for name in listed if (stream, area, name) in self._unread and _is_name(name)}

    def read_listed(self, stream: Id, area: Area) -> frozenset[str]:
        """List a directory and read what is not known. Names of all objects that have a file there."""
        folder = stream_folder(stream, area)
        names = list(self._mailbox.names(folder))
        random.shuffle(names)
        names.sort(key=self._office.notes(folder).__contains__)  # what was never read first
        fresh = (
            name
            for name in names
            if name not in self._office.known(stream, area) and self._worth(stream, folder, name)
        )
        self._read_in_order(stream, area, fresh)
        return frozenset(map(canonical, names))

    def _read_in_order(self, stream: Id, area: Area, names: Iterable[str]) -> None:
        """Names tell no order. Runs are taken in behind the rest and by their places: a gezin of years then
        comes in as it was written, and nothing of it waits in the log."""
        left, coming = JUNK, iter(names)
        while left >= 0 and (some := list(islice(coming, _ROUND))):
            self._watch.ahead(len(some), 0)
            left -= self._read_round(stream, area, some, left)

    def _read_round(self, stream: Id, area: Area, names: Iterable[str], left: int) -> int:
        """How many were of no use; it ends when these are more than `left`."""
        useless = held = 0
        runs: list[tuple[bytes, str, bytes | None]] = []
        for name in names:
            data = self._file(stream, area, name)
            place = None if data is None else self._runs.place(stream, area, data)
            if data is not None and place is not None:
                held += len(data)
                runs.append((place, name, data if held <= _HELD else None))
            else:
                useless += not self._judge(stream, area, name, data)
            if useless > left:
                return useless
        runs.sort(key=lambda run: run[:2], reverse=True)
        while runs and useless <= left:
            useless += self._take_some(stream, area, runs)
        return useless

    def _take_some(self, stream: Id, area: Area, runs: list[tuple[bytes, str, bytes | None]]) -> int:
        """The last few of these, together: a share of many small files needs few commits. How many were of
        no use."""
        useless, room = 0, _OPERATIONS
        few: list[Opened] = []
        while runs and room > 0 and len(few) < _FILES:
            _, name, data = runs.pop()
            data = data or self._file(stream, area, name)
            if data is None:
                useless += 1
            else:
                few.append(self._open(stream, area, name, data))
                room -= sum(len(run.content.operations) for run in few[-1].runs if run.ok)
        return useless + sum(not right for right in self._settle(stream, area, few))

    def read_again(self, stream: Id) -> bool:
        """Read what waited for something that has come. True when that was of use."""
        useful = False
        for area in (Area.WRAPS, Area.SEGMENTS, Area.PACKS):
            folder = stream_folder(stream, area)
            waiting = [name for name, note in self._office.notes(folder).items() if note.reason in _WAITING]
            if len(waiting) > JUNK:
                random.shuffle(waiting)
            for name in waiting:
                note = self._office.notes(folder).get(name)
                if note is None or not self._came(stream, note) or self._again[folder] == 0:
                    continue
                right = self.read(stream, area, name)
                self._again[folder] -= not right
                useful = useful or right
        return useful

    def read(self, stream: Id, area: Area, name: str) -> bool:
        """Read one file. True when it holds an object that is right, known before or not."""
        return self._judge(stream, area, name, self._file(stream, area, name))

    def _file(self, stream: Id, area: Area, name: str) -> bytes | None:
        data = self._mailbox.file(stream_folder(stream, area), name, BOUNDS[area])
        if data is not None:
            self._watch.at(Step.OBJECT_READ)
            self._unread.discard((stream, area, canonical(name)))
        else:
            self._unread.add((stream, area, canonical(name)))
        return data

    def _judge(self, stream: Id, area: Area, name: str, data: bytes | None) -> bool:
        """The same of the bytes of a file; False when there are none."""
        return data is not None and all(self._settle(stream, area, [self._open(stream, area, name, data)]))

    def _open(self, stream: Id, area: Area, name: str, data: bytes) -> Opened:
        true_name = file_name(data)
        if true_name in self._office.known(stream, area):
            return Opened(name, true_name, Reading(Verdict.OK))
        clear = peek(data, stream, area)
        kind = clear.content.type if clear.ok else None
        if kind not in (Type.SEGMENT, Type.PACK):
            return Opened(name, true_name, self._take(stream, area, true_name, data))
        return self._runs.open(stream, kind, name, true_name, data)

    def _settle(self, stream: Id, area: Area, files: Sequence[Opened]) -> list[bool]:
        """Take in what counts of these files, all at once, and remember each: whether it is right."""
        self._runs.receive(stream, files)
        with self._office.together():
            return [self._remember(stream, area, file) for file in files]

    def _remember(self, stream: Id, area: Area, file: Opened) -> bool:
        reading = file.reading if file.kind is None else self._runs.keep(stream, area, file)
        folder = stream_folder(stream, area)
        self._note(folder, file, stream, reading)
        if reading.ok:
            self._office.note(folder, file.true_name, None)
        return reading.ok

    def _take(self, stream: Id, area: Area, name: str, data: bytes) -> Reading[object]:
        clear = peek(data, stream, area)
        if not clear.ok:
            return Reading(clear.verdict, clear.reason)
        match clear.content.type:
            case Type.STATEMENT:
                return self._statement(stream, name, data)
            case Type.WRAP:
                return self._wrap(stream, name, data, clear.content.key_id)
            case Type.CARD:
                return self._card(stream, name, data, clear.content.key_id)
            case kind:
                self._office.keep(Known(stream, area, name, kind, tag=clear.content.key_id))
                return Reading(Verdict.OK)

    def _statement(self, stream: Id, name: str, data: bytes) -> Reading[object]:
        ring = self._sight.ring(stream)
        reading = read_statement(data, stream, ring, self._sight.devices)
        if reading.reason == "signer":
            reading = read_statement(data, stream, ring, self._sight.team.devices)
        if reading.ok:
            self._office.keep(Known(stream, Area.SEGMENTS, name, Type.STATEMENT), data)
            self._sight.changed(stream)
            self._watch.at(Step.OBJECT_KEPT)
        return Reading(reading.verdict, reading.reason)

    def _wrap(self, stream: Id, name: str, data: bytes, tag: Id) -> Reading[object]:
        me, devices = self._office.me.recipient, self._sight.team.devices
        reading = read_wrap(data, stream, me, devices)
        if reading.ok:
            wrap = reading.content
            ring = self._sight.of_same_makers(wrap.ring)
            if ring != wrap.ring:
                self._report.alarms.add((Alarm.TWO_MAKERS, wrap.device.id))
            if wrap.device.id not in self._sight.writers(stream):
                return Reading(Verdict.INCOMPLETE, "reader")
            self._office.keep_ring(ring, wrap.gezin)
            self._sight.changed(stream)
            self._watch.at(Step.RING_KEPT)
        elif reading.reason != "recipient":
            return Reading(reading.verdict, reading.reason)
        self._office.keep(Known(stream, Area.WRAPS, name, Type.WRAP, tag=tag))
        return Reading(Verdict.OK)

    def _card(self, stream: Id, name: str, data: bytes, tag: Id) -> Reading[object]:
        """One that is for this worker is kept whole: it goes from the folder when a newer one comes."""
        reading = read_card(data, stream, self._office.me.recipient, self._sight.team.devices)
        if not reading.ok and reading.reason != "recipient":
            return Reading(reading.verdict, reading.reason)
        known = Known(stream, Area.WRAPS, name, Type.CARD, tag=tag)
        self._office.keep(known, data if reading.ok else None)
        return Reading(Verdict.OK)

    def _note(self, folder: str, file: Opened, stream: Id, reading: Reading[object]) -> None:
        """Bytes under another object's name say nothing of that object: it may lie there another day."""
        name, elsewhere = file.name, canonical(file.name) != file.true_name
        if reading.verdict is Verdict.NEWER:
            self._report.alarms.add((Alarm.NEWER, stream))
        if elsewhere and reading.reason not in _WAITING | _DAMAGED:
            reading = Reading(Verdict.CORRUPT, "name")
        known_name = reading.ok and not name.partition(canonical(name))[2]
        basis = self._sight.basis(stream) if reading.reason in _WAITING else ()
        basis = (*basis, _ELSEWHERE) if elsewhere else basis
        note = None if known_name else Note(reading.verdict, reading.reason, basis)
        if note is not None or name in self._office.notes(folder):
            self._office.note(folder, name, note)

    def _worth(self, stream: Id, folder: str, name: str) -> bool:
        """Read before and of no use: only again when there is hope."""
        note = self._office.notes(folder).get(name)
        if note is None or note.reason == ABSENT:
            return True
        if note.reason in _WAITING and self._came(stream, note):
            return True
        if not (note.reason in _DAMAGED or _ELSEWHERE in note.basis) or self._tries == 0:
            return False
        self._tries -= 1
        return True

    def _came(self, stream: Id, note: Note) -> bool:
        """Something for which this file may have waited."""
        basis = self._sight.basis(stream)
        return note.basis[: len(basis)] != basis

    def _missing(self, look: Look) -> set[str]:
        return {name for name in look.names if name not in self._office.known(look.stream, look.area)}


def broken_names(notes: Iterable[tuple[str, Note]]) -> dict[str, Verdict]:
    """Names of objects that others should write again, with the verdict to tell them."""
    return {
        canonical(name): note.verdict if note.verdict in _TOLD else Verdict.CORRUPT
        for name, note in notes
        if note.verdict is not Verdict.OK and note.reason not in _WAITING and _is_name(canonical(name))
    }


def _is_name(name: str) -> bool:
    return len(name) == 32 and all(char in "0123456789abcdef" for char in name)
