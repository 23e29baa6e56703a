"""The heads of all devices: the newest of each, and what they give away (docs/format/folder.md §10, §11)."""

from __future__ import annotations

import random
from collections.abc import Iterable

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.head import Head, Seen, SignedHead, read_head
from kanz_desktop.sync.layout import BOUNDS, Area, head_folder, head_name
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.mailbox import Mailbox
from kanz_desktop.sync.office import Note
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.verdict import Verdict
from kanz_desktop.sync.watch import Alarm, Report, Step, Watch

LOOKED_AT = 64
"""Files of one device that are tried in one sync, from the newest down."""
_COUNTER = 16
_NAME = _COUNTER + 1 + 32
STRANGERS = 64
"""Directories of devices that nobody admitted, listed in one sync: anybody can make them."""
_AGAIN = 8
"""Heads that were of no use before and are read once more in one sync: a copier may have brought the rest."""
_NEWEST_AGAIN = 4
"""So many of these are the newest by name, the others any: no heap hides one for ever."""


class Heads:
    """What other devices say now, and what this one said last."""

    def __init__(self, local: Local, sight: Sight, mailbox: Mailbox, watch: Watch, report: Report) -> None:
        self._local, self._office, self._sight = local, local.office, sight
        self._mailbox, self._watch, self._report = mailbox, watch, report
        self._listed: dict[Id, tuple[str, ...]] = {}
        self._proven: dict[bytes, SignedHead] = {}
        self._mine_here: set[str] | None = None
        self._dark: dict[str, bytes] = {}
        """Heads in one's own directory that could not be read yet, by name: a clone has made a key."""
        self.strange = False
        """A head of this very device that it did not write: somebody else has its keys."""

    def fetch(self) -> None:
        """List every device, and read the newest head of each that is known here."""
        known = self._sight.team.devices
        found = [_id_of(entry.name) for entry in self._mailbox.entries("h") if entry.folder]
        strangers = [device for device in found if device is not None and device not in known]
        random.shuffle(strangers)
        for device in (*(one for one in found if one in known), *strangers[:STRANGERS]):
            if device is not None:
                self._listed[device] = self._mailbox.names(head_folder(device))
        self.read()

    def read(self) -> None:
        """Read what was listed, as far as its signers are known by now."""
        for device, names in self._listed.items():
            if device == self._sight.device:
                self._dark.clear()
                self.strange = self.strange or any(map(self._strange, self._tried(device, names)))
            elif device in self._sight.team.devices:
                self._newest(device, names)

    def own_names(self) -> tuple[str, ...]:
        """Files in the directory of this device."""
        return self._listed.get(self._sight.device, ())

    def unread(self, day: int) -> bool:
        """Somebody wrote a head that cannot be read, since this was asked last or on another day.

        Its signer is not known yet, or its key is newer than ours: the team's stream tells, without a count.
        """
        found = False
        for device, names in self._listed.items():
            last = max(names, default="")
            note = Note(Verdict.INCOMPLETE, "signer", (day, len(names), *last.encode()))
            folder = head_folder(device)
            if self._all_read(device, last):
                if folder in self._office.notes("h"):
                    self._office.note("h", folder, None)
            elif self._office.notes("h").get(folder) != note:
                self._office.note("h", folder, note)
                found = True
        return found

    @property
    def hidden(self) -> bool:
        """There is a head that cannot be read here: something of the team is missed."""
        return bool(self._office.notes("h"))

    def now(self) -> dict[Id, Head]:
        """By device: the highest head of every other device that counts."""
        team = self._sight.team
        found: dict[Id, Head] = {}
        for device, data in self._office.heads().items():
            signed = self._read(data)
            if signed is not None and device in team.present and device != self._sight.device:
                found[device] = signed.head
        return found

    def gone(self) -> dict[Id, Head]:
        """By device: the highest head of every other device that was removed or is frozen."""
        team = self._sight.team
        away = set(team.devices) - team.present
        return {
            device: signed.head
            for device, data in self._office.heads().items()
            if device in away and (signed := self._read(data)) is not None
        }

    def seen(self) -> tuple[Seen, ...]:
        """The highest head of every other device, for the next own head."""
        read = {device: self._read(data) for device, data in self._office.heads().items()}
        return tuple(
            Seen(device, signed.head.counter, signed.hash)
            for device, signed in sorted(read.items())
            if signed is not None and device != self._sight.device
        )

    def mine(self) -> Head | None:
        """The last head of this device."""
        heads = self._office.own_heads()
        signed = self._read(heads[max(heads)]) if heads else None
        return None if signed is None else signed.head

    def forked(self) -> bool:
        """Somebody holds more of a chain that this laptop writes than it does itself.

        Of a chain that it wrote as another device, and has not left yet, that is no news.
        """
        own = {
            (stream, log.incarnation): log
            for stream in self._sight.streams()
            if (log := self._local.log(stream)) is not None and log.laptop == self._office.me.hand.laptop
        }
        said = {
            (stream, one.place.incarnation)
            for stream in (self._sight.root, *self._sight.streams())
            for one in self._sight.said(stream)
            if one.signed.device == self._sight.device
        }
        known = {one.id for stream in {stream for stream, _ in said} for one in self._sight.said(stream)}
        for reach in (reach for head in self.now().values() for reach in head.reach):
            place = (reach.stream, reach.incarnation)
            if place in own and not own[place].has(reach.id):
                return True
            if place in said and reach.id not in known:
                return True
        return False

    def check_seen(self) -> None:
        """Name devices that show different people different faces."""
        heads = self._office.heads()
        counters = {
            device: (signed.head.counter, signed.hash)
            for device, data in heads.items()
            if (signed := self._read(data)) is not None
        }
        for head in self.now().values():
            for seen in head.seen:
                counter, digest = counters.get(seen.device, (0, b""))
                if counter == seen.counter and digest != seen.hash:
                    self._report.alarms.add((Alarm.FORKED, seen.device))

    def _newest(self, device: Id, names: Iterable[str]) -> None:
        kept = self._office.heads().get(device)
        last = None if kept is None else self._read(kept)
        counter = 0 if last is None else last.head.counter
        kept_name = "" if kept is None else head_name(counter, kept)
        if last is not None and names and max(names) < kept_name[:_COUNTER]:
            self._report.alarms.add((Alarm.OLD_COPY, device))
        for name in self._tried(device, [one for one in names if one >= kept_name[:_COUNTER]]):
            if name == kept_name:
                return
            signed, data = self._file(device, name)
            if signed is None or data is None:
                continue
            if last is not None and signed.head.counter == counter and signed.hash != last.hash:
                self._report.alarms.add((Alarm.FORKED, device))
            if signed.head.counter > counter:
                self._office.keep_head(device, data)
                self._watch.at(Step.HEAD_KEPT)
                return

    def _tried(self, device: Id, names: Iterable[str]) -> list[str]:
        """The newest by name; of those that were of no use a few, so that junk hides nothing for long."""
        notes = self._office.notes(head_folder(device))
        ordered = sorted(names, reverse=True)
        fresh = [name for name in ordered if name not in notes][:LOOKED_AT]
        again = [name for name in ordered if name in notes]
        if len(again) > _AGAIN:
            newest, others = again[:_NEWEST_AGAIN], again[_NEWEST_AGAIN:]
            again = newest + random.sample(others, _AGAIN - _NEWEST_AGAIN)
        return sorted((*fresh, *again), reverse=True)

    def _file(self, device: Id, name: str) -> tuple[SignedHead | None, bytes | None]:
        """The head in a file of this device; its bytes also when it cannot be read."""
        folder = head_folder(device)
        data = self._mailbox.file(folder, name, BOUNDS[Area.HEADS])
        if data is None:
            return None, None
        signed = self._read(data)
        verdict = Verdict.OK if signed is not None else self._verdict(data)
        if signed is not None and signed.device.id != device:
            signed, verdict = None, Verdict.CORRUPT
        elif verdict is Verdict.NEWER:
            self._report.alarms.add((Alarm.NEWER, self._sight.root))
        named = signed is not None and name.startswith(head_name(signed.head.counter, data))
        if not named:  # whatever it is, it holds up no other file the next time
            self._office.note(folder, name, Note(verdict, "head"))
        elif name in self._office.notes(folder):
            self._office.note(folder, name, None)
        return signed, data

    def _waits(self, data: bytes) -> bool:
        """Under a key, or by a device, that is not known here yet."""
        return self._verdict(data) is Verdict.INCOMPLETE

    def _verdict(self, data: bytes) -> Verdict:
        root, team = self._sight.root, self._sight.team
        return read_head(data, root, self._sight.ring(root), team.devices).verdict

    def _own_name(self, name: str) -> bool:
        """What this laptop wrote itself, or a copy of it by another name."""
        own = self._office.own_heads()
        if self._mine_here is None or len(self._mine_here) != len(own):
            self._mine_here = {head_name(counter, data) for counter, data in own.items()}
        return name[:_NAME] in self._mine_here

    def _all_read(self, device: Id, last: str) -> bool:
        """The newest of a device is here; of this one every file, for a clone may count behind it."""
        if device == self._sight.device:
            return not any(map(self._waits, self._dark.values()))
        return self._is_kept(device, last)

    def _is_kept(self, device: Id, name: str) -> bool:
        data = self._office.heads().get(device)
        signed = None if data is None else self._read(data)
        return data is not None and signed is not None and head_name(signed.head.counter, data) >= name

    def _strange(self, name: str) -> bool:
        if self._own_name(name):
            return False
        signed, data = self._file(self._sight.device, name)
        if signed is None and data is not None and self._waits(data):
            self._dark[name] = data
        return signed is not None and wrote(signed.hash) not in self._office.done()

    def _read(self, data: bytes) -> SignedHead | None:
        """What was right stays right: devices and keys only come."""
        if data not in self._proven:
            root, team = self._sight.root, self._sight.team
            reading = read_head(data, root, self._sight.ring(root), team.devices)
            if not reading.ok:
                return None
            self._proven[data] = reading.content
        return self._proven[data]


def wrote(digest: bytes) -> bytes:
    """Remembers a head of this laptop, also when its file was removed long ago and a copy turns up."""
    return b"mine" + digest


def _id_of(name: str) -> Id | None:
    try:
        found = bytes.fromhex(name)
    except ValueError:
        return None
    return found if len(found) == 16 and found.hex() == name else None
