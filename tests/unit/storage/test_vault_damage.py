from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.crypto.slots import PassphraseWrong
from kanz_desktop.paths import AppPaths
from kanz_desktop.storage import vault as vault_module
from kanz_desktop.storage import vault_database
from kanz_desktop.storage.database import open_database
from kanz_desktop.storage.failures import DatabaseNewer, DiskFull, ReadOnlyDisk
from kanz_desktop.storage.keyring_store import NoKeyring
from kanz_desktop.storage.vault import (
    Finding,
    Vault,
    VaultAbsent,
    VaultDamaged,
    VaultExists,
    VaultNewer,
    VaultState,
    create_vault,
    vault_state,
)
from kanz_desktop.storage.vault_copies import read_copies
from kanz_desktop.storage.vault_database import GezinRow, VaultDatabase
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.secrets import MemorySecrets
from tests.helpers.vaults import GEZINNEN, MadeVault, make_vault
from tests.unit.storage.test_vault_header import checksummed, content_of

REBUILT = Finding("kluis.db", "rebuilt")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[MadeVault]:
    vault = make_vault(tmp_path / "profiel")
    yield vault
    vault.close()


def names(vault: Vault) -> tuple[str, ...]:
    return tuple(entry.naam for entry in vault.gezinnen())


def set_both(paths: AppPaths, data: bytes) -> None:
    paths.vault_header.write_bytes(data)
    paths.vault_header_copy.write_bytes(data)


def everything(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_one_damaged_copy_is_mended_and_named_only_after_a_right_passphrase(made: MadeVault) -> None:
    whole = made.paths.vault_header.read_bytes()
    for path in (made.paths.vault_header, made.paths.vault_header_copy):
        path.write_bytes(whole[:100])
        assert vault_state(made.paths) is VaultState.PRESENT
        with pytest.raises(PassphraseWrong):
            made.unlock("andere woorden")
        assert path.read_bytes() == whole[:100]
        assert made.unlock().findings == (Finding(path.name, "mended"),)
        assert path.read_bytes() == whole
    assert made.unlock().findings == ()


def test_a_header_whose_write_was_cut_off_between_the_copies_opens_with_the_newer_one(
    made: MadeVault,
) -> None:
    old = made.paths.vault_header.read_bytes()
    vault = made.unlock()
    made.code = vault.ways.new_recovery_code()
    made.paths.vault_header.write_bytes(old)
    again = made.recover()
    assert again.findings == ()
    assert read_copies(made.paths).main.generation == 2


def test_a_vault_of_a_later_version_is_left_alone(made: MadeVault) -> None:
    newer = {**content_of(made.paths.vault_header.read_bytes()), "version": 2}
    set_both(made.paths, checksummed(newer))
    before = everything(made.paths.data)
    assert vault_state(made.paths) is VaultState.NEWER
    for open_it in (made.unlock, made.recover):
        with pytest.raises(VaultNewer):
            open_it()
    with pytest.raises(VaultExists):
        create_vault(made.paths, name="Piet", passphrase=TEST_PASSPHRASE, secrets=NoKeyring())
    assert everything(made.paths.data) == before


def test_a_kluis_db_of_a_later_schema_is_left_alone(made: MadeVault) -> None:
    vault = made.unlock()
    with vault._database.writing() as connection:
        connection.execute("PRAGMA user_version = 2")
    made.close()
    with pytest.raises(DatabaseNewer):
        made.unlock()
    assert not list(made.paths.data.glob("kluis.beschadigd*"))


@pytest.mark.parametrize("header", ["both", "kluis.db", "gezinnen"])
def test_a_folder_that_lost_its_header_is_damaged_and_never_set_up_anew(made: MadeVault, header: str) -> None:
    made.paths.vault_header.unlink()
    made.paths.vault_header_copy.unlink()
    if header == "kluis.db":
        for path in sorted(made.paths.gezinnen.rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
    if header == "gezinnen":
        made.paths.vault_database.unlink()
        made.paths.vault_header_new.write_bytes(b"half-made")
    before = everything(made.paths.data)
    assert vault_state(made.paths) is VaultState.DAMAGED
    with pytest.raises(VaultDamaged):
        made.unlock()
    with pytest.raises(VaultExists):
        create_vault(made.paths, name="Piet", passphrase=TEST_PASSPHRASE, secrets=NoKeyring())
    assert everything(made.paths.data) == before


def damage(path: Path, how: str) -> None:
    data = path.read_bytes()
    if how == "missing":
        path.unlink()
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "truncated":
        path.write_bytes(data[: len(data) // 2])
    elif how == "first page":
        path.write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
    else:
        path.write_bytes(os.urandom(len(data)))


@pytest.mark.parametrize("how", ["missing", "empty", "truncated", "first page", "noise"])
def test_a_kluis_db_that_is_lost_loses_no_gezin_and_nobody(made: MadeVault, how: str) -> None:
    vault = made.unlock()
    keys = {entry.id: vault.gezin_keys(entry.id) for entry in vault.gezinnen()}
    who = (vault.name, vault.person_id, vault.device_id)
    made.close()
    original = made.paths.vault_database.read_bytes()
    damage(made.paths.vault_database, how)
    left = made.paths.vault_database.read_bytes() if how != "missing" else b""
    again = made.unlock()
    assert again.findings == (REBUILT,)
    assert names(again) == GEZINNEN
    assert {entry.id: again.gezin_keys(entry.id) for entry in again.gezinnen()} == keys
    assert (again.name, again.person_id, again.device_id) == who
    made.close()
    assert made.unlock().findings == ()
    aside = [path.read_bytes() for path in made.paths.data.glob("kluis.beschadigd-?.db")]
    assert aside == ([] if how == "missing" else [left])
    assert original not in aside


def test_every_page_of_kluis_db_that_is_altered_is_noticed_and_the_other_tables_are_saved(
    made: MadeVault,
) -> None:
    vault = made.unlock()
    signing = vault._identity.sign_seed
    made.close()
    whole = made.paths.vault_database.read_bytes()
    kept_settings, kept_identity = 0, 0
    for number, page in enumerate(range(0, len(whole), 4096)):
        made.paths.vault_database.write_bytes(
            whole[: page + 50] + bytes([whole[page + 50] ^ 4]) + whole[page + 51 :]
        )
        vault = made.unlock()
        assert vault.findings == (REBUILT,)
        assert names(vault) == GEZINNEN
        kept_settings += vault.setting("zoom", 0) == 120
        kept_identity += vault._identity.sign_seed == signing
        made.close()
        assert (made.paths.data / f"kluis.beschadigd-{number + 1}.db").exists()
    pages = len(whole) // 4096
    assert pages >= 8
    assert kept_settings >= pages - 3  # its own pages and the first
    assert kept_identity >= pages - 3


def test_a_kluis_db_without_its_tables_is_rebuilt(made: MadeVault) -> None:
    vault = made.unlock()
    root, vault_id = vault._root, vault.id
    made.close()
    made.paths.vault_database.unlink()
    key = vault_database.derive_key(root, "kluis-db", vault_id)
    salt = vault_database.derive_key(root, "kluis-db-zout", vault_id)[:16]
    connection = open_database(made.paths.vault_database, key, salt, create=True)
    connection.execute("CREATE TABLE iets (x)")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    vault = made.unlock()
    assert vault.findings == (REBUILT,)
    assert names(vault) == GEZINNEN


def test_settings_and_the_backup_register_survive_the_loss_of_another_table(made: MadeVault) -> None:
    vault = made.unlock()
    backup = vault.register_backup(place="kast", digest=bytes(32), wall_ms=1)
    with vault._database.writing() as connection:
        connection.execute("DROP TABLE identity")
    made.close()
    again = made.unlock()
    assert again.findings == (REBUILT,)
    assert again.setting("zoom", 0) == 120
    assert again.backups() == (backup,)
    assert again.name == "Sanne Bakker"


def test_a_vault_without_any_gezin_and_without_kluis_db_opens_nameless(tmp_path: Path) -> None:
    secrets = NoKeyring()
    paths = AppPaths(tmp_path / "profiel")
    vault, code = create_vault(
        paths, name="Sanne", passphrase=TEST_PASSPHRASE, secrets=secrets, profile=TEST_PROFILE
    )
    vault.close()
    paths.vault_database.unlink()
    made = MadeVault(paths, code, secrets)
    assert made.unlock().name == ""
    made.close()


def test_a_rebuilding_that_was_cut_off_between_its_renames_is_finished(made: MadeVault) -> None:
    rebuilt = made.paths.data / "kluis.herstel.db"
    made.paths.vault_database.rename(rebuilt)
    vault = made.unlock()
    assert vault.findings == ()
    assert vault.setting("zoom", 0) == 120
    assert not rebuilt.exists()


@pytest.mark.parametrize("data", [None, b"", b"KZK\x01" + bytes(600), b"noise"])
def test_a_damaged_key_file_is_mended_from_kluis_db_and_named(made: MadeVault, data: bytes | None) -> None:
    gezin = made.unlock().gezinnen()[0].id
    made.close()
    path = made.paths.gezin(gezin) / "key.sealed"
    path.unlink() if data is None else path.write_bytes(data)
    assert made.unlock().findings == (Finding(f"gezinnen/{gezin.hex()}/key.sealed", "mended", gezin),)
    made.close()
    made.paths.vault_database.unlink()
    assert names(made.unlock()) == GEZINNEN


def test_a_name_that_reached_kluis_db_only_reaches_the_key_file_at_the_next_opening(made: MadeVault) -> None:
    vault = made.unlock()
    gezin = vault.gezinnen()[0].id
    vault._database.put_gezin(GezinRow(vault.gezin_keys(gezin), "Van Dijk", made=True))
    made.close()
    assert made.unlock().findings == ()
    made.close()
    made.paths.vault_database.unlink()
    assert names(made.unlock()) == ("Van Dijk", "Yılmaz")


def test_without_kluis_db_and_one_key_file_the_other_gezinnen_open(made: MadeVault) -> None:
    first, second = (entry.id for entry in made.unlock().gezinnen())
    made.close()
    made.paths.vault_database.unlink()
    (made.paths.gezin(first) / "key.sealed").write_bytes(b"noise")
    vault = made.unlock()
    assert vault.findings == (REBUILT, Finding(f"gezinnen/{first.hex()}", "closed", first))
    assert [entry.id for entry in vault.gezinnen()] == [second]
    assert (made.paths.gezin(first) / "map.db").read_bytes() == b"stand-in"


@pytest.mark.parametrize(
    ("verdict", "code"),
    [
        ("mended", "bestand-hersteld"),
        ("rebuilt", "kluis-herbouwd"),
        ("found-again", "gezin-teruggevonden"),
        ("closed", "gezin-zonder-sleutel"),
    ],
)
def test_every_finding_can_be_told_as_an_error(verdict: str, code: str) -> None:
    error = Finding("kluis.db", verdict, bytes(16)).error
    assert (error.code, error.data) == (code, {"file": "kluis.db", "gezin": "00" * 16})


def test_a_gezin_that_an_old_kluis_db_does_not_know_is_found_again(made: MadeVault) -> None:
    old = made.paths.vault_database.read_bytes()
    vault = made.unlock()
    entry = vault.add_gezin("Later")
    (made.paths.gezin(entry.id) / "map.db").write_bytes(b"stand-in")
    made.close()
    made.paths.vault_database.write_bytes(old)
    again = made.unlock()
    assert again.findings == (Finding(f"gezinnen/{entry.id.hex()}", "found-again", entry.id),)
    assert names(again) == ("De Vries", "Later", "Yılmaz")


def test_folders_that_are_no_gezin_are_left_alone(made: MadeVault) -> None:
    for name in ("oud", "00" * 15, "AB" * 16, "cd" * 16):
        (made.paths.gezinnen / name).mkdir()
    assert made.unlock().findings == ()
    assert len(list(made.paths.gezinnen.iterdir())) == 6


def test_a_gezin_folder_that_is_gone_is_no_reason_not_to_open(made: MadeVault) -> None:
    gezin = made.unlock().gezinnen()[0].id
    made.close()
    for path in made.paths.gezin(gezin).iterdir():
        path.unlink()
    made.paths.gezin(gezin).rmdir()
    vault = made.unlock()
    assert vault.findings == ()
    assert names(vault) == GEZINNEN


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no write bit there")
def test_on_a_disk_that_may_only_be_read_the_vault_opens_to_read(
    made: MadeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = vault_database.open_database

    def read_only_disk(path: Path, *args: object, **named: object) -> object:
        if not named.get("read_only"):
            raise ReadOnlyDisk
        return real(path, *args, **named)  # type: ignore[arg-type]

    def refuse(*_args: object, **_named: object) -> int:
        raise OSError(errno.EROFS, "read-only")

    gezin = made.unlock().gezinnen()[0].id
    made.unlock().add_gezin("Half")
    for vault in made.opened:
        vault._database.close()
    made.opened.clear()
    (made.paths.gezin(gezin) / "key.sealed").write_bytes(b"noise")
    made.paths.vault_header.write_bytes(b"")
    monkeypatch.setattr(vault_database, "open_database", read_only_disk)
    monkeypatch.setattr(os, "open", refuse)
    vault = made.unlock()
    assert vault.read_only
    assert names(vault) == ("De Vries", "Half", "Yılmaz")
    assert {finding.verdict for finding in vault.findings} == {"mended"}
    for write in (
        lambda: vault.add_gezin("Nieuw"),
        lambda: vault.set_setting("zoom", 1),
        vault.ways.new_recovery_code,
        lambda: vault.ways.change_passphrase(TEST_PASSPHRASE, made.secrets, profile=TEST_PROFILE),
    ):
        with pytest.raises(ReadOnlyDisk):
            write()


def test_the_device_secret_is_taken_back_when_making_a_vault_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_named: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    saved: list[bytes] = []

    class Watched(MemorySecrets):
        def save(self, secret_id: bytes, secret: bytes) -> None:
            saved.append(secret_id)
            super().save(secret_id, secret)

    paths, secrets = AppPaths(tmp_path), Watched()
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(DiskFull):
        create_vault(paths, name="Sanne", passphrase=TEST_PASSPHRASE, secrets=secrets, profile=TEST_PROFILE)
    assert len(saved) == 1
    assert secrets.kept == {}
    assert vault_state(paths) is VaultState.ABSENT


def test_a_half_made_vault_is_no_vault_and_makes_way(made: MadeVault) -> None:
    for path in (*made.paths.gezinnen.rglob("*.*"), *made.paths.gezinnen.iterdir(), made.paths.gezinnen):
        path.unlink() if path.is_file() else path.rmdir()
    made.paths.vault_header.rename(made.paths.vault_header_new)
    made.paths.vault_header_copy.unlink()
    (made.paths.data / ".kanz-00.tmp").write_bytes(b"half")
    assert vault_state(made.paths) is VaultState.ABSENT
    with pytest.raises(VaultAbsent):
        made.unlock()
    vault, _ = create_vault(
        made.paths, name="Piet", passphrase=TEST_PASSPHRASE, secrets=made.secrets, profile=TEST_PROFILE
    )
    made.opened.append(vault)
    assert (vault.name, vault.findings) == ("Piet", ())
    assert isinstance(made.secrets, MemorySecrets)
    assert len(made.secrets.kept) == 1
    left = {path.name for path in made.paths.data.iterdir() if not path.name.startswith("kluis.db-")}
    assert left == {"kluis.json", "kluis.kopie.json", "kluis.db"}


def test_a_vault_whose_last_rename_was_cut_off_is_a_whole_vault(made: MadeVault) -> None:
    made.paths.vault_header.rename(made.paths.vault_header_new)
    vault = made.unlock()
    assert vault.findings == (Finding("kluis.json", "mended"),)
    assert not made.paths.vault_header_new.exists()
    assert names(vault) == GEZINNEN


def test_a_failure_after_the_slot_was_opened_leaves_nothing_open(
    made: MadeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[VaultDatabase] = []
    close = VaultDatabase.close

    def fail(*_args: object) -> None:
        raise DiskFull

    def watch(self: VaultDatabase) -> None:
        closed.append(self)
        close(self)

    monkeypatch.setattr(vault_module, "reconcile", fail)
    monkeypatch.setattr(VaultDatabase, "close", watch)
    with pytest.raises(DiskFull):
        made.unlock()
    assert len(closed) == 1
