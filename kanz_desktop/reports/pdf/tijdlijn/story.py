"""The tijdlijn on paper (method §13, form 9): drawn, what helped and what not, and in words; or empty."""

from __future__ import annotations

from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, PageBreak
from kanz_desktop.reports.pdf.elements import asked, blank_table, good, inline, section, table, title
from kanz_desktop.reports.pdf.figure_painter import Picture
from kanz_desktop.reports.pdf.grid import Cell
from kanz_desktop.reports.pdf.styles import BODY, CONTENT_HEIGHT, CONTENT_WIDTH, SMALL
from kanz_desktop.reports.timeline.figure import WIDE, timeline_figures
from kanz_desktop.reports.timeline.read import EVENT, NO_DAY, Event, Group, summary, timeline
from kanz_desktop.reports.written import written

_TALL = CONTENT_HEIGHT * 0.8 * WIDE / CONTENT_WIDTH
"""Points of the picture on one page, under a title."""
_WIDTHS = (95, 235, 155)
_TIGHT = BODY.with_(below=1.0)
_HEAD = BODY.with_(keep_with_next=True, above=4.0)
_HEADS = ("Wanneer", "Wat gebeurde er, of welke hulp was er?", "Wie hielp er?", "Hielp het, en waardoor?")
_ROWS = 9


def story(report: ReportInput) -> list[Box]:
    boxes = title(_name(report), report.gezin)
    groups = timeline(report)
    pictures = timeline_figures(groups, report.today, tall=_TALL)
    if not pictures:
        return [*boxes, TextBlock("Er staat nog niets op.", BODY, colour="ink-2")]
    boxes += [Picture(figure) for figure in pictures]
    boxes += _summary(groups)
    boxes += section("In woorden")
    for group in groups:
        heads = ("Wanneer", group.name, "Hielp het, en waardoor?")
        boxes.append(table(heads, [_row(report, event) for event in group.events], _WIDTHS))
    return boxes


def blank(report: ReportInput) -> list[Box]:
    """Nothing of the family on it."""
    boxes = title(_name(report), "Een jaar of een maand is genoeg. Een vak mag leeg blijven.")
    boxes.append(blank_table(_HEADS, _ROWS, (85, 170, 95, 135), tall=50.0))
    boxes += [PageBreak(), *asked("Wat hielp, en waardoor?", 6), *asked("Wat hielp niet, en waardoor?", 6)]
    return [*boxes, *asked("Waar zijn jullie trots op?", 4)]


def _name(report: ReportInput) -> str:
    return "Ons verhaal" if report.tafel else "Tijdlijn"


def _summary(groups: tuple[Group, ...]) -> list[Box]:
    """What helped comes first, on its own ground."""
    boxes: list[Box] = []
    for told in summary(groups):
        lines = [TextBlock(told.heading, _HEAD, bold=True), *(TextBlock(line, BODY) for line in told.lines)]
        boxes += good(lines) if told.helped == "ja" else lines
    return [*section("Wat hielp, en wat niet"), *boxes] if boxes else []


def _row(report: ReportInput, event: Event) -> list[Cell]:
    record = report.snapshot.records[event.id]
    what: list[Box] = [TextBlock(event.what, _TIGHT, bold=True)]
    source = " ".join(
        filter(None, (report.words("historiebron", record, "bron"), written(record, "bron_wie")))
    )
    what += inline(report.label(EVENT, "door"), event.by, SMALL)
    what += inline(report.label(EVENT, "bron"), source, SMALL)
    helped: list[Box] = (
        [TextBlock(words, _TIGHT)] if (words := report.words("hielp", record, "hielp")) else []
    )
    helped += [TextBlock(event.why, _TIGHT)] if event.why else []
    return [[TextBlock(event.when or NO_DAY, _TIGHT)], what, helped]
