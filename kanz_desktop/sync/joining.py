"""Rings of streams that are not known here yet: one's own tag, and who sealed it (folder.md §6.5).

Anybody who can write in the folder can fill it with files for a newcomer. So a sync tries few of them, in
random order, and remembers those that will never be of use.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Mapping

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.frame import open_with_keys, peek
from kanz_desktop.sync.layout import BOUNDS, Area, Type, file_name, stream_folder
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.mailbox import CANDIDATES, Mailbox, canonical
from kanz_desktop.sync.office import Known, Note
from kanz_desktop.sync.readers import readers_of
from kanz_desktop.sync.reading import ABSENT, JUNK
from kanz_desktop.sync.ring import Ring
from kanz_desktop.sync.said import first_makers, read_statements, read_team
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.statement import Statement, read_statement
from kanz_desktop.sync.verdict import Reading, Verdict, attempt
from kanz_desktop.sync.watch import Step, Watch
from kanz_desktop.sync.wrap import Wrap, is_for, read_wrap, unproven_ring

_USELESS = {"recipient", "magic", "type", "stream", "seal", "padding", "content", "signature", "author"}
"""Reasons that no other file takes away."""
_TRIES = 8
"""Damaged files that are read once more in one sync: a copier may have brought the rest."""


class Joining:
    """Opens a wrap, reads what was said with it, keeps the ring only when that makes its signer a reader."""

    def __init__(self, local: Local, sight: Sight, mailbox: Mailbox, watch: Watch) -> None:
        self._local, self._office, self._sight = local, local.office, sight
        self._mailbox, self._watch = mailbox, watch

    def stream(self, stream: Id, named: Collection[str] = ()) -> Collection[str]:
        """Look for one's own wrap of a stream; keeps its ring. Names of all files that lie there.

        `named` are wraps that heads name: those first.
        """
        folder = stream_folder(stream, Area.WRAPS)
        names = self._mailbox.names(folder)
        mine = others = 0
        worth = self._worth(stream, Area.WRAPS, names)
        for name in sorted(worth, key=lambda name: name not in named):
            note = self._tried(stream, folder, name)
            if note is None:
                break
            if note.reason != ABSENT:
                self._office.note(folder, name, note)
            mine += note.reason == "reader"
            others += note.reason != "reader"
            if mine == CANDIDATES or others == JUNK:
                break
        return names

    def _tried(self, stream: Id, folder: str, name: str) -> Note | None:
        """Why this file gave no ring; None when it did."""
        data = self._mailbox.file(folder, name, BOUNDS[Area.WRAPS])
        if data is None:
            return Note(Verdict.INCOMPLETE, ABSENT)
        self._watch.at(Step.OBJECT_READ)
        if peek(data, stream, Area.WRAPS).verdict is Verdict.NEWER:
            return Note(Verdict.NEWER, "version")
        if not is_for(data, stream, self._sight.box_key):
            right = file_name(data) == canonical(name)  # else another file may lie there another day
            return Note(Verdict.ALIEN, "recipient") if right else Note(Verdict.CORRUPT, "name")
        unproven = unproven_ring(data, stream, self._office.me.recipient)
        if not unproven.ok:
            return Note(unproven.verdict, unproven.reason)
        return None if self._join(stream, data, unproven.content) else Note(Verdict.INCOMPLETE, "reader")

    def _worth(self, stream: Id, area: Area, names: Iterable[str]) -> list[str]:
        """Files that may be of use, those that were not looked at before first, a few of the others."""
        folder = stream_folder(stream, area)
        notes, known = self._office.notes(folder), self._office.known(stream, area)
        found = [name for name in names if name not in known or area is Area.SEGMENTS]
        random.shuffle(found)
        useless = [name for name in found if name in notes and notes[name].reason in _USELESS]
        damaged = [name for name in useless if notes[name].reason != "recipient"]
        worth = set(found) - set(useless)
        fresh = [name for name in found if name in worth and name not in notes]
        waiting = [name for name in found if name in worth and name in notes]
        return [*fresh, *waiting, *damaged[:_TRIES]]

    def _join(self, stream: Id, data: bytes, unproven: Ring) -> bool:
        me = self._office.me.recipient
        ring = self._sight.ring(stream).merged(unproven)
        files = self._statements(stream, ring)
        if stream == self._sight.root:
            said, team = read_team(self._office.marker, files, ring, {})
            writers: Collection[Id] = team.present
        else:
            team = self._sight.team
            said = read_statements(files, stream, ring, team)
            readers = readers_of(team, first_makers(ring), said.values())
            writers = readers.devices if me.member in readers.roles else ()
        reading = read_wrap(data, stream, me, team.devices)
        if not reading.ok or reading.content.device.id not in writers:
            return False
        self._keep(stream, data, reading.content, {name: files[name] for name in said}, said)
        return True

    def _statements(self, stream: Id, ring: Ring) -> dict[str, bytes]:
        """Files of this stream that are statements under these keys, whoever signed them."""
        folder = stream_folder(stream, Area.SEGMENTS)
        found: dict[str, bytes] = {}
        useless = 0
        for name in self._worth(stream, Area.SEGMENTS, self._mailbox.names(folder)):
            data = self._mailbox.file(folder, name, BOUNDS[Area.SEGMENTS])
            if data is None:
                continue
            kind, reading = _opened(data, stream, ring)
            if kind is Type.STATEMENT and (reading.ok or reading.reason == "signer"):
                found[file_name(data)] = data
            elif reading.reason in _USELESS:
                self._office.note(folder, name, Note(reading.verdict, reading.reason))
                useless += 1
                if useless == JUNK:
                    break
        return found

    def _keep(
        self,
        stream: Id,
        data: bytes,
        wrap: Wrap,
        files: Mapping[str, bytes],
        said: Mapping[str, Statement],
    ) -> None:
        """The ring, and what made it ours: it may be the last copy of it."""
        for name in said:
            self._office.keep(Known(stream, Area.SEGMENTS, name, Type.STATEMENT), files[name])
        if stream != self._sight.root:
            self._local.make_log(stream, wrap.gezin)
        self._office.keep_ring(wrap.ring, wrap.gezin)
        self._sight.changed(stream)
        self._watch.at(Step.RING_KEPT)
        clear = peek(data, stream, Area.WRAPS).content
        self._office.keep(Known(stream, Area.WRAPS, file_name(data), Type.WRAP, tag=clear.key_id))


def _opened(data: bytes, stream: Id, ring: Ring) -> tuple[Type | None, Reading[object]]:
    """What kind of object it says to be, and whether these keys open it."""
    clear = peek(data, stream, Area.SEGMENTS)
    if not clear.ok:
        return None, Reading(clear.verdict, clear.reason)
    kind = clear.content.type
    if kind is Type.STATEMENT:
        said = read_statement(data, stream, ring, {})
        return kind, Reading(said.verdict, said.reason)
    opened = attempt(lambda: open_with_keys(data, kind, stream, ring))
    return kind, Reading(opened.verdict, opened.reason)
