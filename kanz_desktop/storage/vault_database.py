"""kluis.db: who the worker is, the caseload and its keys (docs/format/vault.md §7)."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kanz_desktop.crypto.keys import derive_key
from kanz_desktop.domain.values import Id
from kanz_desktop.storage.copies import copy_database
from kanz_desktop.storage.database import Connection, open_database
from kanz_desktop.storage.failures import DatabaseDamaged, DatabaseNewer, DiskFull, ReadOnlyDisk
from kanz_desktop.storage.gezin_keys import GezinKeys
from kanz_desktop.storage.identity import Identity

SCHEMA = 1
FORMER = "toestellen"
"""Setting: device id and device seed, in hex, of what this laptop was before (vault.md §7)."""
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""What a setting or cache may hold."""

TABLES = {
    "identity": (
        "one INTEGER PRIMARY KEY CHECK (one = 1), vault BLOB NOT NULL, person BLOB NOT NULL,"
        " device BLOB NOT NULL, name TEXT NOT NULL, sign_seed BLOB NOT NULL, box_secret BLOB NOT NULL,"
        " device_seed BLOB NOT NULL"
    ),
    "gezin": "id BLOB PRIMARY KEY, naam TEXT NOT NULL, keys BLOB NOT NULL, made INTEGER NOT NULL",
    "setting": "key TEXT PRIMARY KEY, value TEXT NOT NULL",
    "cache": "gezin BLOB PRIMARY KEY, value TEXT NOT NULL",
    "backup": (
        "id BLOB PRIMARY KEY, gezin BLOB, place TEXT NOT NULL, wall_ms INTEGER NOT NULL,"
        " digest BLOB NOT NULL, destroyed_ms INTEGER"
    ),
}


@dataclass(frozen=True, slots=True, repr=False)
class GezinRow:
    """One gezin of the caseload; `made` is False until its map.db has been seen."""

    keys: GezinKeys
    naam: str
    made: bool


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made: of one gezin, or of everything when `gezin` is None."""

    id: Id
    gezin: Id | None
    place: str
    wall_ms: int
    digest: bytes
    destroyed_ms: int | None


class VaultDatabase:
    """The open kluis.db; safe to use from several threads. Every method raises the errors of `database`."""

    def __init__(self, connection: Connection, *, read_only: bool) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self.read_only = read_only

    @classmethod
    def create(cls, path: Path, root: bytes, identity: Identity) -> VaultDatabase:
        """A new kluis.db with its identity; `path` must not exist."""
        vault = cls(_connect(path, root, identity.vault, create=True), read_only=False)
        with vault.writing() as connection:
            for table, columns in TABLES.items():
                connection.execute(f"CREATE TABLE {table} ({columns}) STRICT")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
            vault.put_identity(identity)
        return vault

    @classmethod
    def open(cls, path: Path, root: bytes, vault_id: bytes) -> VaultDatabase:
        """Open and verify every page; read-only where the disk is, or full to the last byte.

        Raises DatabaseDamaged, DatabaseNewer.
        """
        try:
            vault = cls(_connect(path, root, vault_id), read_only=False)
        except (ReadOnlyDisk, DiskFull):
            vault = cls(_connect(path, root, vault_id, read_only=True), read_only=True)
        try:
            vault.verify()
        except BaseException:
            vault.close()
            raise
        return vault

    @classmethod
    def open_damaged(cls, path: Path, root: bytes, vault_id: bytes) -> VaultDatabase:
        """Read-only and without verifying, to save what its tables still give. Raises DatabaseDamaged."""
        return cls(_connect(path, root, vault_id, read_only=True), read_only=True)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def copy_to(self, target: Path) -> None:
        """A whole, encrypted copy under the same key; durable and whole, or absent."""
        with self._lock:
            copy_database(self._connection, target)

    def has_table(self, table: str) -> bool:
        with self._lock:
            return bool(self._connection.value("SELECT count(*) FROM sqlite_master WHERE name = ?", (table,)))

    def verify(self) -> None:
        """Reads every page in use. Raises DatabaseDamaged, or DatabaseNewer for a later schema."""
        connection = self._connection
        schema = connection.value("PRAGMA user_version")
        if schema > SCHEMA:
            raise DatabaseNewer(file="kluis.db", schema=schema)
        if connection.value("PRAGMA quick_check") != "ok" or schema != SCHEMA:
            raise DatabaseDamaged(file="kluis.db", reason="inconsistent")
        if not all(self.has_table(table) for table in TABLES):
            raise DatabaseDamaged(file="kluis.db", reason="incomplete")
        self.identity()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, durable at the end of the block. Raises ReadOnlyDisk before anything else."""
        if self.read_only:
            raise ReadOnlyDisk()
        with self._lock, self._connection.transaction():
            yield self._connection

    def identity(self) -> Identity:
        with self._lock:
            row = self._connection.execute(
                "SELECT vault, person, device, name, sign_seed, box_secret, device_seed FROM identity"
            ).fetchone()
        if row is None:
            raise DatabaseDamaged(file="kluis.db", reason="incomplete")
        return Identity(*row)

    def put_identity(self, identity: Identity) -> None:
        """Inside `writing`."""
        self._connection.execute(
            "INSERT OR REPLACE INTO identity VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
            (
                identity.vault,
                identity.person,
                identity.device,
                identity.name,
                identity.sign_seed,
                identity.box_secret,
                identity.device_seed,
            ),
        )

    def become(self, identity: Identity, former: Json) -> None:
        """Another device from now on; `former` is the setting with those of before."""
        with self.writing() as connection:
            self.put_identity(identity)
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (FORMER, json.dumps(former)))

    def gezinnen(self) -> list[GezinRow]:
        with self._lock:
            rows = self._connection.execute("SELECT keys, naam, made FROM gezin").fetchall()
        return [GezinRow(GezinKeys.from_bytes(keys), naam, bool(made)) for keys, naam, made in rows]

    def gezin(self, gezin: Id) -> GezinRow | None:
        with self._lock:
            row = self._connection.execute(
                "SELECT keys, naam, made FROM gezin WHERE id = ?", (gezin,)
            ).fetchone()
        return None if row is None else GezinRow(GezinKeys.from_bytes(row[0]), row[1], bool(row[2]))

    def put_gezin(self, row: GezinRow) -> None:
        with self.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO gezin VALUES (?, ?, ?, ?)",
                (row.keys.gezin, row.naam, row.keys.to_bytes(), int(row.made)),
            )

    def mark_made(self, gezinnen: Iterable[Id]) -> None:
        with self.writing() as connection:
            connection.executemany("UPDATE gezin SET made = 1 WHERE id = ?", [(gezin,) for gezin in gezinnen])

    def drop_gezin(self, gezin: Id) -> None:
        with self.writing() as connection:
            for statement in ("DELETE FROM gezin WHERE id = ?", "DELETE FROM cache WHERE gezin = ?"):
                connection.execute(statement, (gezin,))
        with self._lock:
            self._connection.fold_wal()

    def settings(self) -> list[tuple[str, Json]]:
        with self._lock:
            rows = self._connection.execute("SELECT key, value FROM setting").fetchall()
        return [(key, json.loads(value)) for key, value in rows]

    def setting(self, key: str) -> Json:
        return self._json("SELECT value FROM setting WHERE key = ?", key)

    def set_setting(self, key: str, value: Json) -> None:
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, json.dumps(value)))

    def change_setting(self, key: str, change: Callable[[Json], Json]) -> None:
        """Read and written in one transaction: of what two threads change at once both stays."""
        with self.writing() as connection:
            value = json.dumps(change(self.setting(key)))
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, value))

    def cache(self, gezin: Id) -> Json:
        return self._json("SELECT value FROM cache WHERE gezin = ?", gezin)

    def set_cache(self, gezin: Id, value: Json) -> None:
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO cache VALUES (?, ?)", (gezin, json.dumps(value)))

    def backups(self) -> list[Backup]:
        with self._lock:
            rows = self._connection.execute(
                "SELECT id, gezin, place, wall_ms, digest, destroyed_ms FROM backup ORDER BY wall_ms, id"
            ).fetchall()
        return [Backup(*row) for row in rows]

    def put_backup(self, backup: Backup) -> None:
        values = (backup.id, backup.gezin, backup.place, backup.wall_ms, backup.digest, backup.destroyed_ms)
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO backup VALUES (?, ?, ?, ?, ?, ?)", values)

    def _json(self, sql: str, key: str | bytes) -> Json:
        with self._lock:
            kept = self._connection.value(sql, (key,))
        value: Json = None if kept is None else json.loads(kept)
        return value


def _connect(
    path: Path, root: bytes, vault: bytes, *, create: bool = False, read_only: bool = False
) -> Connection:
    salt = derive_key(root, "kluis-db-zout", vault)[:16]
    return open_database(path, derive_key(root, "kluis-db", vault), salt, create=create, read_only=read_only)
