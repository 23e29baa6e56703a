"""How wide words are in a picture, measured without a typeface: rather too wide than too narrow."""

from __future__ import annotations

import unicodedata

_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[] "), frozenset("mwMW@%—")
_EM_NARROW, _EM_USUAL, _EM_CAPITAL, _EM_WIDE, _EM_SIGN = 0.34, 0.57, 0.7, 0.95, 11.0
"""In ems. A sign is a picture letter: paper says it in words."""


def width(text: str, size: float) -> float:
    """Points that these words take at most."""
    return size * sum(_em(letter) for letter in text)


def fitted(text: str, size: float, most: float) -> str:
    """The words, on one line, or as many of them as fit with a mark behind."""
    line = " ".join(text.split())
    if width(line, size) <= most:
        return line
    while line and width(line, size) + size > most:
        line = line[:-1]
    return f"{line.rstrip(' ,;:')}…"


def _em(letter: str) -> float:
    if letter in _NARROW:
        return _EM_NARROW
    if letter in _WIDE:
        return _EM_WIDE
    if ord(letter) < 0x250:
        return _EM_CAPITAL if letter.isupper() else _EM_USUAL
    return _EM_WIDE if unicodedata.category(letter)[0] in "LMNP" else _EM_SIGN
