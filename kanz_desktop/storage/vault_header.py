"""The bytes of kluis.json: written, and read to a verdict (docs/format/vault.md §4)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from kanz_desktop.crypto.keys import ID_SIZE
from kanz_desktop.crypto.passphrase import SALT_SIZE
from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.crypto.slots import SEALED_SIZE, PassphraseSlot, RecoverySlot, Slots

FORMAT = "kanz-kluis"
VERSION = 1
SIZE_LIMIT = 64 * 1024
_PERSON = b"kanz-kluis-som"
_TAIL = re.compile(rb',"checksum":"([0-9a-f]{64})"}\n')
_TAIL_SIZE = 80
_HEX = re.compile(r"(?:[0-9a-f]{2})*")
_GENERATION_LIMIT = 2**53  # what every JSON reader keeps exactly


class Verdict(StrEnum):
    """What a header file turned out to be; docs/format/vault.md §4 gives the order of the tests."""

    OK = "ok"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    TRUNCATED = "truncated"
    CORRUPT = "corrupt"
    ALIEN = "alien"
    NEWER = "newer"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Header:
    """The content of kluis.json; `vault` is 16 bytes."""

    vault: bytes
    generation: int
    slots: Slots
    notes: Slots | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """One file read: `header` with OK; `generation` and `vault` also with NEWER."""

    verdict: Verdict
    header: Header | None = None
    generation: int = 0
    vault: bytes = b""

    @property
    def usable(self) -> bool:
        return self.verdict in (Verdict.OK, Verdict.NEWER)


class _Invalid(Exception):
    """A member is not as version 1 says."""


def encode(header: Header) -> bytes:
    """The bytes of the file."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "generation": header.generation,
        "vault": header.vault.hex(),
        "slots": _slots_out(header.slots),
        "notes": [] if header.notes is None else _slots_out(header.notes),
    }
    body = json.dumps(content, separators=(",", ":"), ensure_ascii=True).encode("ascii")[:-1]
    return body + f',"checksum":"{_checksum(body)}"}}\n'.encode("ascii")


def decode(data: bytes) -> Read:
    """A verdict on any bytes whatsoever; never raises."""
    if not data:
        return Read(Verdict.EMPTY)
    if len(data) > SIZE_LIMIT:
        return Read(Verdict.TOO_LARGE)
    tail = _TAIL.fullmatch(data[-_TAIL_SIZE:])
    if tail is None:
        return Read(Verdict.TRUNCATED)
    if _checksum(data[:-_TAIL_SIZE]) != tail[1].decode("ascii"):
        return Read(Verdict.CORRUPT)
    content = _json_object(data)
    if content is None or content.get("format") != FORMAT:
        return Read(Verdict.ALIEN)
    version = content.get("version")
    if type(version) is int and version > VERSION:
        return _newer(content)
    try:
        header = _header_in(content)
    except _Invalid:
        return Read(Verdict.INVALID)
    return Read(Verdict.OK, header, header.generation, header.vault)


def next_generation(header: Header, **changes: Any) -> Header:
    """`header` with `changes`, one generation on.

    After the highest it begins again, or somebody who writes that number makes the next header unreadable.
    """
    return replace(header, generation=header.generation % _GENERATION_LIMIT + 1, **changes)


def _checksum(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=32, person=_PERSON).hexdigest()


def _json_object(data: bytes) -> dict[str, Any] | None:
    try:
        content: dict[str, Any] = json.loads(data.decode("ascii"))  # an object, since its tail ends in "}"
    except (ValueError, RecursionError):
        return None
    return content


def _newer(content: Mapping[str, Any]) -> Read:
    try:
        return Read(Verdict.NEWER, None, _generation(content), _hex(content, "vault", ID_SIZE))
    except _Invalid:
        return Read(Verdict.NEWER)


def _slots_out(slots: Slots) -> list[dict[str, object]]:
    first, second = slots.passphrase, slots.recovery
    device = {} if first.secret_id is None else {"device": first.secret_id.hex()}
    return [
        {
            "kind": "wachtzin",
            "opslimit": first.profile.opslimit,
            "memlimit": first.profile.memlimit_bytes,
            "salt": first.salt.hex(),
            **device,
            "sealed": first.sealed.hex(),
        },
        {"kind": "herstel", "salt": second.salt.hex(), "sealed": second.sealed.hex()},
    ]


def _header_in(content: Mapping[str, Any]) -> Header:
    _members(content, {"format", "version", "generation", "vault", "slots", "notes", "checksum"})
    if _number(content, "version") != VERSION:
        raise _Invalid
    slots = _slots_in(content["slots"])
    notes = None if content["notes"] == [] else _slots_in(content["notes"])
    return Header(_hex(content, "vault", ID_SIZE), _generation(content), slots, notes)


def _slots_in(listed: object) -> Slots:
    if not isinstance(listed, list) or len(listed) != 2 or not all(isinstance(slot, dict) for slot in listed):
        raise _Invalid
    found = {slot.get("kind"): slot for slot in listed if isinstance(slot.get("kind"), str)}
    if found.keys() != {"wachtzin", "herstel"}:
        raise _Invalid
    return Slots(_passphrase_in(found["wachtzin"]), _recovery_in(found["herstel"]))


def _passphrase_in(slot: Mapping[str, Any]) -> PassphraseSlot:
    optional = {"device"} & slot.keys()
    _members(slot, {"kind", "opslimit", "memlimit", "salt", "sealed"} | optional)
    try:
        profile = KdfProfile(_number(slot, "opslimit"), _number(slot, "memlimit"))
    except ValueError:
        raise _Invalid from None
    device = _hex(slot, "device", ID_SIZE) if optional else None
    if device == bytes(ID_SIZE):
        raise _Invalid
    return PassphraseSlot(profile, _hex(slot, "salt", SALT_SIZE), device, _hex(slot, "sealed", SEALED_SIZE))


def _recovery_in(slot: Mapping[str, Any]) -> RecoverySlot:
    _members(slot, {"kind", "salt", "sealed"})
    return RecoverySlot(_hex(slot, "salt", SALT_SIZE), _hex(slot, "sealed", SEALED_SIZE))


def _members(content: Mapping[str, Any], wanted: set[str]) -> None:
    if content.keys() != wanted:
        raise _Invalid


def _number(content: Mapping[str, Any], member: str) -> int:
    value = content[member]
    if type(value) is not int:
        raise _Invalid
    return value


def _generation(content: Mapping[str, Any]) -> int:
    value = content.get("generation")
    if type(value) is not int or not 1 <= value <= _GENERATION_LIMIT:
        raise _Invalid
    return value


def _hex(content: Mapping[str, Any], member: str, size: int) -> bytes:
    value = content.get(member)
    if not isinstance(value, str) or len(value) != 2 * size or not _HEX.fullmatch(value):
        raise _Invalid
    return bytes.fromhex(value)
