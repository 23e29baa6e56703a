"""Days of the own clock, as numbers like 20260528."""

from __future__ import annotations

from datetime import date

_SHARE = 30


def its_turn(number: int, day: int) -> bool:
    """Whether what has this number is looked at again on this day: each once in thirty days on end."""
    return number % _SHARE == _date(day).toordinal() % _SHARE


def days_between(first: int, last: int) -> int:
    """Days from one to another; negative when the clock went back."""
    return (_date(last) - _date(first)).days


def _date(day: int) -> date:
    return date(day // 10_000, day // 100 % 100, day % 100)
