from __future__ import annotations

import time

import pytest

from kanz_desktop.crypto import (
    capsule,
    envelope,
    keys,
    passphrase,
    recovery_code,
    selftest,
    signing,
    stream,
)  # fmt: skip
from kanz_desktop.crypto.selftest import SelfTestFailed
from tests.helpers.vectors import load


def test_this_machine_knows_the_answers_within_50_ms() -> None:
    started = time.perf_counter()
    selftest.run()
    assert time.perf_counter() - started < 0.05


def test_the_answers_are_those_of_the_second_reading() -> None:
    vector = load("vault/selftest.json")
    assert selftest._SEALED.hex() == vector.pop("seal")
    assert {part: selftest.KNOWN_ANSWERS[part][1] for part in vector} == vector


def broken(*_args: object, **_named: object) -> bytes:
    raise RuntimeError("a broken library")


@pytest.mark.parametrize(
    ("module", "name", "wrong", "part"),
    [
        (keys.hashlib, "blake2b", broken, "derive"),
        (keys, "derive_key", lambda *args: bytes(32), "derive"),
        (envelope, "open_sealed", lambda *args: b"Kanz", "forgery"),
        (envelope, "open_sealed", lambda *args: b"", "seal"),
        (stream, "decrypt_all", lambda *args: b"", "stream"),
        (passphrase, "stretch", lambda *args: bytes(32), "argon2id"),
        (recovery_code, "parse", lambda text: b"", "code"),
        (signing, "verifies", lambda *args: True, "sign"),
        (signing, "sign", lambda *args: bytes(64), "sign"),
        (capsule, "box_public", lambda secret: bytes([9]) + bytes(31), "box"),
        (capsule, "open_capsule", lambda *args: bytes(32), "box"),
    ],
)
def test_a_wrong_answer_stops_everything_and_is_named(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, wrong: object, part: str
) -> None:
    monkeypatch.setattr(module, name, wrong)
    with pytest.raises(SelfTestFailed) as caught:
        selftest.run()
    assert caught.value.data == {"part": part}
