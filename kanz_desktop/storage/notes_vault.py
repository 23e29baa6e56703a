"""The ways in to the werkaantekeningen: passphrase, code and root key of their own (vault.md §5.4, §9.1)."""

from __future__ import annotations

from dataclasses import replace

from kanz_desktop.crypto import recovery_code, strength
from kanz_desktop.crypto.keys import derive_key, random_key
from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.crypto.slots import (
    PassphraseSlot,
    Scope,
    Slots,
    make_recovery_slot,
    open_recovery_slot,
)
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import InputRefused
from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.attempts import Attempts
from kanz_desktop.storage.keyring_store import DeviceSecretStore
from kanz_desktop.storage.notes_folders import NotesFolder
from kanz_desktop.storage.open_vault import Vault
from kanz_desktop.storage.vault_slots import fresh_passphrase_slot, kept_or_new_secret, try_passphrase


class NotesExist(InputRefused):
    """There are ways in to notes already; new ones would make what is there unreadable."""

    code = "aantekeningen-bestaan"


class NotesAbsent(InputRefused):
    """The werkaantekeningen were never set up in this vault."""

    code = "aantekeningen-ontbreken"


class OpenNotes:
    """The opened notes of one worker. `close` lets go of the root key; only ending the process wipes it."""

    def __init__(self, paths: AppPaths, vault: Vault, root: bytes) -> None:
        self._paths, self._vault, self._root = paths, vault, root

    def folder(self, gezin: Id) -> NotesFolder:
        """Where the notes about this gezin are, or will be."""
        return NotesFolder(self._paths, self._root, gezin)

    def change_passphrase(
        self, passphrase: str, secrets: DeviceSecretStore, *, profile: KdfProfile | None = None
    ) -> None:
        """Another passphrase for the notes. Raises PassphraseTooWeak, KeyringSilent, MemoryShort."""
        slot = _fresh_slot(self._vault, self._root, passphrase, secrets, profile)
        self._vault.ways.set_notes(replace(_slots(self._vault), passphrase=slot))

    def new_recovery_code(self) -> str:
        """The words to print; the code of before opens no notes any more."""
        code = recovery_code.new_code()
        slot = make_recovery_slot(self._root, code, vault=self._vault.id, scope=Scope.NOTES)
        self._vault.ways.set_notes(replace(_slots(self._vault), recovery=slot))
        return recovery_code.format_code(code)

    def derived(self, purpose: str, context: bytes) -> bytes:
        """A key for a purpose out of the table in vault.md §3, that follows from the notes' root key."""
        return derive_key(self._root, purpose, context)

    def close(self) -> None:
        self._root = b""


def create_notes(
    paths: AppPaths,
    vault: Vault,
    passphrase: str,
    secrets: DeviceSecretStore,
    *,
    code: str | None,
    profile: KdfProfile | None = None,
) -> tuple[OpenNotes, str]:
    """The ways in to the notes, and the code in words that opens them beside the passphrase.

    `code` is the vault's recovery code, typed again; None makes another one, to be printed. Raises
    NotesExist, PassphraseTooWeak, RecoveryCodeRefused, RecoveryCodeWrong, KeyringSilent, MemoryShort and
    what the disk refuses; then nothing was changed.
    """
    if vault.ways.notes is not None:
        raise NotesExist()
    if code is not None:
        vault.ways.confirm_code(code)
    bits = recovery_code.new_code() if code is None else recovery_code.parse(code)
    root = random_key()
    slots = Slots(
        _fresh_slot(vault, root, passphrase, secrets, profile),
        make_recovery_slot(root, bits, vault=vault.id, scope=Scope.NOTES),
    )
    vault.ways.set_notes(slots)
    return OpenNotes(paths, vault, root), recovery_code.format_code(bits)


def adopt_notes(
    paths: AppPaths,
    vault: Vault,
    root: bytes,
    passphrase: str,
    secrets: DeviceSecretStore,
    *,
    code: str,
    profile: KdfProfile | None = None,
) -> OpenNotes:
    """The notes of a laptop before this one, whose root key `code` gave: their ways in on this laptop.

    Raises NotesExist, PassphraseTooWeak, RecoveryCodeRefused, KeyringSilent, MemoryShort and what the disk
    refuses; then nothing was changed.
    """
    if vault.ways.notes is not None:
        raise NotesExist()
    slots = Slots(
        _fresh_slot(vault, root, passphrase, secrets, profile),
        make_recovery_slot(root, recovery_code.parse(code), vault=vault.id, scope=Scope.NOTES),
    )
    vault.ways.set_notes(slots)
    return OpenNotes(paths, vault, root)


def open_notes(paths: AppPaths, vault: Vault, passphrase: str, secrets: DeviceSecretStore) -> OpenNotes:
    """Takes one KDF run. Raises PassphraseWrong, TryAgainLater, DeviceSecretMissing, KeyringSilent,
    NotesAbsent, MemoryShort."""
    slot, attempts = _slots(vault).passphrase, Attempts(paths.notes_attempts)
    root = try_passphrase(slot, passphrase, secrets, attempts, vault=vault.id, scope=Scope.NOTES)
    return OpenNotes(paths, vault, root)


def open_notes_with_code(paths: AppPaths, vault: Vault, code: str) -> OpenNotes:
    """Opens without keyring and KDF; to be followed by `OpenNotes.change_passphrase`.

    Raises RecoveryCodeRefused with the mistyped group, RecoveryCodeWrong, TryAgainLater, NotesAbsent.
    """
    slots, parsed = _slots(vault), recovery_code.parse(code)
    attempts = Attempts(paths.code_attempts)
    attempts.check()
    attempts.count()
    root = open_recovery_slot(slots.recovery, parsed, vault=vault.id, scope=Scope.NOTES)
    attempts.clear()
    Attempts(paths.notes_attempts).clear()
    return OpenNotes(paths, vault, root)


def _slots(vault: Vault) -> Slots:
    if vault.ways.notes is None:
        raise NotesAbsent()
    return vault.ways.notes


def _fresh_slot(
    vault: Vault, root: bytes, passphrase: str, secrets: DeviceSecretStore, profile: KdfProfile | None
) -> PassphraseSlot:
    alone = not secrets.available()
    strength.require(passphrase, alone=alone, own_words=vault.name.split())
    secret = None if alone else kept_or_new_secret(vault.ways.secret_id, secrets)
    return fresh_passphrase_slot(root, passphrase, secret, vault.id, profile, Scope.NOTES)
