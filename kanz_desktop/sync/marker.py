"""The marker: which team a folder belongs to, and who founded it (docs/format/folder.md §6.1)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kanz_desktop.crypto.keys import KEY_SIZE
from kanz_desktop.crypto.signing import SIGNATURE_SIZE
from kanz_desktop.domain.encoding import Cursor
from kanz_desktop.domain.values import Id
from kanz_desktop.sync import labels
from kanz_desktop.sync.identity import Device, member_id
from kanz_desktop.sync.labels import Person, Signs
from kanz_desktop.sync.verdict import Reading, Unreadable, Verdict, attempt
from kanz_desktop.sync.wire import parse, take_hash, take_id

MAGIC = b"KZM"
VERSION = 1
SIZE = 228
_HEAD = MAGIC + bytes([VERSION])


@dataclass(frozen=True)
class Marker:
    """The founder with the first device; `salt` is 32 random bytes."""

    person: Id
    sign_key: bytes
    box_key: bytes
    laptop: Id
    device_key: bytes
    salt: bytes

    @cached_property
    def root(self) -> Id:
        """The id of the team and of its stream; it follows from all of this."""
        return labels.short_hash(Person.ROOT, self.to_bytes())

    @property
    def member(self) -> Id:
        return member_id(self.sign_key, self.box_key)

    @property
    def device(self) -> Device:
        return Device(self.device_key, self.member, self.person, self.laptop)

    def to_bytes(self) -> bytes:
        """What is signed."""
        return _HEAD + self.person + self.sign_key + self.box_key + self.laptop + self.device_key + self.salt


def write_marker(marker: Marker, sign_seed: bytes) -> bytes:
    """The file, signed with the seed of the founder's signing key."""
    content = marker.to_bytes()
    return content + labels.sign(sign_seed, Signs.MARKER, content)


def read_marker(data: bytes) -> Reading[Marker]:
    """The marker of some team; whether it is the right one, its `root` tells."""
    return attempt(lambda: _read(data))


def _read(data: bytes) -> Marker:
    if not _HEAD.startswith(data[: len(_HEAD)]):
        newer = data.startswith(MAGIC) and data[len(MAGIC)] > VERSION
        raise Unreadable(*((Verdict.NEWER, "version") if newer else (Verdict.ALIEN, "magic")))
    if len(data) != SIZE:
        raise Unreadable(*((Verdict.INCOMPLETE, "cut") if len(data) < SIZE else (Verdict.CORRUPT, "size")))
    marker = parse(data[len(_HEAD) : -SIGNATURE_SIZE], _take)
    if not labels.verifies(marker.sign_key, data[-SIGNATURE_SIZE:], Signs.MARKER, marker.to_bytes()):
        raise Unreadable(Verdict.FORGED, "signature")
    return marker


def _take(cursor: Cursor) -> Marker:
    person, sign_key, box_key = take_id(cursor), cursor.take(KEY_SIZE), cursor.take(KEY_SIZE)
    return Marker(person, sign_key, box_key, take_id(cursor), cursor.take(KEY_SIZE), take_hash(cursor))
