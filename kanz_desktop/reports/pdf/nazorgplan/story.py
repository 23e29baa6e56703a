"""The nazorgplan (method §8; §13, form 12): who keeps an eye on things, filled or to fill in with a pen."""

from __future__ import annotations

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import dated_words
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, PageBreak
from kanz_desktop.reports.pdf.elements import asked, blank_table, inline, section, title
from kanz_desktop.reports.pdf.panel import Panel
from kanz_desktop.reports.pdf.styles import BODY, CARD_TITLE, LABEL
from kanz_desktop.reports.written import written

_NAME = "Zo gaan we verder"
_LEAD = "Om samen in te vullen. Een vak mag leeg blijven."
_HEADS = ("Wat spreken we af?", "Wie doet het?", "Hoe vaak", "Tot wanneer")
_WIDTHS = (190, 115, 90, 90)
_ROWS = 8
_ROW = "nazorgafspraak"


def story(report: ReportInput) -> list[Box]:
    boxes = title(_NAME, report.gezin)
    sheet = next(report.rows("nazorg"), None)
    rows = [row for row in report.rows(_ROW) if written(row, "wat")]
    if sheet is not None:
        boxes += _asked(report, sheet, "waarom")
    if not rows:
        boxes.append(TextBlock("Er is nog niets afgesproken.", BODY, colour="ink-2"))
    boxes += [_agreed(report, row) for row in rows]
    if sheet is not None:
        boxes += _asked(report, sheet, "als_het_misgaat")
        day = sheet.date("afgesproken_op")
        boxes += inline(report.label("nazorg", "afgesproken_op"), dated_words(day) if day else "")
        boxes += inline(report.label("nazorg", "afgesproken_met"), written(sheet, "afgesproken_met"))
    return boxes


def blank(report: ReportInput) -> list[Box]:
    """Nothing of the family on it."""
    boxes = title(_NAME, _LEAD)
    boxes += asked(report.label("nazorg", "waarom"), 3)
    boxes += [*section("Wie kijkt er mee?"), blank_table(_HEADS, _ROWS, _WIDTHS, tall=38.0)]
    boxes.append(PageBreak())
    boxes += asked(report.label(_ROW, "waarover"), 4)
    boxes += asked(report.label(_ROW, "kosten"), 2)
    boxes += asked(report.label("nazorg", "als_het_misgaat"), 4)
    return [*boxes, *asked("Datum, namen en handtekeningen", 5, gap=30.0)]


def _asked(report: ReportInput, row: Record, field: str) -> list[Box]:
    words = written(row, field)
    if not words:
        return []
    return [TextBlock(report.label(row.kind, field), LABEL, bold=True), TextBlock(words, BODY)]


def _agreed(report: ReportInput, row: Record) -> Panel:
    day = row.date("tot")
    until = report.label(_ROW, "open_einde").lower() if row.flag("open_einde") else ""
    boxes: list[Box] = [TextBlock(written(row, "wat"), CARD_TITLE, bold=True)]
    said = {
        "wie": report.names(row, "wie", written(row, "wie_anders")),
        "waarover": written(row, "waarover"),
        "hoe_vaak": written(row, "hoe_vaak"),
        "tot": until or (dated_words(day) if day else ""),
        "kosten": written(row, "kosten"),
    }
    for field, words in said.items():
        boxes += inline(report.label(_ROW, field), words)
    return Panel(boxes, edge="edge", padding=9, above=0, below=7)
