"""What the path keeps in the dossier: the instroom, the contact moments and how a traject ended."""

from __future__ import annotations

from collections.abc import Sequence

from kanz_desktop.domain.access import place_of
from kanz_desktop.domain.durations import format_minutes
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.money import euros, read_euros
from kanz_desktop.domain.records import Record, newest_day_first
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.wording import dated_words
from kanz_desktop.reports.field_words import field_words
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, Rule
from kanz_desktop.reports.pdf.elements import inline, section, table
from kanz_desktop.reports.pdf.grid import Cell
from kanz_desktop.reports.pdf.styles import BODY, SMALL
from kanz_desktop.reports.written import written

_WIDTHS = (92, 78, 110, 42, 163)
_TIGHT = BODY.with_(below=1.0)
_IDENTITY = frozenset({"traject", "deelnemer"})
"""What a sheet hangs on; who stayed away is said by its name as well."""


def story(report: ReportInput) -> list[Box]:
    """Of every traject that this reader gets; nothing where nothing was written."""
    boxes = [*_points(report), *_sheets(report, "instroom"), *_contacts(report)]
    boxes += _money(report)
    for kind in ("buitenbalans", "afwezig", "opschaling"):
        boxes += _sheets(report, kind)
    return [*boxes, *_sheets(report, "einde")]


def _money(report: ReportInput) -> list[Box]:
    """How much there was, what it went to and what is left, of each traject."""
    boxes: list[Box] = []
    heads = {row.ref("traject"): row for row in report.snapshot.of("startbudget")}
    rows = list(report.snapshot.of("uitgave"))
    for traject in dict.fromkeys([*heads, *(row.ref("traject") for row in rows)]):
        head, mine = heads.get(traject), [row for row in rows if row.ref("traject") == traject]
        boxes += inline("Bedrag", _euros(head.text("bedrag")) if head is not None else "")
        for row in newest_day_first(mine)[::-1]:
            day = row.date("datum")
            about = (dated_words(day) if day else "", _euros(row.text("bedrag")))
            boxes += inline(written(row, "wat") or "Uitgave", ", ".join(part for part in about if part))
        if mine:
            boxes += inline("Samen", euros(sum(read_euros(row.text("bedrag")) or 0 for row in mine)))
    return [*section("Startbudget"), *boxes] if boxes else []


def _euros(text: str) -> str:
    cents = read_euros(text)
    return euros(cents) if cents is not None else text.strip()


def _points(report: ReportInput) -> list[Box]:
    """What was ticked, and where that appears from."""
    rows = [
        row
        for row in report.snapshot.of("padpunt")
        if place_of(row) is Place.DOSSIER and row.date("gedaan") is not None
    ]
    boxes: list[Box] = []
    for row in rows:
        day, why = row.date("gedaan"), written(row, "toelichting")
        said = f"{dated_words(day)}: {why}" if day and why else dated_words(day) if day else why
        boxes += inline(report.words("padpunt", row, "punt"), said)
    return [*section("Vastgesteld op het pad"), *boxes] if boxes else []


def _sheets(report: ReportInput, kind: str) -> list[Box]:
    boxes: list[Box] = []
    for row in report.snapshot.of(kind):
        said: list[Box] = []
        for field in KINDS[kind].fields:
            if field.id not in _IDENTITY:
                said += inline(field.label, field_words(report, row, field))
        boxes += [Rule(), *said] if boxes and said else said
    return [*section(KINDS[kind].label), *boxes] if boxes else []


def _contacts(report: ReportInput) -> list[Box]:
    """Every row that was written, in the order of the days; of a correction it is said that it is one."""
    rows = newest_day_first(report.snapshot.of("contactmoment"))[::-1]
    if not rows:
        return []
    corrected = {row.ref("verbetert") for row in rows}
    total = sum(row.number("minuten") or 0 for row in rows if row.id not in corrected)
    heads = ("Dag", "Hoe", "Met wie", "Hoe lang", "Waar ging het over?")
    cells = [_contact(report, row, replaced=row.id in corrected) for row in rows]
    return [*section("Contact", f"Samen {format_minutes(total)}."), table(heads, cells, _WIDTHS)]


def _contact(report: ReportInput, row: Record, *, replaced: bool) -> Sequence[Cell]:
    day, minutes = row.date("datum"), row.number("minuten")
    words: list[Box] = [TextBlock(written(row, "regel"), _TIGHT)]
    if replaced:
        words.append(TextBlock("Later verbeterd.", SMALL, colour="ink-2"))
    said = (
        dated_words(day) if day else "",
        report.words("contactvorm", row, "hoe"),
        report.names(row, "wie", written(row, "wie_anders")),
        format_minutes(minutes) if minutes else "",
    )
    return [*([TextBlock(part, _TIGHT)] for part in said), words]
