"""The frame around every sealed object: clear part, capsule, seal, padding, signature (folder.md §4, §5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from kanz_desktop.crypto.capsule import CAPSULE_SIZE, make_capsule, open_capsule
from kanz_desktop.crypto.envelope import OVERHEAD, SealBroken, open_sealed, seal
from kanz_desktop.crypto.keys import ID_SIZE, derive_key
from kanz_desktop.crypto.signing import SIGNATURE_SIZE
from kanz_desktop.domain.encoding import HASH_SIZE, Cursor
from kanz_desktop.domain.values import Id
from kanz_desktop.sync import labels
from kanz_desktop.sync.identity import Device, Devices, Signer
from kanz_desktop.sync.labels import Person, Purpose, Signs
from kanz_desktop.sync.layout import BOUNDS, KINDS, READER, Area, Cover, Type, padme
from kanz_desktop.sync.verdict import Reading, Unreadable, Verdict, attempt
from kanz_desktop.sync.wire import parse, u8, u32

MAGIC = b"KZF"
VERSION = 1
CLEAR_SIZE = len(MAGIC) + 3 + 2 * ID_SIZE + 4
_SIGNED_SIZE = ID_SIZE + SIGNATURE_SIZE + 4
_LEAST = {
    Cover.SEALED: OVERHEAD + _SIGNED_SIZE,
    Cover.CAPSULE: CAPSULE_SIZE + OVERHEAD + _SIGNED_SIZE,
    Cover.OPEN: HASH_SIZE,
}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Clear:
    """What stands readable in front of every object. `size` counts the whole frame in bytes."""

    type: Type
    minimum: int
    stream: Id
    key_id: Id
    size: int


@dataclass(frozen=True, slots=True)
class Signed:
    """Content with the device that signed it, and its signature of 64 bytes."""

    device: Id
    signature: bytes
    content: bytes


class Keys(Protocol):
    """The keys of a stream, by key id."""

    def find(self, key_id: Id) -> bytes | None: ...


def peek(data: bytes, stream: Id, area: Area) -> Reading[Clear]:
    """The clear part of a file of this place: which kind of object to read it as."""
    return attempt(lambda: read_clear(data, stream, area))


def read_clear(data: bytes, stream: Id, area: Area) -> Clear:
    """Steps 1 to 6 of folder.md §5. A paper is longer than its frame; `data` is then how it begins."""
    _hold(area is Area.PAPERS or len(data) <= BOUNDS[area], Verdict.CORRUPT, "size")
    begins = MAGIC.startswith(data[: len(MAGIC)])
    if len(data) < CLEAR_SIZE:
        raise Unreadable(*((Verdict.INCOMPLETE, "cut") if begins else (Verdict.ALIEN, "magic")))
    version, kind, minimum = data[3:6]
    _hold(begins and version > 0 and minimum > 0, Verdict.ALIEN, "magic")
    _hold(version <= VERSION and minimum <= READER, Verdict.NEWER, "version")
    _hold(kind in KINDS and KINDS[Type(kind)].area is area, Verdict.ALIEN, "type")
    _hold(data[6:22] == stream, Verdict.ALIEN, "stream")
    size = CLEAR_SIZE + int.from_bytes(data[38:CLEAR_SIZE], "big")
    shape = KINDS[Type(kind)]
    _hold(_LEAST[shape.cover] <= size - CLEAR_SIZE and size <= shape.bound, Verdict.CORRUPT, "size")
    _hold(len(data) >= size, Verdict.INCOMPLETE, "cut")
    _hold(len(data) == size or area is Area.PAPERS, Verdict.CORRUPT, "size")
    return Clear(Type(kind), minimum, stream, data[22:38], size)


def read_clear_of(data: bytes, kind: Type, stream: Id) -> Clear:
    """The same, of a file that has to be of one kind."""
    clear = read_clear(data, stream, KINDS[kind].area)
    _hold(clear.type is kind, Verdict.ALIEN, "type")
    return clear


def write_clear(kind: Type, stream: Id, key_id: Id, following: int) -> bytes:
    """42 bytes, before `following` others."""
    return MAGIC + bytes([VERSION, kind, READER]) + stream + key_id + u32(following)


def sign_content(
    kind: Type, stream: Id, content: bytes, signer: Signer, digest: bytes | None = None
) -> Signed:
    """Content signed as an object of this kind; `digest` is what is signed where that is not its hash."""
    message = _message(kind, stream, digest or content_digest(content))
    return Signed(signer.device, signer.sign(Signs.OBJECT, message), content)


def content_digest(content: bytes) -> bytes:
    return labels.hash_of(Person.CONTENT, content)


def write_sealed(kind: Type, stream: Id, key: bytes, signed: Signed) -> bytes:
    """The frame of an object under a stream's key of 32 bytes. ValueError beyond the bound of its kind."""
    key_id = labels.short_key(key, Purpose.KEY_ID, stream)
    return _close(kind, stream, key_id, key, b"", signed)


def write_to(kind: Type, stream: Id, recipient: bytes, signed: Signed) -> bytes:
    """The frame of an object for the holder of one box key. Raises BoxKeyRefused."""
    key, capsule = make_capsule(recipient)
    return _close(kind, stream, recipient_tag(recipient, stream, kind), key, capsule, signed)


def recipient_tag(box_key: bytes, stream: Id, kind: Type) -> Id:
    """What stands readable instead of a key id; who does not know the public key cannot tell whose it is."""
    return labels.short_key(box_key, Purpose.RECIPIENT, stream + u8(kind))


def open_with_keys(data: bytes, kind: Type, stream: Id, keys: Keys) -> Signed:
    """Steps 1 to 9 for an object under a key of its stream."""
    clear = read_clear_of(data, kind, stream)
    key = keys.find(clear.key_id)
    if key is None:
        raise Unreadable(Verdict.INCOMPLETE, "key")
    return _open(data, clear, CLEAR_SIZE, key)


def open_with_box(data: bytes, kind: Type, stream: Id, box_public: bytes, box_secret: bytes) -> Signed:
    """Steps 1 to 9 for an object that was sealed to one member."""
    clear = read_clear_of(data, kind, stream)
    _hold(clear.key_id == recipient_tag(box_public, stream, kind), Verdict.ALIEN, "recipient")
    start = CLEAR_SIZE + CAPSULE_SIZE
    try:
        key = open_capsule(box_secret, data[CLEAR_SIZE:start])
    except SealBroken:
        raise Unreadable(Verdict.CORRUPT, "seal") from None
    return _open(data, clear, start, key)


def author_of(signed: Signed, devices: Devices) -> Device:
    """Step 10: the device that signed."""
    device = devices.get(signed.device)
    if device is None:
        raise Unreadable(Verdict.INCOMPLETE, "signer")
    return device


def check_signature(kind: Type, stream: Id, signed: Signed, key: bytes, digest: bytes | None = None) -> None:
    """Step 12, by the public key of the device that signed."""
    message = _message(kind, stream, digest or content_digest(signed.content))
    right = labels.verifies(key, signed.signature, Signs.OBJECT, message)
    _hold(right, Verdict.FORGED, "signature")


def understand(kind: Type, stream: Id, signed: Signed, device: Device, read: Callable[[Cursor], T]) -> T:
    """Steps 11 and 12 of an object whose signature covers its content: what `read` makes of it."""
    value = parse(signed.content, read)
    check_signature(kind, stream, signed, device.key)
    return value


def frame_key(key: bytes, kind: Type, stream: Id) -> bytes:
    return derive_key(key, Purpose.FRAME, stream + u8(kind))


def _close(kind: Type, stream: Id, key_id: Id, key: bytes, capsule: bytes, signed: Signed) -> bytes:
    plain = signed.device + signed.signature + u32(len(signed.content)) + signed.content
    plain += bytes(_padded(kind, len(plain)) - len(plain))
    following = len(capsule) + OVERHEAD + len(plain)
    if CLEAR_SIZE + following > KINDS[kind].bound:
        raise ValueError(f"an object of kind {kind} may not be larger than {KINDS[kind].bound} bytes")
    clear = write_clear(kind, stream, key_id, following)
    return clear + capsule + seal(frame_key(key, kind, stream), plain, clear + capsule)


def _open(data: bytes, clear: Clear, start: int, key: bytes) -> Signed:
    try:
        sealed_key = frame_key(key, clear.type, clear.stream)
        plain = open_sealed(sealed_key, data[start : clear.size], data[:start])
    except SealBroken:
        raise Unreadable(Verdict.CORRUPT, "seal") from None
    end = _SIGNED_SIZE + int.from_bytes(plain[_SIGNED_SIZE - 4 : _SIGNED_SIZE], "big")
    whole = end <= len(plain) == _padded(clear.type, end) and plain.count(0, end) == len(plain) - end
    _hold(whole, Verdict.CORRUPT, "padding")
    return Signed(plain[:ID_SIZE], plain[ID_SIZE : _SIGNED_SIZE - 4], plain[_SIGNED_SIZE:end])


def _padded(kind: Type, size: int) -> int:
    return padme(max(size, KINDS[kind].floor))


def _message(kind: Type, stream: Id, digest: bytes) -> bytes:
    return u8(kind) + stream + digest


def _hold(rule: bool, verdict: Verdict, reason: str) -> None:
    if not rule:
        raise Unreadable(verdict, reason)
