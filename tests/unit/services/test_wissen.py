"""A made-up gezin can be taken away again, and nothing of it is left; a real one cannot."""

from __future__ import annotations

import pytest

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening, wissen
from kanz_desktop.services.demo import add_example
from kanz_desktop.services.previews import shown_process
from kanz_desktop.services.wissen import NoExample, is_example, mark_example, remove_example
from kanz_desktop.storage import gezin_folders
from kanz_desktop.storage.failures import DiskFailed
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE


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
    assert werkplek.setting(wissen.REGISTER, []) == [[gezin.hex(), werkplek.today().isoformat()]]
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
