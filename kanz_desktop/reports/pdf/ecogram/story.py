"""The ecogram on paper (method §13, form 10): drawn, and in words; or empty, to draw with a pen."""

from __future__ import annotations

from kanz_desktop.reports.ecogram import SIGNS, blank_figure, ecogram_figure
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import section, title
from kanz_desktop.reports.pdf.figure_painter import Picture
from kanz_desktop.reports.pdf.styles import BODY, CONTENT_WIDTH, SMALL

_BLANK_TALL = 520.0


def story(report: ReportInput) -> list[Box]:
    boxes = title("Onze mensen" if report.tafel else "Ecogram", report.gezin)
    figure = ecogram_figure(report)
    if figure is None:
        return [*boxes, TextBlock("Er staat nog niemand op.", BODY, colour="ink-2")]
    return [*boxes, Picture(figure), *section("In woorden"), TextBlock(figure.alt, SMALL, colour="ink-2")]


def blank(_report: ReportInput) -> list[Box]:
    """A gezin with room around it; nothing of the family on it."""
    boxes = title("Onze mensen", "Teken wie er om jullie heen staan, en trek een lijn.")
    boxes.append(TextBlock("; ".join(SIGNS) + ".", SMALL, colour="ink-2"))
    return [*boxes, Picture(blank_figure(CONTENT_WIDTH, _BLANK_TALL))]
