"""The report of a dialooggesprek (method §13, form 16): the last one; or empty, for the talk itself."""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import dated_words
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, PageBreak
from kanz_desktop.reports.pdf.elements import TickBox, asked, blank_table, good, inline, section, table, title
from kanz_desktop.reports.pdf.grid import Cell, Row
from kanz_desktop.reports.pdf.styles import BODY, LABEL
from kanz_desktop.reports.written import written

_TALK, _OPTION, _REVIEW = "dialoog", "dialoogoptie", "dialoogevaluatie"
_TIGHT = BODY.with_(below=1.0)
_LEAD = "Gezin, eigen mensen en hulpverleners samen. Een vak mag leeg blijven."
_AGREED = ("Wat spreken we af?", "Wie doet het?", "Wanneer")


def story(report: ReportInput) -> list[Box]:
    boxes = title(_name(report), report.gezin)
    talk = _last(report)
    if talk is None:
        return [*boxes, TextBlock("Er is nog geen gesprek opgeschreven.", BODY, colour="ink-2")]
    day = talk.date("datum")
    boxes += inline(report.label(_TALK, "datum"), dated_words(day) if day else "")
    boxes += inline(report.label(_TALK, "voorzitter"), written(talk, "voorzitter"))
    boxes += inline(report.label(_TALK, "aanwezig"), _present(report, talk))
    boxes += good(_asked(report, talk, "krachten"))
    boxes += _asked(report, talk, "besproken")
    boxes += _options(report, talk)
    boxes += _agreements(report, talk)
    boxes += _asked(report, talk, "netwerk")
    review = talk.date("evaluatie")
    boxes += inline(report.label(_TALK, "evaluatie"), dated_words(review) if review else "")
    boxes += inline(report.label(_TALK, "evaluatie_met"), written(talk, "evaluatie_met"))
    for row in _of(report, _REVIEW, talk):
        boxes += _review(report, row)
    return boxes


def blank(report: ReportInput) -> list[Box]:
    """Nothing of the family on it."""
    boxes = title(_name(report), _LEAD)
    boxes += asked(f"{report.label(_TALK, 'datum')} {report.label(_TALK, 'voorzitter')}", 1)
    boxes += asked(report.label(_TALK, "aanwezig"), 3)
    boxes += asked(report.label(_TALK, "krachten"), 3)
    boxes += asked(report.label(_TALK, "besproken"), 4)
    heads = tuple(report.label(_OPTION, field) for field in ("wat", "obstakels", "voorrang"))
    boxes += [PageBreak(), blank_table(heads, 6, (205, 190, 90), tall=40.0)]
    boxes += [*section(report.label("actie", "wat")), blank_table(_AGREED, 6, (260, 130, 95), tall=32.0)]
    boxes.append(PageBreak())
    boxes += asked(report.label(_TALK, "netwerk"), 4)
    boxes += asked(f"{report.label(_TALK, 'evaluatie')} {report.label(_TALK, 'evaluatie_met')}", 2)
    boxes += section(report.label(_REVIEW, "besluit"))
    for entry in report.methode.list("evaluatiebesluit"):
        words = TextBlock(entry.words(tafel=report.tafel), BODY)
        boxes.append(Row([[TickBox(12, BODY.leading)], [words]], (20, 460), pad=3))
    boxes += asked(report.label(_REVIEW, "anders"), 3)
    return [*boxes, *asked("Datum, namen en handtekeningen", 4, gap=30.0)]


def _name(report: ReportInput) -> str:
    return "Met iedereen samen" if report.tafel else "Dialooggesprek"


def _last(report: ReportInput) -> Record | None:
    """The talk with the latest day, or one that has none yet."""
    return max(report.rows(_TALK), key=lambda row: row.date("datum") or date.max, default=None)


def _of(report: ReportInput, kind: str, talk: Record) -> list[Record]:
    return [row for row in report.snapshot.of(kind) if row.ref("dialoog") == talk.id]


def _present(report: ReportInput, row: Record) -> str:
    return report.names(row, "aanwezig", written(row, "aanwezig_anders"))


def _asked(report: ReportInput, row: Record, field: str) -> list[Box]:
    words = written(row, field)
    if not words:
        return []
    return [TextBlock(report.label(row.kind, field), LABEL, bold=True), TextBlock(words, BODY)]


def _options(report: ReportInput, talk: Record) -> list[Box]:
    rows: list[list[Cell]] = [
        [
            [TextBlock(written(row, "wat"), _TIGHT)],
            [TextBlock(written(row, "obstakels"), _TIGHT)],
            [TextBlock(report.words("voorrang", row, "voorrang"), _TIGHT, bold=True)],
        ]
        for row in _of(report, _OPTION, talk)
    ]
    heads = [report.label(_OPTION, field) for field in ("wat", "obstakels", "voorrang")]
    return [*section("Wat er kan"), table(heads, rows, (215, 190, 80))] if rows else []


def _agreements(report: ReportInput, talk: Record) -> list[Box]:
    """Acties of the plan that were agreed in this talk."""
    agreed = [row for row in report.snapshot.of("actie") if row.ref("overleg") == talk.id]
    rows: list[list[Cell]] = [
        [
            [TextBlock(written(row, "wat"), _TIGHT)],
            [TextBlock(report.names(row, "wie", written(row, "wie_anders")), _TIGHT)],
            [TextBlock(_when(row), _TIGHT)],
        ]
        for row in agreed
    ]
    return [*section("Wat we afspreken"), table(_AGREED, rows, (250, 140, 95))] if rows else []


def _when(row: Record) -> str:
    day = row.date("voor")
    return ", ".join(filter(None, (written(row, "wanneer"), f"vóór {dated_words(day)}" if day else "")))


def _review(report: ReportInput, row: Record) -> list[Box]:
    day = row.date("datum")
    boxes = section(f"Hoe het ging op {dated_words(day)}" if day else "Hoe het daarna ging")
    boxes += inline(report.label(_REVIEW, "aanwezig"), _present(report, row))
    boxes += _asked(report, row, "hoe_gaat_het")
    decided = report.words("evaluatiebesluit", row, "besluit")
    boxes += inline(report.label(_REVIEW, "besluit"), decided)
    return boxes + _asked(report, row, "anders")
