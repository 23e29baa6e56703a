"""Contact moments: written in one line, never changed, counted beside the hours of the plan (method §2).

A correction is a new row that points back; the row that it corrects is kept and no longer counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kanz_desktop.domain.durations import parse_minutes
from kanz_desktop.domain.records import Edit, Record, Snapshot, newest_day_first
from kanz_desktop.domain.values import Id, Ref, Value
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.pen import Pen

CONTACT, INTENSITY = "contactmoment", "intensiteit"
WEEKS_BACK = 4
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Contact:
    """What is known of one moment. `hoe` is a list id of `contactvorm`; empty and None where nobody said."""

    datum: date | None
    hoe: str = ""
    wie: tuple[Id, ...] = ()
    wie_anders: str = ""
    minuten: int | None = None
    regel: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes with this gezin. `planned` is what the plan holds for a week, None where it says no number."""

    this_week: int
    before: tuple[int, ...]
    """The WEEKS_BACK whole weeks before this one that lie in the traject, the latest first."""
    total: int
    planned: int | None

    @property
    def usual(self) -> int | None:
        """Mean minutes of the weeks before; None in the first week."""
        return round(sum(self.before) / len(self.before)) if self.before else None


def contact_edits(
    snapshot: Snapshot, pen: Pen, said: Contact, *, corrects: Record | None = None
) -> list[Edit]:
    """A new row; one that `corrects` another belongs to the same traject."""
    traject = corrects.ref("traject") if corrects is not None else None
    values: dict[str, Value] = {
        "traject": Ref(traject or current_traject(snapshot, pen)),
        "datum": said.datum,
        "hoe": pen.choice("contactvorm", said.hoe) if said.hoe else None,
        "wie_anders": said.wie_anders,
        "minuten": said.minuten,
        "regel": said.regel,
        "verbetert": Ref(corrects.id) if corrects is not None else None,
    }
    return new_record(CONTACT, values, {"wie": said.wie})


def contact_of(row: Record) -> Contact:
    """What this row says."""
    wie = row.members("wie")
    return Contact(
        row.date("datum"),
        row.choice("hoe"),
        wie,
        row.text("wie_anders"),
        row.number("minuten"),
        row.text("regel"),
    )


def contacts(snapshot: Snapshot, traject: Id) -> tuple[Record, ...]:
    """The rows that stand, the newest day first; one that was being typed when the battery died as well."""
    rows = [row for row in snapshot.of(CONTACT) if row.ref("traject") in (traject, None)]
    corrected = {row.ref("verbetert") for row in rows}
    return newest_day_first([row for row in rows if row.id not in corrected])


def earlier(snapshot: Snapshot, row: Record) -> tuple[Record, ...]:
    """The rows that this one corrects, the latest first; those in the Prullenbak as well."""
    found: list[Record] = []
    before = snapshot.get(row.ref("verbetert") or b"")
    while before is not None and before not in found:
        found.append(before)
        before = snapshot.get(before.ref("verbetert") or b"")
    return tuple(found)


def standing(snapshot: Snapshot, row: Record) -> Record:
    """The row that says it now: this one, or the last of those which correct it."""
    passed = {row.id}
    rows = snapshot.of(CONTACT)
    while (found := next((later for later in rows if later.ref("verbetert") == row.id), None)) is not None:
        if found.id in passed:  # only a broken import points in a circle
            break
        passed.add(found.id)
        row = found
    return row


def hours(snapshot: Snapshot, pen: Pen, today: date) -> Hours:
    """Compared, never judged: a week is Monday to Sunday, and this week is still going on."""
    traject = current_traject(snapshot, pen)
    spent = [
        (day, row.number("minuten") or 0) for row in contacts(snapshot, traject) if (day := row.date("datum"))
    ]
    monday = today - timedelta(days=today.weekday())
    begin = min((day for day, _ in spent if day <= today), default=today)
    weeks = [monday - timedelta(days=_WEEK * back) for back in range(1, WEEKS_BACK + 1)]
    return Hours(
        _between(spent, monday, monday + timedelta(days=_WEEK)),
        tuple(_between(spent, week, week + timedelta(days=_WEEK)) for week in weeks if _reaches(week, begin)),
        sum(minutes for _, minutes in spent),
        planned_minutes(snapshot, traject, today),
    )


def periods(snapshot: Snapshot, traject: Id) -> tuple[Record, ...]:
    """The hours a week that were agreed, each from its day on, the earliest first."""
    rows = of_traject(snapshot, INTENSITY, traject)
    return tuple(sorted(rows, key=lambda row: (row.date("vanaf") or date.min, row.id)))


def planned_minutes(snapshot: Snapshot, traject: Id, today: date) -> int | None:
    """Minutes a week in the period of today; else what the head of the plan says, where that is a number."""
    now = [row for row in periods(snapshot, traject) if (row.date("vanaf") or date.min) <= today]
    if now:
        return week_minutes(now[-1].text("uren"))
    plans = of_traject(snapshot, "gezinsplan", traject)
    return week_minutes(plans[0].text("intensiteit")) if plans else None


def week_minutes(words: str) -> int | None:
    """`6`, `6½`, `6 uur`, `6 uur per week`; None for anything that is not one number, as `zes tot acht`."""
    plain = words.strip().lower().removesuffix("per week").strip()
    return parse_minutes(plain) or parse_minutes(f"{plain} uur") if plain else None


def new_period(snapshot: Snapshot, pen: Pen, vanaf: date, uren: str) -> list[Edit]:
    """From this day on so many hours a week."""
    traject = Ref(current_traject(snapshot, pen))
    return new_record(INTENSITY, {"traject": traject, "vanaf": vanaf, "uren": uren})


def _between(spent: Iterable[tuple[date, int]], first: date, after: date) -> int:
    return sum(minutes for day, minutes in spent if first <= day < after)


def _reaches(week: date, begin: date) -> bool:
    return week + timedelta(days=_WEEK) > begin
