"""Who agrees to the plan: what was answered already, or room to answer and sign. Every answer is allowed."""

from __future__ import annotations

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import dated_words, person_name
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, Solid
from kanz_desktop.reports.pdf.elements import section, table
from kanz_desktop.reports.pdf.grid import Cell, Grid
from kanz_desktop.reports.pdf.styles import BODY, SMALL

_WIDTHS = (150, 130, 130, 77)
_ROOM_TO_SIGN = 22.0
_HEADING = "Wat vinden wij van dit plan?"
_ABOUT = "Ja, deels, niet eens, of liever niet: elk antwoord is goed. Het plan mag altijd weer anders."


def story(report: ReportInput) -> list[Box]:
    answers = _latest_answers(report)
    heading = _HEADING if report.tafel else "Akkoord"
    if answers:
        return [*section(heading), _answered(report, answers)]
    return [*section(heading, _ABOUT), sign_table([*_names(report)])]


def sign_table(names: list[str]) -> Grid:
    """Name, answer, signature, date: to fill in with a pen."""
    rows: list[list[Cell]] = [
        [[TextBlock(name, BODY), Solid(_ROOM_TO_SIGN)], [], [], []] for name in names or ["", "", ""]
    ]
    return table(("Naam", "Ik vind dit plan", "Handtekening", "Datum"), rows, _WIDTHS)


def _names(report: ReportInput) -> list[str]:
    people = (*report.snapshot.of("gezinslid"), *report.snapshot.of("medewerker"))
    return [name for person in people if (name := person_name(person, tafel=report.tafel))]


def _latest_answers(report: ReportInput) -> list[Record]:
    """The answers to the newest version that anybody answered."""
    versions = {row.id: row.number("nummer") or 0 for row in report.rows("planversie")}
    answers = [row for row in report.snapshot.of("akkoord") if row.ref("versie") in versions]
    newest = max((versions[row.ref("versie") or b""] for row in answers), default=0)
    return [row for row in answers if versions[row.ref("versie") or b""] == newest]


def _answered(report: ReportInput, answers: list[Record]) -> Grid:
    rows: list[list[Cell]] = []
    for row in answers:
        day, person = row.date("datum"), report.snapshot.get(row.ref("wie") or b"")
        name = (person_name(person, tafel=report.tafel) if person else "") or row.text("naam")
        rows.append(
            [
                [TextBlock(name, BODY)],
                [TextBlock(report.words("akkoord", row, "antwoord"), BODY)],
                [TextBlock(row.text("woorden"), BODY)],
                [TextBlock(dated_words(day) if day else "", SMALL)],
            ]
        )
    return table(("Naam", "Antwoord", "In eigen woorden", "Datum"), rows, _WIDTHS)
