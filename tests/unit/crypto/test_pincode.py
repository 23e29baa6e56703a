"""A pincode opens what is held for it, and nothing else does; what anybody tries first is refused."""

from __future__ import annotations

import os

import pytest

from kanz_desktop.crypto import pincode
from kanz_desktop.crypto.pincode import HELD_SIZE, PinMalformed, PinTooEasy, PinWrong, StretchedPin
from kanz_desktop.crypto.profiles import KdfProfile
from tests.helpers.kdf import TEST_PROFILE
from tests.helpers.vectors import load

VECTOR = load("vault/pincode.json")
ROOT, VAULT, PIN = bytes(range(32)), bytes(range(16)), "402817"


def held(pin: str = PIN) -> bytearray:
    return pincode.hold(ROOT, StretchedPin.of(pin, TEST_PROFILE), VAULT)


def test_what_is_held_has_the_bytes_of_the_format_document(monkeypatch: pytest.MonkeyPatch) -> None:
    random = iter(bytes.fromhex(VECTOR[name]) for name in ("salt", "half", "nonce"))
    monkeypatch.setattr(os, "urandom", lambda _size: next(random))
    stretched = StretchedPin.of(VECTOR["pin"], KdfProfile(VECTOR["opslimit"], VECTOR["memlimit"]))
    made = pincode.hold(bytes.fromhex(VECTOR["root"]), stretched, bytes.fromhex(VECTOR["vault"]))
    assert made.hex() == VECTOR["held"]
    assert len(made) == HELD_SIZE


def test_what_another_program_held_opens() -> None:
    opened = pincode.open_held(bytes.fromhex(VECTOR["held"]), VECTOR["pin"], bytes.fromhex(VECTOR["vault"]))
    assert opened.hex() == VECTOR["root"]


def test_the_digits_open_it_and_no_others_and_for_this_vault_only() -> None:
    kept = held()
    assert pincode.open_held(kept, PIN, VAULT) == ROOT
    for pin, vault in (("402818", VAULT), ("", VAULT), (PIN, bytes(16))):
        with pytest.raises(PinWrong):
            pincode.open_held(kept, pin, vault)


def test_every_half_is_new() -> None:
    stretched = StretchedPin.of(PIN, TEST_PROFILE)
    first, second = (pincode.hold(ROOT, stretched, VAULT) for _ in range(2))
    assert first[4:36] != second[4:36]
    assert ROOT not in bytes(first)


def test_an_altered_byte_never_opens() -> None:
    kept = held()
    for place in (4, 35, 52, 64, 65, HELD_SIZE - 1):  # the half, the salt, the seal
        altered = bytearray(kept)
        altered[place] ^= 1
        with pytest.raises(PinWrong):
            pincode.open_held(altered, PIN, VAULT)
    for other in (b"", bytes(HELD_SIZE), bytes(kept) + b"\0"):
        with pytest.raises(ValueError, match="not held"):
            pincode.open_held(other, PIN, VAULT)


@pytest.mark.parametrize("pin", ["", "40281", "4028171234567", "40281a", "402 817", "٤٠٢٨١٧", "402817\n"])
def test_a_pincode_is_six_to_twelve_digits(pin: str) -> None:
    with pytest.raises(PinMalformed):
        pincode.require(pin)


@pytest.mark.parametrize(
    "pin",
    [
        "111111", "000000", "123456", "654321", "345678", "987654", "012345", "890123",
        "121212", "123123", "19801980", "112233", "998877", "100101", "147258", "159753", "246810",
        "120588", "12051988", "880512", "19880512", "310199",
    ],
)  # fmt: skip
def test_what_anybody_tries_first_is_refused(pin: str) -> None:
    with pytest.raises(PinTooEasy):
        pincode.require(pin)


@pytest.mark.parametrize("pin", ["402817", "739064", "8302957", "574839201746"])
def test_other_digits_are_fine(pin: str) -> None:
    pincode.require(pin)
