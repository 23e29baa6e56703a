"""The toestemmingsverklaring (method §13, form 6): each on a page of its own to sign; or empty."""

from __future__ import annotations

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.reports.field_words import field_words
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, PageBreak
from kanz_desktop.reports.pdf.elements import asked, blank_table, title
from kanz_desktop.reports.pdf.styles import BODY, LABEL, SMALL

_KIND = "toestemming"
_FIELDS = (
    "organisatie", "richting", "gegevens", "doel", "over_wie", "gegeven_door", "privacyreglement", "datum",
    "tot", "ingetrokken",
)  # fmt: skip
_BLANK = {"organisatie": 1, "gegevens": 3, "doel": 2, "over_wie": 1, "privacyreglement": 1, "tot": 1}
_SIGN, _WIDTHS = ("Naam", "Datum", "Handtekening"), (190, 95, 200)
_RULES = (
    "Elke ouder met gezag tekent. Een kind van 12 tot en met 15 jaar tekent samen met de ouders. Wie 16 is "
    "of ouder, tekent alleen voor zichzelf. Toestemming mag altijd weer worden ingetrokken."
)


def story(report: ReportInput) -> list[Box]:
    rows = report.snapshot.of(_KIND)
    if not rows:
        return [*_title(report), TextBlock("Er is nog geen toestemming opgeschreven.", BODY, colour="ink-2")]
    boxes: list[Box] = []
    for row in rows:
        boxes += [*([PageBreak()] if boxes else []), *_title(report), *_said(report, row), *_sign(4)]
    return boxes


def blank(report: ReportInput) -> list[Box]:
    """Nothing of the family on it."""
    boxes = title("Toestemming", "Dit mag gedeeld worden, en niets anders.")
    for field, lines in _BLANK.items():
        boxes += asked(report.label(_KIND, field), lines)
    return [*boxes, *_sign(4)]


def _title(report: ReportInput) -> list[Box]:
    return title("Toestemming" if report.tafel else "Toestemmingsverklaring", report.gezin)


def _said(report: ReportInput, row: Record) -> list[Box]:
    boxes: list[Box] = []
    for field in _FIELDS:
        words = field_words(report, row, KINDS[_KIND].field(field))
        if words:
            boxes += [TextBlock(report.label(_KIND, field), LABEL, bold=True), TextBlock(words, BODY)]
    return boxes


def _sign(rows: int) -> list[Box]:
    return [TextBlock(_RULES, SMALL.with_(above=10.0), colour="ink-2"), blank_table(_SIGN, rows, _WIDTHS)]
