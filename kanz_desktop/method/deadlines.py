"""Terms of the method (method §12), as pure functions of the day they count from.

A term in months ends on the same day of a later month, or on that month's last day where it is shorter.
Terms that a setting may change take the method's default.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

SECOND_APPOINTMENT_DAYS = 7
SECOND_TRY_DAYS = 7
GEZINSPLAN_WEEKS = 4
BALANS_MONTHS = 3
BALANS_OUTSIDER_MONTHS = 6
SHORTEST_MONTHS, LONGEST_MONTHS = 6, 24
EXTENSION_TALK_MONTHS = 1
OVERLEG_FIRST_WEEKS = (4, 6)
OVERLEG_NEXT_WEEKS = 6
MPG_WEEKS, MPG_SHORT_WEEKS = 20, 10
MPG_DECISION_BEFORE_END_WEEKS = 2
KEEP_YEARS = 20
DESTRUCTION_MONTHS = 3
ANSWER_MONTHS = 1


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day on which something is due."""

    first: date
    last: date


def add_months(day: date, months: int) -> date:
    """The same day `months` later (or earlier, when negative), or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def add_days(day: date, days: int) -> date:
    """Never beyond the calendar: a year that was mistyped is no reason to stop."""
    return day + max(min(timedelta(days=days), date.max - day), date.min - day)


def first_actions_due(toegewezen: date) -> date:
    """The Sunday of the week of the assignment."""
    return add_days(toegewezen, 6 - toegewezen.weekday())


def second_appointment_due(kennismaking: date) -> date:
    return add_days(kennismaking, SECOND_APPOINTMENT_DAYS)


def second_try_due(refusal: date, days: int = SECOND_TRY_DAYS) -> date:
    return add_days(refusal, days)


def gezinsplan_due(begin: date) -> date:
    """Counted from the start of the traject."""
    return add_days(begin, 7 * GEZINSPLAN_WEEKS)


def balans_due(uitvoering: date, last: date | None = None) -> date:
    """With the gezin: three months after the last balans, the first time after the uitvoering began."""
    return add_months(last or uitvoering, BALANS_MONTHS)


def balans_outsider_due(uitvoering: date, last: date | None = None) -> date:
    """With an outsider: every six months, counted in the same way."""
    return add_months(last or uitvoering, BALANS_OUTSIDER_MONTHS)


def end_span(begin: date) -> Span:
    """When a traject ends as a rule: after six months at the earliest, two years at the latest."""
    return Span(add_months(begin, SHORTEST_MONTHS), add_months(begin, LONGEST_MONTHS))


def extension_talk_due(end: date, months: int = EXTENSION_TALK_MONTHS) -> date:
    """Before the agreed end."""
    return add_months(end, -months)


def first_overleg_due(first_mdo: date) -> Span:
    """First uitvoerdersoverleg; earlier than the span is fine."""
    earliest, latest = OVERLEG_FIRST_WEEKS
    return Span(add_days(first_mdo, 7 * earliest), add_days(first_mdo, 7 * latest))


def next_overleg_due(last: date) -> date:
    return add_days(last, 7 * OVERLEG_NEXT_WEEKS)


def mpg_end(start: date, *, short: bool = False, extended_to: date | None = None) -> date:
    """End of the MPG period: 20 weeks, 10 in the short form, or the date that was agreed instead."""
    return extended_to or add_days(start, 7 * (MPG_SHORT_WEEKS if short else MPG_WEEKS))


def mdo_decision_due(start: date, *, short: bool = False) -> date:
    """The MDO+ decides in week 18; in the short form two weeks before its end."""
    return add_days(mpg_end(start, short=short), -7 * MPG_DECISION_BEFORE_END_WEEKS)


def erase_due(last_change: date, years: int = KEEP_YEARS) -> date:
    """The dossier is kept for 20 years (Jeugdwet) after its last change, then erased."""
    return add_months(last_change, years * 12)


def destruction_due(asked: date) -> date:
    """What a family asks to erase is erased, or refused with a reason, in 3 months (Jeugdwet art. 7.3.9)."""
    return add_months(asked, DESTRUCTION_MONTHS)


def answer_due(asked: date) -> date:
    """A copy or a correction has an answer within a month (AVG art. 12)."""
    return add_months(asked, ANSWER_MONTHS)
