"""docs/fouten.md is written by hand; here it is held to what there is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from kanz_desktop.paths import resource_text
from kanz_desktop.services.error_text import TEXTS

ROOT = Path(__file__).resolve().parents[2]
TABLE = (ROOT / "docs" / "fouten.md").read_text("utf-8")
ROWS = [line for line in TABLE.splitlines() if line.startswith("| ") and "`test_" in line]


def test_every_sentence_of_the_table_is_the_one_that_is_shown():
    texts = tomllib.loads(resource_text(TEXTS))
    found = [(row, code) for row in ROWS for code in re.findall(r"\(`([a-z-]+)`\)", row)]
    assert len(found) > 30
    assert [(row, code) for row, code in found if f"{texts[code]['what']} (`{code}`)" not in row] == []


def test_every_test_of_the_table_exists():
    written = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = {name for row in ROWS for name in re.findall(r"`(test_\w+)`", row)}
    assert len(named) > 50
    assert [name for name in sorted(named) if f"def {name}(" not in written] == []


def test_every_test_of_bad_input_stands_in_the_table():
    tests = [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "e2e").glob("test_bad_input_*.py"))]
    names = {name for text in tests for name in re.findall(r"^def (test_\w+)\(", text, re.MULTILINE)}
    without = {"test_a_profile_that_is_no_folder_is_a_sentence"}
    assert sorted(name for name in names - without if f"`{name}`" not in TABLE) == []
