"""The overview over trajecten on paper: figures of five and more, and the cost-benefit sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.wording import dated_words
from kanz_desktop.method.model import Methode
from kanz_desktop.reports.model import PdfResult
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import inline, section, table, title
from kanz_desktop.reports.pdf.grid import Cell
from kanz_desktop.reports.pdf.page import Sheet, write
from kanz_desktop.reports.pdf.styles import BODY
from kanz_desktop.reports.trajecten.figures import Overview
from kanz_desktop.reports.trajecten.kosten import Balance
from kanz_desktop.reports.trajecten.words import TOO_FEW, cells, decimal, euros, filter_words, whole

TITLE, FORM = "Overzicht over trajecten", "trajecten"
_HEADS = ("", "n", "Start", "Eind", "Verschil", "Spreiding", "Beter")
_WIDTHS = (197, 36, 46, 46, 54, 58, 48)
_SHEET_WIDTHS = (230, 85, 170)
_RULE = (
    "Groepen van minder dan vijf trajecten staan er niet in, en zijn er ook niet uit te rekenen. "
    "Alleen trajecten met een cijfer bij de start en aan het eind tellen mee."
)
_ABOUT = "Dit rekent met aannames. Ze staan erbij, zodat iedereen kan zien waar het op rust."
_MISSING = "Nog niet uit te rekenen: vul alle aannames in, en schrijf uren op bij ten minste vijf trajecten."
_TIGHT = BODY.with_(below=1.0)


@dataclass(frozen=True, slots=True)
class OverviewPaper:
    """What stands on it. `assumed`: what it is called, its value, the unit and where it comes from."""

    overview: Overview
    methode: Methode
    today: date
    assumed: tuple[tuple[str, int | None, str, str], ...]
    balance: Balance | None


def overview_pdf(paper: OverviewPaper) -> PdfResult:
    found = paper.overview
    boxes = title(TITLE, filter_words(found.asked, paper.methode))
    boxes.append(TextBlock(_RULE, BODY))
    boxes += inline("Trajecten", str(found.n) if found.n is not None else TOO_FEW)
    boxes += inline("Gemiddelde duur", f"{decimal(found.months)} maanden" if found.months is not None else "")
    if found.hours is not None:
        boxes += inline("Uren contact", f"{whole(found.hours)}, van {found.hours_n} trajecten")
    for name, list_id, prefix in (
        ("Leefgebieden", "leefgebied", ""),
        ("Aandachtspunten", "aandachtspunt", "punt-"),
    ):
        rows = [
            _row(entry.label, cells(found.points.get(prefix + entry.id)))
            for entry in paper.methode.list(list_id)
        ]
        boxes += [*section(name), table(_HEADS, rows, _WIDTHS)]
    boxes += _sheet(paper)
    day = dated_words(paper.today)
    pdf, pages = write(boxes, Sheet(TITLE, paper.today, TITLE, day))
    return PdfResult(pdf, pages, TITLE, FORM)


def _sheet(paper: OverviewPaper) -> list[Box]:
    rows = [
        _row(label, (f"{whole(value)} {unit}" if value is not None else "–", source))
        for label, value, unit, source in paper.assumed
    ]
    boxes = section("Kosten en baten", _ABOUT)
    boxes.append(table(("Aanname", "Waarde", "Waar het vandaan komt"), rows, _SHEET_WIDTHS))
    if paper.balance is None:
        return [*boxes, TextBlock(_MISSING, BODY, colour="ink-2")]
    found = paper.balance
    boxes += inline("Wat de hulp kostte", euros(found.cost))
    boxes += inline("Wat daardoor niet nodig was", f"{euros(found.saved_low)} tot {euros(found.saved_high)}")
    return boxes


def _row(name: str, values: tuple[str, ...]) -> list[Cell]:
    return [[TextBlock(words, _TIGHT)] for words in (name, *(value or "–" for value in values))]
