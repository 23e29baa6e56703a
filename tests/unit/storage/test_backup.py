"""A copy counts only when it was read back, and what is restored is a new incarnation."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path

import pytest

from kanz_desktop.domain.values import FileRef
from kanz_desktop.storage import atomic_file, copies
from kanz_desktop.storage.backup import BackupDamaged, FolderInUse, back_up, restore
from kanz_desktop.storage.failures import DiskFull
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.moment import Moment
from kanz_desktop.storage.objects import ObjectMissing
from tests.helpers.family import Family, author

DAY_MS = 24 * 3600 * 1000


@pytest.fixture
def family(tmp_path: Path) -> Family:
    family = Family(tmp_path / "gezin")
    family.write("post", "De post ligt op een stapel")
    stored = family.store.objects.add(io.BytesIO(b"aanmaning" * 1000))
    family.write(
        "brief", FileRef(stored.hash, stored.size, "text/plain"), field_id="bestand", kind="document"
    )
    return family


def copy(family: Family, target: Path) -> Path:
    back_up(family.store, family.folder, target, family.keys, author())
    return target


def test_a_restored_gezin_reads_the_same_and_begins_a_new_incarnation(family: Family, tmp_path: Path) -> None:
    target = copy(family, tmp_path / "kopie")
    before = family.store.snapshot().records
    incarnation = restore(target, tmp_path / "terug", family.keys, author())
    store = FamilyStore.open(tmp_path / "terug", family.keys, author())
    assert dict(store.snapshot().records) == dict(before)
    (paper,) = store.objects.names()
    with store.objects.open(paper) as document:
        assert document.read_all() == b"aanmaning" * 1000
    assert store.incarnation == incarnation != family.store.incarnation
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes; the profile of the user is closed there")
def test_nobody_else_may_open_a_file_of_a_gezin_or_of_its_copies(family: Family, tmp_path: Path) -> None:
    """The folder above may have been made by others, with other rights."""
    restore(copy(family, tmp_path / "kopie"), tmp_path / "terug", family.keys, author())
    copies.before_migration(family.store._connection, family.folder, 1, Moment(0, 0))
    made = [path for name in ("gezin", "kopie", "terug") for path in (tmp_path / name).rglob("*")]
    assert {"map.db", "map.db-wal", "map.db-shm", "objects", "kopie"} <= {path.name for path in made}
    assert [path for path in made if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


def test_a_backup_that_somebody_added_to_brings_back_the_gezin_and_nothing_else(
    family: Family, tmp_path: Path
) -> None:
    target = copy(family, tmp_path / "kopie")
    own = tmp_path / "eigen.txt"
    own.write_text("van de gebruiker zelf")
    before = {path.relative_to(target) for path in target.rglob("*")}
    (target / "key.sealed").symlink_to(own)
    (target / "objects" / "zz").mkdir()
    (target / "objects" / "zz" / "vreemd").symlink_to(own)
    (target / "lees mij.txt").write_text("vreemd")
    restore(target, tmp_path / "terug", family.keys, author())
    after = {path.relative_to(tmp_path / "terug") for path in (tmp_path / "terug").rglob("*")}
    assert {path for path in after if path.suffix not in (".db-wal", ".db-shm")} == before


def test_what_is_written_after_a_restore_starts_a_chain_of_its_own(family: Family, tmp_path: Path) -> None:
    restore(copy(family, tmp_path / "kopie"), tmp_path / "terug", family.keys, author())
    family.store.close()
    family.folder = tmp_path / "terug"
    family.reopen(close=False)
    family.write("post", "na het terugzetten")
    (last,) = [op for op in family.store.operations() if op.header.incarnation == family.store.incarnation]
    assert (last.header.seq, last.header.prev) == (1, bytes(32))
    assert family.text("post") == "na het terugzetten"
    assert family.store.verify(objects="full").ok


def test_a_copy_never_takes_the_place_of_something_else(family: Family, tmp_path: Path) -> None:
    target = copy(family, tmp_path / "kopie")
    with pytest.raises(FolderInUse):
        copy(family, target)
    with pytest.raises(FolderInUse):
        restore(target, family.folder, family.keys, author())


def test_a_damaged_copy_is_refused_and_leaves_nothing_behind(family: Family, tmp_path: Path) -> None:
    target = copy(family, tmp_path / "kopie")
    (paper,) = target.glob("objects/??/*")
    paper.write_bytes(paper.read_bytes()[:-1] + b"x")
    with pytest.raises(BackupDamaged):
        restore(target, tmp_path / "terug", family.keys, author())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gezin", "kopie"]


def test_a_truncated_database_in_a_copy_is_refused(family: Family, tmp_path: Path) -> None:
    target = copy(family, tmp_path / "kopie")
    database = target / "map.db"
    database.write_bytes(database.read_bytes()[:9000])
    with pytest.raises(BackupDamaged):
        restore(target, tmp_path / "terug", family.keys, author())


def test_a_copy_that_cannot_be_finished_is_not_there(
    family: Family, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic_file, "flush_file", full)
    with pytest.raises(DiskFull):
        copy(family, tmp_path / "kopie")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gezin"]


def test_a_gezin_with_a_missing_paper_says_so_instead_of_making_half_a_copy(
    family: Family, tmp_path: Path
) -> None:
    (name,) = family.store.objects.names()
    family.store.objects.path(name).unlink()
    with pytest.raises(ObjectMissing):
        copy(family, tmp_path / "kopie")
    assert not (tmp_path / "kopie").exists()


def test_copies_before_a_migration_stay_thirty_days(family: Family, tmp_path: Path) -> None:
    now = family.clock()
    family.store.close()
    connection = FamilyStore.open(family.folder, family.keys, author(), now=now)._connection
    copies.before_migration(connection, family.folder, 1, now)
    copies.before_migration(connection, family.folder, 1, Moment(now.wall_ms + 400 * DAY_MS, 0))

    def kept(days: int) -> int:
        copies.drop_old(family.folder, Moment(now.wall_ms + days * DAY_MS, 0))
        return len(list((family.folder / copies.FOLDER).iterdir()))

    assert [kept(30), kept(31)] == [2, 1]
    connection.close()
