"""Which office folder this laptop belongs to: kept in the vault, so that losing kantoor.db loses no access.

The marker is pinned whole and for good (docs/format/folder.md §6.1); kantoor.db remembers what was read of
that team and is made anew, from the folder itself, when it is damaged or gone (docs/format/vault.md §7.1).
"""

from __future__ import annotations

from contextlib import closing
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
    """kantoor.db of this team; one that is damaged is put aside, that of another team goes."""
    path, (key, salt) = werkplek.paths.office_database, werkplek.vault.office_key()
    _finish_moving(werkplek, marker)
    if not path.exists():
        return OfficeStore.create(path, key, salt, marker)
    try:
        store = OfficeStore.open(path, key, salt)
    except DatabaseDamaged:
        put_aside(path, _DAMAGED)
        return OfficeStore.create(path, key, salt, marker)
    if same_team(store.marker, marker):
        return store
    store.close()
    remove_database(path)
    return OfficeStore.create(path, key, salt, marker)


def new_store(werkplek: Werkplek, marker: bytes) -> OfficeStore:
    """The memory of a team that this laptop asks to belong to, beside that of its own team."""
    path, (key, salt) = werkplek.paths.office_database_new, werkplek.vault.office_key()
    remove_database(path)
    return OfficeStore.create(path, key, salt, marker)


def take_new(werkplek: Werkplek) -> None:
    """What `new_store` made, closed by now, is kantoor.db from here on."""
    remove_database(werkplek.paths.office_database)
    move_database(werkplek.paths.office_database_new, werkplek.paths.office_database)


def drop_new(werkplek: Werkplek) -> None:
    """It came to nothing."""
    remove_database(werkplek.paths.office_database_new)


def _finish_moving(werkplek: Werkplek, marker: bytes) -> None:
    """The battery died on the way to another team: what stands beside is that of `marker`, or for nothing."""
    path, (key, salt) = werkplek.paths.office_database_new, werkplek.vault.office_key()
    if not path.exists():
        return
    try:
        with closing(OfficeStore.open(path, key, salt)) as store:
            ours = same_team(store.marker, marker)
    except DatabaseDamaged:
        ours = False
    if ours:
        take_new(werkplek)
    else:
        drop_new(werkplek)


def drop_damaged(werkplek: Werkplek) -> None:
    """No damaged kantoor.db stays once a gezin was erased: it may hold its keys, and nothing of use."""
    drop_aside(werkplek.paths.office_database, _DAMAGED)
