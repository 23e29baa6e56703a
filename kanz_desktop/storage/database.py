"""The one door to SQLCipher: opens an encrypted database by the rules of docs/format/vault.md.

Nobody else imports sqlcipher3. A `Connection` raises only errors of our own tree, and is in
autocommit: writes go through `transaction()`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlcipher3 import dbapi2

from kanz_desktop.errors import KanzError
from kanz_desktop.storage.atomic_file import make_folder, new_private_file
from kanz_desktop.storage.failures import (
    DatabaseBusy,
    DatabaseDamaged,
    DiskFailed,
    DiskFull,
    ReadOnlyDisk,
    disk_refusals,
)
from kanz_desktop.storage.local_disk import refuse_remote

KEY_SIZE = 32
SALT_SIZE = 16
BUSY_TIMEOUT_S = 5.0
_AT_ONCE = 512
"""Keys that one statement looks for."""
_WAL_INDEX_SIZE = 32768  # https://sqlite.org/walformat.html, section 2

_DAMAGED = {"SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_FORMAT", "SQLITE_EMPTY"}
_READ_ONLY = {"SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN", "SQLITE_AUTH"}
_BUSY = {"SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"}
_ENVIRONMENT = {"SQLITE_IOERR", "SQLITE_NOLFS", "SQLITE_NOMEM"}

Row = tuple[Any, ...]
_T = TypeVar("_T")


class Interrupted(KanzError):
    """The statement was stopped by `Connection.interrupt`; its transaction is undone."""

    code = "onderbroken"


class Cursor(dbapi2.Cursor):  # type: ignore[misc]  # sqlcipher3 ships no types
    """Rows of one statement."""

    def __next__(self) -> Row:
        return self._translated(super().__next__)

    def fetchone(self) -> Row | None:
        row: Row | None = self._translated(super().fetchone)
        return row

    def fetchall(self) -> list[Row]:
        return self._translated(super().fetchall)

    def _translated(self, call: Callable[[], _T]) -> _T:
        try:
            return call()
        except dbapi2.Error as error:
            raise translate(error, self.connection.file) from error


class Connection(dbapi2.Connection):  # type: ignore[misc]
    """One connection. Used by one thread at a time; `interrupt` may come from any thread."""

    file = ""
    """Name of the database, for errors."""

    def execute(self, sql: str, parameters: Any = ()) -> Cursor:
        try:
            cursor: Cursor = super().execute(sql, parameters)
        except dbapi2.Error as error:
            raise translate(error, self.file) from error
        return cursor

    def executemany(self, sql: str, rows: Iterable[Any]) -> Cursor:
        try:
            cursor: Cursor = super().executemany(sql, rows)
        except dbapi2.Error as error:
            raise translate(error, self.file) from error
        return cursor

    def cursor(self, factory: type[Cursor] = Cursor) -> Cursor:
        made: Cursor = super().cursor(factory)
        return made

    def value(self, sql: str, parameters: Any = ()) -> Any:
        """First column of the first row, or None."""
        row = self.execute(sql, parameters).fetchone()
        return None if row is None else row[0]

    def among(self, sql: str, keys: Iterable[Any]) -> Iterator[Row]:
        """Rows of a statement with `IN ({})`, for as many keys as there are; in no particular order."""
        coming = iter(keys)
        while some := list(islice(coming, _AT_ONCE)):
            places = 1 << (len(some) - 1).bit_length()  # few different statements: they stay prepared
            some += some[-1:] * (places - len(some))
            yield from self.execute(sql.format(", ".join("?" * places)), some).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Everything inside or nothing; durable on disk when the block has been left."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield self
            self.execute("COMMIT")
        except BaseException:
            self._abandon()
            raise

    def fold_wal(self) -> None:
        """Outside a transaction: all stands in the one file, and what was deleted in no older page of it."""
        self.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _abandon(self) -> None:
        if self.in_transaction:  # a full disk may have rolled back by itself
            self.execute("ROLLBACK")


def open_database(
    path: Path, key: bytes, salt: bytes, *, create: bool = False, read_only: bool = False
) -> Connection:
    """Open an encrypted database and prove that its key fits.

    `key` is 32 random bytes and `salt` 16; both are checked elsewhere before they come here, so a
    database that cannot be read is damaged, never "wrong passphrase".
    Raises RemoteFolder, CloudFolder, DatabaseDamaged, DatabaseBusy, DiskFull, ReadOnlyDisk.
    """
    if len(key) != KEY_SIZE or len(salt) != SALT_SIZE:
        raise ValueError("a database key is 32 bytes and its salt 16")
    refuse_remote(path.parent)
    if not create and (not path.is_file() or path.stat().st_size == 0):
        raise DatabaseDamaged(file=path.name, reason="missing")
    if create:
        with disk_refusals():
            make_folder(path.parent)
            if not path.exists():
                # What SQLite makes itself, others may read; the WAL and its index get the mode of this.
                new_private_file(path).close()
    return _read_only(path, key, salt) if read_only else _read_write(path, key, salt)


def _read_write(path: Path, key: bytes, salt: bytes) -> Connection:
    connection = _connected(path, "mode=rwc", key, salt)
    with closed_on_error(connection), _no_room_named(path):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")  # macOS: through the disk's own cache as well
        connection.execute("PRAGMA checkpoint_fullfsync = ON")
        connection.execute("PRAGMA secure_delete = ON")  # what was purged leaves no bytes in free pages
        return connection


def _read_only(path: Path, key: bytes, salt: bytes) -> Connection:
    try:
        connection = _connected(path, "mode=ro", key, salt)
    except (ReadOnlyDisk, DiskFull):
        # On a read-only or full disk the WAL's index cannot be made; without a WAL nothing is missed.
        wal = path.with_name(path.name + "-wal")
        if wal.exists() and wal.stat().st_size > 0:
            raise
        connection = _connected(path, "mode=ro&immutable=1", key, salt)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _connected(path: Path, mode: str, key: bytes, salt: bytes) -> Connection:
    try:
        connection: Connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?{mode}",
            uri=True,
            factory=Connection,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_TIMEOUT_S,
        )
    except dbapi2.Error as error:
        raise translate(error, path.name) from error
    connection.file = path.name
    with closed_on_error(connection), _no_room_named(path):
        connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA cipher_compatibility = 4")
        connection.execute("PRAGMA cipher_memory_security = OFF")  # docs/adr/0005
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.enable_load_extension(False)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()  # proves the key
        return connection


@contextmanager
def _no_room_named(path: Path) -> Iterator[None]:
    """On a full disk the WAL's index cannot be made; SQLite then knows of an I/O error only."""
    try:
        yield
    except DiskFailed:
        with disk_refusals():
            if shutil.disk_usage(path.parent).free < _WAL_INDEX_SIZE:
                raise DiskFull() from None
        raise


@contextmanager
def closed_on_error(connection: Connection) -> Iterator[None]:
    """For an opening in steps: what cannot be opened whole does not stay open."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def translate(error: Exception, file: str) -> Exception:
    """Our error for one of SQLite's; a mistake in our own SQL stays what it is."""
    name = str(getattr(error, "sqlite_errorname", None) or "")
    primary = "_".join(name.split("_")[:2])
    if primary == "SQLITE_FULL":
        return DiskFull()
    if primary in _DAMAGED or name == "SQLITE_IOERR_SHORT_READ":
        return DatabaseDamaged(file=file, reason="unreadable")
    if primary in _READ_ONLY:
        return ReadOnlyDisk()
    if primary in _BUSY:
        return DatabaseBusy()
    if primary == "SQLITE_INTERRUPT":
        return Interrupted()
    return DiskFailed(reason=name) if primary in _ENVIRONMENT else error
