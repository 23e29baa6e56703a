"""Which office folder this laptop belongs to: kept in the vault, so that losing kantoor.db loses no access.

The marker is pinned whole and for good (docs/format/folder.md §6.1); kantoor.db remembers what was read of
that team and is made anew, from the folder itself, when it is damaged or gone (docs/format/vault.md §7.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.office_store import OfficeStore
from kanz_desktop.storage.vault import Vault
from kanz_desktop.storage.vault_database import Json
from kanz_desktop.storage.vault_rescue import drop_aside, move_database, put_aside, remove_database
from kanz_desktop.sync.marker import read_marker

SETTING = "kantoor"
_DAMAGED = "kantoor.beschadigd"


@dataclass(frozen=True, slots=True)
class Pin:
    """`path` None: no folder is chosen now. `marker` is the signed file of the team; empty: no team."""

    path: Path | None = None
    marker: bytes = b""

    @classmethod
    def of(cls, vault: Vault) -> Pin:
        """A setting that cannot be read is none."""
        nothing: dict[str, Json] = {}
        kept = vault.setting(SETTING, nothing)
        path, marker = kept.get("pad"), kept.get("merk")
        try:
            data = bytes.fromhex(marker) if isinstance(marker, str) else b""
        except ValueError:
            return cls()
        if not read_marker(data).ok:
            return cls()
        return cls(Path(path) if isinstance(path, str) else None, data)

    def keep(self, vault: Vault) -> None:
        """A path that was given from where somebody stood is kept so that it is found from anywhere."""
        path = None if self.path is None else str(self.path.absolute())
        vault.set_setting(SETTING, {"pad": path, "merk": self.marker.hex()})


def same_team(one: bytes, other: bytes) -> bool:
    """Whether two right markers are of one team."""
    return read_marker(one).content.root == read_marker(other).content.root


def open_store(werkplek: Werkplek, marker: bytes) -> OfficeStore:
    """kantoor.db of this team; one that is damaged is put aside.

    That of another team makes room and waits, until this laptop belongs to this one (`drop_before`): whoever
    comes to nothing there finds everything as it was.
    """
    path, before = werkplek.paths.office_database, werkplek.paths.office_database_before
    store = _opened(werkplek, path)
    if store is not None and same_team(store.marker, marker):
        return store
    if store is not None:
        store.close()
        if before.exists():  # this laptop never belonged to the team of `path`
            remove_database(path)
        else:
            move_database(path, before)
    waits = _opened(werkplek, before)
    if waits is not None:
        ours = same_team(waits.marker, marker)
        waits.close()
        if ours:
            move_database(before, path)
    return _opened(werkplek, path) or OfficeStore.create(path, *werkplek.vault.office_key(), marker)


def drop_before(werkplek: Werkplek) -> None:
    """This laptop belongs to the team of kantoor.db: what is remembered of the one before goes."""
    if werkplek.paths.office_database_before.exists():
        remove_database(werkplek.paths.office_database_before)


def _opened(werkplek: Werkplek, path: Path) -> OfficeStore | None:
    """None when there is none that opens."""
    if not path.exists():
        return None
    try:
        return OfficeStore.open(path, *werkplek.vault.office_key())
    except DatabaseDamaged:
        put_aside(path, _DAMAGED)
        return None


def drop_damaged(werkplek: Werkplek) -> None:
    """No damaged kantoor.db stays once a gezin was erased: it may hold its keys, and nothing of use."""
    drop_aside(werkplek.paths.office_database, _DAMAGED)
