"""The marks as they were given, at one moment: together, and each member's own beside it, never averaged."""

from __future__ import annotations

from collections.abc import Iterable

from kanz_desktop.domain.moments import NOW, START, sort_of
from kanz_desktop.domain.wording import dated_words, people
from kanz_desktop.reports.marks import (
    Given,
    Marks,
    Point,
    aandachtspunt_points,
    leefgebied_points,
)
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import card_title, inline, section, title
from kanz_desktop.reports.pdf.rapportcijfers.squares import Squares
from kanz_desktop.reports.pdf.styles import BODY, SMALL

_MOMENT = {"start": "bij de start", "nu": "nu", "eind": "aan het eind"}
_QUIET = SMALL.with_(size=9.5, leading=13.0, below=1.0)


def story(report: ReportInput) -> list[Box]:
    marks = Marks(report)
    moment = report.options.moment or marks.latest()
    day = marks.days.get(moment)
    when = f"Gegeven {_MOMENT[sort_of(moment)]}" + (f", op {dated_words(day)}" if day else "")
    name = "Onze cijfers" if report.tafel else "Rapportcijfers"
    boxes = title(
        name, f"{when}. Een streepjesrand is het cijfer bij de start." if _earlier(moment) else f"{when}."
    )
    boxes += _points(report, marks, moment, leefgebied_points(report))
    points = [point for point in aandachtspunt_points(report) if _given(marks, moment, point)]
    if points:
        boxes += section("En deze punten" if report.tafel else "De aandachtspunten")
        boxes += _points(report, marks, moment, points)
    return boxes


def _earlier(moment: str) -> str:
    """The moment shown beside this one: the end is marked without the first marks in sight (method §7)."""
    return START if sort_of(moment) == NOW else ""


def _given(marks: Marks, moment: str, point: Point) -> bool:
    return bool(marks.together(moment, point.id) or marks.own(moment, point.id))


def _points(report: ReportInput, marks: Marks, moment: str, points: Iterable[Point]) -> list[Box]:
    boxes: list[Box] = []
    for point in points:
        name = f"{point.number}  {point.name}"
        given = marks.together(moment, point.id)
        before = marks.together(_earlier(moment), point.id)
        boxes.append(card_title(point.icon, name) if point.icon else _name(name))
        boxes.append(Squares(given.mark if given else None, before.mark if before else None, side=24.0))
        boxes += inline("Waarom", given.why if given else "", _QUIET)
        boxes += _own(report, marks.own(moment, point.id))
    return boxes


def _name(text: str) -> TextBlock:
    return TextBlock(text, BODY.with_(above=8.0, below=0.0, keep_with_next=True), bold=True)


def _own(report: ReportInput, own: dict[bytes, Given]) -> list[Box]:
    """Each member's own mark, as far as this reader may see that member."""
    if not report.options.own_marks:
        return []
    boxes: list[Box] = []
    for lid in report.snapshot.of("gezinslid"):
        if lid.id in own:
            given = own[lid.id]
            name = "".join(people(report.snapshot, [lid.id], tafel=report.tafel)) or "Iemand"
            words = ". ".join(part for part in (given.words, given.why.strip()) if part)
            boxes += inline(name, words, _QUIET)
    return boxes
