"""How long something took, as people write and read it: 1u30, 90 min, anderhalf uur. In whole minutes."""

from __future__ import annotations

import re

_WORDS = {"kwartier": 15, "een kwartier": 15, "half uur": 30, "halfuur": 30, "een half uur": 30,
          "drie kwartier": 45, "driekwartier": 45, "een uur": 60, "uur": 60, "anderhalf uur": 90,
          "twee uur": 120, "drie uur": 180, "vier uur": 240}  # fmt: skip
_HOURS = re.compile(r"(\d{1,2})(?:[.,](\d{1,2}))?\s*(?:uur|uren|u|h)")
_HALF_HOURS = re.compile(r"(\d{1,2})?\s*½\s*(?:uur|uren|u|h)")
_BOTH = re.compile(r"(\d{1,2})\s*(?:uur|u|h|:)\s*(?:en\s*)?(\d{2})\s*(?:minuten|minuut|min|m)?")
_MINUTES = re.compile(r"(\d{1,3})\s*(?:minuten|minuut|min|m)\.?")
MOST_MINUTES = 24 * 60


def parse_minutes(text: str) -> int | None:
    """Minutes, or None for what is no length of time or longer than a day."""
    plain = " ".join(text.lower().split())
    minutes = _WORDS.get(plain)
    if minutes is None:
        minutes = _counted(plain)
    return minutes if minutes is not None and 0 < minutes <= MOST_MINUTES else None


def minutes_of(text: str) -> int:
    """As typed where minutes are asked for, so that `10` is ten of them; 0 for what is no length of time."""
    plain = text.strip()
    return parse_minutes(f"{plain} min" if plain.isdigit() else plain) or 0


def format_minutes(minutes: int) -> str:
    """`45 min`, `2u` or `1u30`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours}u{rest:02d}" if rest else f"{hours}u"


def _counted(plain: str) -> int | None:
    if found := _BOTH.fullmatch(plain):
        return int(found[1]) * 60 + int(found[2]) if int(found[2]) < 60 else None
    if found := _HALF_HOURS.fullmatch(plain):
        return int(found[1] or 0) * 60 + 30
    if found := _HOURS.fullmatch(plain):
        part = found[2] or "0"
        return int(found[1]) * 60 + round(60 * int(part) / 10.0 ** len(part))
    if found := _MINUTES.fullmatch(plain):
        return int(found[1])
    return None
