"""What a point of the agenda brings along by itself: the plan, agreements, the next day, the period."""

from __future__ import annotations

from kanz_desktop.domain import meetings
from kanz_desktop.domain.overleg_kinds import MPG
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import capital, dated_words
from kanz_desktop.method.model import DATUM, PERIODE, PLAN, TERUG
from kanz_desktop.reports.field_words import field_words
from kanz_desktop.reports.meetings import meeting_words, next_after
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import inline, table
from kanz_desktop.reports.pdf.grid import Cell
from kanz_desktop.reports.pdf.styles import BODY, SMALL
from kanz_desktop.reports.written import written

AGREED_HEADS = ("Wie", "Wat", "Klaar vóór")
AGREED_WIDTHS = (140, 250, 95)
LAST_HEADS = ("Wie", "Wat", "Hoe ging het?")
LAST_WIDTHS = (120, 185, 180)
EFFORT_HEADS = ("Wie", "Welke inzet, en waarvoor", "Wanneer", "Terugkijken")
EFFORT_WIDTHS = (115, 205, 80, 85)
_TIGHT, _QUIET = BODY.with_(below=1.0), SMALL.with_(above=1.0, below=0.0)


def block(report: ReportInput, meeting: Record, blok: str) -> list[Box]:
    """What stands under a point; nothing where there is nothing yet."""
    if blok == PLAN:
        return efforts(report, meeting)
    if blok == TERUG:
        return last_agreements(report, meeting)
    if blok == DATUM:
        return _next(report, meeting)
    return _period(report) if blok == PERIODE else []


def agreements(report: ReportInput, meeting: Record) -> list[Box]:
    """What was agreed in this meeting."""
    rows = meetings.agreements(report.snapshot, meeting.id)
    cells = [_agreed(report, row) for row in rows if written(row, "wat")]
    return [table(AGREED_HEADS, cells, AGREED_WIDTHS)] if cells else []


def last_agreements(report: ReportInput, meeting: Record) -> list[Box]:
    """What was agreed before, with how it went."""
    rows = meetings.last_agreements(report.snapshot, meeting)
    cells = [_looked_back(report, row) for row in rows if written(row, "wat")]
    return [table(LAST_HEADS, cells, LAST_WIDTHS)] if cells else []


def efforts(report: ReportInput, meeting: Record) -> list[Box]:
    """The broad plan: who does what, what for, when, and when one looks back."""
    rows = meetings.efforts(report.snapshot, meeting.id)
    cells = [_effort(report, row) for row in rows if written(row, "wat")]
    return [table(EFFORT_HEADS, cells, EFFORT_WIDTHS)] if cells else []


def _agreed(report: ReportInput, row: Record) -> list[Cell]:
    return [_words(_who(report, row)), _words(written(row, "wat")), _words(_when(row))]


def _looked_back(report: ReportInput, row: Record) -> list[Cell]:
    how: list[Box] = [TextBlock(report.words("actiestatus", row, "status"), _TIGHT, bold=True)]
    if went := written(row, "hoe_ging_het"):
        how.append(TextBlock(went, _TIGHT))
    return [_words(_who(report, row)), _words(written(row, "wat")), how]


def _effort(report: ReportInput, row: Record) -> list[Cell]:
    what = _words(written(row, "wat"))
    if goal := written(row, "doel"):
        what.append(TextBlock(goal, _QUIET))
    what += inline(report.label("inzet", "mandaat"), written(row, "mandaat"), _QUIET)
    who = _words(_who(report, row))
    if row.flag("toegezegd"):
        who.append(TextBlock(report.label("inzet", "toegezegd").lower(), _QUIET, colour="ink-2"))
    day = row.date("evaluatie")
    return [who, what, _words(written(row, "wanneer")), _words(dated_words(day) if day is not None else "")]


def _next(report: ReportInput, meeting: Record) -> list[Box]:
    later = next_after(report, meeting)
    if later is None:
        return []
    words = report.words("overlegsoort", later, "soort")
    return inline(capital(words), meeting_words(later))


def _period(report: ReportInput) -> list[Box]:
    boxes: list[Box] = []
    for row in report.rows(MPG.id):
        for field in MPG.fields:
            if field.id != "traject":
                boxes += inline(report.label(MPG.id, field.id), field_words(report, row, field))
    return boxes


def _who(report: ReportInput, row: Record) -> str:
    return report.names(row, "wie", written(row, "wie_anders"))


def _when(row: Record) -> str:
    day = row.date("voor")
    said = (written(row, "wanneer"), dated_words(day) if day is not None else "")
    return " · ".join(part for part in said if part)


def _words(words: str) -> list[Box]:
    return [TextBlock(words, _TIGHT)] if words else []
