"""How old somebody is, as people say it. Pure: today is passed in."""

from __future__ import annotations

from datetime import date

_COUNTED_IN_MONTHS = 24
"""Below two years people count a child's age in months."""


def age_words(born: date, today: date) -> str:
    """`6 jaar`, `14 maanden`, `3 weken`, `net geboren`; empty for a day that is still to come."""
    if born > today:
        return ""
    months = _months_between(born, today)
    if months >= _COUNTED_IN_MONTHS:
        return f"{months // 12} jaar"
    if months >= 1:
        return "1 maand" if months == 1 else f"{months} maanden"
    weeks = (today - born).days // 7
    return "net geboren" if weeks == 0 else "1 week" if weeks == 1 else f"{weeks} weken"


def age_in_years(born: date, day: date) -> int:
    """Whole years on that day; 0 for who is still to be born."""
    return max(0, _months_between(born, day) // 12)


def next_birthday(born: date, today: date) -> date:
    """The next birthday, today included; a leap day is kept on 1 March in other years."""
    this_year = _in_year(born, today.year)
    return this_year if this_year >= today else _in_year(born, today.year + 1)


def _months_between(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month - (1 if end.day < start.day else 0)


def _in_year(born: date, year: int) -> date:
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
