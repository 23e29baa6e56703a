"""Bytes, bounds, chain and purge of operations; known answers stand in test_vectors."""

from __future__ import annotations

import dataclasses
import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanz_desktop.domain.encoding import VALUE_LIMIT, encode_word
from kanz_desktop.domain.operations import (
    Chain,
    Operation,
    OperationRefused,
    ValueTooLong,
    build,
    decode_value,
    encode_header,
    encode_value,
    purgeable,
    read_value,
    verify,
    wall_time,
)
from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import Choice, FileRef, Mark, Ref, Value
from tests.helpers.operations import RECORD, STREAM, Writer
from tests.helpers.records import ident

DIGEST = bytes(range(32))
words = st.from_regex(r"[a-z0-9_-]{1,64}", fullmatch=True)
texts = st.text(max_size=200)
values: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    texts,
    st.dates(),
    st.builds(Choice, words, texts),
    st.builds(Mark, st.one_of(st.none(), st.integers(2, 20))),
    st.builds(Ref, st.binary(min_size=16, max_size=16)),
    st.builds(
        FileRef,
        st.binary(min_size=32, max_size=32),
        st.integers(0, 2**63 - 1),
        st.from_regex(r"[a-z]{1,20}/[a-z.+-]{1,30}", fullmatch=True),
    ),
)


@given(values)
def test_every_value_reads_back_and_has_one_encoding(value: Value) -> None:
    data = encode_value(value)
    back = decode_value(data)
    assert encode_value(back) == data
    if not isinstance(value, str | Choice):
        assert back == value


@given(texts)
def test_text_is_kept_but_for_its_normal_form(text: str) -> None:
    assert decode_value(encode_value(text)) == unicodedata.normalize("NFC", text)


@given(st.binary(max_size=80))
def test_any_bytes_are_refused_or_the_one_encoding_of_a_value(data: bytes) -> None:
    try:
        value = decode_value(data)
    except OperationRefused:
        return
    if not isinstance(value, str | Choice):
        assert encode_value(value) == data


def test_an_accent_typed_apart_becomes_one_sign() -> None:
    assert decode_value(encode_value("Ste\u0301phanie")) == "St\u00e9phanie"
    assert decode_value(encode_value(Choice("brief", "e\u0301"))) == Choice("brief", "\u00e9")


def test_half_a_sign_from_the_keyboard_loses_no_word() -> None:
    assert decode_value(encode_value("mama \ud83d is moe")) == "mama \ufffd is moe"
    assert decode_value(encode_value("blij \ud83d\ude00")) == "blij 😀"


def test_the_longest_text_fits_and_one_byte_more_is_refused_before_it_is_written() -> None:
    longest = "e" * (VALUE_LIMIT - 5)
    assert decode_value(encode_value(longest)) == longest
    with pytest.raises(ValueTooLong) as refusal:
        encode_value(longest + "e")
    assert refusal.value.data == {"size": VALUE_LIMIT + 1, "limit": VALUE_LIMIT}


def test_bytes_beyond_the_bound_are_not_even_parsed() -> None:
    with pytest.raises(OperationRefused, match="size"):
        decode_value(bytes(VALUE_LIMIT + 1))
    op = Writer("tafel").write("woorden", "x")
    with pytest.raises(OperationRefused, match="size"):
        verify(op.header_bytes, op.salt, bytes(VALUE_LIMIT + 1))
    with pytest.raises(OperationRefused, match="size"):
        verify(op.header_bytes + bytes(65536), None, None)


@pytest.mark.parametrize("count", [2045, 3000, 70_000])
def test_a_header_with_too_many_heads_is_refused(count: int) -> None:
    names = tuple(number.to_bytes(32, "big") for number in range(count))
    with pytest.raises(OperationRefused, match="size"):
        made(Edit(RECORD, "probleem", "_deleted", True, saw=names))


def test_a_delete_can_name_more_heads_than_any_record_has() -> None:
    names = tuple(number.to_bytes(32, "big") for number in range(1900))
    op = made(Edit(RECORD, "probleem", "_deleted", True, saw=names))
    assert verify(op.header_bytes, op.salt, op.value_bytes).header.saw == names


@pytest.mark.parametrize(
    "value",
    [
        Choice("Ernst", "x"),
        Choice("", "x"),
        Ref(b"short"),
        FileRef(DIGEST, -1, "image/png"),
        FileRef(DIGEST, 2**63, "image/png"),
        FileRef(DIGEST, 1, "image /png"),
        FileRef(DIGEST[:31], 1, "image/png"),
    ],
)
def test_a_value_that_no_reader_takes_is_a_bug_here(value: Value) -> None:
    with pytest.raises(ValueError, match=r"expected|not a"):
        encode_value(value)


def test_a_float_is_no_value_and_its_words_stay_out_of_the_error() -> None:
    with pytest.raises(TypeError, match="no value: float"):
        encode_value(6.5)  # type: ignore[arg-type]


def test_ids_of_lists_and_fields_are_words() -> None:
    assert encode_word("leefgebied-1") == b"\x0cleefgebied-1"
    for wrong in ("", "Naam", "a b", "é", "a" * 65, "naam\n"):
        with pytest.raises(ValueError, match="id word"):
            encode_word(wrong)


def test_what_is_built_is_what_is_read() -> None:
    op = Writer("tafel").write("woorden", "De post ligt op een stapel")
    assert verify(op.header_bytes, op.salt, op.value_bytes) == op
    assert not op.purged


def test_names_of_heads_are_sorted_and_written_once() -> None:
    first, second = DIGEST, bytes(32)
    op = made(Edit(RECORD, "probleem", "woorden", "x", replaces=(first, second, first)))
    assert op.header.replaces == (second, first)


@given(st.integers(-(2**70), 2**70), st.integers(-5000, 5000))
def test_no_clock_on_the_wall_stops_a_save(wall_ms: int, offset: int) -> None:
    op = made(Edit(RECORD, "probleem", "woorden", "x"), wall_ms=wall_ms, offset_minutes=offset)
    assert verify(op.header_bytes, op.salt, op.value_bytes) == op
    assert op.header.wall.year <= 9999


def test_a_moment_is_shown_with_the_offset_of_where_it_was_written() -> None:
    shown = wall_time(1_780_000_000_000, 120)
    assert shown == datetime(2026, 5, 28, 20, 26, 40, tzinfo=UTC)
    assert shown.utcoffset() == timedelta(hours=2)
    assert shown.hour == 22


def test_an_edit_that_a_reader_would_refuse_is_not_built() -> None:
    with pytest.raises(OperationRefused, match="value"):
        made(Edit(RECORD, "probleem", "_deleted", "weg"))
    with pytest.raises(OperationRefused, match="id"):
        made(Edit(RECORD, "probleem", "bij_wie", True, element=b""))
    with pytest.raises(OperationRefused, match="saw"):
        made(Edit(RECORD, "probleem", "woorden", "x", saw=(DIGEST,)))


@given(st.data())
def test_no_bit_of_an_operation_can_change_unseen(data: st.DataObject) -> None:
    op = Writer("tafel").write("woorden", "De post")
    assert op.value_bytes is not None
    assert op.salt is not None
    parts = [op.header_bytes, op.salt, op.value_bytes]
    which = data.draw(st.integers(0, 2))
    bit = data.draw(st.integers(0, len(parts[which]) * 8 - 1))
    changed = int.from_bytes(parts[which], "big") ^ (1 << bit)
    parts[which] = changed.to_bytes(len(parts[which]), "big")
    try:
        other = verify(parts[0], parts[1], parts[2])
    except OperationRefused:
        return
    assert other.id != op.id


@given(st.binary(max_size=400))
def test_any_bytes_are_a_header_or_are_refused(data: bytes) -> None:
    with pytest.raises(OperationRefused):
        verify(b"\x01" + data, None, None)


class TestChain:
    def test_operations_follow_each_other(self) -> None:
        writer = Writer("tafel")
        start = writer.chain
        ops = [writer.write("woorden", str(turn)) for turn in range(5)]
        assert walk(start, ops) == writer.chain
        assert [op.header.seq for op in ops] == [1, 2, 3, 4, 5]

    @pytest.mark.parametrize("order", [(1, 0, 2), (0, 2), (0, 0, 1), (1, 2)])
    def test_a_gap_a_swap_and_a_repeat_are_found(self, order: tuple[int, ...]) -> None:
        writer = Writer("tafel")
        start = writer.chain
        ops = [writer.write("woorden", str(turn)) for turn in range(3)]
        with pytest.raises(OperationRefused, match="chain"):
            walk(start, [ops[turn] for turn in order])

    def test_an_operation_of_another_life_or_gezin_does_not_fit(self) -> None:
        op = Writer("tafel").write("woorden", "x")
        for other in (
            Chain(ident("ander gezin"), ident("leven van tafel")),
            Chain(STREAM, ident("ander leven")),
        ):
            with pytest.raises(OperationRefused, match="chain"):
                other.after(op)


class TestPurge:
    def test_the_chain_still_verifies_without_the_value(self) -> None:
        writer = Writer("tafel")
        start = writer.chain
        ops = [writer.write("woorden", str(turn)) for turn in range(5)]
        ops[2] = ops[2].without_value()
        again = [verify(op.header_bytes, op.salt, op.value_bytes) for op in ops]
        assert again[2].purged
        assert again[2].id == ops[2].id
        assert walk(start, again) == writer.chain

    def test_nothing_of_the_value_stays_behind(self) -> None:
        op = Writer("tafel").write("woorden", "Kanarie").without_value()
        assert b"Kanarie" not in op.header_bytes
        assert (op.salt, op.value_bytes) == (None, None)

    def test_another_value_cannot_be_put_in_its_place(self) -> None:
        op = Writer("tafel").write("woorden", "Kanarie")
        with pytest.raises(OperationRefused, match="commitment"):
            verify(op.header_bytes, op.salt, encode_value("Merel"))

    def test_the_same_words_twice_cannot_be_told_from_the_headers(self) -> None:
        writer = Writer("tafel")
        one, other = writer.write("woorden", "ja"), writer.write("woorden", "ja")
        assert one.header.commitment != other.header.commitment

    def test_what_says_for_whom_a_record_is_cannot_be_purged(self) -> None:
        writer = Writer("tafel")
        assert purgeable(writer.write("woorden", "x").header)
        assert not purgeable(writer.write("_voor", Choice("medewerkers", "x")).header)
        assert not purgeable(writer.write("_deleted", True).header)


def test_a_value_of_a_newer_schema_is_kept_as_bytes() -> None:
    assert read_value(9, b"\x63later") == (None, False)
    assert read_value(9, encode_value("x")) == ("x", True)
    with pytest.raises(OperationRefused, match="value"):
        read_value(1, b"\x63later")


def test_a_header_of_impossible_sizes_is_a_bug_here() -> None:
    header = Writer("tafel").write("woorden", "x").header
    for field in ("stream", "prev", "commitment"):
        with pytest.raises(ValueError, match="bytes expected"):
            encode_header(dataclasses.replace(header, **{field: b"short"}))


def test_a_date_is_a_date_without_a_time() -> None:
    assert decode_value(encode_value(date(2026, 12, 12))) == date(2026, 12, 12)


def made(edit: Edit, *, wall_ms: int = 0, offset_minutes: int = 0) -> Operation:
    return build(
        edit, chain=Writer("tafel").chain, author=Writer("tafel").author, change=ident("1"), hlc=1,
        wall_ms=wall_ms, offset_minutes=offset_minutes, salt=ident("zout"),
    )  # fmt: skip


def walk(chain: Chain, ops: list[Operation]) -> Chain:
    for op in ops:
        chain = chain.after(op)
    return chain
