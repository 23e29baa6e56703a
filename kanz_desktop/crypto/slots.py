"""Slots: a root key sealed under one way in (docs/format/vault.md §5)."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from enum import IntEnum

from kanz_desktop.crypto.envelope import OVERHEAD, SealBroken, open_sealed, seal
from kanz_desktop.crypto.keys import ID_SIZE, KEY_SIZE, derive_key
from kanz_desktop.crypto.passphrase import SALT_SIZE, stretch
from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.errors import AccessRefused

SEALED_SIZE = OVERHEAD + KEY_SIZE
_CONTEXT = b"kanz-slot\x01"
_PASSPHRASE, _RECOVERY = 1, 2


class Scope(IntEnum):
    """Which root key a slot seals."""

    KLUIS = 1
    NOTES = 2


_PURPOSES = {
    (Scope.KLUIS, _PASSPHRASE): "kluis-wachtzin",
    (Scope.KLUIS, _RECOVERY): "kluis-herstel",
    (Scope.NOTES, _PASSPHRASE): "aant-wachtzin",
    (Scope.NOTES, _RECOVERY): "aant-herstel",
}


class PassphraseWrong(AccessRefused):
    """The slot is whole and its device secret fits; other words made it."""

    code = "wachtzin-fout"


class RecoveryCodeWrong(AccessRefused):
    """A well-formed code, but not the one that is valid for this vault now."""

    code = "herstelcode-fout"


@dataclass(frozen=True, slots=True)
class PassphraseSlot:
    """`secret_id` is None for a vault without device secret; `sealed` is 73 bytes."""

    profile: KdfProfile
    salt: bytes
    secret_id: bytes | None
    sealed: bytes

    def context(self, vault: bytes, scope: Scope) -> bytes:
        numbers = self.profile.opslimit.to_bytes(4, "big") + self.profile.memlimit_bytes.to_bytes(8, "big")
        named = _CONTEXT + vault + bytes([scope, _PASSPHRASE]) + numbers + self.salt
        return named + (self.secret_id or bytes(ID_SIZE))


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """`sealed` is 73 bytes."""

    salt: bytes
    sealed: bytes

    def context(self, vault: bytes, scope: Scope) -> bytes:
        return _CONTEXT + vault + bytes([scope, _RECOVERY]) + bytes(12) + self.salt + bytes(ID_SIZE)


@dataclass(frozen=True, slots=True)
class Slots:
    """The two ways to one root key."""

    passphrase: PassphraseSlot
    recovery: RecoverySlot


def secret_id(device_secret: bytes) -> bytes:
    """The 16 bytes that name a device secret in a slot and in the keyring."""
    return derive_key(device_secret, "kluis-toestel")[:ID_SIZE]


def make_passphrase_slot(
    root: bytes,
    passphrase: str,
    device_secret: bytes | None,
    *,
    vault: bytes,
    scope: Scope,
    profile: KdfProfile,
) -> PassphraseSlot:
    """A fresh slot for `root` (32 bytes); takes one Argon2id run. Raises MemoryShort."""
    named = None if device_secret is None else secret_id(device_secret)
    slot = PassphraseSlot(profile, os.urandom(SALT_SIZE), named, b"")
    context = slot.context(vault, scope)
    return replace(
        slot, sealed=seal(_passphrase_key(slot, passphrase, device_secret, vault, scope), root, context)
    )


def open_passphrase_slot(
    slot: PassphraseSlot, passphrase: str, device_secret: bytes | None, *, vault: bytes, scope: Scope
) -> bytes:
    """The root key; `device_secret` is what `slot.secret_id` names. Raises PassphraseWrong, MemoryShort."""
    key = _passphrase_key(slot, passphrase, device_secret, vault, scope)
    try:
        return open_sealed(key, slot.sealed, slot.context(vault, scope))
    except SealBroken:
        raise PassphraseWrong() from None


def make_recovery_slot(root: bytes, code: bytes, *, vault: bytes, scope: Scope) -> RecoverySlot:
    """A fresh slot for `root` under a 20-byte recovery code."""
    slot = RecoverySlot(os.urandom(SALT_SIZE), b"")
    context = slot.context(vault, scope)
    return replace(slot, sealed=seal(derive_key(code, _PURPOSES[scope, _RECOVERY], context), root, context))


def open_recovery_slot(slot: RecoverySlot, code: bytes, *, vault: bytes, scope: Scope) -> bytes:
    """The root key. Raises RecoveryCodeWrong."""
    context = slot.context(vault, scope)
    try:
        return open_sealed(derive_key(code, _PURPOSES[scope, _RECOVERY], context), slot.sealed, context)
    except SealBroken:
        raise RecoveryCodeWrong() from None


def _passphrase_key(
    slot: PassphraseSlot, passphrase: str, device_secret: bytes | None, vault: bytes, scope: Scope
) -> bytes:
    stretched = stretch(passphrase, slot.salt, slot.profile)
    return derive_key(
        stretched + (device_secret or b""), _PURPOSES[scope, _PASSPHRASE], slot.context(vault, scope)
    )
