"""How the problems hang together, drawn and in words, and the central line of the plan (method §6)."""

from __future__ import annotations

from kanz_desktop.domain.records import Record
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import inline, section
from kanz_desktop.reports.pdf.figure_painter import Picture
from kanz_desktop.reports.pdf.styles import BODY, SMALL
from kanz_desktop.reports.samenhang.figure import link_words, problem_map, verbanden
from kanz_desktop.reports.written import written

_LINE = ("centrale_lijn", "lijn_daarna", "lijn_voorwaarde")


def story(report: ReportInput, plan: Record | None) -> list[Box]:
    return [*_together(report, plan), *_central_line(report, plan)]


def _together(report: ReportInput, plan: Record | None) -> list[Box]:
    """An arrow says that something works through on something else; below it the same in words."""
    words = written(plan, "samenhang") if plan is not None else ""
    drawn, links = problem_map(report), verbanden(report)
    if not words and drawn is None:
        return []
    boxes: list[Box] = [TextBlock(words, BODY)] if words else []
    if drawn is not None:
        boxes.append(Picture(drawn.figure))
    boxes += [TextBlock(link_words(report, link), SMALL, colour="ink-2") for link in links]
    return [*section(report.label("gezinsplan", "samenhang")), *boxes]


def _central_line(report: ReportInput, plan: Record | None) -> list[Box]:
    if plan is None:
        return []
    boxes: list[Box] = []
    for field in _LINE:
        boxes += inline(report.label("gezinsplan", field), written(plan, field))
    return [*section("Wat eerst, wat daarna"), *boxes] if boxes else []
