"""`kanz folder check` says in words what a folder can do, without any vault."""

from __future__ import annotations

from pathlib import Path

from kanz_desktop.sync.folder_check import Trait
from tests.helpers.kanz import Kanz


def test_a_good_folder_is_called_good(tmp_path: Path) -> None:
    kanz = Kanz(tmp_path)
    (tmp_path / "kantoor").mkdir()
    said = kanz("folder", "check", tmp_path / "kantoor")
    assert said.code == 0
    assert said.text.count("goed    ") + said.text.count("let op  ") == len(Trait)  # a long path, perhaps
    assert "kan als kantoormap dienen" in said.text
    assert not kanz.profile.exists()


def test_a_folder_that_is_not_there_gets_advice(tmp_path: Path) -> None:
    said = Kanz(tmp_path)("folder", "check", tmp_path / "weg")
    assert said.code == 1
    assert "Kijk of het netwerk er is" in said.text


def test_machines_get_every_check_by_its_id(tmp_path: Path) -> None:
    said = Kanz(tmp_path)("--json", "folder", "check", tmp_path)
    assert said.json["usable"] is True
    assert [one["id"] for one in said.json["checks"]] == [str(trait) for trait in Trait]
