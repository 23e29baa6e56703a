"""The dossier on paper: every piece that may stand here, in the order of the days, and the papers with it."""

from __future__ import annotations

from kanz_desktop.domain.access import place_of
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.records import Record, newest_day_first
from kanz_desktop.domain.wording import dated_words, record_title
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.dossier.path import story as path_story
from kanz_desktop.reports.pdf.elements import inline, section, table, title
from kanz_desktop.reports.pdf.grid import Cell
from kanz_desktop.reports.pdf.styles import BODY, LABEL, SMALL
from kanz_desktop.reports.written import document_title, written

NOTHING = "Er is geen stuk of papier gekozen."
_WIDTHS = (267, 110, 100)


def story(report: ReportInput) -> list[Box]:
    pieces = newest_day_first(report.snapshot.of("dossierstuk"))[::-1]
    lying = (row for row in report.snapshot.of("document") if place_of(row) is Place.DOSSIER)
    papers = newest_day_first(lying)[::-1]
    boxes = title("Dossier", report.gezin)
    path = path_story(report)
    if not pieces and not papers and not path:
        return [*boxes, TextBlock(NOTHING, BODY, colour="ink-2")]
    for piece in pieces:
        boxes += _piece(report, piece)
    if papers:
        rows = [_paper(report, paper) for paper in papers]
        boxes += [*section("Papieren"), table(("Hoe het heet", "Soort", "Datum"), rows, _WIDTHS)]
    return boxes + path


def _piece(report: ReportInput, piece: Record) -> list[Box]:
    name = record_title(piece, report.methode, tafel=report.tafel)
    soort = report.words("dossiersoort", piece, "soort")
    about = " · ".join(part for part in (soort if soort != name else "", _day(piece, "datum")) if part)
    boxes = section(name or report.label("dossierstuk", "soort"), about)
    boxes += inline(report.label("dossierstuk", "met_wie"), written(piece, "met_wie"))
    boxes += inline(report.label("dossierstuk", "over_wie"), report.names(piece, "over_wie"))
    for field in ("tekst", "besluit"):
        words = written(piece, field)
        if words:
            boxes.append(TextBlock(report.label("dossierstuk", field), LABEL, bold=True))
            boxes.append(TextBlock(words, BODY))
    boxes += inline("Papieren erbij", ", ".join(_papers_with(report, piece)))
    return [*boxes, TextBlock(_standing(report, piece), SMALL, colour="ink-2")]


def _papers_with(report: ReportInput, piece: Record) -> list[str]:
    """Only those that this reader gets to see."""
    chosen = set(piece.members("papieren"))
    return [document_title(paper) for paper in report.snapshot.of("document") if paper.id in chosen]


def _standing(report: ReportInput, piece: Record) -> str:
    """Whether it was fixed, and which piece it corrects, when that one is on paper too."""
    day = piece.date("vastgesteld")
    said = [f"Vastgesteld op {dated_words(day)}." if day is not None else "Nog niet vastgesteld."]
    earlier = report.snapshot.get(piece.ref("verbetert") or b"")
    if earlier is not None:
        said.append(f"Verbetert het stuk van {_day(earlier, 'datum') or 'eerder'}.")
    return " ".join(said)


def _paper(report: ReportInput, paper: Record) -> list[Cell]:
    day = _day(paper, "datum") or _day(paper, "ontvangen")
    cells = (document_title(paper), report.words("documentsoort", paper, "soort"), day)
    return [[TextBlock(words, BODY.with_(below=1.0))] for words in cells]


def _day(row: Record, field: str) -> str:
    day = row.date(field)
    return dated_words(day) if day is not None else ""
