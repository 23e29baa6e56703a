from __future__ import annotations

import pytest
from nacl.exceptions import RuntimeError as SodiumFailed

from kanz_desktop.crypto import passphrase as module
from kanz_desktop.crypto import profiles
from kanz_desktop.crypto.passphrase import MemoryShort, stretch
from kanz_desktop.crypto.profiles import DEFAULT, KdfProfile, calibrate
from tests.helpers.kdf import TEST_PROFILE
from tests.helpers.vectors import load

SALT = bytes(range(16))


def test_a_stretched_passphrase_is_the_one_of_the_format_document() -> None:
    vector = load("vault/kdf.json")
    profile = KdfProfile(vector["opslimit"], vector["memlimit"])
    assert stretch(vector["passphrase"], bytes.fromhex(vector["salt"]), profile).hex() == vector["pk"]


def test_the_same_words_from_another_keyboard_give_the_same_key() -> None:
    assert stretch("caf\u00e9 au lait", SALT, TEST_PROFILE) == stretch(
        "cafe\u0301\u00a0au lait", SALT, TEST_PROFILE
    )


def test_capitals_and_double_spaces_are_other_words() -> None:
    made = {stretch(words, SALT, TEST_PROFILE) for words in ("een zin", "Een zin", "een  zin", "een zin ")}
    assert len(made) == 4


def test_a_half_surrogate_is_a_passphrase_like_any_other() -> None:
    assert len(stretch("\ud800", SALT, TEST_PROFILE)) == 32


@pytest.mark.parametrize("error", [SodiumFailed("no memory"), MemoryError()])
def test_too_little_memory_is_named_with_what_was_needed(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_args: object, **_named: object) -> bytes:
        raise error

    monkeypatch.setattr(module.argon2id, "kdf", fail)
    with pytest.raises(MemoryShort) as caught:
        stretch("een zin", SALT, DEFAULT)
    assert caught.value.data == {"mib": 256}


def test_the_default_is_three_passes_over_256_mib() -> None:
    assert (DEFAULT.opslimit, DEFAULT.memlimit_bytes) == (3, 256 * 1024 * 1024)


@pytest.mark.parametrize(
    ("opslimit", "memlimit"),
    [(0, 8192), (65, 8192), (3, 4096), (3, 8193), (3, 2**31 + 1024), (-1, 8192), (3, -1024)],
)
def test_numbers_out_of_bounds_are_refused(opslimit: int, memlimit: int) -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        KdfProfile(opslimit, memlimit)


class Machine:
    """A clock that moves on by what one pass costs on this machine."""

    def __init__(self, seconds_a_pass: float) -> None:
        self.now = 0.0
        self.seconds_a_pass = seconds_a_pass

    def clock(self) -> float:
        return self.now

    def run(self, profile: KdfProfile) -> None:
        self.now += profile.opslimit * self.seconds_a_pass


@pytest.mark.parametrize("seconds", [0.05, 0.1, 0.2, 0.23])
def test_a_fast_machine_gets_more_passes_until_it_takes_a_second_or_so(seconds: float) -> None:
    machine = Machine(seconds)
    chosen = calibrate(machine.run, machine.clock)
    assert 0.7 <= chosen.opslimit * seconds <= 1.5
    assert chosen.memlimit_bytes == DEFAULT.memlimit_bytes


@pytest.mark.parametrize("seconds", [0.3, 0.49, 5.0])
def test_a_slow_machine_never_gets_less_than_the_default(seconds: float) -> None:
    machine = Machine(seconds)
    assert calibrate(machine.run, machine.clock) == DEFAULT


def test_a_clock_that_stands_still_does_not_make_the_work_endless() -> None:
    assert calibrate(lambda profile: None, lambda: 0.0).opslimit == profiles.MAX_OPSLIMIT
