"""The pincode of a vault: kept stretched in kluis.db, so that every opening can hold the root key anew."""

from __future__ import annotations

from typing import Any

from kanz_desktop.crypto import pincode
from kanz_desktop.crypto.pincode import StretchedPin
from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.storage.open_vault import Vault
from kanz_desktop.storage.vault_database import Json

_SETTING = "pincode"


def set_pin(vault: Vault, pin: str) -> None:
    """From now on these digits. Takes one KDF run. Raises PinMalformed, PinTooEasy, MemoryShort."""
    pincode.require(pin)
    vault.set_setting(_SETTING, _written(StretchedPin.of(pin, vault.ways.profile)))


def clear_pin(vault: Vault) -> None:
    """No pincode any more."""
    vault.set_setting(_SETTING, None)


def hold_for_pin(vault: Vault) -> bytearray | None:
    """The root key under the pincode and a new half, for the parent process; None without a pincode."""
    pin = _read(vault)
    return None if pin is None else vault.ways.hold(pin)


def pin_is_set(vault: Vault) -> bool:
    """Whether there is a pincode."""
    return _read(vault) is not None


def _written(pin: StretchedPin) -> dict[str, Json]:
    numbers = {"opslimit": pin.profile.opslimit, "memlimit": pin.profile.memlimit_bytes}
    return {**numbers, "salt": pin.salt.hex(), "pk": pin.key.hex()}


def _read(vault: Vault) -> StretchedPin | None:
    """Anything else than `_written` gives is no pincode: the passphrase opens."""
    kept: Any = vault.setting(_SETTING, None)
    try:
        profile = KdfProfile(kept["opslimit"], kept["memlimit"])
        return StretchedPin(profile, bytes.fromhex(kept["salt"]), bytes.fromhex(kept["pk"]))
    except (KeyError, TypeError, ValueError):
        return None
