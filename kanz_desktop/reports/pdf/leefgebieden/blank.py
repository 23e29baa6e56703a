"""The leefgebieden to fill in with a pen: first what goes well, then what is hard."""

from __future__ import annotations

from kanz_desktop.method.model import Leefgebied
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, PageBreak, Stack
from kanz_desktop.reports.pdf.elements import asked, blank_table, card_title, section, title
from kanz_desktop.reports.pdf.styles import BODY, SMALL

_WIDTHS = (190, 90, 110, 97)
_ROWS = 3


def story(report: ReportInput) -> list[Box]:
    boxes = title("Zo gaat het nu", "Eerst wat goed gaat. Dan wat anders mag. In jullie eigen woorden.")
    boxes += asked("Datum en wie dit samen invullen", 1)
    for i, gebied in enumerate(report.methode.leefgebieden):
        if i and i % 2 == 0:
            boxes.append(PageBreak())
        boxes += _card(report, gebied)
    boxes += section(
        "Klopt dit beeld met hoe jullie het zien?", "Ja, deels, nee of weet ik niet. Elk antwoord is goed."
    )
    return [*boxes, *asked("In eigen woorden", 3)]


def _card(report: ReportInput, gebied: Leefgebied) -> list[Box]:
    heads = (
        report.label("probleem", "woorden"),
        "Hoe zwaar",
        "Sinds, en wanneer",
        report.label("probleem", "bij_wie"),
    )
    steps = " · ".join(entry.words(tafel=True) for entry in report.methode.lists.get("ernst", ()))
    boxes: list[Box] = [card_title(gebied.icon, f"{gebied.number}  {gebied.words(tafel=True)}")]
    boxes += asked(report.label("leefgebied", "krachten"), 2, gap=21.0)
    boxes += asked(report.label("leefgebied", "kansen"), 1, gap=21.0)
    boxes.append(Stack([TextBlock("Wat anders mag", BODY, bold=True)], above=6.0))
    boxes.append(blank_table(heads, _ROWS, _WIDTHS, tall=25.0))
    if steps:
        boxes.append(TextBlock(f"Hoe zwaar: {steps}", SMALL, colour="ink-2"))
    return boxes
