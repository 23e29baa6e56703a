"""When something was, as people say it: `zomer 2019`, `2015-2017`, `eind 2020`, `sinds 2016`.

A year or a season is often all that is known. The words stay as they were typed; beside them stand the first
and the last day that they can mean. Nothing is guessed: words that name no year are no period.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

FIRST_YEAR, LAST_YEAR = 1900, 2199
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_SHORT_MONTHS = {"mrt": 3, "mar": 3, "oct": 10, "sept": 9}
_SEASONS = {
    "lente": (3, 5), "voorjaar": (3, 5), "zomer": (6, 8), "zomervakantie": (7, 8), "herfst": (9, 11),
    "najaar": (9, 11), "winter": (12, 14), "schooljaar": (8, 19),
}  # fmt: skip
"""First and last month, counted on into the next year: a winter and a school year go over its end."""
_PARTS = {
    "begin": (1, 4), "midden": (5, 8), "half": (5, 8), "medio": (5, 8), "eind": (9, 12), "einde": (9, 12),
    "eerste helft": (1, 6), "tweede helft": (7, 12),
}  # fmt: skip
_DAYS = {"begin": (1, 10), "midden": (11, 20), "half": (11, 20), "medio": (11, 20), "eind": (21, 31),
         "einde": (21, 31)}  # fmt: skip
_DECADES = {"vijftig": 1950, "zestig": 1960, "zeventig": 1970, "tachtig": 1980, "negentig": 1990}
_ABOUT = re.compile(r"(?:rond|ongeveer|omstreeks|circa|ca\.?|\+/?-|±)\s*")
_OF = re.compile(r"\b(?:in|van|het|de|jaar)\b(?!$)\s*")
_SINCE = re.compile(r"(?:sinds|vanaf)\s+(?P<from>.+)")
_ON = re.compile(r"(?P<from>.+?)\s*(?:-|tot(?: en met)?|t/m)\s*(?:nu|heden|vandaag)(?: toe)?")
_BEFORE = re.compile(r"voor\s+(?P<until>.+)")
_AFTER = re.compile(r"na\s+(?P<from>.+)")
_UNTIL = re.compile(r"(?:tot(?: en met)?|t/m)\s+(?P<until>.+)")
_BETWEEN = re.compile(r"\s*(?:\btot en met\b|\bt/m\b|\btot\b|\btussen\b|\ben\b|-)\s*")
_YEARS = re.compile(r"(\d{4})\s*-\s*(\d{2})")
_SIGNS = str.maketrans({"–": "-", "—": "-", "‐": "-", "’": "'", "‘": "'", ",": " "})

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Period:
    """`first` and `last`: the outermost days that the words can mean. None: no beginning, or no end yet."""

    words: str
    first: date | None
    last: date | None

    @property
    def goes_on(self) -> bool:
        return self.last is None

    @property
    def key(self) -> tuple[date, date]:
        """By when it began, then by when it was over."""
        return self.first or date.min, self.last or date.max


def parse_period(text: str) -> Period | None:
    """What the words mean; None when they name no time, or one that ends before it begins."""
    words = " ".join(normalize("NFC", text).split())
    plain = " ".join(words.translate(_SIGNS).lower().replace("vóór", "voor").split())
    found = _meant(_ABOUT.sub("", plain, count=1) if _ABOUT.match(plain) else plain)
    if found is None or (found[0] and found[1] and found[0] > found[1]):
        return None
    return Period(words, *found)


def leading_period(text: str) -> tuple[Period, str] | None:
    """The period that a line begins with (the longest), and the rest of the line."""
    words = text.split()
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        found = parse_period(" ".join(words[:count]).rstrip(",:;."))
        if found is not None:
            return found, " ".join(words[count:])
    return None


_MOST_WORDS = 9
"""`van 12 september 2019 tot en met 3 maart 2020`."""


def _meant(plain: str) -> tuple[date | None, date | None] | None:
    if found := _days(plain):
        return found
    if (on := _ON.fullmatch(plain)) and (since := _days(_bare(on["from"]))):
        return since[0], None
    if (opened := _SINCE.fullmatch(plain)) and (since := _days(opened["from"])):
        return since[0], None
    if (opened := _AFTER.fullmatch(plain)) and (since := _days(opened["from"])):
        return since[1], None
    if (ended := _BEFORE.fullmatch(plain)) and (until := _days(ended["until"])):
        return None, until[0]
    if (ended := _UNTIL.fullmatch(plain)) and (until := _days(ended["until"])):
        return None, until[1]
    return _range(_bare(plain))


def _bare(plain: str) -> str:
    return re.sub(r"^(?:van|vanaf|sinds|tussen)\s+", "", plain)


def _range(plain: str) -> Days | None:
    """From one time to another; what the first leaves out (a year, a month) stands in the second."""
    for gap in _BETWEEN.finditer(plain):
        begin, end = plain[: gap.start()], plain[gap.end() :]
        last = _days(end)
        if last is None or not begin:
            continue
        first = _days(begin) or _days(f"{begin} {last[1].year}") or _borrowed_month(begin, end)
        if first is not None:
            return first[0], last[1]
    return None


def _borrowed_month(begin: str, end: str) -> Days | None:
    """`12 tot 14 mei 2021`."""
    rest = end.partition(" ")[2]
    return _days(f"{begin} {rest}") if begin.isdigit() and rest else None


def _days(plain: str) -> Days | None:
    """One time, without from and to."""
    plain = _OF.sub("", plain).strip()
    try:
        return _numbers(plain) or _words(plain)
    except ValueError:  # the 31st of a short month, the year 0
        return None


def _numbers(plain: str) -> Days | None:
    if found := re.fullmatch(r"(\d{4})", plain):
        return _months(_year(found[1]), 1, 12)
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", plain):
        return _day(found[1], int(found[2]), found[3])
    if found := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", plain):
        return _day(found[3], int(found[2]), found[1])
    if found := re.fullmatch(r"(\d{1,2})[-/](\d{4})", plain):
        return _months(_year(found[2]), int(found[1]), int(found[1]))
    if found := _YEARS.fullmatch(plain):
        return _short_range(_year(found[1]), int(found[2]))
    return None


def _short_range(year: int, other: int) -> Days | None:
    """`2015-17` are years and `2015-03` is a month; `2005-11` can be both, so it is neither."""
    ahead = other - year % 100
    if ahead > 0 and (other > 12 or ahead == 1):
        return _months(year, 1, 12 * (ahead + 1))
    return _months(year, other, other) if ahead <= 0 and 1 <= other <= 12 else None


def _words(plain: str) -> Days | None:
    if found := re.fullmatch(r"jaren '?(\d{2}|[a-z]+)", plain):
        return _decade(found[1])
    found = re.fullmatch(r"(?:(?P<first>.+?) )?(?P<year>\d{4})(?:-(?P<next>\d{2}|\d{4}))?", plain)
    if found is None or not found["first"]:
        return None
    year, first = _year(found["year"]), found["first"]
    if found["next"]:
        after = int(found["next"]) % 100 == (year + 1) % 100
        return _months(year, *_SEASONS[first]) if after and first in ("winter", "schooljaar") else None
    if first in _SEASONS:
        return _months(year, *_SEASONS[first])
    if first in _PARTS:
        return _months(year, *_PARTS[first])
    part, _, name = first.rpartition(" ")
    month = _month(name)
    if month is None:
        return None
    if not part:
        return _months(year, month, month)
    if part in _DAYS:
        low, high = _DAYS[part]
        return date(year, month, low), date(year, month, min(high, monthrange(year, month)[1]))
    return _day(found["year"], month, part) if part.isdigit() and len(part) <= 2 else None


def _decade(name: str) -> Days | None:
    start = _DECADES.get(name)
    if start is None and name.isdigit() and int(name) % 10 == 0:
        start = (1900 if int(name) >= 30 else 2000) + int(name)
    return _months(start, 1, 120) if start is not None else None


def _day(year: str, month: int, day: str) -> Days:
    only = date(_year(year), month, int(day))
    return only, only


def _months(year: int, first: int, last: int) -> Days:
    """From the first day of one month to the last of another; 13 is January of the next year."""
    if not 1 <= first <= last:
        raise ValueError(first)
    later, month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, first, 1), date(later, month, monthrange(later, month)[1])


def _year(words: str) -> int:
    year = int(words)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(words)
    return year


def _month(name: str) -> int | None:
    name = name.rstrip(".")
    if name in _SHORT_MONTHS:
        return _SHORT_MONTHS[name]
    found = [number for number, month in enumerate(_MONTHS, 1) if month.startswith(name)]
    return found[0] if len(name) >= 3 and len(found) == 1 else None
