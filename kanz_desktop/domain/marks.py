"""Rapportcijfers as people write and read them: 6, 6½, 6,5 and *weet ik niet* (method §7)."""

from __future__ import annotations

from kanz_desktop.domain.values import Mark
from kanz_desktop.errors import InputRefused

UNKNOWN_WORDS = "weet ik niet"

_UNKNOWN = frozenset({"weet ik niet", "weet niet", "weet het niet", "geen mening", "?"})
_HALVES = {"": 0, "0": 0, "00": 0, "5": 1, "50": 1}
_LOWEST, _HIGHEST = 2, 20


class MarkRefused(InputRefused):
    """Not a mark from 1 to 10 in steps of a half; `reason`: `leeg`, `geen-getal`, `bereik`, `halven`."""

    code = "cijfer-geweigerd"


def parse_mark(text: str) -> Mark:
    """The mark that was written; MarkRefused for 11, for 4,3 and for anything that is no mark."""
    plain = " ".join(text.split()).lower()
    if not plain:
        raise MarkRefused(reason="leeg")
    if plain in _UNKNOWN:
        return Mark(None)
    whole, part = _split(plain)
    if not whole.isdecimal() or len(whole) > 3 or not (part == "" or part.isdecimal()):
        raise MarkRefused(reason="geen-getal")
    if not 1 <= int(whole) <= 10:
        raise MarkRefused(reason="bereik")
    if part not in _HALVES:
        raise MarkRefused(reason="halven")
    halves = int(whole) * 2 + _HALVES[part]
    if not _LOWEST <= halves <= _HIGHEST:
        raise MarkRefused(reason="bereik")
    return Mark(halves)


def format_mark(mark: Mark) -> str:
    """`6`, `6½` or `weet ik niet`."""
    if mark.halves is None:
        return UNKNOWN_WORDS
    whole, half = divmod(mark.halves, 2)
    return f"{whole}½" if half else str(whole)


def _split(plain: str) -> tuple[str, str]:
    """Whole and decimals: `6½` and `6.5` read as `6,5`."""
    decimal = plain.replace("½", ",5").replace(" ", "").replace(".", ",")
    whole, _, part = decimal.partition(",")
    return whole, part
