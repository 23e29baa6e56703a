"""The ways into an opened vault: its passphrase, recovery code and pincode (docs/format/vault.md §5)."""

from __future__ import annotations

from dataclasses import replace

from kanz_desktop.crypto import pincode, recovery_code, strength
from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.crypto.slots import RecoverySlot, Scope, Slots, make_recovery_slot, open_recovery_slot
from kanz_desktop.domain.values import Id
from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.attempts import Attempts
from kanz_desktop.storage.failures import ReadOnlyDisk
from kanz_desktop.storage.keyring_store import DeviceSecretStore
from kanz_desktop.storage.vault_copies import write_copies
from kanz_desktop.storage.vault_database import VaultDatabase
from kanz_desktop.storage.vault_header import Header, next_generation
from kanz_desktop.storage.vault_slots import fresh_passphrase_slot, kept_or_new_secret, try_passphrase

_CODE_CONFIRMED = "herstelcode-bevestigd"


class WaysIn:
    """What lies in kluis.json, to check and to change; changing it needs the opened vault.

    Methods that write raise ReadOnlyDisk, DiskFull and DiskFailed.
    """

    def __init__(self, paths: AppPaths, root: bytes, header: Header, database: VaultDatabase) -> None:
        self._paths, self._root, self._header, self._database = paths, root, header, database

    @property
    def vault(self) -> Id:
        """The id of the vault that they open."""
        return self._header.vault

    @property
    def alone(self) -> bool:
        """True in *alleen wachtzin*: the passphrase slot uses no device secret."""
        return self.secret_id is None

    def check_passphrase(self, passphrase: str, secrets: DeviceSecretStore) -> None:
        """Returns when it is the one of now, after a KDF run.

        Raises PassphraseWrong, TryAgainLater, DeviceSecretMissing, KeyringSilent, MemoryShort.
        """
        slot, attempts = self._header.slots.passphrase, Attempts(self._paths.vault_attempts)
        try_passphrase(slot, passphrase, secrets, attempts, vault=self.vault, scope=Scope.KLUIS)

    def change_passphrase(
        self, passphrase: str, secrets: DeviceSecretStore, *, profile: KdfProfile | None = None
    ) -> None:
        """Another passphrase, with a device secret where the keyring works; also after a recovery.

        Raises PassphraseTooWeak, KeyringSilent, MemoryShort. The old passphrase works until the new
        one is durable, and from then on no longer.
        """
        self._refuse_read_only()
        alone = not secrets.available()
        strength.require(passphrase, alone=alone, own_words=self._database.identity().name.split())
        secret = None if alone else kept_or_new_secret(self.secret_id, secrets)
        slot = fresh_passphrase_slot(self._root, passphrase, secret, self.vault, profile)
        self._write(
            slots=replace(self._header.slots, passphrase=slot)
        )  # the old secret stays: backups name it

    @property
    def secret_id(self) -> bytes | None:
        """The name of the device secret in the keyring; None in *alleen wachtzin*."""
        return self._header.slots.passphrase.secret_id

    @property
    def profile(self) -> KdfProfile:
        """What one try of the passphrase costs: what this machine could bear when it was chosen."""
        return self._header.slots.passphrase.profile

    def hold(self, pin: pincode.StretchedPin) -> bytearray:
        """The root key under a pincode, for the memory of the parent process and for no file."""
        return pincode.hold(self._root, pin, self.vault)

    @property
    def recovery(self) -> RecoverySlot:
        """The slot of the recovery code as it lies in kluis.json."""
        return self._header.slots.recovery

    @property
    def notes(self) -> Slots | None:
        """The ways in to the werkaantekeningen, which this vault cannot open; `storage.notes_vault` does."""
        return self._header.notes

    def set_notes(self, notes: Slots) -> None:
        """Keep these ways in, durably, in the place of those that were there."""
        self._refuse_read_only()
        self._write(notes=notes)

    @property
    def code_confirmed(self) -> bool:
        """False until the recovery code of today was typed back from paper; also after kluis.db was lost."""
        return self._database.setting(_CODE_CONFIRMED) is True

    def confirm_code(self, typed: str) -> None:
        """The worker typed the code back. Raises RecoveryCodeRefused, RecoveryCodeWrong."""
        parsed = recovery_code.parse(typed)
        open_recovery_slot(self._header.slots.recovery, parsed, vault=self.vault, scope=Scope.KLUIS)
        self._database.set_setting(_CODE_CONFIRMED, True)

    def new_recovery_code(self) -> str:
        """The words to print; the code of before opens nothing any more. To be confirmed again."""
        self._refuse_read_only()
        self._database.set_setting(_CODE_CONFIRMED, False)
        code = recovery_code.new_code()
        slot = make_recovery_slot(self._root, code, vault=self.vault, scope=Scope.KLUIS)
        self._write(slots=replace(self._header.slots, recovery=slot))
        return recovery_code.format_code(code)

    def copy_to(self, target: AppPaths) -> None:
        """As they stand now, in another data folder. Raises DiskFull, ReadOnlyDisk, DiskFailed."""
        write_copies(target, self._header)

    def close(self) -> None:
        """Let go of the root key."""
        self._root = b""

    def _write(self, **changes: Slots) -> None:
        header = next_generation(self._header, **changes)
        write_copies(self._paths, header)
        self._header = header

    def _refuse_read_only(self) -> None:
        if self._database.read_only:
            raise ReadOnlyDisk()
