"""A kluis.db that does not open loses no gezin (docs/format/vault.md §10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kanz_desktop.errors import DamageFound
from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.atomic_file import remove_durable, rename_durable
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.gezin_folders import Finding, gezin_folders, has_map, read_key_file
from kanz_desktop.storage.gezin_keys import KeyFile, KeyFileDamaged
from kanz_desktop.storage.identity import Identity
from kanz_desktop.storage.vault_database import Backup, GezinRow, Json, VaultDatabase

_REBUILT = "kluis.herstel.db"
_DAMAGED = "kluis.beschadigd"


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Salvaged:
    """What the tables of a damaged kluis.db still give."""

    identity: Identity | None
    gezinnen: list[GezinRow]
    settings: list[tuple[str, Json]]
    backups: list[Backup]


def open_or_rebuild(paths: AppPaths, root: bytes, vault: bytes) -> tuple[VaultDatabase, list[Finding]]:
    """kluis.db as it is, or put aside and made again from what is left of it and from every `key.sealed`.

    Raises DatabaseNewer, DatabaseBusy and what the disk refuses; never DatabaseDamaged.
    """
    rebuilt = paths.data / _REBUILT
    if rebuilt.exists() and not paths.vault_database.exists():  # a crash between the two renames below
        rename_durable(rebuilt, paths.vault_database)
    try:
        return VaultDatabase.open(paths.vault_database, root, vault), []
    except DatabaseDamaged:
        _rebuild(paths, rebuilt, root, vault)
    return VaultDatabase.open(paths.vault_database, root, vault), [Finding("kluis.db", "rebuilt")]


def _rebuild(paths: AppPaths, rebuilt: Path, root: bytes, vault: bytes) -> None:
    left = _salvage(paths.vault_database, root, vault)
    found = {file.keys.gezin: file for file in _key_files(paths, root)}
    identity = left.identity or _identity_from(vault, list(found.values()))
    remove_database(rebuilt)
    database = VaultDatabase.create(rebuilt, root, identity)
    try:
        for file in found.values():
            database.put_gezin(GezinRow(file.keys, file.naam, made=True))
        for row in left.gezinnen:
            database.put_gezin(row)
        for key, value in left.settings:
            database.set_setting(key, value)
        for backup in left.backups:
            database.put_backup(backup)
    finally:
        database.close()
    put_aside(paths.vault_database, _DAMAGED)
    rename_durable(rebuilt, paths.vault_database)


def remove_database(path: Path) -> None:
    """A database and what SQLite keeps beside it."""
    for suffix in ("-wal", "-shm", ""):
        remove_durable(path.with_name(path.name + suffix))


def _key_files(paths: AppPaths, root: bytes) -> Iterator[KeyFile]:
    for gezin in gezin_folders(paths):
        with suppress(KeyFileDamaged):
            if has_map(paths, gezin):
                yield read_key_file(paths, root, gezin)


def _identity_from(vault: bytes, files: list[KeyFile]) -> Identity:
    if not files:
        return Identity.new(vault, "")
    return Identity.new(vault, files[0].worker, files[0].person, files[0].device)


def put_aside(path: Path, name: str) -> None:
    """A damaged database under another name: `name` with a number."""
    number = 1
    while (aside := path.with_name(f"{name}-{number}.db")).exists():
        number += 1
    move_database(path, aside)


def move_database(path: Path, target: Path) -> None:
    """A database that nobody has open, and what SQLite keeps beside it, to where none stands."""
    for suffix in ("-wal", "-shm", ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            rename_durable(part, target.with_name(target.name + suffix))


def damaged_vaults(paths: AppPaths) -> list[Path]:
    """Every kluis.db that was put aside."""
    return sorted(paths.vault_database.parent.glob(f"{_DAMAGED}-*.db"))


def drop_damaged_vaults(paths: AppPaths) -> None:
    """They hold what nothing can take out of them."""
    drop_aside(paths.vault_database, _DAMAGED)


def drop_aside(path: Path, name: str) -> None:
    """Whatever was put aside by that name: it may hold what has to go."""
    for aside in path.parent.glob(f"{name}-*.db"):
        remove_database(aside)


def _salvage(path: Path, root: bytes, vault: bytes) -> _Salvaged:
    def left(table: str, read: Callable[[VaultDatabase], list[_T]]) -> list[_T]:
        """One table, whole or not at all; SQLCipher gives nothing more once a page failed, so each anew."""
        try:
            database = VaultDatabase.open_damaged(path, root, vault)
        except DamageFound:
            return []
        try:
            return read(database) if database.has_table(table) else []
        except DamageFound:
            return []
        finally:
            database.close()

    identities = left("identity", lambda database: [database.identity()])
    return _Salvaged(
        identities[0] if identities else None,
        left("gezin", VaultDatabase.gezinnen),
        left("setting", VaultDatabase.settings),
        left("backup", VaultDatabase.backups),
    )
