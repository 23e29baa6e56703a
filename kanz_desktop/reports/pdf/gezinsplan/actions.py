"""What is going to be done: what comes first, per aandachtspunt, and what was agreed."""

from __future__ import annotations

from collections.abc import Sequence

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import dated_words
from kanz_desktop.method.model import Aandachtspunt
from kanz_desktop.reports.fridge import when
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import inline, section, table
from kanz_desktop.reports.pdf.grid import Cell, Grid
from kanz_desktop.reports.pdf.styles import BODY, CARD_TITLE, SMALL
from kanz_desktop.reports.written import written

_WIDTHS = (215, 100, 110, 62)
_TIGHT = BODY.with_(below=1.0)
_QUIET = SMALL.with_(above=1.0, below=0.0)


def first_things(report: ReportInput) -> list[Box]:
    """The first fires to put out, before any goal."""
    rows = [row for row in report.rows("actie") if row.flag("brandje")]
    if not rows:
        return []
    return [*section(report.label("actie", "brandje")), _grid(report, "actie", rows)]


def next_weeks(report: ReportInput, plan: Record | None) -> list[Box]:
    """What was chosen for the six weeks of now, apart from the rest."""
    begin = plan.date("zes_weken_vanaf") if plan is not None else None
    rows = _of_weeks(report, plan)
    if begin is None or not rows:
        return []
    title = "Onze zes weken" if report.tafel else "De komende zes weken"
    return [*section(title, f"Vanaf {dated_words(begin)}."), _grid(report, "actie", rows)]


def _of_weeks(report: ReportInput, plan: Record | None) -> list[Record]:
    begin = plan.date("zes_weken_vanaf") if plan is not None else None
    rows = [row for row in report.rows("actie") if not row.flag("brandje")]
    return [row for row in rows if begin is not None and row.date("zes_weken") == begin]


def by_point(report: ReportInput) -> list[Box]:
    """Per aandachtspunt that belongs to the plan, or that has something to do: what did not stand above."""
    heads = {row.choice("aandachtspunt"): row for row in report.rows("aandachtspunt")}
    shown = {row.id for row in _of_weeks(report, next(report.rows("gezinsplan"), None))}
    rows = [row for row in report.rows("actie") if not row.flag("brandje") and row.id not in shown]
    boxes: list[Box] = []
    for punt in report.methode.aandachtspunten:
        boxes += _point(
            report, punt, heads.get(punt.id), [row for row in rows if row.choice("aandachtspunt") == punt.id]
        )
    known = {punt.id for punt in report.methode.aandachtspunten}
    others = [row for row in rows if row.choice("aandachtspunt") not in known]
    if others:
        boxes += [_name("Verder"), _grid(report, "actie", others)]
    if not boxes:
        return []
    return [*section("Wat gaan we doen?" if report.tafel else "Aandachtspunten en acties"), *boxes]


def afspraken(report: ReportInput) -> list[Box]:
    rows = list(report.rows("afspraak"))
    if not rows:
        return []
    return [
        *section("Wat we hebben afgesproken" if report.tafel else "Afspraken"),
        _grid(report, "afspraak", rows),
    ]


def _point(report: ReportInput, punt: Aandachtspunt, head: Record | None, rows: list[Record]) -> list[Box]:
    wanted = head is not None and (head.flag("in_plan") or written(head, "toelichting"))
    if not rows and not wanted:
        return []
    boxes: list[Box] = [_name(f"{punt.number}  {punt.words(tafel=report.tafel)}")]
    if head is not None:
        boxes += inline(report.label("aandachtspunt", "toelichting"), written(head, "toelichting"))
    return [*boxes, _grid(report, "actie", rows)] if rows else boxes


def _name(text: str) -> TextBlock:
    return TextBlock(text, CARD_TITLE.with_(above=10.0, below=3.0), bold=True)


def _grid(report: ReportInput, kind: str, rows: Sequence[Record]) -> Grid:
    heads = [report.label(kind, "wat"), report.label(kind, "wie"), "Wanneer", "Hoe ver"]
    if not report.tafel:
        heads[3] = report.label(kind, "status")
    return table(heads, [_row(report, kind, row) for row in rows], _WIDTHS)


def _row(report: ReportInput, kind: str, row: Record) -> list[Cell]:
    what: list[Box] = [TextBlock(written(row, "wat") or "–", _TIGHT)]
    if kind == "actie":
        day = row.date("evaluatie")
        what += inline(report.label(kind, "hoe_ging_het"), written(row, "hoe_ging_het"), _QUIET)
        what += inline(
            "Samen kijken" if report.tafel else "Evaluatie", dated_words(day) if day else "", _QUIET
        )
    who = report.names(row, "wie", written(row, "wie_anders"))
    return [
        what,
        [TextBlock(who, _TIGHT)],
        [TextBlock(when(row), _TIGHT)],
        [TextBlock(_how_far(report, kind, row), _TIGHT)],
    ]


def _how_far(report: ReportInput, kind: str, row: Record) -> str:
    """An afspraak holds from the day it is made: "nog doen" would say that nobody keeps to it."""
    if kind == "afspraak" and row.choice("status") == "te-doen":
        return ""
    return report.words("actiestatus", row, "status")
