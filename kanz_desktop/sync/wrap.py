"""Wraps: the ring of a stream on its way to one member, or to the notes' own root key (folder.md §6.5)."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.crypto.capsule import box_public
from kanz_desktop.crypto.keys import derive_key
from kanz_desktop.domain.encoding import Cursor
from kanz_desktop.domain.values import Id
from kanz_desktop.sync import labels
from kanz_desktop.sync.frame import (
    Signed,
    author_of,
    open_with_box,
    open_with_keys,
    peek,
    recipient_tag,
    sign_content,
    understand,
    write_sealed,
    write_to,
)
from kanz_desktop.sync.identity import Device, Devices, Signer
from kanz_desktop.sync.labels import Purpose
from kanz_desktop.sync.layout import Area, Type
from kanz_desktop.sync.ring import Ring, take_ring, without_false_entries
from kanz_desktop.sync.verdict import Reading, Unreadable, Verdict, attempt
from kanz_desktop.sync.wire import parse, take_id


@dataclass(frozen=True, slots=True)
class Wrap:
    """A ring, the gezin whose record ids it goes with (zero bytes for the team), and who handed it on.

    Whether that device may do so, the statements of the stream say.
    """

    device: Device
    gezin: Id
    ring: Ring


@dataclass(frozen=True, slots=True, repr=False)
class Recipient:
    """A member as a reader of what was sealed to him; `box_secret` is an X25519 secret of 32 bytes."""

    member: Id
    box_secret: bytes


class _NotesKey:
    """The one key under which own wraps of a stream stand."""

    def __init__(self, key: bytes, stream: Id) -> None:
        self.key = key
        self._id = labels.short_key(key, Purpose.KEY_ID, stream)

    def find(self, key_id: Id) -> bytes | None:
        return self.key if key_id == self._id else None


def own_wrap_key(notes_root: bytes, stream: Id) -> bytes:
    """The key of own wraps of a stream: `derive_key` with `Purpose.NOTES` and the stream as context."""
    return derive_key(notes_root, Purpose.NOTES, stream)


def write_wrap(ring: Ring, gezin: Id, member: Id, box_key: bytes, signer: Signer) -> bytes:
    """The file that gives the whole ring to one member. Raises BoxKeyRefused."""
    content = member + gezin + ring.to_bytes()
    signed = sign_content(Type.WRAP, ring.stream, content, signer)
    return write_to(Type.WRAP, ring.stream, box_key, signed)


def is_for(data: bytes, stream: Id, box_key: bytes) -> bool:
    """True for a wrap with the tag of this box key, whatever is in it: no secret needed."""
    clear = peek(data, stream, Area.WRAPS)
    return clear.ok and clear.content.key_id == recipient_tag(box_key, stream, Type.WRAP)


def read_wrap(data: bytes, stream: Id, me: Recipient, devices: Devices) -> Reading[Wrap]:
    """The ring that a colleague sealed to me; entries that their maker did not sign are left out."""

    def read() -> Wrap:
        public = box_public(me.box_secret)
        signed = open_with_box(data, Type.WRAP, stream, public, me.box_secret)
        member, wrap = _understand(Type.WRAP, stream, signed, devices, member=True)
        if member != me.member:
            raise Unreadable(Verdict.ALIEN, "recipient")
        return wrap

    return attempt(read)


def unproven_ring(data: bytes, stream: Id, me: Recipient) -> Reading[Ring]:
    """The keys in a wrap before anybody is known here: only to read the statements that tell who signed it.

    Nothing may be kept of it; `read_wrap` with the devices that follow decides.
    """

    def read() -> Ring:
        signed = open_with_box(data, Type.WRAP, stream, box_public(me.box_secret), me.box_secret)
        return parse(signed.content, lambda cursor: _take(cursor, stream, member=True))[2]

    return attempt(read)


def write_own_wrap(ring: Ring, gezin: Id, wrap_key: bytes, signer: Signer) -> bytes:
    """The file that keeps the ring of notes for their writer; only the notes' own root key opens it."""
    signed = sign_content(Type.OWN_WRAP, ring.stream, gezin + ring.to_bytes(), signer)
    return write_sealed(Type.OWN_WRAP, ring.stream, wrap_key, signed)


def read_own_wrap(data: bytes, stream: Id, wrap_key: bytes, devices: Devices) -> Reading[Wrap]:
    """The ring of one's own notes. A stream that is somebody else's reads as INCOMPLETE ("key")."""

    def read() -> Wrap:
        signed = open_with_keys(data, Type.OWN_WRAP, stream, _NotesKey(wrap_key, stream))
        return _understand(Type.OWN_WRAP, stream, signed, devices, member=False)[1]

    return attempt(read)


def _understand(
    kind: Type, stream: Id, signed: Signed, devices: Devices, *, member: bool
) -> tuple[Id | None, Wrap]:
    device = author_of(signed, devices)
    recipient, gezin, ring = understand(
        kind, stream, signed, device, lambda cursor: _take(cursor, stream, member=member)
    )
    return recipient, Wrap(device, gezin, without_false_entries(ring, devices))


def _take(cursor: Cursor, stream: Id, *, member: bool) -> tuple[Id | None, Id, Ring]:
    return take_id(cursor) if member else None, take_id(cursor), take_ring(cursor, stream)
