"""Rings of streams that are not known here yet: one's own tag, and who sealed it (folder.md §6.5)."""

from __future__ import annotations

from collections.abc import Collection

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.frame import peek
from kanz_desktop.sync.layout import BOUNDS, Area, Type, file_name, stream_folder
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.mailbox import Mailbox
from kanz_desktop.sync.office import Known, Note
from kanz_desktop.sync.readers import readers_of
from kanz_desktop.sync.ring import Ring
from kanz_desktop.sync.sight import Sight, first_makers, read_statements, read_team
from kanz_desktop.sync.verdict import Verdict
from kanz_desktop.sync.watch import Step, Watch
from kanz_desktop.sync.wrap import Wrap, is_for, read_wrap, unproven_ring


class Joining:
    """Opens a wrap, reads what was said with it, keeps the ring only when that makes its signer a reader."""

    def __init__(self, local: Local, sight: Sight, mailbox: Mailbox, watch: Watch) -> None:
        self._local, self._office, self._sight = local, local.office, sight
        self._mailbox, self._watch = mailbox, watch

    def stream(self, stream: Id) -> Collection[str]:
        """Look for one's own wrap of a stream; keeps its ring. Names of all files that lie there."""
        folder = stream_folder(stream, Area.WRAPS)
        names = self._mailbox.names(folder)
        for name in names:
            if name in self._office.known(stream, Area.WRAPS):
                continue
            note = self._office.notes(folder).get(name)
            if note is not None and note.reason == "recipient":
                continue
            data = self._mailbox.file(folder, name, BOUNDS[Area.WRAPS])
            if data is None:
                continue
            self._watch.at(Step.OBJECT_READ)
            if not self._mine(data, stream):
                self._office.note(folder, name, Note(Verdict.ALIEN, "recipient"))
                continue
            wrap = self._open(stream, data)
            if wrap is not None:
                self._keep(stream, data, wrap)
                return names
            self._office.note(folder, name, Note(Verdict.INCOMPLETE, "reader"))
        return names

    def _mine(self, data: bytes, stream: Id) -> bool:
        return is_for(data, stream, self._sight.box_key)

    def _open(self, stream: Id, data: bytes) -> Wrap | None:
        me = self._office.me.recipient
        unproven = unproven_ring(data, stream, me)
        if not unproven.ok:
            return None
        if stream == self._sight.root:
            ring = self._sight.ring(stream).merged(unproven.content)
            _, team = read_team(self._office.marker, self._statements(stream, ring), ring, {})
            reading = read_wrap(data, stream, me, team.devices)
            return reading.content if reading.ok and reading.content.device.id in team.present else None
        reading = read_wrap(data, stream, me, self._sight.team.devices)
        if not reading.ok:
            return None
        ring = reading.content.ring
        said = read_statements(self._statements(stream, ring), stream, ring, self._sight.team)
        readers = readers_of(self._sight.team, first_makers(ring), said.values())
        mine = me.member in readers.roles
        return reading.content if mine and reading.content.device.id in readers.devices else None

    def _statements(self, stream: Id, ring: Ring) -> dict[str, bytes]:
        """Files of this stream that may be statements under these keys; nothing of it is kept."""
        folder = stream_folder(stream, Area.SEGMENTS)
        found: dict[str, bytes] = {}
        for name in self._mailbox.names(folder):
            data = self._mailbox.file(folder, name, BOUNDS[Area.SEGMENTS])
            clear = None if data is None else peek(data, stream, Area.SEGMENTS)
            if data is None or clear is None or not clear.ok:
                continue
            if clear.content.type is Type.STATEMENT and ring.find(clear.content.key_id) is not None:
                found[file_name(data)] = data
        return found

    def _keep(self, stream: Id, data: bytes, wrap: Wrap) -> None:
        if stream != self._sight.root:
            self._local.make_log(stream, wrap.gezin)
        self._office.keep_ring(wrap.ring, wrap.gezin)
        self._sight.changed(stream)
        self._watch.at(Step.RING_KEPT)
        clear = peek(data, stream, Area.WRAPS).content
        self._office.keep(Known(stream, Area.WRAPS, file_name(data), Type.WRAP, tag=clear.key_id))
