"""The page for the fridge: large, friendly, and nothing on it that a visitor should not read."""

from __future__ import annotations

from kanz_desktop.reports.fridge import FridgeLine, fridge_lines
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import TickBox
from kanz_desktop.reports.pdf.grid import Row
from kanz_desktop.reports.pdf.panel import Panel
from kanz_desktop.reports.pdf.styles import LARGE, LARGE_SMALL, LEAD, TITLE
from kanz_desktop.reports.pdf.text import Run

_WIDTHS = (28, 438)


def story(report: ReportInput) -> list[Box]:
    lines = fridge_lines(report)
    heading = TextBlock("Dit doen we samen", TITLE.with_(size=30, leading=36), bold=True, colour="teal-ink")
    boxes: list[Box] = [heading]
    if not lines:
        return [*boxes, TextBlock("Er staat nog niets op de lijst.", LARGE_SMALL, colour="ink-2")]
    boxes.append(TextBlock("Gelukt? Zet een vinkje.", LEAD.with_(size=13, leading=18), colour="ink-2"))
    return [*boxes, *(_card(line) for line in lines)]


def _card(line: FridgeLine) -> Panel:
    words: list[Box] = [TextBlock(line.what, LARGE, bold=True)]
    facts = [Run(line.who, True, "teal-ink")] if line.who else []
    if line.when:
        facts.append(Run(f" · {line.when}" if line.who else line.when))
    if facts:
        words.append(TextBlock(facts, LARGE_SMALL))
    return Panel(
        [Row([[TickBox(22, LARGE.leading)], words], _WIDTHS, pad=2)],
        edge="edge",
        padding=11,
        above=0,
        below=9,
    )
