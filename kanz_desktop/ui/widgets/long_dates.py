"""Days and parts of the day in full words, for headings."""

from __future__ import annotations

from datetime import date, datetime

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def today() -> date:
    """The day on this laptop's calendar."""
    return datetime.now().astimezone().date()


def long_day(day: date) -> str:
    """`Maandag 23 november`."""
    return f"{_DAYS[day.weekday()].capitalize()} {day.day} {_MONTHS[day.month - 1]}"


def greeting(now: datetime, first_name: str) -> str:
    """`Goedemorgen, Anouk`; without a comma when no name is known."""
    words = _part_of_day(now.hour)
    return f"{words}, {first_name}" if first_name else words


def _part_of_day(hour: int) -> str:
    if 5 <= hour < 12:
        return "Goedemorgen"
    return "Goedemiddag" if 12 <= hour < 18 else "Goedenavond"
