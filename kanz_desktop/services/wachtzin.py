"""The passphrase and the recovery code of a worker: to check, and to change from within."""

from __future__ import annotations

from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.keyring_store import DeviceSecretStore, NoKeyring, OsKeyring


def alone(werkplek: Werkplek) -> bool:
    """True in *alleen wachtzin*: no other half of the lock is kept by this laptop."""
    return werkplek.vault.ways.alone


def check_passphrase(werkplek: Werkplek, passphrase: str) -> None:
    """Returns when it is the one of now; raises what `WaysIn.check_passphrase` names."""
    werkplek.vault.ways.check_passphrase(passphrase, OsKeyring())


def change_passphrase(
    werkplek: Werkplek, passphrase: str, *, use_keyring: bool = True, profile: KdfProfile | None = None
) -> None:
    """Raises PassphraseTooWeak, KeyringSilent. The old one works until the new one is durable."""
    secrets = OsKeyring() if use_keyring else NoKeyring()
    werkplek.vault.ways.change_passphrase(passphrase, secrets, profile=profile)


def code_missing(werkplek: Werkplek) -> bool:
    """Nobody ever typed the recovery code of today back from paper: there may be none."""
    return not werkplek.vault.ways.code_confirmed and not werkplek.read_only


def confirm_code(werkplek: Werkplek, typed: str) -> None:
    """It stands on paper as it should. Raises RecoveryCodeRefused, RecoveryCodeWrong."""
    werkplek.vault.ways.confirm_code(typed)


def new_recovery_code(
    werkplek: Werkplek, passphrase: str, *, secrets: DeviceSecretStore | None = None
) -> str:
    """The words to print; the code of before opens nothing any more. To be confirmed again.

    Asks for the passphrase, because whoever finds the laptop open does not know it. Raises what
    `check_passphrase` names; then nothing was changed.
    """
    ways = werkplek.vault.ways
    ways.check_passphrase(passphrase, secrets or OsKeyring())
    return ways.new_recovery_code()
