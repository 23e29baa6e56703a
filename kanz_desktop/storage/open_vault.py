"""An opened vault: the caseload, its keys and its settings (docs/format/vault.md)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from kanz_desktop.crypto.keys import derive_key, random_id, random_key
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import InputRefused
from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.database import SALT_SIZE
from kanz_desktop.storage.failures import ReadOnlyDisk
from kanz_desktop.storage.gezin_folders import Finding, confirm_made, remove_gezin, write_key_file
from kanz_desktop.storage.gezin_keys import GezinKeys
from kanz_desktop.storage.identity import Identity
from kanz_desktop.storage.vault_database import FORMER, Backup, GezinRow, Json, VaultDatabase
from kanz_desktop.storage.vault_header import Header
from kanz_desktop.storage.ways_in import WaysIn

NAME_LIMIT = 200

_T = TypeVar("_T")


class NameRefused(InputRefused):
    """A name of a worker or a gezin that is empty or longer than `limit` characters."""

    code = "naam-geweigerd"


class GezinUnknown(InputRefused):
    """This vault has no keys for that gezin."""

    code = "gezin-onbekend"


@dataclass(frozen=True, slots=True)
class GezinEntry:
    """One gezin of the caseload."""

    id: Id
    naam: str


class Vault:
    """Made by `storage.vault`. Safe to use from several threads; `close` it before locking.

    Methods that write raise ReadOnlyDisk, DiskFull and DiskFailed; `read_only` says so beforehand.
    """

    def __init__(
        self,
        paths: AppPaths,
        root: bytes,
        header: Header,
        database: VaultDatabase,
        findings: tuple[Finding, ...],
    ) -> None:
        self._paths = paths
        self._root = root
        self.ways = WaysIn(paths, root, header, database)
        """The passphrase, the recovery code and the pincode."""
        self._database = database
        self._identity = database.identity()
        self.findings = findings
        """What was found damaged at this opening, and what became of it."""

    @property
    def id(self) -> Id:
        return self.ways.vault

    @property
    def person_id(self) -> Id:
        return self._identity.person

    @property
    def device_id(self) -> Id:
        return self._identity.device

    @property
    def name(self) -> str:
        """The worker's own name; empty when it was lost with kluis.db."""
        return self._identity.name

    @property
    def read_only(self) -> bool:
        return self._database.read_only

    def gezinnen(self) -> tuple[GezinEntry, ...]:
        """The caseload by name."""
        entries = [GezinEntry(row.keys.gezin, row.naam) for row in self._database.gezinnen()]
        return tuple(sorted(entries, key=lambda entry: (entry.naam.casefold(), entry.id)))

    def add_gezin(self, naam: str) -> GezinEntry:
        """A new gezin: its keys are durable, twice, before this returns; map.db is still to be made."""
        return self.adopt_gezin(GezinKeys.new(), naam)

    def adopt_gezin(self, keys: GezinKeys, naam: str) -> GezinEntry:
        """A gezin whose keys came from elsewhere (a backup); replaces the keys of the same gezin."""
        row = GezinRow(keys, clean_name(naam), made=False)
        self._database.put_gezin(row)
        write_key_file(self._paths, self._root, self._identity, row)
        return GezinEntry(keys.gezin, row.naam)

    def rename_gezin(self, gezin: Id, naam: str) -> GezinEntry:
        """Raises GezinUnknown, NameRefused."""
        row = replace(self._row(gezin), naam=clean_name(naam))
        self._database.put_gezin(row)
        write_key_file(self._paths, self._root, self._identity, row)
        return GezinEntry(gezin, row.naam)

    @property
    def identity(self) -> Identity:
        """Who signs and receives, with the secrets: for the office folder."""
        return self._identity

    def former_devices(self) -> tuple[tuple[Id, bytes], ...]:
        """Device id and device seed of what this laptop was before, the oldest first."""
        kept = self._database.setting(FORMER)
        rows = kept if isinstance(kept, list) else []
        pairs = [row for row in rows if isinstance(row, list) and len(row) == 2]
        return tuple((bytes.fromhex(str(device)), bytes.fromhex(str(seed))) for device, seed in pairs)

    def become_another_device(self) -> None:
        """A fresh device id and signing seed: another laptop may write as this one (vault.md §8).

        What it was stays known: what was written and not published yet is signed with that (folder.md §11).
        """
        old = self._identity
        identity = replace(old, device=random_id(), device_seed=random_key())
        former = [*self.former_devices(), (old.device, old.device_seed)]
        self._database.become(identity, [[device.hex(), seed.hex()] for device, seed in former])
        self._identity = identity

    def office_key(self) -> tuple[bytes, bytes]:
        """Key and salt of kantoor.db (vault.md §7.1)."""
        salt = derive_key(self._root, "kantoor-db-zout", self.id)[:SALT_SIZE]
        return derive_key(self._root, "kantoor-db", self.id), salt

    def name_device(self, gezin: Id) -> None:
        """This device stands in the key file of a gezin that came from another. Raises GezinUnknown."""
        write_key_file(self._paths, self._root, self._identity, self._row(gezin))

    def remove_gezin(self, gezin: Id) -> None:
        """Its keys are destroyed, then its files, for good; the gezin must be closed. May be done again."""
        self._refuse_read_only()
        remove_gezin(self._paths, self._database, gezin)

    def gezin_keys(self, gezin: Id) -> GezinKeys:
        """Raises GezinUnknown."""
        return self._row(gezin).keys

    def all_keys(self) -> tuple[GezinKeys, ...]:
        """Of every gezin of the caseload."""
        return tuple(row.keys for row in self._database.gezinnen())

    def setting(self, key: str, default: _T) -> _T:
        """What was kept under `key`, or `default` when nothing, or something of another type, was."""
        return _fitting(self._database.setting(key), default)

    def set_setting(self, key: str, value: Json) -> None:
        self._database.set_setting(key, value)

    def change_setting(self, key: str, default: _T, change: Callable[[_T], Json]) -> None:
        """Keep what `change` makes of it; nothing that another thread keeps meanwhile is lost."""
        self._database.change_setting(key, lambda kept: change(_fitting(kept, default)))

    def cache(self, gezin: Id) -> Json:
        """What Vandaag showed last of a gezin, or None."""
        return self._database.cache(gezin)

    def set_cache(self, gezin: Id, value: Json) -> None:
        self._database.set_cache(gezin, value)

    def register_backup(self, *, place: str, digest: bytes, wall_ms: int, gezin: Id | None = None) -> Backup:
        """A backup that was just written to `place`; `digest` is 32 bytes over the file."""
        backup = Backup(random_id(), gezin, place, wall_ms, digest, None)
        self._database.put_backup(backup)
        return backup

    def backups(self) -> tuple[Backup, ...]:
        """All that were ever made, oldest first."""
        return tuple(self._database.backups())

    def backup_destroyed(self, backup: Backup, wall_ms: int | None) -> None:
        """The worker says since when this backup is gone; None: it is not gone after all."""
        self._database.put_backup(replace(backup, destroyed_ms=wall_ms))

    def copy_to(self, target: AppPaths) -> None:
        """The ways in and kluis.db as they stand now, in another data folder: part of a backup.

        Raises DiskFull, ReadOnlyDisk, DiskFailed.
        """
        confirm_made(self._paths, self._database)
        self.ways.copy_to(target)
        self._database.copy_to(target.vault_database)

    def derived(self, purpose: str, context: bytes) -> bytes:
        """A key for a purpose out of the table in vault.md §3, that follows from the root key."""
        return derive_key(self._root, purpose, context)

    def close(self) -> None:
        """The database is closed and the keys are let go of; only ending the process wipes them."""
        confirm_made(self._paths, self._database)
        self._database.close()
        self.ways.close()
        self._root = b""

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise ReadOnlyDisk()

    def _row(self, gezin: Id) -> GezinRow:
        row = self._database.gezin(gezin)
        if row is None:
            raise GezinUnknown(gezin=gezin.hex())
        return row


def clean_name(name: str) -> str:
    """A name as it is kept: composed letters, single spaces. Raises NameRefused."""
    cleaned = " ".join(unicodedata.normalize("NFC", name).split())
    if not 1 <= len(cleaned) <= NAME_LIMIT:
        raise NameRefused(limit=NAME_LIMIT)
    return cleaned


def _fitting(kept: Json, default: _T) -> _T:
    """`default` when nothing was kept, or something of another type."""
    fits = default is None or isinstance(kept, type(default))
    return cast(_T, kept) if fits else default
