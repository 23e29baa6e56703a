"""Making a vault and the two ways into it (docs/format/vault.md §5, §6, §8)."""

from __future__ import annotations

from contextlib import suppress

from kanz_desktop.crypto import pincode, recovery_code, strength
from kanz_desktop.crypto.keys import random_id, random_key
from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.crypto.slots import (
    Scope,
    Slots,
    make_recovery_slot,
    open_recovery_slot,
    secret_id,
)
from kanz_desktop.errors import EnvironmentRefused, InputRefused
from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.atomic_file import make_folder, remove_durable, rename_durable, sweep_temporary
from kanz_desktop.storage.attempts import Attempts
from kanz_desktop.storage.gezin_folders import Finding, reconcile
from kanz_desktop.storage.identity import Identity, Person
from kanz_desktop.storage.keyring_store import DeviceSecretStore
from kanz_desktop.storage.local_disk import refuse_remote
from kanz_desktop.storage.notes_folders import finish_destroying
from kanz_desktop.storage.open_vault import (
    GezinEntry,
    GezinUnknown,
    NameRefused,
    Vault,
    clean_name,
)
from kanz_desktop.storage.vault_copies import Copies, read_copies, read_file, write_copies, write_verified
from kanz_desktop.storage.vault_database import VaultDatabase
from kanz_desktop.storage.vault_header import Header, encode
from kanz_desktop.storage.vault_rescue import open_or_rebuild, remove_database
from kanz_desktop.storage.vault_slots import (
    DeviceSecretMissing,
    fresh_passphrase_slot,
    new_device_secret,
    try_passphrase,
)
from kanz_desktop.storage.vault_state import (
    VaultAbsent,
    VaultDamaged,
    VaultNewer,
    VaultState,
    usable,
    vault_state,
)

__all__ = [
    "DeviceSecretMissing",
    "Finding",
    "GezinEntry",
    "GezinUnknown",
    "NameRefused",
    "Person",
    "Vault",
    "VaultAbsent",
    "VaultDamaged",
    "VaultExists",
    "VaultNewer",
    "VaultState",
    "create_vault",
    "unlock_vault",
    "unlock_with_code",
    "unlock_with_pin",
    "vault_state",
    "wait_seconds",
]


class VaultExists(InputRefused):
    """There is something in the data folder that a new vault could destroy; data `state`."""

    code = "kluis-bestaat"


def wait_seconds(paths: AppPaths) -> float:
    """How long `unlock_vault` will refuse to try after wrong passphrases; 0 when it will not."""
    return Attempts(paths.vault_attempts).wait_seconds()


def failed_tries(paths: AppPaths) -> int:
    """How many wrong passphrases and codes there were since the vault was last opened."""
    return Attempts(paths.vault_attempts).failed()


def create_vault(
    paths: AppPaths,
    *,
    name: str,
    passphrase: str,
    secrets: DeviceSecretStore,
    profile: KdfProfile | None = None,
    person: Person | None = None,
) -> tuple[Vault, str]:
    """A new vault and its recovery code in words, to be printed and asked back.

    `person` is somebody who comes back; None: somebody new. `profile` None measures this machine (a second
    or three). Raises VaultExists, NameRefused, PassphraseTooWeak, KeyringSilent, MemoryShort, RemoteFolder,
    CloudFolder and what the disk refuses; whatever was made by then is recognised as half-made and never
    stands in the way.
    """
    refuse_remote(paths.data)
    if (state := vault_state(paths)) is not VaultState.ABSENT:
        raise VaultExists(state=state)
    cleaned, alone = clean_name(name), not secrets.available()
    strength.require(passphrase, alone=alone, own_words=cleaned.split())
    make_folder(paths.data)
    sweep_temporary(paths.data)
    _remove_half_made(paths, secrets)
    root, code, vault = random_key(), recovery_code.new_code(), random_id()
    secret = None if alone else new_device_secret(secrets)
    try:
        slots = Slots(
            fresh_passphrase_slot(root, passphrase, secret, vault, profile),
            make_recovery_slot(root, code, vault=vault, scope=Scope.KLUIS),
        )
        header = Header(vault, 1, slots)
        identity = Identity.new(vault, cleaned) if person is None else person.in_vault(vault, cleaned)
        _lay_down(paths, header, root, identity)
    except BaseException:
        if secret is not None and vault_state(paths) is VaultState.ABSENT:
            secrets.delete(secret_id(secret))
        raise
    return _enter(paths, read_copies(paths), header, root), recovery_code.format_code(code)


def unlock_vault(paths: AppPaths, passphrase: str, secrets: DeviceSecretStore) -> Vault:
    """Takes one KDF run. Raises PassphraseWrong, TryAgainLater, DeviceSecretMissing, KeyringSilent,
    VaultAbsent, VaultDamaged, VaultNewer, MemoryShort, DatabaseNewer, DatabaseBusy."""
    copies, header = usable(paths)
    slot, attempts = header.slots.passphrase, Attempts(paths.vault_attempts)
    root = try_passphrase(slot, passphrase, secrets, attempts, vault=header.vault, scope=Scope.KLUIS)
    return _enter(paths, copies, header, root)


def unlock_with_code(paths: AppPaths, code: str) -> Vault:
    """Opens without keyring and without KDF; to be followed by `WaysIn.change_passphrase`.

    Raises RecoveryCodeRefused with the mistyped group, RecoveryCodeWrong, TryAgainLater, and as
    `unlock_vault`.
    """
    copies, header = usable(paths)
    parsed = recovery_code.parse(code)
    attempts = Attempts(paths.code_attempts)
    attempts.check()
    attempts.count()
    root = open_recovery_slot(header.slots.recovery, parsed, vault=header.vault, scope=Scope.KLUIS)
    attempts.clear()
    Attempts(paths.vault_attempts).clear()
    return _enter(paths, copies, header, root)


def unlock_with_pin(paths: AppPaths, pin: str, held: bytes | bytearray) -> Vault:
    """In with a pincode and what was held for it (§5.6). Takes one KDF run, and counts no misses.

    Raises PinWrong, MemoryShort, VaultAbsent, VaultDamaged, VaultNewer, DatabaseNewer, DatabaseBusy.
    """
    copies, header = usable(paths)
    return _enter(paths, copies, header, pincode.open_held(held, pin, header.vault))


def _lay_down(paths: AppPaths, header: Header, root: bytes, identity: Identity) -> None:
    """The order of docs/format/vault.md §8.3."""
    content = encode(header)
    write_verified(paths.vault_header_new, content)
    VaultDatabase.create(paths.vault_database, root, identity).close()
    write_verified(paths.vault_header_copy, content)
    rename_durable(paths.vault_header_new, paths.vault_header)


def _remove_half_made(paths: AppPaths, secrets: DeviceSecretStore) -> None:
    """Only called when no final header and no gezin exists; the header goes last, as the evidence."""
    if not paths.vault_header_new.exists():
        return
    remove_database(paths.vault_database)
    header = read_file(paths.vault_header_new).header
    if header is not None and header.slots.passphrase.secret_id is not None:
        secrets.delete(header.slots.passphrase.secret_id)
    remove_durable(paths.vault_header_new)


def _enter(paths: AppPaths, copies: Copies, header: Header, root: bytes) -> Vault:
    """The rest of opening, once a slot gave the root key."""
    database, findings = open_or_rebuild(paths, root, header.vault)
    try:
        findings += _mend(paths, copies, header)
        findings += reconcile(paths, root, database)
        with suppress(EnvironmentRefused):
            finish_destroying(paths)
        return Vault(paths, root, header, database, tuple(findings))
    except BaseException:
        database.close()
        raise


def _mend(paths: AppPaths, copies: Copies, header: Header) -> list[Finding]:
    """Both copies alike again; a disk that refuses is asked again at the next opening."""
    with suppress(EnvironmentRefused):
        if copies.mend:
            write_copies(paths, header)
        if paths.vault_header_new.exists():
            remove_durable(paths.vault_header_new)
        sweep_temporary(paths.data)
    pairs = ((paths.vault_header, copies.main), (paths.vault_header_copy, copies.copy))
    return [Finding(path.name, "mended") for path, read in pairs if copies.mend and not read.usable]
