"""Order of rows: a key between two keys, so that moving one row writes one row (docs/format/record.md §7)."""

from __future__ import annotations

from bisect import bisect_left

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""Ascending in ASCII, so that Python, SQLite and a reader of 2046 sort alike."""
_BASE = len(ALPHABET)


def between(before: str, after: str, jitter: bytes) -> str:
    """A key above `before` and below `after`; an empty one means the begin or the end.

    `jitter` (random, some bytes) keeps two laptops that put a row in the same gap from making one key. Where
    `after` is not above `before`, which only a merge can make, the key comes right behind `before`.
    """
    low = [_digit(sign) for sign in before]
    high = [_digit(sign) for sign in after] if after > before else None
    digits = _gap(low, high)
    digits += [1 + byte % (_BASE - 1) for byte in jitter]  # never ends in "0": below such a key is no room
    return "".join(ALPHABET[digit] for digit in digits)


def _gap(low: list[int], high: list[int] | None) -> list[int]:
    """Digits strictly between: one step on at either end (keys stay short), else the middle."""
    appending, prepending = bool(low) and high is None, not low and high is not None
    digits: list[int] = []
    while True:
        place = len(digits)
        floor = low[place] if place < len(low) else 0
        ceiling = high[place] if high is not None and place < len(high) else _BASE
        if ceiling - floor > 1:
            middle = (floor + ceiling) // 2
            return [*digits, floor + 1 if appending else ceiling - 1 if prepending else middle]
        digits.append(floor)
        if ceiling > floor:
            high = None


def _digit(sign: str) -> int:
    """A sign that is not ours (a foreign program's key) counts as the nearest one that is."""
    return min(bisect_left(ALPHABET, sign), _BASE - 1)
