"""The recovery code: 160 bits on paper, with a check character a group (docs/format/vault.md §5.3)."""

from __future__ import annotations

import os
import re

from kanz_desktop.errors import InputRefused

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_SIZE = 20
GROUPS = 8
_DATA = 4
_GROUP = _DATA + 1
_BITS = 5
_WEIGHTS = (2, 4, 8, 16)
_FIELD = 0b100101  # x^5 + x^2 + 1, irreducible over GF(2)
_MISREAD = str.maketrans("OIL", "011")
_SEPARATORS = re.compile(r"[\s\-‐‑–—.,_/]+")


class RecoveryCodeRefused(InputRefused):
    """What was typed cannot be a recovery code; data `group` (1-8) is the first wrong one."""

    code = "herstelcode-typfout"


def new_code() -> bytes:
    """20 random bytes."""
    return os.urandom(CODE_SIZE)


def format_code(code: bytes) -> str:
    """The code as it is printed: 8 groups of 5 characters with a space between."""
    number = int.from_bytes(code, "big")
    count = GROUPS * _DATA
    values = [number >> _BITS * (count - 1 - index) & 31 for index in range(count)]
    groups = [values[start : start + _DATA] for start in range(0, count, _DATA)]
    return " ".join(
        "".join(ALPHABET[value] for value in (*group, _check(index, group)))
        for index, group in enumerate(groups)
    )


def parse(text: str) -> bytes:
    """The 20 bytes of a code as somebody types it. Raises RecoveryCodeRefused with the group."""
    number = 0
    for index, group in enumerate(_groups(text)):
        values = [ALPHABET.find(sign) for sign in group]
        if len(values) != _GROUP or min(values) < 0 or _check(index, values[:_DATA]) != values[_DATA]:
            raise RecoveryCodeRefused(group=index + 1)
        for value in values[:_DATA]:
            number = number << _BITS | value
    return number.to_bytes(CODE_SIZE, "big")


def _groups(text: str) -> list[str]:
    """Always 8: by the spaces when they are right, else by fives, the last with whatever is left."""
    tokens = _SEPARATORS.split(text.strip().upper().translate(_MISREAD))
    tokens = [token for token in tokens if token]
    if len(tokens) == GROUPS:
        return tokens
    signs = "".join(tokens)
    starts = [index * _GROUP for index in range(GROUPS)]
    return [signs[start : start + _GROUP] for start in starts[:-1]] + [signs[starts[-1] :]]


def _check(group: int, values: list[int]) -> int:
    check = group
    for weight, value in zip(_WEIGHTS, values, strict=True):
        check ^= _times(weight, value)
    return check


def _times(a: int, b: int) -> int:
    """Product in GF(32)."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 32:
            a ^= _FIELD
        b >>= 1
    return product
