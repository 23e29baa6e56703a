"""The kennismaking (method §13, form 14): seven points and the emergency data, filled or to fill in."""

from __future__ import annotations

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import dated_words, person_name
from kanz_desktop.method.model import KENNISMAKING, Padpunt
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, PageBreak
from kanz_desktop.reports.pdf.elements import Icon, TickBox, asked, blank_table, inline, section, table, title
from kanz_desktop.reports.pdf.grid import Cell, Row
from kanz_desktop.reports.pdf.styles import BODY, LABEL, SMALL
from kanz_desktop.reports.written import written

_LEAD = "Zeven punten, in elke volgorde. En wat nodig is als er iets is."
_NAME = "We maken kennis"
_CONTACTS = ("telefoon", "zorgverzekering", "huisarts", "apotheek")
_HEADS = ("Naam en geboren op", "Telefoon", "Verzekering en polisnummer", "Huisarts", "Apotheek")
_WIDTHS = (112, 80, 95, 113, 85)
_TIGHT = BODY.with_(below=1.0)
_ROWS = 8


def story(report: ReportInput) -> list[Box]:
    boxes = title(_NAME, report.gezin)
    traject = report.traject
    met = traject.date("kennismaking") if traject is not None else None
    if met is not None and traject is not None:
        boxes += inline(report.label("traject", "kennismaking"), dated_words(met))
    sheet = next(report.rows("kennismaking"), None)
    boxes += inline(report.label("kennismaking", "erbij"), written(sheet, "erbij")) if sheet else []
    done = {row.choice("punt"): row for row in report.rows("padpunt") if row.date("gedaan") is not None}
    boxes += section("Waar we het over hadden")
    boxes += [_point(report, punt, done.get(punt.id)) for punt in report.methode.puntgroep(KENNISMAKING)]
    for field in ("verhaal", "vragen"):
        words = written(sheet, field) if sheet is not None else ""
        if words:
            boxes += [
                TextBlock(report.label("kennismaking", field), LABEL, bold=True),
                TextBlock(words, BODY),
            ]
    if sheet is not None:
        boxes += _next(report, sheet)
    return [*boxes, *_emergency(report, sheet)]


def blank(report: ReportInput) -> list[Box]:
    """To take along: nothing of the family on it."""
    boxes = title(_NAME, _LEAD)
    boxes += asked("Datum, en wie zijn erbij?", 1)
    boxes += section("Waar we het over hebben")
    boxes += [_point(report, punt, None) for punt in report.methode.puntgroep(KENNISMAKING)]
    for field, lines in (("verhaal", 5), ("vragen", 3), ("volgende", 1), ("dan", 2)):
        boxes += asked(report.label("kennismaking", field), lines)
    boxes += [PageBreak(), *section("Voor als er iets is")]
    boxes.append(blank_table(_HEADS, _ROWS, _WIDTHS, tall=40.0))
    return [
        *boxes,
        *asked(report.label("kennismaking", "noodcontact"), 2),
        *asked("Ons adres en telefoon", 2),
    ]


def _point(report: ReportInput, punt: Padpunt, row: Record | None) -> Row:
    """What was done has a day behind it: a tick of ink is for the pen."""
    day = row.date("gedaan") if row is not None else None
    words = punt.words(tafel=report.tafel)
    said = f"{words} ({dated_words(day)})" if day is not None else words
    mark: Cell = [TickBox(12, BODY.leading)] if day is None else [Icon("vinkje", 14)]
    return Row([mark, [TextBlock(said, BODY.with_(below=2.0))]], (20, 460), pad=2)


def _next(report: ReportInput, sheet: Record) -> list[Box]:
    day = sheet.date("volgende")
    boxes = inline(report.label("kennismaking", "volgende"), dated_words(day) if day else "")
    return boxes + inline(report.label("kennismaking", "dan"), written(sheet, "dan"))


def _emergency(report: ReportInput, sheet: Record | None) -> list[Box]:
    boxes = section("Voor als er iets is")
    gezin = report.snapshot.only("gezin")
    for field in ("adres", "telefoon"):
        boxes += inline(report.label("gezin", field), written(gezin, field)) if gezin is not None else []
    label = report.label("kennismaking", "noodcontact")
    boxes += inline(label, written(sheet, "noodcontact")) if sheet is not None else []
    rows = [_person(lid) for lid in report.snapshot.of("gezinslid")]
    if not rows:
        return [*boxes, TextBlock("Er staat nog niemand op.", BODY, colour="ink-2")]
    return [*boxes, table(_HEADS, rows, _WIDTHS)]


def _person(lid: Record) -> list[Cell]:
    born = lid.date("geboortedatum")
    who: list[Box] = [TextBlock(person_name(lid, tafel=False), _TIGHT, bold=True)]
    if born is not None:
        who.append(TextBlock(dated_words(born), SMALL.with_(below=0.0)))
    return [who, *([TextBlock(written(lid, field), _TIGHT)] for field in _CONTACTS)]
