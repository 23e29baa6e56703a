"""`kanz sync` on a real profile and a folder on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.kanz import Kanz


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "kantoor"
    made.mkdir()
    return made


def test_the_first_time_begins_a_team_and_brings_the_gezin_there(kanz: Kanz, folder: Path) -> None:
    said = kanz("sync", "--new", "--folder", folder)
    assert said.code == 0
    assert "De Vries: naar kantoor" in said.text
    assert any((folder / "s").rglob("g/*"))
    assert kanz("sync").text == "Bijgewerkt. Er was niets nieuws.\n"


def test_a_dry_run_says_the_same_and_changes_nothing(kanz: Kanz, folder: Path) -> None:
    kanz("sync", "--new", "--folder", folder)
    kanz("gezin", "new", "Yılmaz")
    before = sorted(folder.rglob("*"))
    said = kanz("sync", "--dry-run")
    assert said.code == 0
    assert "Yılmaz: naar kantoor" in said.text
    assert "Er is nog niets veranderd." in said.text
    assert sorted(folder.rglob("*")) == before
    done = kanz("--json", "sync").json
    assert [one["wijzigingen_uit"] > 0 for one in done["gezinnen"]] == [True]
    assert done["waiting"] == {}


def test_without_a_folder_or_with_the_wrong_one_it_says_why_not(
    kanz: Kanz, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kanz("sync").code == 1
    assert "nog geen kantoormap" in capsys.readouterr().err
    assert kanz("sync", "--folder", folder).code == 1
    assert "nog geen kantoormap" in capsys.readouterr().err
    kanz("sync", "--new", "--folder", folder)
    assert kanz("sync", "--folder", tmp_path).code == 1
    assert "kan hier niet voor worden gebruikt" in capsys.readouterr().err
    folder.rename(tmp_path / "verhuisd")
    assert kanz("sync").code == 1
    assert "niet te bereiken" in capsys.readouterr().err
    assert kanz("sync", "--folder", tmp_path / "verhuisd").code == 0


def test_papers_can_wait(kanz: Kanz, folder: Path, tmp_path: Path) -> None:
    kanz("sync", "--new", "--folder", folder)
    (tmp_path / "brief.txt").write_text("brief " * 1000)
    kanz("import", "De Vries", tmp_path / "brief.txt")
    said = kanz("sync", "--text-only")
    assert "1 papier wacht op een andere keer" in said.text
    assert "1 papier (" in kanz("sync", "--limit", "5").text


def test_a_limit_below_nothing_is_no_limit(kanz: Kanz, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        kanz("sync", "--limit", "-5")
    assert "'-5' kan niet bij --limit" in capsys.readouterr().err


def test_what_waits_is_told_to_machines_too_and_no_name_with_it(
    kanz: Kanz, folder: Path, tmp_path: Path
) -> None:
    kanz("sync", "--new", "--folder", folder)
    (tmp_path / "brief.txt").write_text("brief " * 1000)
    kanz("import", "De Vries", tmp_path / "brief.txt")
    said = kanz("sync", "--text-only", "--json")
    (left,) = said.json["waiting"].values()
    assert left["papieren"] == 1
    assert left["bytes"] > 6000
    assert "De Vries" not in said.text + kanz("sync", "--dry-run", "--json").text
