"""A pincode in the place of the passphrase, after a short lock (docs/format/vault.md §5.6)."""

from __future__ import annotations

from kanz_desktop.crypto.pincode import LONGEST, SHORTEST, PinWrong
from kanz_desktop.crypto.pincode import require as check_pin
from kanz_desktop.paths import AppPaths
from kanz_desktop.services.kluisregister import BY_PIN
from kanz_desktop.services.opening import enter
from kanz_desktop.services.wachtzin import check_passphrase
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.vault import unlock_with_pin
from kanz_desktop.storage.vault_pin import clear_pin, hold_for_pin, pin_is_set, set_pin

__all__ = ["LONGEST", "SHORTEST", "PinWrong", "check_pin", "clear", "held", "is_set", "set_up", "unlock"]


def set_up(werkplek: Werkplek, passphrase: str, pin: str) -> bytearray:
    """From now on these digits; what is to be held from now on.

    Asks for the passphrase, because whoever finds the laptop open does not know it. Raises PinMalformed,
    PinTooEasy, and what `wachtzin.check_passphrase` names; then nothing was changed.
    """
    check_pin(pin)
    check_passphrase(werkplek, passphrase)
    set_pin(werkplek.vault, pin)
    found = held(werkplek)
    assert found is not None
    return found


def clear(werkplek: Werkplek) -> None:
    """No pincode any more; the caller has the parent forget what it holds."""
    clear_pin(werkplek.vault)


def is_set(werkplek: Werkplek) -> bool:
    """Whether there is a pincode."""
    return pin_is_set(werkplek.vault)


def held(werkplek: Werkplek) -> bytearray | None:
    """What the parent process is to keep until the next lock screen; None without a pincode."""
    return hold_for_pin(werkplek.vault)


def unlock(paths: AppPaths, pin: str, lent: bytearray) -> Werkplek:
    """Takes about a second; overwrites what was lent. Raises PinWrong and as `opening.unlock`."""
    try:
        return enter(paths, unlock_with_pin(paths, pin, lent), BY_PIN)
    finally:
        lent[:] = bytes(len(lent))
