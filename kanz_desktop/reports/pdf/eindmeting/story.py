"""The measurement at the end as it was answered (method §7; §13, form 11): no mark of before stands on it."""

from __future__ import annotations

from collections.abc import Iterable

from kanz_desktop.domain.moments import END
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import dated_words, people
from kanz_desktop.reports.marks import Marks, Point, aandachtspunt_points, leefgebied_points
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import card_title, inline, section, table, title
from kanz_desktop.reports.pdf.grid import Cell
from kanz_desktop.reports.pdf.rapportcijfers.squares import Squares
from kanz_desktop.reports.pdf.styles import BODY, SMALL
from kanz_desktop.reports.written import written

NAME = "Aan het eind"
PARTS = ("1  Onze cijfers", "2  Wat is er gelukt?", "3  Hoe tevreden zijn we?", "4  Hoe goed was de hulp?")
"""The four lists for the gezin."""
_SHEET, _REACHED, _ANSWER = "eindmeting", "doelbereik", "meetantwoord"
_WIDTHS = (235, 90, 160)
_TIGHT = BODY.with_(below=1.0)
_QUIET = SMALL.with_(size=9.5, leading=13.0, below=1.0)
_SIDE = 24.0


def story(report: ReportInput) -> list[Box]:
    sheet = next(report.rows(_SHEET), None)
    boxes = title(NAME, report.gezin)
    if sheet is None or sheet.date("begonnen") is None:
        return [*boxes, TextBlock("De eindmeting is nog niet begonnen.", BODY, colour="ink-2")]
    boxes += _head(report, sheet)
    boxes += [*section(PARTS[0]), *_marks(report)]
    boxes += [*section(PARTS[1]), *_goals(report, sheet)]
    for name, list_id in zip(PARTS[2:], ("tevredenheid", "kwaliteit"), strict=True):
        boxes += [*section(name), *_answers(report, sheet, list_id)]
    return boxes


def _head(report: ReportInput, sheet: Record) -> list[Box]:
    who = ", ".join(part for part in (written(sheet, "door"), written(sheet, "organisatie")) if part)
    begun, over = sheet.date("begonnen"), sheet.date("klaar")
    boxes = inline(report.label(_SHEET, "door"), who)
    boxes += inline(report.label(_SHEET, "wie"), report.names(sheet, "wie"))
    day = over or begun
    return [*boxes, *inline("Datum", dated_words(day) if day else "")]


def _marks(report: ReportInput) -> list[Box]:
    """Of the end alone, and each member's own beside it."""
    marks, boxes = Marks(report), list[Box]()
    points: Iterable[Point] = (*leefgebied_points(report), *aandachtspunt_points(report))
    for point in points:
        given, own = marks.together(END, point.id), marks.own(END, point.id)
        if given is None and not own:
            continue
        name = f"{point.number}  {point.name}"
        boxes.append(card_title(point.icon, name) if point.icon else _name(name))
        boxes.append(Squares(given.mark if given else None, side=_SIDE))
        boxes += inline("Waarom", given.why if given else "", _QUIET)
        for lid in report.snapshot.of("gezinslid"):
            if report.options.own_marks and lid.id in own:
                said = "".join(people(report.snapshot, [lid.id], tafel=report.tafel)) or "Iemand"
                boxes += inline(said, own[lid.id].words, _QUIET)
    return boxes or [_nothing("Er zijn nog geen cijfers gegeven.")]


def _goals(report: ReportInput, sheet: Record) -> list[Box]:
    """Only goals that this reader may see."""
    given = {row.ref("probleem"): row for row in report.snapshot.of(_REACHED) if row.ref(_SHEET) == sheet.id}
    boxes: list[Box] = []
    for problem in report.rows("probleem"):
        goal = written(problem, "doel")
        if not goal:
            continue
        row = given.get(problem.id)
        boxes.append(_name(goal))
        boxes.append(Squares(row.mark("cijfer") if row is not None else None, side=_SIDE))
        boxes += inline("Waarom", written(row, "waarom") if row is not None else "", _QUIET)
    return boxes or [_nothing("Er staan geen doelen in het plan.")]


def _answers(report: ReportInput, sheet: Record, list_id: str) -> list[Box]:
    given = {row.choice("vraag"): row for row in report.snapshot.of(_ANSWER) if row.ref(_SHEET) == sheet.id}
    rows: list[list[Cell]] = []
    for entry in report.methode.list(list_id):
        row = given.get(entry.id)
        said = report.words("meetantwoord", row, "antwoord") if row is not None else ""
        own = written(row, "woorden") if row is not None else ""
        cells = (entry.words(tafel=report.tafel), said or "–", own)
        rows.append([[TextBlock(words, _TIGHT)] for words in cells])
    return [table(("", "Ons antwoord", "In eigen woorden"), rows, _WIDTHS)]


def _name(text: str) -> TextBlock:
    return TextBlock(text, BODY.with_(above=8.0, below=0.0, keep_with_next=True), bold=True)


def _nothing(words: str) -> TextBlock:
    return TextBlock(words, BODY, colour="ink-2")
