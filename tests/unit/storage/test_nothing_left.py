"""What was erased stands in no older page of a database either, also before the program is closed."""

from __future__ import annotations

import shutil
from pathlib import Path

from kanz_desktop.storage.gezin_keys import GezinKeys
from kanz_desktop.storage.identity import Identity
from kanz_desktop.storage.office_store import OfficeStore
from kanz_desktop.storage.vault_database import GezinRow, VaultDatabase

KEY, SALT, MARKER = b"k" * 32, b"s" * 16, b"m" * 228
STREAM, GEZIN = b"a" * 16, b"g" * 16


def alone(database: Path) -> Path:
    """The database as a disk image shows it to who passes over its WAL."""
    copy = database.with_name(f"alleen-{database.name}")
    shutil.copyfile(database, copy)
    return copy


def test_the_keys_of_an_erased_stream_stand_nowhere_in_the_memory_of_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "kantoor.db"
    store = OfficeStore.create(path, KEY, SALT, MARKER)
    store.add_ring(STREAM, GEZIN, [b"e" * 120])
    store.close()
    store = OfficeStore.open(path, KEY, SALT)
    store.erase(STREAM)
    assert path.with_name("kantoor.db-wal").stat().st_size == 0
    before = OfficeStore.open(alone(path), KEY, SALT)
    assert before.ring_entries() == []
    assert before.erased() == [STREAM]
    before.close()
    store.close()


def test_an_erasure_that_is_only_rehearsed_leaves_everything(tmp_path: Path) -> None:
    store = OfficeStore.create(tmp_path / "kantoor.db", KEY, SALT, MARKER)
    store.add_ring(STREAM, GEZIN, [b"e" * 120])
    with store.rehearsal():
        store.erase(STREAM)
        assert store.ring_entries() == []
    assert store.ring_entries() == [(STREAM, b"e" * 120)]
    store.close()


def test_the_keys_of_an_erased_gezin_stand_nowhere_in_the_database_of_the_vault(tmp_path: Path) -> None:
    path, root = tmp_path / "kluis.db", b"r" * 32
    identity = Identity.new(b"v" * 16, "Sanne Bakker")
    keys = [GezinKeys.new(), GezinKeys.new()]
    vault = VaultDatabase.create(path, root, identity)
    for one in keys:
        vault.put_gezin(GezinRow(one, "De Vries", made=True))
    vault.close()
    vault = VaultDatabase.open(path, root, identity.vault)
    vault.drop_gezin(keys[0].gezin)
    assert path.with_name("kluis.db-wal").stat().st_size == 0
    before = VaultDatabase.open(alone(path), root, identity.vault)
    assert [row.keys for row in before.gezinnen()] == [keys[1]]
    before.close()
    vault.close()
