"""The one door to SQLCipher: its rules hold, and damage never reads as a wrong passphrase."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from kanz_desktop.storage import database, schema
from kanz_desktop.storage.database import Connection, open_database, translate
from kanz_desktop.storage.failures import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseNewer,
    DiskFailed,
    DiskFull,
    ReadOnlyDisk,
    RemoteFolder,
)

KEY, SALT = b"k" * 32, b"s" * 16


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "map.db"
    connection = open_database(made, KEY, SALT, create=True)
    with connection.transaction():
        connection.execute("CREATE TABLE t (a TEXT)")
        connection.executemany("INSERT INTO t VALUES (?)", [("kanarie" * 200,)] * 100)
    connection.close()
    return made


def rows(path: Path, **how: bool) -> int:
    connection = open_database(path, KEY, SALT, **how)
    try:
        return len(connection.execute("SELECT a FROM t").fetchall())
    finally:
        connection.close()


def test_no_byte_of_what_was_written_is_readable(path: Path) -> None:
    assert rows(path) == 100
    for file in path.parent.iterdir():
        content = file.read_bytes()
        assert b"kanarie" not in content
        assert b"SQLite format" not in content


def test_the_rules_of_the_house_hold(path: Path) -> None:
    connection = open_database(path, KEY, SALT)
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
        "temp_store": 2,
        "foreign_keys": 1,
    }
    assert {name: connection.value(f"PRAGMA {name}") for name in expected} == expected
    with pytest.raises(dbapi2.OperationalError):
        connection.execute("SELECT load_extension('x')")
    connection.close()


@pytest.mark.parametrize("at", [0.0, 0.3, 0.99])
def test_a_flipped_bit_is_damage_wherever_it_is(path: Path, at: float) -> None:
    content = bytearray(path.read_bytes())
    content[max(20, int(len(content) * at) - 20)] ^= 1
    path.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        rows(path)


@pytest.mark.parametrize("size", [0, 1000, 4096, 9000])
def test_a_truncated_database_is_damage(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(DatabaseDamaged):
        rows(path)


def test_a_missing_database_is_damage_and_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(DatabaseDamaged) as caught:
        open_database(tmp_path / "map.db", KEY, SALT)
    assert caught.value.data == {"file": "map.db", "reason": "missing"}
    assert list(tmp_path.iterdir()) == []


def test_another_key_or_salt_opens_nothing(path: Path) -> None:
    for key, salt in ((b"x" * 32, SALT), (KEY, b"x" * 16)):
        with pytest.raises(DatabaseDamaged):
            open_database(path, key, salt)
    with pytest.raises(ValueError, match="32 bytes"):
        open_database(path, b"short", SALT)


def test_a_database_on_a_disk_that_may_only_be_read_opens_for_reading(path: Path) -> None:
    for leftover in ("map.db-wal", "map.db-shm"):
        assert not path.with_name(leftover).exists()
    assert rows(path, read_only=True) == 100
    connection = open_database(path, KEY, SALT, read_only=True)
    with pytest.raises(ReadOnlyDisk):
        connection.execute("INSERT INTO t VALUES ('x')")
    connection.close()


def test_a_transaction_that_fails_leaves_nothing(path: Path) -> None:
    connection = open_database(path, KEY, SALT)

    def fail() -> None:
        with connection.transaction():
            connection.execute("DELETE FROM t")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert connection.value("SELECT count(*) FROM t") == 100
    connection.close()


def test_a_second_writer_is_told_that_it_is_busy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0.05)
    first, second = open_database(path, KEY, SALT), open_database(path, KEY, SALT)
    with first.transaction(), pytest.raises(DatabaseBusy), second.transaction():
        pass
    first.close()
    second.close()


def test_a_folder_on_a_network_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kanz_desktop.storage.local_disk.network_kind", lambda *_: "cifs")
    with pytest.raises(RemoteFolder) as caught:
        open_database(tmp_path / "map.db", KEY, SALT, create=True)
    assert caught.value.data == {"reason": "cifs"}


@pytest.mark.parametrize(("name", "expected"), [
    ("SQLITE_FULL", DiskFull), ("SQLITE_IOERR_WRITE", DiskFailed), ("SQLITE_READONLY_DBMOVED", ReadOnlyDisk),
    ("SQLITE_CORRUPT_INDEX", DatabaseDamaged), ("SQLITE_BUSY_SNAPSHOT", DatabaseBusy),
    ("SQLITE_CONSTRAINT_UNIQUE", dbapi2.IntegrityError),
])  # fmt: skip
def test_errors_of_sqlite_become_ours_and_our_mistakes_stay_mistakes(
    name: str, expected: type[Exception]
) -> None:
    error = dbapi2.IntegrityError("x")
    error.sqlite_errorname = name
    assert type(translate(error, "map.db")) is expected


def test_a_migration_is_applied_once_and_all_or_nothing(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "map.db", KEY, SALT, create=True)
    saved: list[int] = []
    one = "CREATE TABLE a (x); -- a remark; with a semicolon\nINSERT INTO a VALUES (1);\n"
    schema.migrate(connection, (one,), before=saved.append)
    schema.migrate(connection, (one,), before=saved.append)
    assert connection.execute("SELECT x FROM a").fetchall() == [(1,)]
    with pytest.raises(dbapi2.OperationalError):
        schema.migrate(
            connection, (one, "CREATE TABLE b (x);\nINSERT INTO nowhere VALUES (1);\n"), before=saved.append
        )
    assert (schema.version(connection), _tables(connection)) == (1, ["a"])
    schema.migrate(connection, (one, "CREATE TABLE b (x);\n"), before=saved.append)
    assert (schema.version(connection), _tables(connection), saved) == (2, ["a", "b"], [1, 1])
    connection.close()


def test_a_database_of_a_later_release_is_not_touched(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "map.db", KEY, SALT, create=True)
    connection.execute("PRAGMA user_version = 9")
    with pytest.raises(DatabaseNewer) as caught:
        schema.migrate(connection, schema.scripts())
    assert caught.value.data["found"] == 9
    assert _tables(connection) == []
    connection.close()


def _tables(connection: Connection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_said(path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        with pytest.raises(ReadOnlyDisk):
            rows(path)
    finally:
        path.parent.chmod(0o700)
