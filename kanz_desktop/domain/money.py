"""Sums of money as whole cents, and as people write them. Pure."""

from __future__ import annotations

import re

_SUM = re.compile(  # at most six figures before the comma: more than any sum in a gezinsmap
    r"(?:€ ?)?(\d{1,6})(?:,(\d{2}|-))?(?: ?euro)?", re.ASCII | re.IGNORECASE
)
_AT_END = re.compile(rf"(.*?)[,:]?\s+({_SUM.pattern})", re.ASCII | re.IGNORECASE | re.DOTALL)


def read_euros(text: str) -> int | None:
    """Cents of `35`, `35,50`, `€ 35,-` or `35 euro`; None for anything else."""
    found = _SUM.fullmatch(text.strip())
    if found is None:
        return None
    cents = 0 if found[2] in (None, "-") else int(found[2])
    return int(found[1]) * 100 + cents


def read_expense(text: str) -> tuple[str, int] | None:
    """What it was for and how many cents, of `luiers 12,50`; None when no sum stands at the end."""
    found = _AT_END.fullmatch(text.strip())
    cents = read_euros(found[2]) if found is not None else None
    return (found[1].strip(), cents) if found is not None and found[1].strip() and cents is not None else None


def plain_sum(cents: int) -> str:
    """`35,50` or `35`: as it is kept, and as `read_euros` reads it."""
    whole, rest = divmod(cents, 100)
    return f"{whole},{rest:02}" if rest else str(whole)


def euros(cents: int) -> str:
    """`€ 35,50`, `€ 1.250`: without cents where there are none."""
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    said = f"{whole:,}".replace(",", ".")
    return f"€ {sign}{said},{rest:02}" if rest else f"€ {sign}{said}"
