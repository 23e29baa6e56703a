"""Which way each character reads: Unicode's bidirectional algorithm, by python-bidi and with bracket pairs.

python-bidi follows the rules of before Unicode 6.3; rule N0, which keeps both brackets of a pair where they
belong, is added here. Text comes without explicit direction marks (`clean` takes them out).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bidi import algorithm as bidi

JOINERS = "\u200c\u200d"
"""They have no direction of their own and python-bidi leaves them out."""
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_NUMBERS = ("EN", "AN")


def base_level(text: str) -> int:
    """1 when the line reads from right to left, by its first letter; else 0."""
    return int(bidi.get_base_level(text))


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character; odd ones read from right to left. Joiners follow a letter."""
    storage = bidi.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, _direction(base)
    bidi.get_embedding_levels("".join(char for char in text if char not in JOINERS), storage)
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], _direction(base))
    bidi.resolve_neutral_types(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    known = iter(storage["chars"])
    found: list[int] = []
    for char in text:
        found.append((found[-1] if found else base) if char in JOINERS else int(next(known)["level"]))
    return found


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


def _resolve_brackets(chars: Any, embedding: str) -> None:
    """Rule N0: a pair takes the direction of the line if it holds any text of that direction."""
    for start, end in sorted(_pairs(chars)):
        inside = {_strong(char) for char in list(chars)[start + 1 : end]} - {""}
        if not inside:
            continue
        direction = embedding
        if embedding not in inside:
            before = (_strong(char) for char in reversed(list(chars)[:start]))
            direction = next((strong for strong in before if strong), embedding)
        chars[start]["type"] = chars[end]["type"] = direction


def _pairs(chars: Any) -> Iterator[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    for i, char in enumerate(chars):
        if char["type"] != "ON":
            continue
        if char["ch"] in _CLOSING:
            opened.append((_CLOSING[char["ch"]], i))
        elif any(closing == char["ch"] for closing, _ in opened):
            while opened:
                closing, start = opened.pop()
                if closing == char["ch"]:
                    yield start, i
                    break


def _strong(char: Any) -> str:
    """`L`, `R` or nothing; numbers count as `R` here, as the rule says."""
    kind = str(char["type"])
    return "R" if kind in _NUMBERS else kind if kind in ("L", "R") else ""
