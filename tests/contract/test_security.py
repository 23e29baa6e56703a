"""SECURITY.md is written by hand; here its table of promises is held to the tests that there are."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "SECURITY.md").read_text("utf-8")
PROMISES = TEXT.split("## What is promised", 1)[1].split("\n**", 1)[0]
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in PROMISES.splitlines()
    if line.startswith("|")
][2:]
WHO = [who for who, *_ in ROWS if who]


def test_everybody_against_whom_something_is_promised_has_a_row():
    asked = {
        "a parent at the table", "the other parent", "a visitor", "a thief, laptop off",
        "a thief, laptop locked", "a thief, laptop open", "another user of the laptop",
        "IT, with the share, or the cloud behind it",
        "a colleague", "the buyer of an old disk",
    }  # fmt: skip
    assert asked <= set(WHO)
    assert len(WHO) == len(set(WHO))


def test_every_promise_names_its_tests_or_says_that_none_can_exist():
    for who, what, held in ROWS:
        named = re.findall(r"`(test_\w+)`", held)
        assert named or (held == "no test can exist" and "no test can exist" in what), (who, what)


def test_every_test_of_the_table_exists_once():
    written = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    found = re.findall(r"^\s*(?:async )?def (test_\w+)\(", written, re.MULTILINE)
    named = {name for _, _, held in ROWS for name in re.findall(r"`(test_\w+)`", held)}
    assert len(named) > 60
    assert {name: found.count(name) for name in named if found.count(name) != 1} == {}


def test_a_promise_is_made_once():
    assert all(one != next_one for one, next_one in pairwise(sorted(what for _, what, _ in ROWS)))
