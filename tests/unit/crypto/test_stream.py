from __future__ import annotations

import hashlib
import io
import random

import pytest

from kanz_desktop.crypto.stream import (
    CHUNK_SIZE,
    HEADER_SIZE,
    SEALED_CHUNK_SIZE,
    ObjectDamaged,
    ObjectNewer,
    StreamReader,
    decrypt_all,
    encrypt_stream,
    encrypt_with_prefix,
    hash_object,
)
from tests.helpers.vectors import load

KEY = bytes(range(32))
SIZES = (0, 1, CHUNK_SIZE - 1, CHUNK_SIZE, CHUNK_SIZE + 1, 2 * CHUNK_SIZE, 3 * CHUNK_SIZE + 5)


def counting(size: int) -> bytes:
    return (bytes(range(256)) * (size // 256 + 1))[:size]


def encrypted(plain: bytes) -> bytes:
    sink = io.BytesIO()
    encrypt_stream(KEY, io.BytesIO(plain), sink)
    return sink.getvalue()


def verdict(data: bytes) -> str:
    with pytest.raises(ObjectDamaged) as caught:
        decrypt_all(KEY, io.BytesIO(data))
    return str(caught.value.data["verdict"])


def test_objects_are_byte_for_byte_those_of_the_format_document() -> None:
    vector = load("document/stream.json")
    key, prefix = bytes.fromhex(vector["key"]), bytes.fromhex(vector["prefix"])
    for case in vector["cases"]:
        sink = io.BytesIO()
        name, size = encrypt_with_prefix(key, prefix, io.BytesIO(counting(case["plain_size"])), sink)
        made = sink.getvalue()
        assert (name.hex(), size, len(made)) == (case["name"], case["plain_size"], case["object_size"])
        assert case.get("object", made.hex()) == made.hex()
        assert decrypt_all(key, io.BytesIO(made)) == counting(size)


@pytest.mark.parametrize("size", SIZES)
def test_a_document_comes_back_whole_and_in_pieces(size: int) -> None:
    plain = counting(size)
    file = io.BytesIO(encrypted(plain))
    reader = StreamReader(KEY, file)
    assert reader.size == size
    assert b"".join(reader.chunks()) == plain
    chance = random.Random(size)
    for _ in range(30):
        offset, length = chance.randrange(size + 10), chance.randrange(2 * CHUNK_SIZE)
        assert reader.read(offset, length) == plain[offset : offset + length]


def test_reading_one_byte_opens_one_chunk_beside_the_last() -> None:
    file = CountingFile(encrypted(counting(20 * CHUNK_SIZE)))
    reader = StreamReader(KEY, file)
    reader.read(3 * CHUNK_SIZE + 7, 1)
    reader.read(3 * CHUNK_SIZE + 8, 1)
    assert file.read_bytes <= HEADER_SIZE + 2 * SEALED_CHUNK_SIZE


class CountingFile(io.BytesIO):
    read_bytes = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.read_bytes += len(data)
        return data


class Dribble(io.BytesIO):
    """A source that gives less than was asked for, as a pipe or a network file does."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size or 0, 1000))


def test_a_source_that_gives_little_at_a_time_makes_the_same_object() -> None:
    plain, whole, dribbled = counting(CHUNK_SIZE + 77), io.BytesIO(), io.BytesIO()
    encrypt_with_prefix(KEY, bytes(16), io.BytesIO(plain), whole)
    encrypt_with_prefix(KEY, bytes(16), Dribble(plain), dribbled)
    assert whole.getvalue() == dribbled.getvalue()


def test_the_name_of_an_object_is_its_plain_blake2b_and_can_be_checked_without_a_key() -> None:
    sink = io.BytesIO()
    name, _ = encrypt_stream(KEY, io.BytesIO(counting(100_000)), sink)
    assert name == hashlib.blake2b(sink.getvalue(), digest_size=32).digest()
    sink.seek(0)
    assert hash_object(sink) == name


def test_equal_documents_make_unrelated_objects() -> None:
    assert encrypted(b"Kanz") != encrypted(b"Kanz")


def test_every_flipped_bit_of_a_small_object_is_named() -> None:
    whole = encrypted(b"Kanz")
    for position in range(len(whole) * 8):
        flipped = bytearray(whole)
        flipped[position // 8] ^= 1 << position % 8
        with pytest.raises((ObjectDamaged, ObjectNewer)):
            decrypt_all(KEY, io.BytesIO(bytes(flipped)))


def test_every_truncation_is_named_before_a_byte_is_given_out() -> None:
    whole = encrypted(counting(2 * CHUNK_SIZE + 3))
    near = {HEADER_SIZE + n * SEALED_CHUNK_SIZE + d for n in range(3) for d in range(-17, 20)}
    for size in sorted({*range(60), *near} & set(range(len(whole)))):
        with pytest.raises((ObjectDamaged, ObjectNewer)):
            StreamReader(KEY, io.BytesIO(whole[:size]))


def test_the_verdict_tells_what_is_wrong() -> None:
    whole = encrypted(counting(2 * CHUNK_SIZE + 3))
    header, chunks = whole[:HEADER_SIZE], whole[HEADER_SIZE:]
    first, second, last = (chunks[n * SEALED_CHUNK_SIZE :][:SEALED_CHUNK_SIZE] for n in range(3))
    assert verdict(b"PDF-" + whole[4:]) == "alien"
    assert verdict(b"") == "alien"
    assert verdict(whole[: HEADER_SIZE + 2 * SEALED_CHUNK_SIZE]) == "corrupt"
    assert verdict(whole[: HEADER_SIZE + SEALED_CHUNK_SIZE + 16]) == "truncated"
    assert verdict(whole[: HEADER_SIZE + 15]) == "truncated"
    assert verdict(header + second + first + last) == "corrupt"
    assert verdict(header + first + first + last) == "corrupt"
    assert verdict(header + first + last) == "corrupt"
    assert verdict(whole + whole[HEADER_SIZE:]) == "corrupt"
    assert verdict(encrypted(b"x")[:HEADER_SIZE] + chunks) == "corrupt"


def test_a_damaged_chunk_is_numbered_and_the_others_stay_readable() -> None:
    plain = counting(3 * CHUNK_SIZE)
    damaged = bytearray(encrypted(plain))
    damaged[HEADER_SIZE + SEALED_CHUNK_SIZE + 9] ^= 1
    reader = StreamReader(KEY, io.BytesIO(bytes(damaged)))
    assert reader.read(0, CHUNK_SIZE) == plain[:CHUNK_SIZE]
    assert reader.read(2 * CHUNK_SIZE, CHUNK_SIZE) == plain[2 * CHUNK_SIZE :]
    with pytest.raises(ObjectDamaged) as caught:
        reader.read(CHUNK_SIZE, 1)
    assert caught.value.data == {"verdict": "corrupt", "chunk": 1}


def test_an_object_of_a_later_version_says_so() -> None:
    newer = bytearray(encrypted(b"Kanz"))
    newer[3] = 2
    with pytest.raises(ObjectNewer):
        StreamReader(KEY, io.BytesIO(bytes(newer)))


def test_the_key_of_another_document_gives_nothing() -> None:
    with pytest.raises(ObjectDamaged):
        decrypt_all(bytes(32), io.BytesIO(encrypted(b"Kanz")))
