"""The rapportcijferformulier to fill in with a pen: squares that are big enough to hit."""

from __future__ import annotations

from collections.abc import Iterable

from kanz_desktop.reports.marks import Point, aandachtspunt_points, leefgebied_points
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, PageBreak, Stack
from kanz_desktop.reports.pdf.elements import asked, card_title, title
from kanz_desktop.reports.pdf.rapportcijfers.squares import Squares
from kanz_desktop.reports.pdf.styles import BODY, LABEL, LEAD, SECTION

_HOW = (
    "Geef samen een cijfer van 1 tot 10. Zet een kruis door het vakje. Is het een halve meer? "
    "Kruis dan ook ½ aan. Weet je het niet? Dat mag ook."
)


def story(report: ReportInput) -> list[Box]:
    boxes = title("Onze cijfers", _HOW)
    boxes += asked("Datum en wie de cijfers geeft", 1)
    boxes += _points(leefgebied_points(report), why=True)
    boxes += [PageBreak(), TextBlock("En deze tien punten?", SECTION, bold=True, colour="teal-ink")]
    boxes.append(
        TextBlock("Sla een punt over als het niet bij jullie past.", LEAD.with_(below=2.0), colour="ink-2")
    )
    return [*boxes, *_points(aandachtspunt_points(report), why=False)]


def _points(points: Iterable[Point], *, why: bool) -> list[Box]:
    boxes: list[Box] = []
    for point in points:
        name = f"{point.number}  {point.name}"
        parts: list[Box] = [card_title(point.icon, name)] if point.icon else [_name(name)]
        if point.about:
            parts.append(TextBlock(point.about, LABEL.with_(above=0.0, keep_with_next=True), colour="ink-2"))
        parts.append(Squares(side=30.0 if why else 26.0))
        parts += asked("Waarom dit cijfer?", 1) if why else []
        boxes.append(Stack(parts, above=8.0, below=4.0))
    return boxes


def _name(text: str) -> TextBlock:
    return TextBlock(text, BODY.with_(below=0.0, keep_with_next=True), bold=True)
