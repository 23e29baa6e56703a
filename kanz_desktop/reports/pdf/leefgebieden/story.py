"""The leefgebieden on one page where they fit: what goes well first, then what is hard (method §4)."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.records import Record
from kanz_desktop.method.model import Leefgebied
from kanz_desktop.reports.marks import Marks, mark_words
from kanz_desktop.reports.model import ReportInput, since
from kanz_desktop.reports.own_views import own_views
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, Stack, Whole
from kanz_desktop.reports.pdf.elements import card_title, good, inline, strength, title
from kanz_desktop.reports.pdf.grid import Cell, Grid, Row
from kanz_desktop.reports.pdf.page import pages
from kanz_desktop.reports.pdf.styles import BODY, SMALL, TextStyle
from kanz_desktop.reports.written import written

_WIDTHS = (205, 95, 105, 82)


@dataclass(frozen=True, slots=True)
class _Density:
    body: TextStyle
    small: TextStyle
    pad: float


_ROOMY = _Density(BODY, BODY.with_(size=9.5, leading=13.0, below=1.0), 4.5)
_CLOSE = _Density(BODY.with_(size=10.0, leading=13.5, below=1.0), SMALL.with_(below=0.0), 3.0)
_DENSE = _Density(BODY.with_(size=9.5, leading=12.5, below=1.0), SMALL.with_(below=0.0), 2.0)
"""For a page that would just run over; 9 points is the smallest that we print."""


def story(report: ReportInput) -> list[Box]:
    """On as few pages as any density can make it, and then as roomy as it may be."""
    stories = [_boxes(report, density) for density in (_ROOMY, _CLOSE, _DENSE)]
    return min(stories, key=lambda boxes: sum(1 for _ in pages(Stack(boxes))))


def _boxes(report: ReportInput, density: _Density) -> list[Box]:
    boxes = title("Zo gaat het nu" if report.tafel else "Leefgebieden", _lead(report))
    marks = Marks(report)
    cards = {row.choice("leefgebied"): row for row in report.rows("leefgebied")}
    for gebied in report.methode.leefgebieden:
        problems = [row for row in report.rows("probleem") if row.choice("leefgebied") == gebied.id]
        boxes += _card(report, gebied, cards.get(gebied.id), problems, marks, density)
    return boxes


def _lead(report: ReportInput) -> str:
    if report.tafel:
        return "Eerst wat goed gaat. Dan wat anders mag."
    return "Krachten en problemen per leefgebied."


def _card(
    report: ReportInput,
    gebied: Leefgebied,
    card: Record | None,
    problems: list[Record],
    marks: Marks,
    density: _Density,
) -> list[Box]:
    name = f"{gebied.number}  {gebied.words(tafel=report.tafel)}"
    boxes: list[Box] = [card_title(gebied.icon, name, mark_line(marks, gebied.id))]
    well = [
        box for field_id in ("krachten", "kansen") for box in _card_field(report, card, field_id, density)
    ]
    boxes += good(well, padding=5.0 + density.pad / 2)
    rows = [_problem(report, row, density) for row in problems]
    if rows[:-1]:
        boxes.append(Grid(None, rows[:-1], below=0.0))
    end: list[Box] = [Grid(None, rows[-1:], below=4.0)] if rows else []
    if not well and not problems:
        end.append(TextBlock("Nog niets opgeschreven.", density.small, colour="ink-2"))
    return [*boxes, Whole([*end, *_right_picture(report, card, density)])]


def mark_line(marks: Marks, point: str) -> str:
    """`cijfer 5 (was 3)`: the latest joint mark, and the first where that is another."""
    given = list(marks.path(point).values())
    if not given:
        return ""
    from_first = f" (was {mark_words(given[0])})" if given[0] != given[-1] else ""
    return f"cijfer {mark_words(given[-1])}{from_first}"


def _card_field(report: ReportInput, card: Record | None, field_id: str, density: _Density) -> list[Box]:
    if card is None:
        return []
    return inline(report.label("leefgebied", field_id), written(card, field_id), density.body, ink="leaf")


def _problem(report: ReportInput, row: Record, density: _Density) -> Row:
    words, level = report.severity(row)
    when = " · ".join(part for part in (since(row), written(row, "wanneer")) if part)
    cells: list[Cell] = [
        [
            TextBlock(report.problem(row), density.body),
            *_own_words(report, row, density),
            *(TextBlock(said, density.small, colour="ink-2") for said in own_views(report, row.id)),
        ],
        [strength(words, level, density.small)] if words else [],
        [TextBlock(when, density.small, colour="ink-2")] if when else [],
        [TextBlock(_who(report, row), density.small)],
    ]
    return Row(cells, _WIDTHS, pad=density.pad)


def _own_words(report: ReportInput, row: Record, density: _Density) -> list[Box]:
    """Beside a vakterm stands what the family itself said, as a quotation."""
    own = written(row, "woorden")
    if report.tafel or not own or own == report.problem(row):
        return []
    return [TextBlock(f"“{own}”", density.small, colour="ink-2")]


def _who(report: ReportInput, row: Record) -> str:
    return "\n".join(part for part in (report.names(row, "bij_wie"), report.source(row)) if part)


def _right_picture(report: ReportInput, card: Record | None, density: _Density) -> list[Box]:
    if card is None:
        return []
    answer = report.words("klopt", card, "klopt")
    own = written(card, "klopt_woorden")
    words = ". ".join(part for part in (answer, own) if part)
    return inline("Klopt dit beeld", words, density.small)
