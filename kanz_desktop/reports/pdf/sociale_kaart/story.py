"""The sociale kaart on paper (method §13, form 17): filled, or to fill in with a pen."""

from __future__ import annotations

from kanz_desktop.domain.records import Record
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import blank_table, inline, table, title
from kanz_desktop.reports.pdf.grid import Cell
from kanz_desktop.reports.pdf.styles import BODY, SMALL
from kanz_desktop.reports.written import written

_WIDTHS = (150, 130, 205)
_BLANK = ("Wie", "Wat doen zij voor ons?", "Telefoon of e-mail", "Hoe gaat het verder?")
_TIGHT, _QUIET = BODY.with_(below=1.0), SMALL.with_(above=1.0, below=0.0)
_ROWS = 14
_LEAD = "Familie, vrienden, buren en organisaties. Een vak mag leeg blijven."


def story(report: ReportInput) -> list[Box]:
    name = "Wie er om ons heen staat" if report.tafel else "Sociale kaart"
    boxes = title(name, report.gezin)
    rows = [row for row in report.snapshot.of("contact") if written(row, "naam")]
    if not rows:
        return [*boxes, TextBlock("Er staat nog niemand op.", BODY, colour="ink-2")]
    heads = ("Wie", "Bereikbaar", report.label("contact", "wat"))
    return [*boxes, table(heads, [_row(report, row) for row in rows], _WIDTHS)]


def blank(_report: ReportInput) -> list[Box]:
    """Words for the family; nothing of the family on it."""
    boxes = title("Wie er om ons heen staat", _LEAD)
    return [*boxes, blank_table(_BLANK, _ROWS, (120, 145, 115, 105), tall=38.0)]


def _row(report: ReportInput, row: Record) -> list[Cell]:
    who: list[Box] = [TextBlock(written(row, "naam"), _TIGHT, bold=True)]
    kind = " · ".join(filter(None, (report.words("netwerksoort", row, "soort"), written(row, "rol"))))
    if kind:
        who.append(TextBlock(kind, _QUIET))
    reach: list[Box] = [TextBlock(words, _TIGHT) for f in ("telefoon", "email") if (words := written(row, f))]
    what: list[Box] = [TextBlock(words, _TIGHT)] if (words := written(row, "wat")) else []
    said = {
        "sinds": written(row, "sinds"),
        "actief": report.words("netwerkactief", row, "actief"),
        "verder": report.words("netwerkverder", row, "verder"),
        "mandaat": written(row, "mandaat"),
    }
    for field, words in said.items():
        what += inline(report.label("contact", field), words, _QUIET)
    return [who, reach, what]
