"""A thousand wrong tries at each way in: the wait grows, nothing is wiped, no try tells how wrong it was."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from kanz_desktop.crypto import pincode, recovery_code, slots
from kanz_desktop.crypto.pincode import PinWrong, StretchedPin
from kanz_desktop.crypto.slots import PassphraseWrong, RecoveryCodeWrong
from kanz_desktop.storage import vault as vault_module
from kanz_desktop.storage.attempts import Attempts, TryAgainLater
from kanz_desktop.storage.vault_copies import read_copies
from kanz_desktop.storage.vault_pin import hold_for_pin, set_pin
from kanz_desktop.ui.opening.vault_door import PinGone, VaultDoor
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.keeper import KeeperHere
from tests.helpers.vaults import MadeVault, make_vault

TRIES = 1000
GROWS = [0, 0, 0, 2, 4, 8, 16, 32, 60]
PIN = "402817"
WRONG_WORDS = (
    TEST_PASSPHRASE[:-1], f"{TEST_PASSPHRASE}x", TEST_PASSPHRASE.upper(), f"{TEST_PASSPHRASE[:-1]}r", "", "x",
    "iets heel anders", "é" * 200, "\ud800", "\0",
)  # fmt: skip


class Clock:
    """Stands still until a test moves it."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(vault_module, "Attempts", partial(Attempts, clock=made))
    return made


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MadeVault]:
    """What is asked here is how long one waits, not whether it outlives a pulled plug: nothing is flushed."""
    monkeypatch.setattr(os, "fsync", lambda _file: None)
    vault = make_vault(tmp_path / "profiel")
    yield vault
    vault.close()


def everything(made: MadeVault) -> dict[str, bytes]:
    files = (path for path in made.paths.data.rglob("*") if path.is_file())
    return {path.name: path.read_bytes() for path in files if path.suffix != ".pogingen"}


def wrong_code(number: int) -> str:
    """Well-formed, so that only the slot can tell."""
    return recovery_code.format_code(number.to_bytes(20, "big"))


def waits(clock: Clock, attempt: Callable[[int], object], wrong: type[Exception]) -> list[int]:
    """How long each of a thousand tries was put off; while it is, nothing is tried at all."""
    found = []
    for number in range(TRIES):
        try:
            attempt(number)
        except TryAgainLater as later:
            found.append(int(later.data["seconds"]) - 1)
            clock.now += found[-1] - 0.5
            with pytest.raises(TryAgainLater):
                attempt(number)
            clock.now += 0.5
            with pytest.raises(wrong):
                attempt(number)
        except wrong:
            found.append(0)
    return found


@pytest.mark.parametrize("way", ["passphrase", "recovery code"])
def test_after_a_thousand_wrong_tries_nothing_is_wiped_and_the_right_one_opens(
    made: MadeVault, clock: Clock, way: str
) -> None:
    before = everything(made)

    def by_words(number: int) -> object:
        return made.unlock(WRONG_WORDS[number % len(WRONG_WORDS)])

    def by_code(number: int) -> object:
        return vault_module.unlock_with_code(made.paths, wrong_code(number))

    tried = (
        waits(clock, by_words, PassphraseWrong)
        if way == "passphrase"
        else waits(clock, by_code, RecoveryCodeWrong)
    )
    assert tried == GROWS + [60] * (TRIES - len(GROWS))
    assert everything(made) == before
    clock.now += 60
    opened = made.unlock() if way == "passphrase" else made.recover()
    assert [entry.naam for entry in opened.gezinnen()] == ["De Vries", "Yılmaz"]


def test_of_a_thousand_wrong_pincodes_three_are_tried_and_the_passphrase_opens(made: MadeVault) -> None:
    vault, keeper = made.unlock(), KeeperHere()
    set_pin(vault, PIN)
    held = hold_for_pin(vault)
    assert held is not None
    keeper.hold(held)
    made.close()
    before, door = everything(made), VaultDoor(made.paths, keeper)
    refused: list[type[BaseException]] = []
    for number in range(TRIES):
        with pytest.raises((PinWrong, PinGone)) as caught:
            door.unlock_with_pin(f"{number:06d}")
        refused.append(caught.type)
    assert refused == [PinWrong] * 3 + [PinGone] * (TRIES - 3)
    assert everything(made) == before
    assert keeper.left_behind() == []
    with pytest.raises(PinGone):
        door.unlock_with_pin(PIN)
    assert made.unlock().name == "Sanne Bakker"


def slot_of(made: MadeVault) -> tuple[slots.Slots, dict[str, Any], bytes]:
    copies = read_copies(made.paths)
    assert copies.winner is not None
    header = copies.winner.header
    assert header is not None
    (secret,) = made.secrets.kept.values()
    return header.slots, {"vault": header.vault, "scope": slots.Scope.KLUIS}, secret


def tries_of(made: MadeVault, way: str) -> tuple[list[Callable[[], object]], type[Exception]]:
    """One wrong try of each sort: a little, a lot, in the beginning, at the end."""
    found, named, secret = slot_of(made)
    if way == "passphrase":
        near = (f"x{TEST_PASSPHRASE[1:]}", f"{TEST_PASSPHRASE[:-1]}x", "x" * len(TEST_PASSPHRASE))
        return [
            partial(slots.open_passphrase_slot, found.passphrase, words, secret, **named) for words in near
        ], PassphraseWrong
    if way == "recovery code":
        right = recovery_code.parse(made.code)
        codes = (bytes([right[0] ^ 1]) + right[1:], right[:-1] + bytes([right[-1] ^ 1]), bytes(20))
        return [
            partial(slots.open_recovery_slot, found.recovery, code, **named) for code in codes
        ], RecoveryCodeWrong
    held = pincode.hold(bytes(32), StretchedPin.of(PIN, TEST_PROFILE), bytes(16))
    return [
        partial(pincode.open_held, held, pin, bytes(16)) for pin in ("502817", "402818", "999999")
    ], PinWrong


@pytest.mark.parametrize("way", ["passphrase", "recovery code", "pincode"])
def test_the_time_to_refuse_does_not_depend_on_how_wrong_it_is(made: MadeVault, way: str) -> None:
    tries, wrong = tries_of(made, way)
    taken: list[list[float]] = [[] for _ in tries]
    for _ in range(300):
        for times, attempt in zip(taken, tries, strict=True):
            started = time.perf_counter()
            with pytest.raises(wrong):
                attempt()
            times.append(time.perf_counter() - started)
    middle = [median(times) for times in taken]
    assert max(middle) < 1.5 * min(middle)


@pytest.mark.parametrize("way", ["passphrase", "recovery code", "pincode"])
def test_every_wrong_try_costs_the_same_work(
    made: MadeVault, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One stretching where there is one, and one seal that is opened whole."""
    tries, wrong = tries_of(made, way)
    work: list[tuple[str, int]] = []

    def watch(module: Any, name: str, size_of: int) -> None:
        real = getattr(module, name)

        def watched(*given: Any) -> Any:
            work.append((name, len(given[size_of])))
            return real(*given)

        monkeypatch.setattr(module, name, watched)

    for module in (slots, pincode):
        watch(module, "stretch", 1)
        watch(module, "open_sealed", 1)
    done = []
    for attempt in tries:
        work.clear()
        with pytest.raises(wrong):
            attempt()
        done.append(tuple(work))
    stretched = () if way == "recovery code" else (("stretch", 16),)
    assert set(done) == {(*stretched, ("open_sealed", slots.SEALED_SIZE))}
