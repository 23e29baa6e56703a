"""An honest, simple estimate of how many guesses a passphrase costs (docs/format/vault.md §5.2).

Rules, each on the low side. The passphrase is cut into runs of letters, digits and signs; spaces count
for nothing. A word costs 13 bits (one of 8,192), as in Diceware; a word that every sentence has, or that
every attacker tries first, 4; a row of the keyboard or a repeated sign 4; a year 7, a date 15, another
digit 3.3; a run of at most 3 letters 4.7 a letter with 9 as its most; a capital 1; a sign 5; anything for
the second time 1.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kanz_desktop.crypto.passphrase import normalised
from kanz_desktop.errors import InputRefused
from kanz_desktop.paths import resource_text

# At 1 s and 256 MiB a guess, a thousand rented graphics cards with 50 guesses a second each need some
# 350 years for half of 50 bits. With a device secret guessing starts only after the keyring is open.
MINIMUM_BITS = 36
MINIMUM_BITS_ALONE = 50
LEVELS = (20, MINIMUM_BITS, MINIMUM_BITS_ALONE, 64)

_WORD, _FREQUENT, _GUESSED_FIRST, _AGAIN = 13.0, 4.0, 4.0, 1.0
_LETTER, _DIGIT, _SIGN, _YEAR, _DATE = 4.7, 3.3, 5.0, 7.0, 15.0
_SHORT_WORD = 9.0
_LONG_WORD, _PER_LETTER_MORE = 9, 1.5
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "abcdefghijklmnopqrstuvwxyz", "01234567890")
_RUNS = re.compile(r"[^\W\d_]+|\d+|[^\w\s]+|_+")
_YEARS = re.compile(r"(19|20)\d\d")
_DATES = re.compile(r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])((19|20)?\d\d)")


class PassphraseTooWeak(InputRefused):
    """The passphrase costs fewer guesses than a vault may; data `bits`, `needed`, `advice`."""

    code = "wachtzin-te-zwak"


@dataclass(frozen=True, slots=True)
class Strength:
    """`bits` as a power of two of guesses, `level` 0-4, `advice` a key of [advies] in wachtzin.toml."""

    bits: int
    level: int
    advice: str
    enough: bool


def estimate(passphrase: str, *, alone: bool = False, own_words: Iterable[str] = ()) -> Strength:
    """What `passphrase` is worth; `alone` means without a device secret, `own_words` the worker's name."""
    costs = list(_costs(passphrase, {_folded(word) for word in own_words}))
    bits = int(sum(cost for cost, _ in costs))
    enough = bits >= (MINIMUM_BITS_ALONE if alone else MINIMUM_BITS)
    blamed = [advice for _, advice in costs if advice]
    advice = "goed" if enough else blamed[0] if blamed else "meer-woorden"
    return Strength(bits, sum(bits >= limit for limit in LEVELS), advice, enough)


def require(passphrase: str, *, alone: bool, own_words: Iterable[str] = ()) -> None:
    """Raises PassphraseTooWeak."""
    found = estimate(passphrase, alone=alone, own_words=own_words)
    if not found.enough:
        needed = MINIMUM_BITS_ALONE if alone else MINIMUM_BITS
        raise PassphraseTooWeak(bits=found.bits, needed=needed, advice=found.advice)


def _costs(passphrase: str, own: set[str]) -> Iterator[tuple[float, str]]:
    """Bits and, where it is worth a remark, the advice for every run."""
    seen: set[str] = set()
    for run in _RUNS.findall(normalised(passphrase)):
        folded = _folded(run)
        if folded in seen:
            yield _AGAIN, "herhaling"
        elif folded in own:
            yield _AGAIN, "eigen-naam"
        elif _in_a_row(folded):
            yield _GUESSED_FIRST, "reeks"
        elif folded.isdecimal():
            yield _digits(folded)
        elif folded.isalpha():
            yield _letters(run, folded)
        else:
            yield _SIGN + (len(set(run)) - 1) * _SIGN, ""
        seen.add(folded)


def _digits(run: str) -> tuple[float, str]:
    if _YEARS.fullmatch(run):
        return _YEAR, "jaartal"
    if _DATES.fullmatch(run):
        return _DATE, "jaartal"
    return len(run) * _DIGIT, ""


def _letters(run: str, folded: str) -> tuple[float, str]:
    capitals = min(sum(sign.isupper() for sign in run), len(run) // 2 + 1)
    known, frequent = _word_lists()
    if folded in known:
        return _GUESSED_FIRST, "bekend"
    if folded in frequent:
        return _FREQUENT, ""
    if len(folded) <= 3:
        return min(len(folded) * _LETTER, _SHORT_WORD) + capitals, ""
    word = _WORD + max(0, len(folded) - _LONG_WORD) * _PER_LETTER_MORE
    return min(word, len(folded) * _LETTER) + capitals, ""


def _in_a_row(run: str) -> bool:
    if len(run) < 3:
        return False
    return len(set(run)) == 1 or any(run in row or run in row[::-1] for row in _ROWS)


def _folded(word: str) -> str:
    """Without capitals and accents."""
    spread = unicodedata.normalize("NFD", word.casefold())
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


@cache
def _word_lists() -> tuple[frozenset[str], frozenset[str]]:
    words = tomllib.loads(resource_text("texts/wachtzin.toml"))["woorden"]
    return frozenset(words["bekend"].split()), frozenset(words["gewoon"].split())
