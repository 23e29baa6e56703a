"""Who agrees to the plan: what was answered already, or room to answer and sign. Every answer is allowed."""

from __future__ import annotations

from kanz_desktop.domain.answers import latest_answers
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import dated_words, person_name
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, Solid
from kanz_desktop.reports.pdf.elements import TickBox, section, table
from kanz_desktop.reports.pdf.figure_painter import Picture
from kanz_desktop.reports.pdf.grid import Cell, Grid, Row
from kanz_desktop.reports.pdf.styles import BODY, CONTENT_HEIGHT, SMALL
from kanz_desktop.reports.signature import signature_figure
from kanz_desktop.reports.written import written

_WIDTHS = (125, 160, 130, 72)
_SIGNED = (105, 95, 120, 100, 67)
_SIGNATURE = 3
"""Which column it is, where somebody signed on the screen."""
_ONE_PAGE = CONTENT_HEIGHT * 0.8
"""People sign on one page; only a very large family needs a second."""
_ROOM_TO_SIGN = 18.0
_ABSENT = "afwezig"
"""An answer that nobody signs for."""
_HEADING = "Wat vinden wij van dit plan?"
_ABOUT = "Elk antwoord is goed. Het plan mag altijd weer anders."


def story(report: ReportInput) -> list[Box]:
    answers = _latest_answers(report)
    heading = _HEADING if report.tafel else "Akkoord"
    if answers:
        return [*section(heading), _answered(report, answers)]
    return [*section(heading, _ABOUT), sign_table(report, _names(report))]


def sign_table(report: ReportInput, names: list[str]) -> Grid:
    """Name, answer, signature, date: to fill in with a pen."""
    entries = (entry for entry in report.methode.list("akkoord") if entry.id != _ABSENT)
    answers = [_tick(entry.words(tafel=report.tafel)) for entry in entries]
    rows: list[list[Cell]] = [
        [[TextBlock(name, BODY), Solid(_ROOM_TO_SIGN)], answers, [], []] for name in names or ["", "", ""]
    ]
    return table(("Naam", "Ik vind dit plan", "Handtekening", "Datum"), rows, _WIDTHS, whole=_ONE_PAGE)


def _tick(words: str) -> Row:
    return Row([[TickBox(8, SMALL.leading)], [TextBlock(words, SMALL)]], (10, 145), pad=1, gap=5)


def _names(report: ReportInput) -> list[str]:
    people = (*report.snapshot.of("gezinslid"), *report.snapshot.of("medewerker"))
    return [name for person in people if (name := person_name(person, tafel=report.tafel))]


def _latest_answers(report: ReportInput) -> list[Record]:
    """The answers to the newest version that anybody answered."""
    versions = {row.id: row.number("nummer") or 0 for row in report.rows("planversie")}
    answers = [row for row in report.snapshot.of("akkoord") if row.ref("versie") in versions]
    newest = max((versions[row.ref("versie") or b""] for row in answers), default=0)
    given = (row for row in answers if versions[row.ref("versie") or b""] == newest)
    return list(latest_answers(given))


def _answered(report: ReportInput, answers: list[Record]) -> Grid:
    rows: list[list[Cell]] = []
    for row in answers:
        day, person = row.date("datum"), report.snapshot.get(row.ref("wie") or b"")
        name = (person_name(person, tafel=report.tafel) if person else "") or row.text("naam")
        rows.append(
            [
                [TextBlock(name, BODY)],
                [TextBlock(report.words("akkoord", row, "antwoord"), BODY)],
                [TextBlock(written(row, "woorden"), BODY)],
                _signed(row, name),
                [TextBlock(dated_words(day) if day else "", SMALL)],
            ]
        )
    heads = ["Naam", "Antwoord", "In eigen woorden", "Datum"]
    if not any(row[_SIGNATURE] for row in rows):
        for cells in rows:
            del cells[_SIGNATURE]
        return table(heads, rows, _WIDTHS)
    heads.insert(_SIGNATURE, "Handtekening")
    return table(heads, rows, _SIGNED)


def _signed(row: Record, naam: str) -> list[Box]:
    drawn = signature_figure(row.text("handtekening"), naam)
    return [Picture(drawn, above=0.0, below=0.0)] if drawn is not None else []
