"""Operations: one value written once by one person, bound by hashes (docs/format/record.md §4, §5, §9, §13).

Pure: who, when, salt and place in the chain are passed in. `build` makes an operation from an Edit,
`verify` reads one that came from anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import blake2b

from kanz_desktop.domain.encoding import (
    HASH_SIZE,
    VALUE_LIMIT,
    OperationRefused,
    ValueTooLong,
    decode_value,
    encode_value,
)
from kanz_desktop.domain.headers import (
    NO_PREV,
    OFFSET_LIMIT,
    WALL_LIMIT,
    Header,
    Register,
    decode_header,
    encode_header,
    wall_time,
)
from kanz_desktop.domain.kinds import DELETED
from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.schema import SCHEMA_VERSION
from kanz_desktop.domain.values import Id, Value

__all__ = [
    "Author", "Chain", "Header", "Operation", "OperationRefused", "Register", "ValueTooLong", "build",
    "commit", "decode_header", "decode_value", "encode_header", "encode_value", "purgeable", "read_value",
    "verify", "wall_time",
]  # fmt: skip

SALT_SIZE = 16
_PERSON_OP = b"kanz-op-1"
_PERSON_VALUE = b"kanz-value-1"


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, and on which laptop."""

    person: Id
    device: Id


@dataclass(frozen=True, slots=True)
class Chain:
    """Where the next operation of an incarnation goes: its `seq`, and the id before it."""

    stream: Id
    incarnation: Id
    seq: int = 1
    prev: bytes = NO_PREV

    def after(self, op: Operation) -> Chain:
        """The place behind `op`; OperationRefused("chain") when `op` does not belong right here."""
        header = op.header
        here = (header.stream, header.incarnation, header.seq, header.prev)
        if here != (self.stream, self.incarnation, self.seq, self.prev):
            raise OperationRefused("chain")
        return replace(self, seq=self.seq + 1, prev=op.id)


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation as stored. `salt` and `value_bytes` are None once it was purged."""

    header: Header
    header_bytes: bytes
    salt: bytes | None
    value_bytes: bytes | None
    id: bytes

    @property
    def purged(self) -> bool:
        return self.value_bytes is None

    def without_value(self) -> Operation:
        """What a purge leaves: the same id, the same place in the chain."""
        return replace(self, salt=None, value_bytes=None)


def build(
    edit: Edit,
    *,
    chain: Chain,
    author: Author,
    change: Id,
    hlc: int,
    wall_ms: int,
    offset_minutes: int,
    salt: bytes,
) -> Operation:
    """The operation that writes `edit`. A wall clock beyond all bounds is moved to the nearest one.

    Raises ValueTooLong, and OperationRefused for an edit that a reader would refuse.
    """
    value_bytes = encode_value(edit.value)
    header = Header(
        schema=SCHEMA_VERSION,
        stream=chain.stream,
        incarnation=chain.incarnation,
        seq=chain.seq,
        prev=chain.prev,
        change=change,
        record=edit.record,
        kind=edit.kind,
        field=edit.field,
        element=edit.element,
        replaces=tuple(sorted(set(edit.replaces))),
        saw=tuple(sorted(set(edit.saw))),
        hlc=hlc,
        wall_ms=min(max(wall_ms, 0), WALL_LIMIT),
        offset_minutes=min(max(offset_minutes, -OFFSET_LIMIT), OFFSET_LIMIT),
        person=author.person,
        device=author.device,
        commitment=commit(salt, value_bytes),
    )
    _check_value(header, value_bytes)
    header_bytes = encode_header(header)
    return Operation(header, header_bytes, salt, value_bytes, _op_id(header_bytes))


def verify(header_bytes: bytes, salt: bytes | None, value_bytes: bytes | None) -> Operation:
    """Read an operation from anywhere; both salt and value are None when it was purged.

    Raises OperationRefused with the reason of record.md §13. The chain is not looked at: see `Chain.after`.
    """
    header = decode_header(header_bytes)
    if value_bytes is not None:
        if len(value_bytes) > VALUE_LIMIT:
            raise OperationRefused("size")
        if commit(salt, value_bytes) != header.commitment:
            raise OperationRefused("commitment")
        _check_value(header, value_bytes)
    elif salt is not None:
        raise OperationRefused("salt")
    return Operation(header, header_bytes, salt, value_bytes, _op_id(header_bytes))


def commit(salt: bytes | None, value_bytes: bytes) -> bytes:
    """The commitment of a header to its value; OperationRefused("salt") when the salt has not 16 bytes."""
    if salt is None or len(salt) != SALT_SIZE:
        raise OperationRefused("salt")
    return blake2b(salt + value_bytes, digest_size=HASH_SIZE, person=_PERSON_VALUE).digest()


def read_value(schema: int, value_bytes: bytes) -> tuple[Value, bool]:
    """The value, and whether it could be read: (None, False) is one from a newer schema than ours.

    Raises OperationRefused("value") when the writer's schema is ours or older.
    """
    try:
        return decode_value(value_bytes), True
    except OperationRefused:
        if schema <= SCHEMA_VERSION:
            raise
        return None, False


def purgeable(header: Header) -> bool:
    """A purge may take any value but those that say where and for whom a record is."""
    return not header.field.startswith("_")


def _check_value(header: Header, value_bytes: bytes) -> None:
    value, readable = read_value(header.schema, value_bytes)
    switch = header.element is not None or header.field == DELETED
    if readable and switch and not (value is None or isinstance(value, bool)):
        raise OperationRefused("value")


def _op_id(header_bytes: bytes) -> bytes:
    return blake2b(header_bytes, digest_size=HASH_SIZE, person=_PERSON_OP).digest()
