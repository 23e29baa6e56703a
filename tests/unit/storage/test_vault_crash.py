"""The vault after dying at every step of every change (tests/helpers/vault_crash.py does the dying)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
NORMAL = {"kluis.json", "kluis.kopie.json", "kluis.db", "gezinnen"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the test forks")


def die_everywhere(folder: Path, scenario: str) -> list[dict[str, Any]]:
    """One report a step; the last is of the run that was let through."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.helpers.vault_crash", str(folder / "w"), scenario],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    reports = [json.loads(line) for line in run.stdout.splitlines()]
    assert [report["status"] for report in reports[:-1]] == [9] * (len(reports) - 1)
    assert reports[-1]["status"] == 0
    return reports


def test_a_set_up_that_dies_anywhere_can_be_done_again_or_is_whole(tmp_path: Path) -> None:
    reports = die_everywhere(tmp_path, "set_up")
    assert len(reports) > 15
    for report in reports:
        assert report["state"] in ("absent", "present")
        assert (report["old"], report["worker"]) == ("open", "Sanne")
        assert set(report["left"]) <= NORMAL
        assert not [finding for finding in report["findings"] if "kluis.db" in finding]
    states = [report["state"] for report in reports]
    assert states == sorted(states)  # absent up to one step, present from there on
    assert {"absent", "present"} == set(states)


def test_a_change_of_passphrase_that_dies_leaves_the_old_or_the_new_in_force(tmp_path: Path) -> None:
    reports = die_everywhere(tmp_path, "change_passphrase")
    for report in reports:
        assert sorted([report["old"], report["new"]]) == ["open", "wachtzin-fout"]
        assert report["code"] == "open"
        assert report["names"] == ["De Vries", "Yılmaz"]
        assert report["secrets"] == 1
        assert set(report["left"]) == NORMAL
    assert [report["new"] for report in reports][-1] == "open"
    assert reports[0]["old"] == "open"


def test_a_new_code_that_dies_never_harms_the_passphrase(tmp_path: Path) -> None:
    reports = die_everywhere(tmp_path, "new_code")
    assert {report["old"] for report in reports} == {"open"}
    assert {report["code"] for report in reports} == {"open", "herstelcode-fout"}


def test_a_new_gezin_that_dies_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    seen = set()
    for report in die_everywhere(tmp_path, "add_gezin"):
        assert (report["old"], report["code"]) == ("open", "open")
        assert report["names"] in (["De Vries", "Yılmaz"], ["De Vries", "Nieuw", "Yılmaz"])
        assert report["findings"] == []
        seen.add(len(report["names"]))
    assert seen == {2, 3}


def test_a_rebuilding_that_dies_anywhere_is_done_again_and_loses_nobody(tmp_path: Path) -> None:
    reports = die_everywhere(tmp_path, "rebuild")
    assert len(reports) > 30
    for report in reports:
        assert (report["old"], report["worker"]) == ("open", "Sanne")
        assert report["names"] == ["De Vries", "Yılmaz"]
        assert report["findings"] in ([], ["kluis.db rebuilt"])
        assert "kluis.herstel.db" not in report["left"]
        assert [name for name in report["left"] if name.startswith("kluis.beschadigd-1.db")]


def test_a_recovery_that_dies_can_be_done_again(tmp_path: Path) -> None:
    for report in die_everywhere(tmp_path, "recover"):
        assert report["code"] == "open"
        assert sorted([report["old"], report["new"]]) in (
            ["sleutelbos-leeg", "sleutelbos-leeg"],
            ["open", "wachtzin-fout"],
        )
        assert report["names"] == ["De Vries", "Yılmaz"]
