"""What Vandaag says, in words: no Qt, no clock, no store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import day_words
from kanz_desktop.method.deadlines import add_days
from kanz_desktop.method.model import Methode
from kanz_desktop.services.termijnen import DueItem
from kanz_desktop.services.vandaag import GezinDue, GezinRegel, Vandaag
from kanz_desktop.ui.vandaag.soorten import SOORTEN
from kanz_desktop.ui.widgets.long_dates import greeting, long_day

MOST_LINES = 6
"""More than this is no longer a week at a glance; the rest comes when somebody asks."""
STEPS = 10
FULL_CASELOAD = 10
"""A full-time worker has at most about ten gezinnen (method §11)."""

EARLIER, TODAY, THIS_WEEK, NEXT_WEEK, LATER = (
    "Nog van eerder", "Vandaag", "Deze week", "Volgende week", "Later"
)  # fmt: skip
_SOON_DAYS = 3
"""Only what cannot wait until the next visit has a colour: where every line has one, none stands out."""
_WEEKS_FROM_DAYS = 14


@dataclass(frozen=True, slots=True)
class Badge:
    """A chip: words that stand alone, and a colour that only repeats them."""

    words: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing with a day."""

    when: str
    words: str
    badge: Badge
    gezin: Id
    screen: str
    record: Id


@dataclass(frozen=True, slots=True)
class DueGroup:
    """Lines that belong to the same stretch of time; never empty."""

    title: str
    lines: tuple[DueLine, ...]


@dataclass(frozen=True, slots=True)
class TogetherLine:
    """A gezin in which two people wrote at the same time. It can wait: no colour, no day."""

    gezin: Id
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class GezinLine:
    """One gezin of the caseload. `step` is 0 when nobody chose one."""

    id: Id
    name: str
    phase: str
    step: int
    badge: Badge

    @property
    def spoken(self) -> str:
        """The whole line as a screen reader says it."""
        step = f"stap {self.step} van {STEPS}" if self.step else ""
        return ", ".join(part for part in (self.name, self.phase, step, self.badge.words) if part)


@dataclass(frozen=True, slots=True)
class VandaagPage:
    """Everything that stands on the screen."""

    greeting: str
    lead: str
    due: tuple[DueGroup, ...]
    """The first MOST_LINES."""
    all_due: tuple[DueGroup, ...]
    more_due: int
    """Lines that `all_due` has more."""
    gezinnen: tuple[GezinLine, ...]
    together: tuple[TogetherLine, ...] = ()


def page(vandaag: Vandaag, methode: Methode, first_name: str, now: datetime) -> VandaagPage:
    """The page of this moment."""
    today = now.date()
    return VandaagPage(
        greeting(now, first_name),
        _lead(len(vandaag.gezinnen), today),
        _groups(vandaag.due[:MOST_LINES], today),
        _groups(vandaag.due, today),
        max(len(vandaag.due) - MOST_LINES, 0),
        tuple(_gezin_line(row, methode, today) for row in vandaag.gezinnen),
        tuple(
            TogetherLine(row.id, row.naam, together_words(row.samen)) for row in vandaag.gezinnen if row.samen
        ),
    )


def together_words(count: int) -> str:
    """`1 om samen te bekijken`."""
    return f"{count} om samen te bekijken"


def _lead(count: int, today: date) -> str:
    day = long_day(today)
    if count == 0:
        return day
    if count >= FULL_CASELOAD:
        return f"{day} · {count} gezinnen"
    return f"{day} · {count} van ongeveer {FULL_CASELOAD} gezinnen"


def _groups(dues: Iterable[GezinDue], today: date) -> tuple[DueGroup, ...]:
    """Earliest first, as they come."""
    by_stretch = groupby(dues, key=lambda due: _stretch(due.item.day, today))
    return tuple(
        DueGroup(title, tuple(_due_line(due, today) for due in members)) for title, members in by_stretch
    )


def _stretch(day: date, today: date) -> str:
    if day < today:
        return EARLIER
    if day == today:
        return TODAY
    sunday = add_days(today, 6 - today.weekday())
    if day <= sunday:
        return THIS_WEEK
    return NEXT_WEEK if day <= add_days(sunday, 7) else LATER


def _due_line(due: GezinDue, today: date) -> DueLine:
    item, soort = due.item, SOORTEN[due.item.soort]
    words = " · ".join(part for part in (soort.words, item.words) if part)
    badge = Badge(_time_left(item.day, today), _kind(item.day, today))
    return DueLine(
        _when(item.day, today),
        f"{due.naam}: {words or soort.short}",
        badge,
        due.gezin,
        soort.screen,
        item.record,
    )


def _gezin_line(row: GezinRegel, methode: Methode, today: date) -> GezinLine:
    phase = methode.entry("fase", row.fase)
    return GezinLine(
        row.id,
        row.naam,
        phase.label if phase is not None else "",
        _step(row.stap),
        _gezin_badge(row.due, today),
    )


def _step(step_id: str) -> int:
    number = step_id.removeprefix("stap-")
    return int(number) if number.isdigit() else 0


def _gezin_badge(due: Iterable[DueItem], today: date) -> Badge:
    first = min(due, key=lambda item: item.day, default=None)
    if first is None:
        return Badge("geen termijn")
    return Badge(f"{SOORTEN[first.soort].short} {_in_words(first.day, today)}", _kind(first.day, today))


def _when(day: date, today: date) -> str:
    days = (day - today).days
    if days in (0, 1):
        return ("vandaag", "morgen")[days]
    return day_words(day, today)


def _kind(day: date, today: date) -> str:
    days = (day - today).days
    if days <= 0:
        return "brick"
    return "amber" if days <= _SOON_DAYS else ""


def _time_left(day: date, today: date) -> str:
    days = (day - today).days
    if days < 0:
        return _past(-days)
    if days == 0:
        return "vandaag"
    return f"nog {_count(days, 'dag', 'dagen')}"


def _in_words(day: date, today: date) -> str:
    days = (day - today).days
    if days < 0:
        return _past(-days)
    if days == 0:
        return "vandaag"
    if days < _WEEKS_FROM_DAYS:
        return f"over {_count(days, 'dag', 'dagen')}"
    return f"over {_count(days // 7, 'week', 'weken')}"


def _past(days: int) -> str:
    """Said as it is, not as a reproach."""
    return f"al {_count(days, 'dag', 'dagen')} open"


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
