"""Statements: signed, numbered sentences of one device about a stream (docs/format/folder.md §7)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from kanz_desktop.crypto.keys import derive_key
from kanz_desktop.domain.encoding import COUNT_LIMIT, Cursor, OperationRefused
from kanz_desktop.domain.headers import NO_PREV
from kanz_desktop.domain.values import Id
from kanz_desktop.sync import labels
from kanz_desktop.sync.bodies import Body, take_body
from kanz_desktop.sync.frame import (
    Keys,
    Signed,
    check_signature,
    open_with_keys,
    sign_content,
    write_sealed,
)
from kanz_desktop.sync.identity import Devices, Signer, device_id
from kanz_desktop.sync.labels import Person, Purpose, Signs
from kanz_desktop.sync.layout import Type
from kanz_desktop.sync.team_bodies import Gewist, Toestel
from kanz_desktop.sync.verdict import Reading, Unreadable, Verdict, attempt
from kanz_desktop.sync.wire import parse, take_hash, take_id, u8, u32, u64, written


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands: `prev` is the id at `seq` - 1 of its incarnation, zero bytes for 1."""

    stream: Id
    incarnation: Id
    seq: int
    prev: bytes
    hlc: int

    def to_bytes(self) -> bytes:
        return self.incarnation + u64(self.seq) + self.prev + u64(self.hlc)


@dataclass(frozen=True)
class Statement:
    """What is said, where in its chain, and by which device. Whether it counts, folder.md §8 decides."""

    place: Place
    body: Body
    signed: Signed

    @cached_property
    def id(self) -> bytes:
        return labels.hash_of(Person.STATEMENT, self.place.stream + self.signed.content)


def make_statement(place: Place, body: Body, signer: Signer) -> Statement:
    """A statement of this device. ValueError when no reader would take it."""
    content = place.to_bytes() + u8(body.kind) + body.to_bytes()
    written(content, lambda cursor: _take(cursor, place.stream))
    return Statement(place, body, sign_content(Type.STATEMENT, place.stream, content, signer))


def write_statement(statement: Statement, key: bytes) -> bytes:
    """The file of a statement under a key of its stream."""
    return write_sealed(Type.STATEMENT, statement.place.stream, key, statement.signed)


def read_statement(data: bytes, stream: Id, keys: Keys, devices: Devices) -> Reading[Statement]:
    """A statement. One that introduces its own device (Toestel) is read by the key that it brings along."""

    def read() -> Statement:
        signed = open_with_keys(data, Type.STATEMENT, stream, keys)
        key = devices[signed.device].key if signed.device in devices else _own_key(signed, stream)
        place, body = parse(signed.content, lambda cursor: _take(cursor, stream))
        check_signature(Type.STATEMENT, stream, signed, key)
        if isinstance(body, Toestel) and device_id(body.device_key) != signed.device:
            raise Unreadable(Verdict.FORGED, "author")
        return Statement(place, body, signed)

    return attempt(read)


def make_toestel(root: Id, member: Id, laptop: Id, device_key: bytes, sign_seed: bytes) -> Toestel:
    """A new device of a member, signed with the seed of the member's signing key."""
    message = root + member + laptop + device_key
    return Toestel(member, laptop, device_key, labels.sign(sign_seed, Signs.DEVICE, message))


def toestel_holds(toestel: Toestel, root: Id, sign_key: bytes) -> bool:
    """True when the member with this signing key signed for the device."""
    message = root + toestel.member + toestel.laptop + toestel.device_key
    return labels.verifies(sign_key, toestel.signature, Signs.DEVICE, message)


def erasure_proof(key: bytes, root: Id, stream: Id, day: int) -> bytes:
    """32 bytes that only a holder of a key of the stream can make; `day` as yyyymmdd."""
    return derive_key(key, Purpose.ERASURE, root + stream + u32(day))


def erasure_holds(gewist: Gewist, root: Id, keys: Keys) -> bool:
    """True when `keys`, those of the erased stream, give the proof: only their holders have to act on it."""
    key = keys.find(gewist.key_id)
    return key is not None and erasure_proof(key, root, gewist.stream, gewist.day) == gewist.proof


def _own_key(signed: Signed, stream: Id) -> bytes:
    """The key of a device that introduces itself; its member's signature is tested where it is admitted."""
    with suppress(Unreadable):
        _, body = parse(signed.content, lambda cursor: _take(cursor, stream))
        if isinstance(body, Toestel) and device_id(body.device_key) == signed.device:
            return body.device_key
    raise Unreadable(Verdict.INCOMPLETE, "signer")


def _take(cursor: Cursor, stream: Id) -> tuple[Place, Body]:
    place = Place(stream, take_id(cursor), cursor.number(8), take_hash(cursor), cursor.number(8))
    if (
        not 1 <= place.seq <= COUNT_LIMIT
        or place.hlc > COUNT_LIMIT
        or (place.seq == 1) != (place.prev == NO_PREV)
    ):
        raise OperationRefused("bounds")
    return place, take_body(cursor)
