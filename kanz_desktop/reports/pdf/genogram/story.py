"""The genogram on paper (method §13, form 10): drawn, and in words; or empty, to draw with a pen."""

from __future__ import annotations

from kanz_desktop.reports.genogram.figure import genogram
from kanz_desktop.reports.genogram.places import APART
from kanz_desktop.reports.genogram.read import family_tree
from kanz_desktop.reports.genogram.words import SIGNS, legend
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, Solid
from kanz_desktop.reports.pdf.elements import section, title
from kanz_desktop.reports.pdf.figure_painter import Picture, wide_pictures
from kanz_desktop.reports.pdf.styles import BODY, SMALL

_ONE = "De familie is breed: de tekening staat op het volgende blad. Draai het papier een kwartslag."
_MORE = (
    "De familie is breed: de tekening staat op de volgende bladen, van links naar rechts. Draai het papier"
    " een kwartslag. Wie aan de rand staat, staat ook op het blad ernaast."
)
_GENERATIONS = ("Opa's en oma's", "Ouders, ooms en tantes", "Kinderen")
_TALL = 155.0
"""Points to draw a generation in: all three are on one sheet, for the lines run from one to the next."""


def story(report: ReportInput) -> list[Box]:
    boxes = title("Onze familie" if report.tafel else "Genogram", report.gezin)
    tree = family_tree(report)
    drawn = genogram(tree, explained=False)
    if drawn is None:
        return [*boxes, TextBlock("Er staat nog niemand op.", BODY, colour="ink-2")]
    words: list[Box] = [*section("In woorden"), TextBlock(drawn.figure.alt, SMALL, colour="ink-2")]
    signs = TextBlock("; ".join(legend(tree)) + ".", SMALL, colour="ink-2")
    pictures = wide_pictures(drawn.figure, shared=2 * APART)
    if isinstance(pictures[0], Picture):
        return [*boxes, *pictures, signs, *words]
    return [*boxes, TextBlock(_ONE if len(pictures) == 1 else _MORE, BODY), signs, *words, *pictures]


def blank(_report: ReportInput) -> list[Box]:
    """Three generations to draw; nothing of the family on it."""
    boxes = title("Onze familie", "Teken wie erbij horen, met lijnen tussen wie bij elkaar hoort.")
    boxes.append(TextBlock("; ".join(SIGNS) + ".", SMALL, colour="ink-2"))
    for name in _GENERATIONS:
        boxes += [*section(name), Solid(_TALL)]
    return boxes
