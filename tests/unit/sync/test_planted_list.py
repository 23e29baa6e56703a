"""The page of what the office folder stands names everything that is tried."""

from __future__ import annotations

from pathlib import Path

from tests.unit.sync import test_planted_bugs as first
from tests.unit.sync import test_planted_bugs_keeping as keeping
from tests.unit.sync import test_planted_bugs_people as people
from tests.unit.sync import test_planted_bugs_trust as trust

PAGE = Path(__file__).parents[3] / "docs/bench/kantoormap.md"
LEAST = 40


def test_every_planted_bug_is_on_the_page_and_there_are_forty() -> None:
    names = [name for name, *_ in (*first.BUGS, *keeping.BUGS, *people.BUGS, *trust.BUGS)]
    page = PAGE.read_text(encoding="utf-8")
    assert len(set(names)) == len(names) >= LEAST
    assert [name for name in names if f"| {name} |" not in page] == []


def test_every_attack_is_on_the_page_and_there_are_fifty() -> None:
    files = Path(__file__).parent.glob("test_attacks_*.py")
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    attacks = [line[9:].partition("(")[0].replace("_", " ") for line in lines if line.startswith("def test_")]
    page = PAGE.read_text(encoding="utf-8")
    assert len(attacks) >= 50
    assert [attack for attack in attacks if attack not in page] == []
