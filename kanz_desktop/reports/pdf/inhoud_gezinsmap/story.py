"""What lies in the gezinsmap: every document, where its paper is, and what has to happen before which day."""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import dated_words
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import section, table, title
from kanz_desktop.reports.pdf.grid import Cell, Grid
from kanz_desktop.reports.pdf.styles import BODY, SMALL
from kanz_desktop.reports.written import document_title, written

_WIDTHS = (185, 72, 110, 100)
_QUIET = SMALL.with_(below=1.0)
_TIGHT = BODY.with_(below=1.0)
_UNNAMED = ("anders",)
_OPEN_END = "…"


def story(report: ReportInput) -> list[Box]:
    papers = sorted(report.snapshot.of("document"), key=_newest_first)
    boxes = title("Dit zit in onze map" if report.tafel else "Inhoud gezinsmap", _count(len(papers)))
    soon = sorted(
        (row for row in papers if _due(row, report.today)), key=lambda row: row.date("termijn") or date.max
    )
    if soon:
        boxes += [*section("Hier moet nog iets mee"), _due_table(report, soon)]
        boxes += section("Alles in de map")
    return [*boxes, _paper_table(report, papers)] if papers else boxes


def _count(number: int) -> str:
    words = "1 papier of tekening" if number == 1 else f"{number} papieren en tekeningen"
    return f"{words}, het nieuwste eerst." if number > 1 else f"{words}." if number else "De map is nog leeg."


def _newest_first(row: Record) -> tuple[int, str]:
    day = row.date("datum") or row.date("ontvangen")
    return -(day.toordinal() if day else 0), written(row, "titel")


def _due(row: Record, today: date) -> bool:
    day = row.date("termijn")
    return day is not None and day >= today


def _due_table(report: ReportInput, rows: list[Record]) -> Grid:
    cells: list[list[Cell]] = []
    for row in rows:
        cells.append(
            [[TextBlock(document_title(row), _TIGHT)], [TextBlock(_by(report, row), _TIGHT, bold=True)]]
        )
    return table(("Papier", "Wat en vóór wanneer"), cells, (267, 210))


def _paper_table(report: ReportInput, rows: list[Record]) -> Grid:
    heads = ("Hoe het heet", "Soort", "Datum en van wie", "Waar het papier is")
    return table(heads, [_cells(report, row) for row in rows], _WIDTHS)


def _cells(report: ReportInput, row: Record) -> list[Cell]:
    what: list[Box] = [TextBlock(document_title(row), _TIGHT, bold=True)]
    for words in (_feeling(report, row), report.names(row, "over_wie")):
        what += [TextBlock(words, _QUIET, colour="ink-2")] if words else []
    paper = _place(report, row)
    return [
        what,
        [TextBlock(report.words("documentsoort", row, "soort"), _TIGHT)],
        [TextBlock(_from(row), _TIGHT)],
        [TextBlock(paper, _TIGHT), *_deadline(report, row)],
    ]


def _feeling(report: ReportInput, row: Record) -> str:
    """What the maker says with a drawing, in the maker's own words."""
    words = written(row, "woorden")
    return ": ".join(
        part for part in (report.words("gevoel", row, "gevoel"), f"“{words}”" if words else "") if part
    )


def _from(row: Record) -> str:
    day, got, sender = row.date("datum"), row.date("ontvangen"), written(row, "ontvangen_van")
    lines = [dated_words(day) if day else "", f"van {sender}" if sender else ""]
    if got and got != day:
        lines.append(f"ontvangen {dated_words(got)}")
    return "\n".join(line for line in lines if line)


def _deadline(report: ReportInput, row: Record) -> list[Box]:
    by = _by(report, row)
    return [TextBlock(by, _QUIET)] if by else []


def _by(report: ReportInput, row: Record) -> str:
    """What must be done before which day; of something that has no name of its own the day says enough."""
    day = row.date("termijn")
    if day is None:
        return ""
    named = row.choice("termijn_soort") not in _UNNAMED
    what = report.words("termijnsoort", row, "termijn_soort") if named else ""
    return f"{what} vóór {dated_words(day)}".strip()


def _place(report: ReportInput, row: Record) -> str:
    """Where the paper is: "ingeleverd bij …" is finished by the words behind it."""
    kind, where = report.words("papier", row, "papier"), written(row, "papier_waar")
    if kind.endswith(_OPEN_END):
        return f"{kind.removesuffix(_OPEN_END).strip()} {where}" if where else kind.split()[0]
    return "\n".join(part for part in (kind, where) if part)
