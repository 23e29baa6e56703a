"""A made-up gezin can be taken away again, and nothing of it is left; a real one cannot."""

from __future__ import annotations

import shutil

import pytest

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening, wissen
from kanz_desktop.services.demo import add_example
from kanz_desktop.services.previews import shown_process
from kanz_desktop.services.reservekopie import all_backups, kept_backups, make_backup, restore, say_destroyed
from kanz_desktop.services.wisbewijs import proof
from kanz_desktop.services.wissen import (
    NameDiffers,
    NoErasure,
    NoExample,
    erase,
    erase_by_proof,
    erasures,
    is_example,
    mark_example,
    proof_number,
    remove_example,
)
from kanz_desktop.storage import gezin_folders
from kanz_desktop.storage.erased import ERASED
from kanz_desktop.storage.failures import DiskFailed
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.second_reader import text_of


@pytest.fixture
def werkplek(tmp_path):
    place, _ = opening.set_up(
        AppPaths(tmp_path / "profiel"),
        name="Anouk Bos",
        passphrase=TEST_PASSPHRASE,
        use_keyring=False,
        profile=TEST_PROFILE,
    )
    yield place
    place.close()


def example(werkplek):
    gezin = werkplek.new_gezin("Voorbeeld").id
    mark_example(werkplek, gezin)
    return gezin


def again(werkplek):
    werkplek.close()
    return opening.unlock(werkplek.paths, TEST_PASSPHRASE)


def left(werkplek):
    return [path.name for path in werkplek.paths.gezinnen.iterdir()]


def test_the_example_of_the_first_start_may_be_removed(werkplek):
    gezin = add_example(werkplek)
    shown_process().close()
    assert is_example(werkplek, gezin)
    remove_example(werkplek, gezin)
    assert werkplek.gezinnen() == ()
    assert left(werkplek) == []


def test_nothing_of_it_is_left_and_the_others_stay(werkplek):
    other = werkplek.new_gezin("De Vries")
    gezin = example(werkplek)
    werkplek.paths.notes(gezin).mkdir(parents=True)
    (werkplek.paths.notes(gezin) / "key.sealed").write_bytes(b"x")
    remove_example(werkplek, gezin)
    assert not werkplek.paths.notes(gezin).exists()
    opened = again(werkplek)
    assert [row.id for row in opened.gezinnen()] == [other.id]
    assert left(opened) == [other.id.hex()]
    assert opened.findings == ()
    opened.close()


def test_that_it_happened_stays_known_by_number_and_day_without_a_name(werkplek):
    gezin = example(werkplek)
    remove_example(werkplek, gezin)
    (line,) = werkplek.setting(ERASED, [])
    assert line[:3] == [gezin.hex(), werkplek.today().isoformat(), "voorbeeld"]
    assert not is_example(werkplek, gezin)


def test_a_gezin_that_is_no_example_is_never_removed(werkplek):
    gezin = werkplek.new_gezin("De Vries").id
    with pytest.raises(NoExample):
        remove_example(werkplek, gezin)
    assert werkplek.open_gezin(gezin).snapshot.only("gezin").text("naam") == "De Vries"


@pytest.mark.parametrize("step", ["remove_durable", "rename_durable", "destroy_notes", "sweep_temporary"])
def test_what_a_crash_left_half_done_is_finished_at_the_next_unlock(werkplek, monkeypatch, step):
    gezin = example(werkplek)

    def battery_dies(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(gezin_folders, step, battery_dies)
    with pytest.raises(KeyboardInterrupt):
        remove_example(werkplek, gezin)
    monkeypatch.undo()
    opened = again(werkplek)
    assert opened.gezinnen() == ()
    assert left(opened) == []
    assert opened.findings == ()
    assert opened.setting(wissen.INTENTS, [""]) == []
    opened.close()


def test_the_keys_are_destroyed_before_the_files(werkplek, monkeypatch):
    gezin = example(werkplek)

    def broken(*_):
        raise DiskFailed

    monkeypatch.setattr(gezin_folders, "sweep_temporary", broken)
    with pytest.raises(DiskFailed):
        remove_example(werkplek, gezin)
    (folder,) = werkplek.paths.gezinnen.iterdir()
    assert (folder / "map.db").exists()
    assert not (folder / "key.sealed").exists()
    assert werkplek.gezinnen() == ()


def real(werkplek, naam="De Vries"):
    gezin = werkplek.new_gezin(naam).id
    werkplek.open_gezin(gezin)
    return gezin


@pytest.mark.parametrize("typed", ["", "De", "de vriesje", "gezin", "Jansen"])
def test_a_gezin_is_erased_only_when_its_name_is_typed(werkplek, typed):
    gezin = real(werkplek)
    with pytest.raises(NameDiffers):
        erase(werkplek, gezin, typed, "verzoek")
    assert [row.id for row in werkplek.gezinnen()] == [gezin]


@pytest.mark.parametrize("typed", ["De Vries", "  de  vries ", "Gezin De Vries"])
def test_with_its_name_typed_nothing_of_it_is_left(werkplek, typed):
    other, gezin = real(werkplek, "Bakker"), real(werkplek)
    gone = erase(werkplek, gezin, typed, "verzoek")
    assert (gone.day, gone.reason, gone.backups) == (werkplek.today(), "verzoek", ())
    opened = again(werkplek)
    assert left(opened) == [other.hex()]
    assert [one.number for one in erasures(opened)] == [proof_number(gezin)]
    opened.close()


def test_no_name_is_left_in_the_vault_of_who_was_erased(werkplek):
    gezin = real(werkplek, "Kanarievogel")
    erase(werkplek, gezin, "Kanarievogel", "verzoek")
    kept = [werkplek.setting(key, None) for key in (ERASED, wissen.INTENTS, wissen.EXAMPLES)]
    assert "Kanarie" not in str(kept)
    assert werkplek.vault.cache(gezin) is None


def test_the_proof_names_the_reservekopieen_that_still_exist_and_nobody(werkplek, tmp_path):
    gezin = real(werkplek, "Kanarievogel")
    for number in (1, 2):
        make_backup(werkplek, tmp_path / f"stick {number}")
    erase(werkplek, gezin, "Kanarievogel", "termijn")
    make_backup(werkplek, tmp_path / "stick later")
    (first,) = [kept for kept in all_backups(werkplek) if kept.place.endswith("stick 1")]
    say_destroyed(werkplek, first.id, gone=True)
    (gone,) = erasures(werkplek)
    assert [backup.place for backup in gone.backups] == [str(tmp_path / "stick 2")]
    words = "".join(text_of(proof(werkplek, gone).pdf).split())  # a long place goes on in the next line
    assert proof_number(gezin) in words
    assert "stick2" in words
    for absent in ("stick1", "sticklater", "Kanarie"):
        assert absent not in words


def test_a_backup_is_said_to_be_destroyed_with_its_day_and_may_turn_out_to_exist(werkplek, tmp_path):
    make_backup(werkplek, tmp_path / "stick")
    (kept,) = kept_backups(werkplek)
    say_destroyed(werkplek, kept.id, gone=True)
    assert kept_backups(werkplek) == ()
    assert all_backups(werkplek)[0].destroyed == werkplek.today()
    say_destroyed(werkplek, kept.id, gone=False)
    assert [backup.id for backup in kept_backups(werkplek)] == [kept.id]


def test_a_folder_that_somebody_lays_back_is_destroyed_at_the_next_unlock(werkplek, tmp_path):
    gezin = real(werkplek)
    werkplek.close_gezin(gezin)
    shutil.copytree(werkplek.paths.gezin(gezin), tmp_path / "bewaard")
    erase(werkplek, gezin, "De Vries", "verzoek")
    shutil.copytree(tmp_path / "bewaard", werkplek.paths.gezin(gezin))
    opened = again(werkplek)
    assert opened.gezinnen() == ()
    assert left(opened) == []
    opened.close()


def test_out_of_an_older_reservekopie_it_goes_again_by_the_number_on_the_proof(werkplek, tmp_path):
    gezin, other = real(werkplek), real(werkplek, "Bakker")
    make_backup(werkplek, tmp_path / "stick")
    number = erase(werkplek, gezin, "De Vries", "verzoek").number
    werkplek.close()
    fresh = AppPaths(tmp_path / "lege laptop")
    restore(fresh, tmp_path / "stick", lambda paths: opening.unlock(paths, TEST_PASSPHRASE))
    opened = opening.unlock(fresh, TEST_PASSPHRASE)
    assert {row.id for row in opened.gezinnen()} == {gezin, other}
    with pytest.raises(NoErasure):
        erase_by_proof(opened, "0000-0000-0000")
    assert erase_by_proof(opened, number.lower().replace("-", " ")).number == number
    assert [row.id for row in opened.gezinnen()] == [other]
    opened.close()


def test_what_was_erased_when_the_reservekopie_was_made_is_not_in_it(werkplek, tmp_path):
    gezin = real(werkplek)
    erase(werkplek, gezin, "De Vries", "verzoek")
    make_backup(werkplek, tmp_path / "stick")
    assert not list((tmp_path / "stick").rglob(gezin.hex()))
