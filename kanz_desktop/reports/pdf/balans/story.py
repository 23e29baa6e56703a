"""The report of a balans with the gezin (method §8; §13, form 5): what went well comes first."""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.records import Record, newest_day_first
from kanz_desktop.domain.wording import dated_words
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, PageBreak
from kanz_desktop.reports.pdf.elements import asked, blank_table, good, inline, section, table, title
from kanz_desktop.reports.pdf.grid import Cell
from kanz_desktop.reports.pdf.styles import BODY, CARD_TITLE, LABEL
from kanz_desktop.reports.written import written

_NAME = "Samen terugkijken"
_LEAD = "Om samen in te vullen. Begin met wat goed ging. Een vak mag leeg blijven."
_KIND, _GOAL = "balans", "balansdoel"
_GOAL_WIDTHS = (215, 270)
_ACTIE_WIDTHS = (215, 80, 190)
_PEN_ROWS = 6
_TIGHT = BODY.with_(below=1.0)


def story(report: ReportInput) -> list[Box]:
    balans = _latest(report)
    if balans is None:
        nothing = TextBlock("Er is nog geen balans opgemaakt.", BODY, colour="ink-2")
        return [*title(_NAME, report.gezin), nothing]
    day = balans.date("datum")
    boxes = title(_NAME, " · ".join(part for part in (report.gezin, dated_words(day) if day else "") if part))
    boxes += _proud(report, balans) + _goals(report, balans) + _acties(report)
    for field in ("verandert", "beloning"):
        boxes += _answer(report, balans, field)
    after = balans.date("volgende")
    boxes += inline(report.label(_KIND, "volgende"), dated_words(after) if after else "")
    there = report.names(balans, "wie", written(balans, "wie_anders"))
    return [*boxes, *inline(report.label(_KIND, "wie"), there)]


def blank(report: ReportInput) -> list[Box]:
    """Nothing of the family on it."""
    boxes = title(_NAME, _LEAD)
    boxes += asked(report.label(_KIND, "goed"), 6)
    boxes += section("Hoe gaat het met onze doelen?")
    boxes.append(blank_table(("Ons doel", report.label(_GOAL, "hoe")), _PEN_ROWS, _GOAL_WIDTHS, tall=42.0))
    boxes.append(PageBreak())
    heads = (report.label("actie", "wat"), "Hoe ver", report.label("actie", "hoe_ging_het"))
    boxes += [*section("Wat we zouden doen"), blank_table(heads, _PEN_ROWS, _ACTIE_WIDTHS, tall=36.0)]
    for field, lines in (("verandert", 4), ("beloning", 2), ("volgende", 1), ("wie", 2)):
        boxes += asked(report.label(_KIND, field), lines)
    return boxes


def _latest(report: ReportInput) -> Record | None:
    """The last one until today; one that is only planned when there is no other."""
    rows = newest_day_first(report.rows(_KIND))
    held = (row for row in rows if (row.date("datum") or date.min) <= report.today)
    return next(held, rows[-1] if rows else None)


def _proud(report: ReportInput, balans: Record) -> list[Box]:
    inside: list[Box] = []
    if words := written(balans, "goed"):
        inside += [TextBlock(report.label(_KIND, "goed"), LABEL, bold=True), TextBlock(words, CARD_TITLE)]
    for row in report.rows("actie"):
        if row.choice("status") == "gedaan" and (what := written(row, "wat")):
            inside += inline("Gelukt", what)
    return good(inside, padding=12.0)


def _goals(report: ReportInput, balans: Record) -> list[Box]:
    """Only goals that this reader may see, with what was said of them at this balans."""
    said = {row.ref("probleem"): row for row in report.snapshot.of(_GOAL) if row.ref("balans") == balans.id}
    rows: list[list[Cell]] = []
    for problem in report.rows("probleem"):
        goal = written(problem, "doel")
        if goal:
            how = written(said[problem.id], "hoe") if problem.id in said else ""
            rows.append([[TextBlock(goal, _TIGHT)], [TextBlock(how or "–", _TIGHT)]])
    if not rows:
        return []
    heads = ("Ons doel" if report.tafel else "Doel", report.label(_GOAL, "hoe"))
    return [*section("Onze doelen" if report.tafel else "Doelen"), table(heads, rows, _GOAL_WIDTHS)]


def _acties(report: ReportInput) -> list[Box]:
    rows: list[list[Cell]] = []
    for row in report.rows("actie"):
        what = written(row, "wat")
        if what and row.choice("status") != "vervallen":
            cells = (what, report.words("actiestatus", row, "status"), written(row, "hoe_ging_het") or "–")
            rows.append([[TextBlock(words, _TIGHT)] for words in cells])
    if not rows:
        return []
    heads = [report.label("actie", "wat"), "Hoe ver", report.label("actie", "hoe_ging_het")]
    return [
        *section("Wat we zouden doen" if report.tafel else "Acties"),
        table(heads, rows, _ACTIE_WIDTHS),
    ]


def _answer(report: ReportInput, balans: Record, field: str) -> list[Box]:
    words = written(balans, field)
    if not words:
        return []
    return [TextBlock(report.label(_KIND, field), LABEL, bold=True), TextBlock(words, BODY)]
