"""The four lists of the end measurement to fill in with a pen: nothing of the family, and no earlier mark."""

from __future__ import annotations

from kanz_desktop.reports.marks import Point, aandachtspunt_points, leefgebied_points
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, PageBreak, Stack
from kanz_desktop.reports.pdf.eindmeting.story import NAME, PARTS
from kanz_desktop.reports.pdf.elements import TickBox, asked, card_title, section, title, write_lines
from kanz_desktop.reports.pdf.grid import Cell, Grid, Row
from kanz_desktop.reports.pdf.rapportcijfers.squares import Squares
from kanz_desktop.reports.pdf.styles import BODY, SMALL

_LEAD = (
    "Iemand die jullie niet heeft geholpen, stelt de vragen. Er is geen goed of fout. "
    "Kruis aan wat past. “Weet ik niet” mag altijd."
)
_GOALS = 5
_QUESTION, _CHOICE = 185.0, 50.0


def story(report: ReportInput) -> list[Box]:
    boxes = title(NAME, _LEAD)
    boxes += asked("Datum, wie de vragen stelt en wie antwoord geven", 2)
    boxes += section(PARTS[0])
    boxes += [_point(point) for point in leefgebied_points(report)]
    boxes.append(PageBreak())
    boxes += [_point(point) for point in aandachtspunt_points(report)]
    boxes += [PageBreak(), *section(PARTS[1], "Schrijf een doel op en geef een cijfer van 1 tot 10.")]
    boxes += [Stack([write_lines(1), Squares(side=26.0)], above=4.0, below=6.0) for _ in range(_GOALS)]
    for name, list_id in zip(PARTS[2:], ("tevredenheid", "kwaliteit"), strict=True):
        boxes += [PageBreak()] if list_id == "tevredenheid" else []
        boxes += [*section(name), _questions(report, list_id), *asked("In eigen woorden", 3)]
    return boxes


def _point(point: Point) -> Stack:
    name = f"{point.number}  {point.name}"
    head = BODY.with_(below=0.0, keep_with_next=True)
    first: Box = card_title(point.icon, name) if point.icon else TextBlock(name, head, bold=True)
    return Stack([first, Squares(side=26.0)], above=6.0, below=4.0)


def _questions(report: ReportInput, list_id: str) -> Grid:
    """A box to tick under each answer."""
    answers = report.methode.list("meetantwoord")
    widths = (_QUESTION, *(_CHOICE for _ in answers))
    small = SMALL.with_(below=0.0)
    heads: list[Cell] = [[], *([TextBlock(entry.words(tafel=True), small)] for entry in answers)]
    rows: list[Row] = []
    for entry in report.methode.list(list_id):
        boxes: list[Cell] = [[TickBox(16.0, 22.0)] for _ in answers]
        question: Cell = [TextBlock(entry.words(tafel=True), BODY.with_(below=1.0))]
        rows.append(Row([question, *boxes], widths, pad=4))
    return Grid(Row(heads, widths, pad=3), rows)
