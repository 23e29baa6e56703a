"""Dates as people say them: "wo 3 mrt", "wo 3 maart 2027", "6 jaar". Pure: today is passed in."""

from __future__ import annotations

from datetime import date

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MONTHS_WHOLE = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

_MONTHS_COUNTED_UNTIL = 24
"""Below two years people count a child's age in months."""


def spoken(day: date, today: date) -> str:
    """`wo 3 mrt`, with the year when it is not obvious (more than about half a year away)."""
    words = f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return words if abs((day - today).days) <= 183 else f"{words} {day.year}"


def whole(day: date) -> str:
    """`3 maart 2027`, for a date that must be clear without its surroundings."""
    return f"{day.day} {MONTHS_WHOLE[day.month - 1]} {day.year}"


def months_between(start: date, end: date) -> int:
    """Whole calendar months from start to end; negative when end comes first."""
    return (end.year - start.year) * 12 + end.month - start.month - (1 if end.day < start.day else 0)


def age(born: date, today: date) -> str:
    """`6 jaar`, `14 maanden`, `3 weken`, `net geboren`; empty for a day that is still to come."""
    if born > today:
        return ""
    months = months_between(born, today)
    if months >= _MONTHS_COUNTED_UNTIL:
        return f"{months // 12} jaar"
    if months >= 1:
        return "1 maand" if months == 1 else f"{months} maanden"
    weeks = (today - born).days // 7
    return "net geboren" if weeks == 0 else "1 week" if weeks == 1 else f"{weeks} weken"


def next_birthday(born: date, today: date) -> date:
    """The next birthday, today included; 29 February is kept on 1 March in other years."""
    for year in (today.year, today.year + 1):
        day = _in_year(born, year)
        if day >= today:
            return day
    raise AssertionError("next year's birthday lies after today")


def _in_year(born: date, year: int) -> date:
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
