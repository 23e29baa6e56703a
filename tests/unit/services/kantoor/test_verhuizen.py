"""An office folder that is lost is made anew from the laptops, in an empty folder somewhere else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening
from kanz_desktop.services.kantoor.kantoor import Kantoor
from kanz_desktop.services.kantoor.plek import Soort
from kanz_desktop.services.kantoor.refusals import GeenKantoormap, PlekNietGeschikt
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.sync.mailbox import NotOurs
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Werkplek]:
    """Somebody with a gezin and an office folder, in which all of it stands."""
    werkplek = _set_up(tmp_path / "anouk")
    (tmp_path / "oud").mkdir()
    (tmp_path / "nieuw").mkdir()
    werkplek.close_gezin(werkplek.new_gezin("De Vries").id)
    werkplek.kantoor.found(tmp_path / "oud")
    werkplek.kantoor.bijwerken()
    yield werkplek
    werkplek.close()


def _set_up(folder: Path) -> Werkplek:
    werkplek, _ = opening.set_up(
        AppPaths(folder),
        name="Anouk Bos",
        passphrase=TEST_PASSPHRASE,
        use_keyring=False,
        profile=TEST_PROFILE,
    )
    return werkplek


def _objects(folder: Path) -> set[str]:
    """Names of everything but heads: those are new at each sync."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "h/" not in str(path)
    }


def test_an_empty_folder_gets_everything_at_the_next_sync(place: Werkplek, tmp_path: Path) -> None:
    before = _objects(tmp_path / "oud")
    shutil.rmtree(tmp_path / "oud")
    place.kantoor.verhuizen(tmp_path / "nieuw")
    place.kantoor.bijwerken()
    assert _objects(tmp_path / "nieuw") == before
    assert place.kantoor.look(tmp_path / "nieuw").soort is Soort.ONZE
    assert not any(out.wijzigingen for out in place.kantoor.stand().wachtend.values())


def test_a_folder_that_was_emptied_is_only_filled_again_when_somebody_says_so(
    place: Werkplek, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path / "oud")
    (tmp_path / "oud").mkdir()
    with pytest.raises(NotOurs):
        place.kantoor.bijwerken()
    assert list((tmp_path / "oud").iterdir()) == []
    place.kantoor.verhuizen(tmp_path / "oud")
    place.kantoor.bijwerken()
    assert _objects(tmp_path / "oud")


def test_the_folder_of_another_team_is_no_place_to_go_on(place: Werkplek, tmp_path: Path) -> None:
    other = _set_up(tmp_path / "eva")
    other.kantoor.found(tmp_path / "nieuw")
    other.close()
    before = _objects(tmp_path / "nieuw")
    with pytest.raises(PlekNietGeschikt):
        place.kantoor.verhuizen(tmp_path / "nieuw")
    assert _objects(tmp_path / "nieuw") == before
    assert place.kantoor.path == tmp_path / "oud"


def test_who_has_no_team_has_nothing_to_go_on_with(tmp_path: Path) -> None:
    werkplek = _set_up(tmp_path / "anouk")
    (tmp_path / "nieuw").mkdir()
    with pytest.raises(GeenKantoormap):
        Kantoor(werkplek).verhuizen(tmp_path / "nieuw")
    werkplek.close()
    assert list((tmp_path / "nieuw").iterdir()) == []
