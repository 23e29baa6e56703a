"""Runs: consecutive operations of one chain, signed by their writer; a segment is one (folder.md §6.2)."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from kanz_desktop.domain.encoding import Cursor, OperationRefused
from kanz_desktop.domain.operations import SALT_SIZE, Chain, Operation, verify
from kanz_desktop.domain.values import Id
from kanz_desktop.sync import labels
from kanz_desktop.sync.frame import (
    Keys,
    Signed,
    author_of,
    check_signature,
    open_with_keys,
    sign_content,
    write_sealed,
)
from kanz_desktop.sync.identity import Devices, Signer
from kanz_desktop.sync.labels import Person
from kanz_desktop.sync.layout import Type
from kanz_desktop.sync.verdict import Reading, Unreadable, Verdict
from kanz_desktop.sync.wire import items, parse, take_id, take_items, u8, u32, u64

SEGMENT_SIZE = 1024 * 1024
"""A writer begins another segment rather than let content grow beyond this many bytes,"""
SEGMENT_OPERATIONS = 4096
"""or beyond this many operations."""
OPERATIONS_LIMIT = 16_384
"""A reader takes no more in one run, nor in one pack."""
_LEAST_OPERATION = 4 + 1
NOTHING_PURGED: frozenset[bytes] = frozenset()


@dataclass(frozen=True, slots=True)
class Run:
    """At least one operation; `signature` is by the device that wrote them, over their place and ids."""

    device: Id
    signature: bytes
    operations: tuple[Operation, ...]

    @property
    def stream(self) -> Id:
        return self.operations[0].header.stream

    @property
    def incarnation(self) -> Id:
        return self.operations[0].header.incarnation

    @property
    def first(self) -> int:
        return self.operations[0].header.seq

    @property
    def last(self) -> int:
        return self.operations[-1].header.seq

    def content(self) -> bytes:
        """The content of a segment; operations as they stand now, so without what was purged."""
        return self.incarnation + u64(self.first) + items([operation_bytes(op) for op in self.operations])


def sign_run(operations: Sequence[Operation], signer: Signer) -> Run:
    """The run of these consecutive operations of one chain, written by `signer`."""
    run = Run(signer.device, b"", tuple(operations))
    signed = sign_content(Type.SEGMENT, run.stream, b"", signer, _digest(run.operations))
    return Run(signer.device, signed.signature, run.operations)


def write_segment(run: Run, key: bytes) -> bytes:
    """The file of a run under a key of its stream; its own signature is the frame's."""
    return write_sealed(Type.SEGMENT, run.stream, key, Signed(run.device, run.signature, run.content()))


def read_segment(
    data: bytes, stream: Id, keys: Keys, devices: Devices, purged: Container[bytes] = NOTHING_PURGED
) -> Reading[Run]:
    """The run of a segment; `purged` are the operations whose value may be missing.

    One that lacks another value is INCOMPLETE ("value") and shows what it has.
    """
    try:
        signed = open_with_keys(data, Type.SEGMENT, stream, keys)
        author_of(signed, devices)
        operations = parse(signed.content, lambda cursor: take_operations(cursor, stream))
    except Unreadable as stopped:
        return Reading(stopped.verdict, stopped.reason)
    return judge(Run(signed.device, signed.signature, operations), devices, purged)


def judge(run: Run, devices: Devices, purged: Container[bytes]) -> Reading[Run]:
    """Steps 10, 12 and 13 of folder.md §5 for a run that was parsed."""
    try:
        _check_author(run, devices)
    except Unreadable as stopped:
        return Reading(stopped.verdict, stopped.reason)
    if any(op.purged and op.id not in purged for op in run.operations):
        return Reading(Verdict.INCOMPLETE, "value", run)
    return Reading(Verdict.OK, value=run)


def take_operations(cursor: Cursor, stream: Id, *, limit: int = OPERATIONS_LIMIT) -> tuple[Operation, ...]:
    """The content of a segment: operations that follow each other in one chain of this stream."""
    incarnation, first = take_id(cursor), cursor.number(8)
    operations = take_items(cursor, _take_operation, least=_LEAST_OPERATION, limit=limit)
    if not operations:
        raise OperationRefused("chain")
    place = Chain(stream, incarnation, first, operations[0].header.prev)
    for op in operations:
        place = place.after(op)
    return operations


def operation_bytes(op: Operation) -> bytes:
    """One operation inside a segment or pack."""
    head = u32(len(op.header_bytes)) + op.header_bytes
    if op.salt is None or op.value_bytes is None:
        return head + u8(0)
    return head + u8(1) + op.salt + u32(len(op.value_bytes)) + op.value_bytes


def _check_author(run: Run, devices: Devices) -> None:
    signed = Signed(run.device, run.signature, b"")
    device = author_of(signed, devices)
    check_signature(Type.SEGMENT, run.stream, signed, device.key, _digest(run.operations))
    names = {(op.header.device, op.header.person) for op in run.operations}
    if names != {(device.laptop, device.person)}:
        raise Unreadable(Verdict.FORGED, "author")


def _digest(operations: Sequence[Operation]) -> bytes:
    header = operations[0].header
    place = header.incarnation + u64(header.seq) + u32(len(operations))
    return labels.hash_of(Person.RUN, place + b"".join(op.id for op in operations))


def _take_operation(cursor: Cursor) -> Operation:
    header = cursor.take(cursor.number(4))
    present = cursor.number(1)
    if present > 1:
        raise OperationRefused("bounds")
    if not present:
        return verify(header, None, None)
    salt = cursor.take(SALT_SIZE)
    return verify(header, salt, cursor.take(cursor.number(4)))
