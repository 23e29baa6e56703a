"""docs/kanz-json.md says what every command prints with --json: the same keys, in the same order."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEY = re.compile(r"`(\w+)`")
ELSEWHERE = {"`dump`"}


def printed() -> dict[tuple[str, ...], str]:
    """The keys of every `terminal.result(…)`, and where it stands."""
    found = {}
    for path in sorted((ROOT / "kanz_desktop" / "cli").glob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "terminal.result":
                found[tuple(key.arg for key in call.keywords if key.arg)] = f"{path.name}:{call.lineno}"
    return found


def rows() -> dict[str, list[str]]:
    """By the commands of a row, every word in it that may be a key."""
    table = (ROOT / "docs" / "kanz-json.md").read_text("utf-8")
    cells = (line.split("|")[1:3] for line in table.splitlines() if line.startswith("| `"))
    return {command.strip(): KEY.findall(keys) for command, keys in cells}


def says(words: list[str], keys: tuple[str, ...]) -> bool:
    """A row begins with the first key, and has the others in their order."""
    rest = iter(words)
    return words[:1] == list(keys[:1]) and all(key in rest for key in keys)


def test_every_object_that_a_command_prints_has_its_row() -> None:
    documented = rows()
    for keys, where in printed().items():
        assert any(says(words, keys) for words in documented.values()), (where, keys)


def test_every_row_is_of_an_object_that_is_printed() -> None:
    objects = printed()
    for command, words in rows().items():
        assert command in ELSEWHERE or any(says(words, keys) for keys in objects), command
