from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanz_desktop.crypto.envelope import OVERHEAD, SealBroken, open_sealed, seal
from kanz_desktop.crypto.keys import derive_key, random_id, random_key
from tests.helpers.vectors import load

KEY = bytes(range(32))


def test_a_derived_key_is_the_one_of_the_format_document() -> None:
    vector = load("vault/derive.json")
    root, context = bytes.fromhex(vector["root"]), bytes.fromhex(vector["context"])
    assert derive_key(root, vector["purpose"], context).hex() == vector["key"]


def test_root_purpose_and_context_each_give_another_key() -> None:
    made = {
        derive_key(KEY, "kluis-db", b"a"),
        derive_key(KEY, "kluis-db", b"b"),
        derive_key(KEY, "kluis-db-zout", b"a"),
        derive_key(bytes(32), "kluis-db", b"a"),
    }
    assert len(made) == 4


@pytest.mark.parametrize("root", [b"", bytes(15), bytes(65)])
def test_a_root_of_a_wrong_size_is_refused(root: bytes) -> None:
    with pytest.raises(ValueError, match="root"):
        derive_key(root, "kluis-db")


@pytest.mark.parametrize("purpose", ["", "seventeen letters"])
def test_a_purpose_of_a_wrong_size_is_refused(purpose: str) -> None:
    with pytest.raises(ValueError, match="purpose"):
        derive_key(KEY, purpose)


def test_random_keys_and_ids_have_their_size_and_are_never_twice_the_same() -> None:
    assert {len(random_key()) for _ in range(8)} == {32}
    assert len({random_id() for _ in range(100)}) == 100


def test_a_sealed_secret_of_the_format_document_opens() -> None:
    vector = {name: bytes.fromhex(value) for name, value in load("vault/seal.json").items()}
    assert open_sealed(vector["key"], vector["sealed"], vector["context"]) == vector["plain"]


@given(st.binary(max_size=200), st.binary(max_size=40))
def test_what_was_sealed_comes_back(plain: bytes, context: bytes) -> None:
    sealed = seal(KEY, plain, context)
    assert len(sealed) == len(plain) + OVERHEAD
    assert open_sealed(KEY, sealed, context) == plain


def test_sealing_the_same_twice_gives_unrelated_bytes() -> None:
    assert seal(KEY, b"Kanz", b"")[1:25] != seal(KEY, b"Kanz", b"")[1:25]


def test_another_key_or_context_opens_nothing() -> None:
    sealed = seal(KEY, b"Kanz", b"a")
    with pytest.raises(SealBroken):
        open_sealed(bytes(32), sealed, b"a")
    with pytest.raises(SealBroken):
        open_sealed(KEY, sealed, b"b")


def test_every_flipped_bit_and_every_truncation_is_named() -> None:
    sealed = seal(KEY, b"Kanz", b"a")
    for position in range(len(sealed) * 8):
        flipped = bytearray(sealed)
        flipped[position // 8] ^= 1 << position % 8
        with pytest.raises(SealBroken):
            open_sealed(KEY, bytes(flipped), b"a")
    for size in range(len(sealed)):
        with pytest.raises(SealBroken):
            open_sealed(KEY, sealed[:size], b"a")
    with pytest.raises(SealBroken):
        open_sealed(KEY, sealed + b"\0", b"a")
