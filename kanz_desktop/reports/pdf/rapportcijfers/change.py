"""Start → nu → eind, as a picture and in words: how the marks of the family moved."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kanz_desktop.domain.wording import dated_words
from kanz_desktop.reports.change_figure import change_figure
from kanz_desktop.reports.marks import (
    Marks,
    Point,
    aandachtspunt_points,
    leefgebied_points,
    mark_words,
)
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import section, table, title
from kanz_desktop.reports.pdf.figure_painter import Picture
from kanz_desktop.reports.pdf.grid import Cell
from kanz_desktop.reports.pdf.styles import BODY, CONTENT_HEIGHT, CONTENT_WIDTH

_TABLE = CONTENT_HEIGHT * 0.7
"""Fifteen points with a line each: the table is read at one glance, so it stays on one page."""


def story(report: ReportInput) -> list[Box]:
    marks = Marks(report)
    name = "Zo veranderen onze cijfers" if report.tafel else "Rapportcijfers: verandering"
    boxes = title(name, "Elke stip is een cijfer dat we samen gaven.")
    first, then = ("Hoe gaat het?", "En deze punten") if report.tafel else ("Leefgebieden", "Aandachtspunten")
    boxes += _part(marks, first, leefgebied_points(report))
    boxes += _part(marks, then, aandachtspunt_points(report))
    if not marks.days:
        return [*boxes, TextBlock("Er zijn nog geen cijfers gegeven.", BODY)]
    return [*boxes, *section("De cijfers op een rij"), _table(report, marks)]


def _part(marks: Marks, name: str, points: Iterable[Point]) -> list[Box]:
    figure = change_figure([*points], marks, width=CONTENT_WIDTH)
    return [*section(name), Picture(figure)] if figure else []


def _table(report: ReportInput, marks: Marks) -> Box:
    days = marks.path_days()
    moments = list(days)
    heads = ["", *(_head(moment, day) for moment, day in days.items())]
    rows: list[list[Cell]] = []
    for point in (*leefgebied_points(report), *aandachtspunt_points(report)):
        path = marks.path(point.id)
        if path:
            given = [TextBlock(mark_words(path.get(moment)) or "–", BODY) for moment in moments]
            rows.append([[TextBlock(point.name, BODY)], *([cell] for cell in given)])
    return table(heads, rows, (257, *(70 for _ in moments)), whole=_TABLE)


def _head(moment: str, day: date | None) -> str:
    return f"{moment.capitalize()}\n{dated_words(day)}" if day else moment.capitalize()
