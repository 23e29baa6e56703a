"""What stands in the data folder, before anything is opened (docs/format/vault.md §8)."""

from __future__ import annotations

from enum import StrEnum

from kanz_desktop.errors import DamageFound, EnvironmentRefused, InputRefused
from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.failures import disk_refusals
from kanz_desktop.storage.vault_copies import Copies, read_copies
from kanz_desktop.storage.vault_header import Header, Verdict


class VaultState(StrEnum):
    """What stands in the data folder."""

    ABSENT = "absent"
    PRESENT = "present"
    DAMAGED = "damaged"
    NEWER = "newer"


class VaultAbsent(InputRefused):
    """There is no vault in the data folder yet."""

    code = "kluis-ontbreekt"


class VaultDamaged(DamageFound):
    """Neither copy of the header can be used; data `file`, `verdict` and `copy_verdict`."""

    code = "kluis-beschadigd"


class VaultNewer(EnvironmentRefused):
    """The vault was written by a later release; nothing was touched."""

    code = "kluis-nieuwer"


def vault_state(paths: AppPaths) -> VaultState:
    """What the start screen goes by; reads two small files and never raises on their content."""
    return _state(paths, read_copies(paths))


def usable(paths: AppPaths) -> tuple[Copies, Header]:
    """Both copies of the header and the one that counts. Raises VaultAbsent, VaultDamaged, VaultNewer."""
    copies = read_copies(paths)
    state = _state(paths, copies)
    if state is VaultState.ABSENT:
        raise VaultAbsent()
    if state is VaultState.NEWER:
        raise VaultNewer()
    if copies.winner is None or copies.winner.header is None:
        verdicts = {"verdict": copies.main.verdict, "copy_verdict": copies.copy.verdict}
        raise VaultDamaged(file=paths.vault_header.name, **verdicts)
    return copies, copies.winner.header


def _state(paths: AppPaths, copies: Copies) -> VaultState:
    if copies.winner is not None:
        return VaultState.NEWER if copies.winner.verdict is Verdict.NEWER else VaultState.PRESENT
    if copies.main.verdict is not Verdict.MISSING or copies.copy.verdict is not Verdict.MISSING:
        return VaultState.DAMAGED
    with disk_refusals():
        for root in (paths.gezinnen, paths.notes_root):
            if root.is_dir() and any(root.iterdir()):
                return VaultState.DAMAGED
    half_made = paths.vault_header_new.exists()
    return VaultState.DAMAGED if paths.vault_database.exists() and not half_made else VaultState.ABSENT
