"""Per leefgebied what the family wants to reach: the problem, the goal, and how it will show."""

from __future__ import annotations

from collections.abc import Sequence

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import dated_words
from kanz_desktop.method.model import Leefgebied
from kanz_desktop.reports.model import ReportInput, since
from kanz_desktop.reports.own_views import own_views
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import card_title, inline, section, strength
from kanz_desktop.reports.pdf.grid import Cell, Row
from kanz_desktop.reports.pdf.panel import Panel
from kanz_desktop.reports.pdf.styles import BODY
from kanz_desktop.reports.written import written

_ASKED = ("minstens", "waaraan", "oorzaken", "in_stand", "gevolgen_ouders", "gevolgen_kinderen")
_KEEP = BODY.with_(keep_with_next=True)


def story(report: ReportInput) -> list[Box]:
    """First the few of the coming 20 weeks, then all others."""
    rows = list(report.rows("probleem"))
    now, later = (
        [row for row in rows if (row.flag("twintig_weken") or row.flag("observatie")) is wanted]
        for wanted in (True, False)
    )
    boxes = _part(report, "Hier werken we nu aan" if report.tafel else "Doelen voor de komende 20 weken", now)
    return boxes + _part(report, "Wat willen we anders?" if report.tafel else "Problemen en doelen", later)


def _part(report: ReportInput, heading: str, rows: Sequence[Record]) -> list[Box]:
    cards = [box for gebied in report.methode.leefgebieden for box in _gebied(report, gebied, rows)]
    return [*section(heading), *cards] if cards else []


def _gebied(report: ReportInput, gebied: Leefgebied, rows: Sequence[Record]) -> list[Box]:
    problems = [row for row in rows if row.choice("leefgebied") == gebied.id]
    if not problems:
        return []
    name = f"{gebied.number}  {gebied.words(tafel=report.tafel)}"
    return [card_title(gebied.icon, name), *(_problem(report, row) for row in problems)]


def _problem(report: ReportInput, row: Record) -> Box:
    boxes: list[Box] = [_heading(report, row)]
    own = written(row, "woorden")
    if not report.tafel and own and own != report.problem(row):
        boxes.append(TextBlock(f"“{own}”", BODY, colour="ink-2"))
    facts = [report.names(row, "bij_wie"), written(row, "wanneer"), since(row), report.source(row)]
    known = " · ".join(fact for fact in facts if fact)
    if known:
        boxes.append(TextBlock(known, BODY, colour="ink-2"))
    if row.flag("observatie"):
        boxes.append(TextBlock(report.label("probleem", "observatie"), BODY, colour="teal-ink"))
    boxes += _goal(report, row)
    for field_id in _ASKED:
        boxes += inline(report.label("probleem", field_id), written(row, field_id))
    boxes += [TextBlock(said, BODY, colour="ink-2") for said in own_views(report, row.id)]
    return Panel(boxes, edge="line", above=3, below=6)


def _heading(report: ReportInput, row: Record) -> Row:
    words, level = report.severity(row)
    cells: list[Cell] = [
        [TextBlock(report.problem(row), BODY, bold=True)],
        [strength(words, level)] if words else [],
    ]
    return Row(cells, (370, 100), pad=0, below=3, keep_with_next=True)


def _goal(report: ReportInput, row: Record) -> list[Box]:
    """The goal with its date; the words of the goal stay the family's."""
    goal, day = written(row, "doel"), row.date("doel_datum")
    boxes = inline(report.label("probleem", "doel"), goal, _KEEP if day and goal else BODY, ink="teal-ink")
    return boxes + inline(report.label("probleem", "doel_datum"), dated_words(day) if day else "")
