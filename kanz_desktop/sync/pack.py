"""Packs: many runs in one file, each with the signature of its own writer (docs/format/folder.md §6.3)."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kanz_desktop.crypto.signing import SIGNATURE_SIZE
from kanz_desktop.domain.encoding import Cursor, OperationRefused
from kanz_desktop.domain.values import ID_SIZE, Id
from kanz_desktop.sync.frame import (
    Keys,
    author_of,
    open_with_keys,
    read_clear,
    sign_content,
    understand,
    write_sealed,
)
from kanz_desktop.sync.identity import Devices, Signer
from kanz_desktop.sync.layout import Area, Type
from kanz_desktop.sync.run import NOTHING_PURGED, OPERATIONS_LIMIT, Run, judge, take_operations
from kanz_desktop.sync.verdict import Reading, Unreadable, Verdict, attempt
from kanz_desktop.sync.wire import items, take_id, take_items

PACK_SIZE = 8 * 1024 * 1024
"""A writer begins another pack rather than let content grow beyond this many bytes."""
RUNS_LIMIT = 16_384
_PLACE_SIZE = ID_SIZE + 8
_RUN_AT = {Type.SEGMENT: 0, Type.PACK: 4 + ID_SIZE + SIGNATURE_SIZE}
"""Where the first run begins in the content of each kind that holds runs."""
_LEAST_RUN = 16 + SIGNATURE_SIZE + 16 + 8 + 4


@dataclass(frozen=True, slots=True)
class Pack:
    """Who packed, and what became of each run: those that are ok may be used, whatever the others are."""

    packer: Id
    runs: tuple[Reading[Run], ...]


def write_pack(runs: Sequence[Run], key: bytes, signer: Signer) -> bytes:
    """The file of these runs of one stream, at least one, each once and in the order of their places."""
    ordered = sorted({_place(run): run for run in runs}.values(), key=_place)
    stream = ordered[0].stream
    content = items([run.device + run.signature + run.content() for run in ordered])
    return write_sealed(Type.PACK, stream, key, sign_content(Type.PACK, stream, content, signer))


def read_pack(
    data: bytes, stream: Id, keys: Keys, devices: Devices, purged: Container[bytes] = NOTHING_PURGED
) -> Reading[Pack]:
    """The runs of a pack. Its verdict is that of the first run that is not ok; the others are given too."""
    try:
        signed = open_with_keys(data, Type.PACK, stream, keys)
        packer = author_of(signed, devices)
        runs = understand(Type.PACK, stream, signed, packer, lambda cursor: _take_runs(cursor, stream))
    except Unreadable as stopped:
        return Reading(stopped.verdict, stopped.reason)
    readings = tuple(judge(run, devices, purged) for run in runs)
    worst = next((reading for reading in readings if not reading.ok), None)
    pack = Pack(packer.id, readings)
    return Reading(Verdict.OK, value=pack) if worst is None else Reading(worst.verdict, worst.reason, pack)


def first_place(data: bytes, stream: Id, area: Area, keys: Keys) -> bytes | None:
    """Incarnation and first `seq` of the first run in a segment or pack: sorts as chains go.

    Nothing of it is tested but the seal. None for another kind, or a file that these keys do not open.
    """

    def read() -> bytes | None:
        kind = read_clear(data, stream, area).type
        start = _RUN_AT.get(kind)
        if start is None:
            return None
        return open_with_keys(data, kind, stream, keys).content[start : start + _PLACE_SIZE]

    return attempt(read).value


def _take_runs(cursor: Cursor, stream: Id) -> tuple[Run, ...]:
    room = OPERATIONS_LIMIT

    def take_run(cursor: Cursor) -> Run:
        nonlocal room
        device, signature = take_id(cursor), cursor.take(SIGNATURE_SIZE)
        run = Run(device, signature, take_operations(cursor, stream, limit=room))
        room -= len(run.operations)
        return run

    runs = take_items(cursor, take_run, least=_LEAST_RUN, limit=RUNS_LIMIT)
    if not runs or not all(_place(one) < _place(other) for one, other in pairwise(runs)):
        raise OperationRefused("order")
    return runs


def _place(run: Run) -> tuple[Id, int, int, bytes]:
    return run.incarnation, run.first, run.last, run.operations[-1].id
