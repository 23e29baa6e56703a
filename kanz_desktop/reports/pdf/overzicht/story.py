"""The overview before the first uitvoerdersoverleg (method §9; §13, form 15): what the map knows already.

What nobody wrote down yet has lines to write on.
"""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.ages import age_words
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import dated_words, person_name
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import asked, blank_table, inline, section, table, title
from kanz_desktop.reports.pdf.grid import Cell
from kanz_desktop.reports.pdf.styles import BODY, SMALL
from kanz_desktop.reports.written import written

_NAME = "Wat er al bekend is"
_KIND = "overzicht"
_LEAD = "Voor het eerste overleg met iedereen die helpt. Een vak mag leeg blijven."
_PEOPLE_HEADS = ("Wie", "Hoe oud", "Woont", "School, werk of dagbesteding")
_PEOPLE_WIDTHS = (140, 75, 90, 180)
_AROUND_HEADS = ("Wie", "Wat doen zij?", "Sinds wanneer")
_AROUND_WIDTHS = (150, 225, 110)
_TIGHT, _QUIET = BODY.with_(below=1.0), SMALL.with_(above=1.0, below=0.0)
_STOPPED = "nee"
"""Entry of `netwerkactief`: helped before."""


def story(report: ReportInput) -> list[Box]:
    boxes = title(_NAME, f"{report.gezin} · {dated_words(report.today)}")
    boxes += [*section("Wie horen erbij"), *_people(report)]
    sheet = next(report.rows(_KIND), None)
    boxes += _part(report, sheet, "diagnostiek", _questionnaires(report))
    boxes += _part(report, sheet, "hulp", [*_history(report), *_stopped(report)])
    boxes += _part(report, sheet, "wonen_geld", _address(report))
    return [*boxes, *section("Wie er om ons heen staat"), *_around(report)]


def blank(report: ReportInput) -> list[Box]:
    """Nothing of the family on it."""
    boxes = title(_NAME, _LEAD)
    boxes += [*section("Wie horen erbij"), blank_table(_PEOPLE_HEADS, 8, _PEOPLE_WIDTHS, tall=28.0)]
    for field in ("diagnostiek", "hulp", "wonen_geld"):
        boxes += asked(report.label(_KIND, field), 5)
    return [
        *boxes,
        *section("Wie er om ons heen staat"),
        blank_table(_AROUND_HEADS, 12, _AROUND_WIDTHS, tall=28.0),
    ]


def _people(report: ReportInput) -> list[Box]:
    rows = [_person(report, lid) for lid in report.snapshot.of("gezinslid")]
    if not rows:
        return [blank_table(_PEOPLE_HEADS, 4, _PEOPLE_WIDTHS, tall=28.0)]
    return [table(_PEOPLE_HEADS, rows, _PEOPLE_WIDTHS)]


def _person(report: ReportInput, lid: Record) -> list[Cell]:
    who: list[Box] = [TextBlock(person_name(lid, tafel=False), _TIGHT, bold=True)]
    for words in (report.words("rol", lid, "rol"), written(lid, "maatregelen")):
        if words:
            who.append(TextBlock(words, _QUIET))
    home = report.words("woont_thuis", lid, "woont_thuis")
    return [who, _words(_age(lid, report.today)), _words(home), _words(written(lid, "dagbesteding"))]


def _age(lid: Record, today: date) -> str:
    born, due = lid.date("geboortedatum"), lid.date("uitgerekend")
    if born is not None:
        return age_words(born, today)
    return f"verwacht {dated_words(due)}" if due is not None else ""


def _part(report: ReportInput, sheet: Record | None, field: str, known: list[Box]) -> list[Box]:
    """What was written and what the map knows besides; else lines to write on."""
    words = written(sheet, field) if sheet is not None else ""
    label = report.label(_KIND, field)
    if not words and not known:
        return asked(label, 4)
    said: list[Box] = [TextBlock(words, BODY)] if words else []
    return [*section(label), *said, *known]


def _questionnaires(report: ReportInput) -> list[Box]:
    boxes: list[Box] = []
    for row in report.rows("vragenlijst"):
        day = row.date("datum")
        said = (
            report.names(row, "wie"),
            dated_words(day) if day is not None else "",
            written(row, "uitkomst"),
        )
        boxes += inline(written(row, "naam") or "Vragenlijst", " · ".join(part for part in said if part))
    return boxes


def _history(report: ReportInput) -> list[Box]:
    """Help that stands on the tijdlijn, with whether it helped."""
    boxes: list[Box] = []
    for row in report.rows("gebeurtenis"):
        if row.choice("soort") == "hulp" and (what := written(row, "wat")):
            how = report.words("hielp", row, "hielp")
            asks = report.label("gebeurtenis", "hielp")
            said = (written(row, "door"), report.names(row, "wie"), f"{asks} {how}" if how else "")
            words = " · ".join(part for part in (what, *said) if part)
            boxes += inline(written(row, "wanneer") or "Eerder", words)
    return boxes


def _stopped(report: ReportInput) -> list[Box]:
    boxes: list[Box] = []
    for row in report.snapshot.of("contact"):
        if row.choice("actief") == _STOPPED and written(row, "naam"):
            said = (written(row, "rol"), written(row, "wat"), written(row, "sinds"))
            boxes += inline(
                written(row, "naam"), " · ".join(part for part in said if part) or "helpt niet meer"
            )
    return boxes


def _address(report: ReportInput) -> list[Box]:
    gezin = report.snapshot.only("gezin")
    return inline(report.label("gezin", "adres"), written(gezin, "adres")) if gezin is not None else []


def _around(report: ReportInput) -> list[Box]:
    rows = [
        _contact(report, row)
        for row in report.snapshot.of("contact")
        if row.choice("actief") != _STOPPED and written(row, "naam")
    ]
    if not rows:
        return [blank_table(_AROUND_HEADS, 6, _AROUND_WIDTHS, tall=28.0)]
    return [table(_AROUND_HEADS, rows, _AROUND_WIDTHS)]


def _contact(report: ReportInput, row: Record) -> list[Cell]:
    who: list[Box] = [TextBlock(written(row, "naam"), _TIGHT, bold=True)]
    role = written(row, "rol")
    if words := role or report.words("netwerksoort", row, "soort"):
        who.append(TextBlock(words, _QUIET))
    return [who, _words(written(row, "wat")), _words(written(row, "sinds"))]


def _words(words: str) -> list[Box]:
    return [TextBlock(words, _TIGHT)] if words else []
