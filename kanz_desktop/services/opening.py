"""Ways in: setting up, the passphrase, the recovery code, and the one key that is handed to the table."""

from __future__ import annotations

from kanz_desktop.crypto import recovery_code, selftest
from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.crypto.recovery_code import RecoveryCodeRefused
from kanz_desktop.crypto.strength import Strength, estimate
from kanz_desktop.method.load import load_methode
from kanz_desktop.paths import AppPaths
from kanz_desktop.services.aantekeningen_einde import finish_destroying
from kanz_desktop.services.handover import Handover, read_handover
from kanz_desktop.services.intents import JOINS, Intents
from kanz_desktop.services.kluisregister import BY_CODE, BY_PASSPHRASE, note_opening
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.vault_state import VaultState, state
from kanz_desktop.services.verkeerd_gezin import finish_moves
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import finish_removals
from kanz_desktop.storage.keyring_store import DeviceSecretStore, NoKeyring, OsKeyring
from kanz_desktop.storage.local_disk import refuse_remote
from kanz_desktop.storage.vault import (
    Person,
    Vault,
    create_vault,
    failed_tries,
    unlock_vault,
    wait_seconds,
)
from kanz_desktop.storage.vault import unlock_with_code as _vault_by_code

__all__ = [
    "Handover",
    "Person",
    "Strength",
    "VaultState",
    "confirm_code",
    "enter",
    "get_ready",
    "keyring_works",
    "open_at_table",
    "passphrase_strength",
    "read_handover",
    "refuse_remote",
    "set_up",
    "state",
    "unlock",
    "unlock_with_code",
    "wait_seconds",
]


def keyring_works() -> bool:
    """Whether this account has a keyring that can be trusted; may take a second or two."""
    return OsKeyring().available()


def passphrase_strength(passphrase: str, *, use_keyring: bool, name: str = "") -> Strength:
    """How good a passphrase is for this choice, while it is being typed."""
    return estimate(passphrase, alone=not use_keyring, own_words=name.split())


def set_up(
    paths: AppPaths,
    *,
    name: str,
    passphrase: str,
    use_keyring: bool = True,
    profile: KdfProfile | None = None,
    person: Person | None = None,
) -> tuple[Werkplek, str]:
    """A new vault and its recovery code in words, to be printed and asked back (`confirm_code`).

    `person` is somebody who comes back (`services.kantoor.terug`). `profile` is for tests; None measures
    this machine. Raises what `storage.vault.create_vault` names.
    """
    selftest.run()
    secrets: DeviceSecretStore = OsKeyring() if use_keyring else NoKeyring()
    vault, code = create_vault(
        paths, name=name, passphrase=passphrase, secrets=secrets, profile=profile, person=person
    )
    return Werkplek(paths, vault, load_methode()), code


def confirm_code(typed: str, code: str) -> None:
    """The code was copied well; raises RecoveryCodeRefused with the first group that was not."""
    wanted = recovery_code.parse(code)
    if recovery_code.parse(typed) == wanted:
        return
    pairs = zip(_groups(recovery_code.parse(typed)), _groups(wanted), strict=True)
    raise RecoveryCodeRefused(group=next(place for place, (a, b) in enumerate(pairs, 1) if a != b))


def get_ready() -> None:
    """What `unlock` would do first, while the passphrase is being typed. Blocks; never raises."""
    OsKeyring().get_ready()


def unlock(paths: AppPaths, passphrase: str, secrets: DeviceSecretStore | None = None) -> Werkplek:
    """Takes about a second. Raises what `storage.vault.unlock_vault` names."""
    selftest.run()
    failed = failed_tries(paths)
    return enter(paths, unlock_vault(paths, passphrase, secrets or OsKeyring()), BY_PASSPHRASE, failed)


def enter(paths: AppPaths, vault: Vault, how: str, failed: int = 0) -> Werkplek:
    """The work place of an opened vault; what a crash left half done is finished.

    `how` and `failed` (wrong tries before this one) are what `services.kluisregister` remembers.
    """
    werkplek = Werkplek(paths, vault, load_methode())
    note_opening(werkplek, how, failed)
    finish_removals(werkplek)
    finish_moves(werkplek)
    finish_destroying(werkplek)
    _finish_joins(werkplek)
    return werkplek


def _finish_joins(werkplek: Werkplek) -> None:
    if Intents(werkplek, JOINS).all():
        from kanz_desktop.services.kantoor.samenvoegen import finish_joins  # most unlocks need no office

        finish_joins(werkplek)


def unlock_with_code(
    paths: AppPaths,
    code: str,
    new_passphrase: str,
    *,
    use_keyring: bool = True,
    profile: KdfProfile | None = None,
) -> Werkplek:
    """In with the printed code, with a new passphrase from now on; the code stays valid.

    Raises RecoveryCodeRefused, RecoveryCodeWrong, PassphraseTooWeak; then nothing was changed.
    """
    selftest.run()
    failed = failed_tries(paths)
    vault = _vault_by_code(paths, code)
    try:
        secrets: DeviceSecretStore = OsKeyring() if use_keyring else NoKeyring()
        vault.ways.change_passphrase(new_passphrase, secrets, profile=profile)
        vault.ways.confirm_code(code)
        werkplek = Werkplek(paths, vault, load_methode())
        note_opening(werkplek, BY_CODE, failed)
        return werkplek
    except BaseException:
        vault.close()
        raise


def open_at_table(paths: AppPaths, handover: bytes | bytearray) -> GezinSessie:
    """The gezin that was handed over, and nothing else; its audience is `read_handover(…).audience`."""
    given = read_handover(handover)
    folder = paths.gezin(given.keys.gezin)
    return GezinSessie(folder, given.keys, given.author, given.naam, load_methode(), table=True)


def _groups(code: bytes) -> list[str]:
    return recovery_code.format_code(code).split()
