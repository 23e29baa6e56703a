"""Slots: what they cost on this machine, the device secret they need, and a try (docs/format/vault.md §5)."""

from __future__ import annotations

from kanz_desktop.crypto.keys import random_id, random_key
from kanz_desktop.crypto.passphrase import stretch
from kanz_desktop.crypto.profiles import KdfProfile, calibrate
from kanz_desktop.crypto.slots import (
    PassphraseSlot,
    Scope,
    make_passphrase_slot,
    open_passphrase_slot,
    secret_id,
)
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import AccessRefused
from kanz_desktop.storage.attempts import Attempts
from kanz_desktop.storage.keyring_store import DeviceSecretStore


class DeviceSecretMissing(AccessRefused):
    """The keyring has no, or another, device secret for this slot: only the recovery code opens it."""

    code = "sleutelbos-leeg"


def fresh_passphrase_slot(
    root: bytes,
    passphrase: str,
    secret: bytes | None,
    vault: bytes,
    profile: KdfProfile | None,
    scope: Scope = Scope.KLUIS,
) -> PassphraseSlot:
    """A slot that costs what this machine can bear; `profile` overrules that in tests."""
    chosen = profile or calibrate(_trial_run)
    return make_passphrase_slot(root, passphrase, secret, vault=vault, scope=scope, profile=chosen)


def _trial_run(profile: KdfProfile) -> bytes:
    return stretch("calibration", random_id(), profile)


def kept_or_new_secret(named: bytes | None, secrets: DeviceSecretStore) -> bytes:
    """The one that the header names while it is still in the keyring, else a new one, durable there."""
    kept = None if named is None else secrets.load(named)
    if kept is not None and secret_id(kept) == named:
        return kept
    return new_device_secret(secrets)


def named_secret(slot: PassphraseSlot, secrets: DeviceSecretStore) -> bytes | None:
    """What the slot needs beside the passphrase; None when it needs nothing. Raises DeviceSecretMissing."""
    if slot.secret_id is None:
        return None
    secret = secrets.load(slot.secret_id)
    if secret is None or secret_id(secret) != slot.secret_id:
        raise DeviceSecretMissing()
    return secret


def new_device_secret(secrets: DeviceSecretStore) -> bytes:
    """32 bytes, in the keyring and read back. Raises KeyringSilent."""
    secret = random_key()
    secrets.save(secret_id(secret), secret)
    return secret


def try_passphrase(
    slot: PassphraseSlot,
    passphrase: str,
    secrets: DeviceSecretStore,
    attempts: Attempts,
    *,
    vault: Id,
    scope: Scope,
) -> bytes:
    """The root key, after one KDF run. A try is counted before it is known to be wrong.

    Raises PassphraseWrong, TryAgainLater, DeviceSecretMissing, KeyringSilent, MemoryShort.
    """
    attempts.check()
    secret = named_secret(slot, secrets)
    attempts.count()
    root = open_passphrase_slot(slot, passphrase, secret, vault=vault, scope=scope)
    attempts.clear()
    return root
