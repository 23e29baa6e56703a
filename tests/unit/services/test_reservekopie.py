"""A backup is whole or absent, and everything comes back from it."""

from __future__ import annotations

import pytest

from kanz_desktop.errors import AccessRefused
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening, papieren, reservekopie
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.instance import InstanceLock
from kanz_desktop.services.sources import Source
from kanz_desktop.storage.backup import FolderInUse
from tests.helpers.inzage import lines
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE


@pytest.fixture
def made(tmp_path):
    """A profile with two gezinnen, one with a paper; and the recovery code."""
    paths = AppPaths(tmp_path / "profiel")
    werkplek, code = opening.set_up(
        paths, name="Anouk Bos", passphrase=TEST_PASSPHRASE, use_keyring=False, profile=TEST_PROFILE
    )
    first = werkplek.new_gezin("De Vries").id
    werkplek.new_gezin("Bakker")
    (item,) = papieren.take_in(
        werkplek.open_gezin(first), [Source.from_bytes("brief.txt", b"brief" * 999)]
    ).items
    yield werkplek, code, first, item.record
    werkplek.close()


def _by_passphrase(paths):
    return opening.unlock(paths, TEST_PASSPHRASE)


def test_everything_comes_back_in_an_empty_folder(made, tmp_path):
    werkplek, _, gezin, paper = made
    result = reservekopie.make_backup(werkplek, tmp_path / "kopie")
    assert (result.gezinnen, result.papers) == (2, 1)
    fresh = AppPaths(tmp_path / "nieuw")
    restored = reservekopie.restore(fresh, tmp_path / "kopie", _by_passphrase)
    assert len(restored.gezinnen) == 2
    again = opening.unlock(fresh, TEST_PASSPHRASE)
    assert [row.naam for row in again.gezinnen()] == ["Bakker", "De Vries"]
    sessie = again.open_gezin(gezin)
    assert papieren.read(sessie, paper) == b"brief" * 999
    assert sessie.verify().ok
    again.close()


def test_a_restored_profile_is_another_device_and_nothing_of_it_needs_mending(made, tmp_path):
    werkplek, _, gezin, _ = made
    reservekopie.make_backup(werkplek, tmp_path / "kopie")
    fresh = AppPaths(tmp_path / "nieuw")
    reservekopie.restore(fresh, tmp_path / "kopie", _by_passphrase)
    again = opening.unlock(fresh, TEST_PASSPHRASE)
    assert again.findings == ()
    assert again.vault.device_id != werkplek.vault.device_id
    assert again.person_id == werkplek.person_id
    again.open_gezin(gezin).apply(new_record("actie", {"wat": "hier geschreven"}), "plan").result()
    assert _devices(again.open_gezin(gezin)) == {werkplek.vault.device_id, again.vault.device_id}
    again.close()


def test_the_printed_code_opens_a_backup_on_a_new_laptop(made, tmp_path):
    werkplek, code, *_ = made
    reservekopie.make_backup(werkplek, tmp_path / "kopie")
    fresh = AppPaths(tmp_path / "nieuw")
    words = "zeven gele paraplus zwemmen langzaam"

    def by_code(paths):
        return opening.unlock_with_code(paths, code, words, use_keyring=False, profile=TEST_PROFILE)

    reservekopie.restore(fresh, tmp_path / "kopie", by_code)
    opening.unlock(fresh, words).close()


def test_a_backup_and_a_restore_stand_in_the_registers(made, tmp_path):
    werkplek, _, gezin, _ = made
    reservekopie.make_backup(werkplek, tmp_path / "kopie")
    (kept,) = werkplek.vault.backups()
    assert kept.place == str(tmp_path / "kopie")
    assert lines(werkplek.open_gezin(gezin)) == [{"wat": "back-up"}]
    fresh = AppPaths(tmp_path / "nieuw")
    reservekopie.restore(fresh, tmp_path / "kopie", _by_passphrase)
    again = opening.unlock(fresh, TEST_PASSPHRASE)
    assert lines(again.open_gezin(gezin)) == [{"wat": "hersteld"}]
    again.close()


def test_a_folder_that_is_in_use_is_left_alone(made, tmp_path):
    werkplek, *_ = made
    (tmp_path / "kopie").mkdir()
    (tmp_path / "kopie" / "van mij.txt").write_text("blijf af")
    with pytest.raises(FolderInUse):
        reservekopie.make_backup(werkplek, tmp_path / "kopie")
    reservekopie.make_backup(werkplek, tmp_path / "goed")
    with pytest.raises(FolderInUse):
        reservekopie.restore(AppPaths(tmp_path / "kopie"), tmp_path / "goed", _by_passphrase)
    assert [path.name for path in (tmp_path / "kopie").iterdir()] == ["van mij.txt"]


def test_a_folder_without_a_backup_says_so(tmp_path):
    with pytest.raises(reservekopie.NoBackup):
        reservekopie.restore(AppPaths(tmp_path / "nieuw"), tmp_path, _by_passphrase)


def test_a_wrong_passphrase_leaves_no_profile_behind_and_the_backup_as_it_was(made, tmp_path):
    werkplek, *_ = made
    reservekopie.make_backup(werkplek, tmp_path / "kopie")
    before = {path: path.read_bytes() for path in (tmp_path / "kopie").rglob("*") if path.is_file()}
    with pytest.raises(AccessRefused):
        reservekopie.restore(
            AppPaths(tmp_path / "nieuw"),
            tmp_path / "kopie",
            lambda paths: opening.unlock(paths, "helemaal mis"),
        )
    assert not (tmp_path / "nieuw").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kopie", "profiel"]
    assert before == {path: path.read_bytes() for path in (tmp_path / "kopie").rglob("*") if path.is_file()}


def test_a_gezin_that_is_damaged_in_the_backup_does_not_hold_up_the_other(made, tmp_path):
    werkplek, _, gezin, _ = made
    reservekopie.make_backup(werkplek, tmp_path / "kopie")
    database = AppPaths(tmp_path / "kopie").gezin(gezin) / "map.db"
    data = bytearray(database.read_bytes())
    data[5000] ^= 1
    database.write_bytes(data)
    result = reservekopie.restore(AppPaths(tmp_path / "nieuw"), tmp_path / "kopie", _by_passphrase)
    assert [lost for lost, _ in result.damaged] == [gezin]
    assert len(result.gezinnen) == 1


def test_a_backup_that_fails_halfway_leaves_nothing(made, tmp_path):
    werkplek, *_ = made

    class Stopped(Exception): ...

    def stop(*_):
        raise Stopped

    with pytest.raises(Stopped):
        reservekopie.make_backup(werkplek, tmp_path / "kopie", stop)
    assert [path.name for path in tmp_path.iterdir()] == ["profiel"]
    assert werkplek.vault.backups() == ()


def test_a_program_that_was_started_once_without_setting_up_does_not_stand_in_the_way(made, tmp_path):
    werkplek, *_ = made
    reservekopie.make_backup(werkplek, tmp_path / "kopie")
    fresh = AppPaths(tmp_path / "nieuw")
    lock = InstanceLock(fresh)
    lock.take()
    lock.release()
    assert len(reservekopie.restore(fresh, tmp_path / "kopie", _by_passphrase).gezinnen) == 2


def test_a_profile_that_holds_a_vault_is_never_replaced(made, tmp_path):
    werkplek, *_ = made
    reservekopie.make_backup(werkplek, tmp_path / "kopie")
    before = sorted(path.name for path in werkplek.paths.data.iterdir())
    with pytest.raises(FolderInUse):
        reservekopie.restore(werkplek.paths, tmp_path / "kopie", _by_passphrase)
    assert sorted(path.name for path in werkplek.paths.data.iterdir()) == before


def test_a_restore_under_a_lock_that_is_held_leaves_it_held(made, tmp_path):
    werkplek, *_ = made
    reservekopie.make_backup(werkplek, tmp_path / "kopie")
    fresh = AppPaths(tmp_path / "nieuw")
    window, other = InstanceLock(fresh), InstanceLock(fresh)
    assert window.take()
    reservekopie.restore(fresh, tmp_path / "kopie", _by_passphrase)
    assert not other.take()
    window.release()
    again = _by_passphrase(fresh)
    assert [row.naam for row in again.gezinnen()] == ["Bakker", "De Vries"]
    again.close()


def test_the_backups_of_before_are_known_with_day_and_place(made, tmp_path):
    werkplek, *_ = made
    reservekopie.make_backup(werkplek, tmp_path / "een")
    reservekopie.make_backup(werkplek, tmp_path / "twee")
    places = [(backup.day, backup.place) for backup in reservekopie.kept_backups(werkplek)]
    assert places == [(werkplek.today(), str(tmp_path / "twee")), (werkplek.today(), str(tmp_path / "een"))]


def _devices(sessie):
    """Every device that wrote something in this gezin."""
    operations = sessie.read(lambda store: list(store.operations())).result()
    return {op.header.device for op in operations}
