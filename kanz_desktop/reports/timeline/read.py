"""The tijdlijn as the records say it, as far as this reader may see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kanz_desktop.domain.periods import Period, parse_period
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.written import written

EVENT = "gebeurtenis"
HELP = "hulp"
HELPED = {"ja": "hielp", "deels": "hielp een beetje", "nee": "hielp niet"}
"""What is said beside help, by the entry of the list `hielp`."""
NO_DAY = "wanneer weten we niet"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the tijdlijn. `period` is None where nobody knows when it was."""

    id: Id
    what: str
    when: str
    """In the words of who told it."""
    period: Period | None
    by: str = ""
    help: bool = False
    helped: str = ""
    """Entry of the list `hielp`, or empty."""
    why: str = ""
    who: str = ""
    """Whom it is about; empty for the gezin as a whole."""

    @property
    def about(self) -> str:
        """`zomer 2019 · door de GGZ · hielp een beetje`."""
        by = f"door {self.by}" if self.by else ""
        return " · ".join(filter(None, (self.when or NO_DAY, by, HELPED.get(self.helped, ""))))


@dataclass(frozen=True, slots=True)
class Group:
    """Who it is about, with what happened, the earliest first; what has no day stands last."""

    name: str
    events: tuple[Event, ...]


def timeline(report: ReportInput) -> tuple[Group, ...]:
    """First of the gezin as a whole, then of each member, then of some of them together."""
    family = [lid.id for lid in report.snapshot.of("gezinslid")]
    found: dict[tuple[int, ...], list[Record]] = {}
    for row in events(report.snapshot.of(EVENT)):
        chosen = set(row.members("wie"))
        about = tuple(place for place, lid in enumerate(family) if lid in chosen)
        found.setdefault(() if len(about) == len(family) else about, []).append(row)
    whole = "Ons gezin" if report.tafel else "Het gezin"
    order = sorted(found, key=lambda about: (len(about) > 1, about))
    return tuple(
        Group(report.names(found[about][0], "wie") if about else whole, _read(report, found[about], about))
        for about in order
    )


def events(rows: Iterable[Record]) -> list[Record]:
    """In the order of time: by their beginning, then their end; those without a day last."""

    def key(row: Record) -> tuple[object, ...]:
        period = parse_period(row.text("wanneer"))
        return (period is None, *(period.key if period is not None else ()))

    return sorted((row for row in rows if row.text("wat").strip()), key=key)


@dataclass(frozen=True, slots=True)
class Told:
    """Help of which was said that it helped so: `helped` is an entry of the list `hielp`."""

    helped: str
    heading: str
    lines: tuple[str, ...]


def summary(groups: Iterable[Group]) -> tuple[Told, ...]:
    """What helped, what helped a little and what did not, each with why; nothing where nobody said."""
    rows = [event for group in groups for event in group.events]
    found = (
        Told(helped, heading, tuple(_summed(event) for event in rows if event.helped == helped))
        for helped, heading in _HEADINGS.items()
    )
    return tuple(told for told in found if told.lines)


_HEADINGS = {"ja": "Wat hielp", "deels": "Wat een beetje hielp", "nee": "Wat niet hielp"}


def _summed(event: Event) -> str:
    """`Speltherapie (zomer 2019, door de GGZ): ze kon spelen`."""
    by = f"door {event.by}" if event.by else ""
    who = f"over {event.who}" if event.who else ""
    beside = ", ".join(filter(None, (event.when, by, who)))
    said = f"{event.what} ({beside})" if beside else event.what
    return f"{said}: {event.why}" if event.why else said


def _read(report: ReportInput, rows: list[Record], about: tuple[int, ...]) -> tuple[Event, ...]:
    return tuple(
        Event(
            row.id,
            written(row, "wat"),
            row.text("wanneer").strip(),
            parse_period(row.text("wanneer")),
            row.text("door").strip(),
            row.choice("soort") == HELP,
            row.choice("hielp"),
            written(row, "waarom"),
            report.names(row, "wie") if about else "",
        )
        for row in rows
    )
