"""Days as people type them: "12-12-2026", "vr 12 dec", "12 december 2026", "vandaag", "morgen". No Qt."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

_LONG_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_SHORT_MONTH = 3
_OTHER_MONTHS = {"mrt": 3, "mar": 3, "march": 3, "oct": 10, "october": 10}
_DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_NEAR = {"vandaag": 0, "morgen": 1, "overmorgen": 2, "gisteren": -1}
_WEEKDAY = r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|(?:ma|di|wo|do|vr|za|zo)\b\.?)"
_CLEAR = re.compile(
    r"(?:uiterlijk\s+)?(?:(?:op|voor|vóór)\s+)?"
    rf"(?:(?P<weekday>{_WEEKDAY}),?\s+(?=\d))?(?:(?:aanstaande|komende)\s+(?=[a-z]))?"
    rf"(?P<day>vandaag|morgen|overmorgen|{_WEEKDAY}|\d{{1,2}}[-/]\d{{1,2}}(?:[-/](?:\d\d|\d{{4}}))?"
    r"|\d{1,2}\.\d{1,2}\.(?:\d\d|\d{4})|\d{4}-\d\d-\d\d|\d{1,2}\s+[a-z]{3,}\.?(?:\s+\d{4})?)"
)
_HALF_YEAR = 183
_CENTURY_TURNS = 50


class DayNotUnderstood(ValueError):
    """What was typed is no day; nothing was changed."""


def parse_day(text: str, today: date, *, past: bool = False) -> date | None:
    """The day that was meant; None for an empty text.

    Without a year it is the nearest such day: the coming one, or with `past` (a date of birth) the last one.
    Raises DayNotUnderstood.
    """
    words = text.strip().lower().replace(",", " ")
    if not words:
        return None
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if words[:2] in _DAYS and words.rstrip(".") in _LONG_DAYS:
        return _next_weekday(words[:2], today)
    parts = _parts(words)
    try:
        return _day(parts, today, past=past)
    except ValueError:
        raise DayNotUnderstood(text) from None


def clear_day(text: str, today: date) -> date | None:
    """The day that loose words name beyond doubt, today or later; None where they can mean anything else.

    Not beyond doubt: `zo` alone, a time (`9.10`), a day that does not fall on the weekday beside it, and a
    day without a year that has just passed.
    """
    words = _CLEAR.fullmatch(unicodedata.normalize("NFC", text).strip().lower())
    if words is None or words["day"] == "zo":
        return None
    try:
        day = parse_day(words["day"], today)
    except DayNotUnderstood:
        return None
    beside = words["weekday"]
    if day is None or day < today or (beside and _DAYS[day.weekday()] != beside[:2]):
        return None
    return day


def _next_weekday(day: str, today: date) -> date:
    ahead = (_DAYS.index(day) - today.weekday()) % 7 or 7
    return today + timedelta(days=ahead)


_LONG_DAYS = frozenset(
    (*_DAYS, "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
)


def _parts(words: str) -> list[str]:
    found = re.findall(r"\d+|[a-z]+", words)
    return [part for part in found if part not in _LONG_DAYS]


def _day(parts: list[str], today: date, *, past: bool) -> date:
    if len(parts) == 1 and parts[0].isdigit() and len(parts[0]) == 8:
        parts = [parts[0][:2], parts[0][2:4], parts[0][4:]]
    if len(parts) == 3 and len(parts[0]) == 4:
        parts = [parts[2], parts[1], parts[0]]  # 2026-12-31
    if len(parts) not in (2, 3) or not parts[0].isdigit():
        raise ValueError(parts)
    month = _month(parts[1])
    if len(parts) == 3:
        return date(_year(parts[2], today, past=past), month, int(parts[0]))
    return _nearest(int(parts[0]), month, today, past=past)


def _month(part: str) -> int:
    if part.isdigit():
        return int(part)
    if part in _OTHER_MONTHS:
        return _OTHER_MONTHS[part]
    found = [number for number, name in enumerate(_LONG_MONTHS, 1) if name.startswith(part)]
    if len(part) < _SHORT_MONTH or len(found) != 1:
        raise ValueError(part)
    return found[0]


def _year(part: str, today: date, *, past: bool) -> int:
    if not part.isdigit() or len(part) not in (2, 4):
        raise ValueError(part)
    year = int(part)
    if len(part) == 4:
        return year
    year += today.year // 100 * 100
    turns = 0 if past else _CENTURY_TURNS
    return year - 100 if year > today.year + turns else year


def _nearest(day: int, month: int, today: date, *, past: bool) -> date:
    """Without a year: birthdays lie behind us, other days within half a year of today."""
    choices = [date(year, month, day) for year in (today.year - 1, today.year, today.year + 1)
               if (month, day) != (2, 29) or year % 4 == 0]  # fmt: skip
    if not choices:
        raise ValueError("29 februari")
    if past:
        return max(choice for choice in choices if choice <= today)
    near = [choice for choice in choices if choice >= today - timedelta(days=_HALF_YEAR)]
    return min(near, key=lambda choice: (abs((choice - today).days) > _HALF_YEAR * 2, choice))
