"""The program against the known answers of docs/format/record.md §14."""

from __future__ import annotations

import itertools
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kanz_desktop.domain.clock import tick
from kanz_desktop.domain.identity import keyed_id
from kanz_desktop.domain.merge import RegisterState, head_of, rebuild, record_from
from kanz_desktop.domain.operations import (
    Header,
    Operation,
    OperationRefused,
    commit,
    decode_header,
    decode_value,
    encode_header,
    encode_value,
    verify,
)
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Choice, FileRef, Mark, Ref, Value
from tests.vectors import record_reference

FOLDER = Path(__file__).parents[2] / "vectors" / "record"
STREAM, RECORD = record_reference.FIELDS["stream"], record_reference.FIELDS["record"]


def vectors(file: str, part: str) -> Any:
    cases = json.loads((FOLDER / f"{file}.json").read_text(encoding="utf-8"))[part]
    return pytest.mark.parametrize(
        "case", cases, ids=[str(case.get("name", i)) for i, case in enumerate(cases)]
    )


def value_of(plain: Any) -> Value:
    match plain:
        case {"date": day}:
            return date.fromisoformat(day)
        case {"choice": entry, "words": words}:
            return Choice(entry, words)
        case {"mark": halves}:
            return Mark(halves)
        case {"ref": record_id}:
            return Ref(bytes.fromhex(record_id))
        case {"file": digest, "size": size, "media_type": media_type}:
            return FileRef(bytes.fromhex(digest), size, media_type)
    return plain  # type: ignore[no-any-return]


def octets(text: str | None) -> bytes | None:
    return None if text is None else bytes.fromhex(text)


def test_the_files_are_what_the_second_reading_makes() -> None:
    for name, content in record_reference.everything().items():
        assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == content, name


@vectors("values", "good")
def test_a_value_has_these_bytes_and_this_commitment(case: dict[str, Any]) -> None:
    data = bytes.fromhex(case["bytes"])
    value = decode_value(data)
    assert value == value_of(case["value"])
    assert type(value) is type(value_of(case["value"]))
    if "NFC" not in case["name"]:
        assert encode_value(value) == data
    assert commit(bytes.fromhex(case["salt"]), data).hex() == case["commitment"]


@vectors("values", "bad")
def test_bytes_that_are_no_value_are_refused(case: dict[str, Any]) -> None:
    with pytest.raises(OperationRefused) as refusal:
        decode_value(bytes.fromhex(case["bytes"]))
    assert refusal.value.reason == case["reason"]


@vectors("operations", "good")
def test_an_operation_has_these_fields_and_this_id(case: dict[str, Any]) -> None:
    fields = case["fields"]
    data = bytes.fromhex(case["header"])
    op = verify(data, bytes.fromhex(fields["salt"]), bytes.fromhex(fields["value"]))
    assert op.id.hex() == case["id"]
    assert fields_of(op.header) == {name: fields[name] for name in fields_of(op.header)}
    assert encode_header(decode_header(data)) == data
    assert verify(data, None, None).id == op.id, "a purge leaves the id"


@vectors("operations", "bad")
def test_an_operation_is_refused_with_its_reason(case: dict[str, Any]) -> None:
    with pytest.raises(OperationRefused) as refusal:
        verify(bytes.fromhex(case["header"]), octets(case["salt"]), octets(case["value"]))
    assert refusal.value.reason == case["reason"]
    assert refusal.value.data == {"reason": case["reason"]}


@vectors("ids", "good")
def test_what_exists_once_has_this_id(case: dict[str, Any]) -> None:
    assert keyed_id(bytes.fromhex(case["gezin"]), case["kind"], case["key"]).hex() == case["id"]


@vectors("clock", "good")
def test_the_clock_ticks_like_this(case: dict[str, Any]) -> None:
    assert tick(case["last"], case["wall_ms"]) == case["next"]


@vectors("merge", "good")
def test_a_record_reads_the_same_in_every_order_of_arrival(case: dict[str, Any]) -> None:
    ops = [
        verify(bytes.fromhex(op["header"]), bytes.fromhex(op["salt"]), bytes.fromhex(op["value"]))
        for op in case["ops"]
    ]
    names = {op.id: row["name"] for op, row in zip(ops, case["ops"], strict=True)}
    for order in itertools.permutations(ops):
        record = replay(order)
        shown = {register: [names[op] for op in heads] for register, heads in registers_of(record).items()}
        assert shown == case["heads"]
        assert (record.deleted, record.revived) == (case["deleted"], case["revived"])


def replay(ops: tuple[Operation, ...]) -> Record:
    states = rebuild((op.id, op.header) for op in ops)
    nothing = RegisterState()
    heads = [
        head_of(op)
        for op in ops
        if op.id in states.get(op.header.register, nothing).heads
        and (op.header.stream, op.header.record) == (STREAM, RECORD)
    ]
    return record_from(RECORD, heads)


def registers_of(record: Record) -> dict[str, tuple[bytes, ...]]:
    shown = {field: cell.heads for field, cell in record.cells.items()}
    for field, elements in record.sets.items():
        shown |= {f"{field}/{element.hex()}": cell.heads for element, cell in elements.items()}
    return shown


def fields_of(header: Header) -> dict[str, Any]:
    return {
        "schema": header.schema, "stream": header.stream.hex(), "incarnation": header.incarnation.hex(),
        "seq": header.seq, "prev": header.prev.hex(), "change": header.change.hex(),
        "record": header.record.hex(), "kind": header.kind, "field": header.field,
        "element": (header.element or b"").hex(), "replaces": [op.hex() for op in header.replaces],
        "saw": [op.hex() for op in header.saw], "hlc": header.hlc, "wall": header.wall_ms,
        "offset": header.offset_minutes, "person": header.person.hex(), "device": header.device.hex(),
    }  # fmt: skip
