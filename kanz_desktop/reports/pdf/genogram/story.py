"""The genogram on paper (method §13, form 10): drawn, and in words; or empty, to draw with a pen."""

from __future__ import annotations

from kanz_desktop.reports.genogram.figure import genogram_figure
from kanz_desktop.reports.genogram.read import family_tree
from kanz_desktop.reports.genogram.words import SIGNS
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, Solid
from kanz_desktop.reports.pdf.elements import section, title
from kanz_desktop.reports.pdf.figure_painter import Picture
from kanz_desktop.reports.pdf.styles import BODY, SMALL

_GENERATIONS = ("Opa's en oma's", "Ouders, ooms en tantes", "Kinderen")
_TALL = 175.0
"""Points to draw a generation in."""


def story(report: ReportInput) -> list[Box]:
    boxes = title("Onze familie" if report.tafel else "Genogram", report.gezin)
    figure = genogram_figure(family_tree(report))
    if figure is None:
        return [*boxes, TextBlock("Er staat nog niemand op.", BODY, colour="ink-2")]
    words = TextBlock(figure.alt, SMALL, colour="ink-2")
    return [*boxes, Picture(figure), *section("In woorden"), words]


def blank(_report: ReportInput) -> list[Box]:
    """Three generations to draw; nothing of the family on it."""
    boxes = title("Onze familie", "Teken wie erbij horen, met lijnen tussen wie bij elkaar hoort.")
    boxes.append(TextBlock("; ".join(SIGNS) + ".", SMALL, colour="ink-2"))
    for name in _GENERATIONS:
        boxes += [*section(name), Solid(_TALL)]
    return boxes
