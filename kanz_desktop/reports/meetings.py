"""Which meeting stands on a form, and what it is called there."""

from __future__ import annotations

from kanz_desktop.domain.meetings import (
    CANCELLED,
    EXECUTION,
    HELD,
    MDO,
    MDO_END,
    PLANNED,
    called,
    of_kind,
    parts,
)
from kanz_desktop.domain.overleg_kinds import DEELNEMER
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import dated_words
from kanz_desktop.reports.model import ReportInput, in_words
from kanz_desktop.reports.written import written

SOORTEN = {MDO: (MDO, MDO_END), EXECUTION: (EXECUTION,)}
"""Of which kinds of meeting each pair of forms is."""


def meeting_for(report: ReportInput, soort: str, *, coming: bool) -> Record | None:
    """The one that was chosen; else for an agenda the next that comes, for a report the last one held."""
    traject = report.traject
    rows = of_kind(report.snapshot, traject.id if traject is not None else None, *SOORTEN[soort])
    chosen = next((row for row in rows if row.id == report.options.meeting), None)
    if chosen is not None:
        return chosen
    rows = tuple(row for row in rows if row.choice("status") != CANCELLED)
    planned = [row for row in rows if row.choice("status") == PLANNED]
    held = [row for row in rows if row.choice("status") == HELD]
    wanted = (*planned[:1], *held[-1:]) if coming else (*held[-1:], *planned[:1])
    return wanted[0] if wanted else next(reversed(rows), None)


def next_after(report: ReportInput, meeting: Record) -> Record | None:
    """The meeting that was planned after this one."""
    rows = of_kind(report.snapshot, meeting.ref("traject"))
    places = [place for place, row in enumerate(rows) if row.id == meeting.id]
    later = rows[places[0] + 1 :] if places else ()
    return next((row for row in later if row.choice("status") == PLANNED), None)


def meeting_words(meeting: Record) -> str:
    """`di 8 dec 2026 · 10:00 gemeentehuis`."""
    day = meeting.date("datum")
    said = (dated_words(day) if day is not None else "", written(meeting, "waar"))
    return " · ".join(part for part in said if part)


def names(report: ReportInput, meeting: Record, aanwezig: str) -> str:
    """Who was there (`erbij`), who was not (`afwezig`), or of whom nobody said (empty)."""
    rows = parts(report.snapshot, meeting.id, DEELNEMER.id)
    return in_words([called(row) for row in rows if row.choice("aanwezig") == aanwezig and called(row)])


def parents_words(report: ReportInput, meeting: Record) -> str:
    """`ja, we zijn erbij`, or who speaks for them and why."""
    said = (
        report.words("oudersbij", meeting, "ouders"),
        written(meeting, "namens"),
        report.words("oudersnietbij", meeting, "ouders_waarom"),
    )
    return ", ".join(part for part in said if part)
