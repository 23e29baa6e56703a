"""The verklarende analyse on paper (method §13, form 16): the one explanation first; or empty."""

from __future__ import annotations

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import dated_words, person_name
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, PageBreak
from kanz_desktop.reports.pdf.elements import asked, blank_table, good, inline, section, table, title
from kanz_desktop.reports.pdf.grid import Cell
from kanz_desktop.reports.pdf.styles import BODY, CARD_TITLE, LABEL, SMALL
from kanz_desktop.reports.written import written

_FACTORS = "analysefactor"
_TIGHT = BODY.with_(below=1.0)
_COURSE = ("begon", "houdt_in_stand", "erger", "minder")
_WIDTHS = (115, 185, 185)
_LEAD = "Om samen in te vullen, voor het gezin of voor één kind. Een vak mag leeg blijven."


def story(report: ReportInput) -> list[Box]:
    head = title(_name(report), report.gezin)
    boxes = [*head, *_explained(report)]
    wishes = [row for row in report.rows("wensdoel") if written(row, "wat")]
    if wishes:
        boxes += section("Wat we willen bereiken" if report.tafel else "Gewenste doelen")
        boxes += [_wish(report, row) for row in wishes]
    for over in _subjects(report):
        boxes += _subject(report, over)
    looked = [row for row in report.rows("meekijker") if written(row, "naam")]
    if looked:
        boxes += section("Wie keken er mee" if report.tafel else "Deskundigen die meekeken")
        for row in looked:
            boxes += _onlooker(row)
    if len(boxes) == len(head):
        boxes.append(TextBlock("Er staat nog niets op.", BODY, colour="ink-2"))
    return boxes


def blank(report: ReportInput) -> list[Box]:
    """For the gezin or one child; nothing of the family on it."""
    boxes = title(_name(report), _LEAD)
    boxes += asked("Over wie gaat dit blad?", 1)
    heads = ("", *_heads(report))
    names = [entry.words(tafel=report.tafel) for entry in report.methode.list(_FACTORS)]
    boxes.append(blank_table(heads, len(names), (95, 195, 195), tall=62.0, names=names))
    boxes.append(PageBreak())
    for field in _COURSE:
        boxes += asked(report.label("analyse", field), 3)
    boxes += asked(report.label("verklaring", "verklaring"), 6)
    boxes += asked(report.label("wensdoel", "wat"), 3)
    return [*boxes, *asked("Wie keken er mee, en wanneer?", 2)]


def _name(report: ReportInput) -> str:
    return "Waardoor het zo is" if report.tafel else "Verklarende analyse"


def _heads(report: ReportInput) -> tuple[str, str]:
    """What goes well stands beside what is hard, and before it."""
    well, hard = (report.label("analysefactor", field) for field in ("krachten", "problemen"))
    return well, hard


def _explained(report: ReportInput) -> list[Box]:
    row = next(report.rows("verklaring"), None)
    words = written(row, "verklaring") if row is not None else ""
    if row is None or not words:
        return []
    day = row.date("datum")
    boxes: list[Box] = [TextBlock(report.label("verklaring", "verklaring"), CARD_TITLE, bold=True)]
    boxes.append(TextBlock(words, BODY))
    said = ". ".join(filter(None, (report.words("klopt", row, "klopt"), written(row, "klopt_woorden"))))
    boxes += inline(report.label("verklaring", "klopt"), said, SMALL)
    boxes += inline(report.label("verklaring", "datum"), dated_words(day) if day else "", SMALL)
    return good(boxes)


def _wish(report: ReportInput, row: Record) -> TextBlock:
    who = report.names(row, "wie")
    return TextBlock(f"{written(row, 'wat')} ({who})" if who else written(row, "wat"), BODY)


def _subjects(report: ReportInput) -> list[Id | None]:
    """The gezin, then each child of whom something was written."""
    about = {row.ref("over") for kind in ("analyse", "analysefactor") for row in report.rows(kind)}
    return [None, *(lid.id for lid in report.snapshot.of("gezinslid") if lid.id in about)]


def _subject(report: ReportInput, over: Id | None) -> list[Box]:
    rows = [found for entry in report.methode.list(_FACTORS) if (found := _factor(report, over, entry.id))]
    course: list[Box] = []
    whole = next((row for row in report.rows("analyse") if row.ref("over") == over), None)
    for field in _COURSE if whole is not None else ():
        words = written(whole, field) if whole is not None else ""
        if words:
            label = TextBlock(report.label("analyse", field), LABEL, bold=True)
            course += [label, TextBlock(words, BODY)]
    if not rows and not course:
        return []
    lid = report.snapshot.get(over) if over is not None else None
    gezin = "Ons gezin" if report.tafel else "Het gezin"
    name = person_name(lid, tafel=report.tafel) if lid is not None else gezin
    boxes = section(name)
    if rows:
        boxes.append(table(("", *_heads(report)), rows, _WIDTHS))
    return boxes + course


def _factor(report: ReportInput, over: Id | None, factor: str) -> list[Cell]:
    """Name, what goes well and supports, what is hard and worries; empty when nothing was written."""
    rows = (row for row in report.rows("analysefactor") if row.ref("over") == over)
    row = next((row for row in rows if row.choice("factor") == factor), None)
    if row is None:
        return []
    well, hard = (
        _written(report, row, *names) for names in (("krachten", "beschermt"), ("problemen", "risico"))
    )
    entry = report.methode.entry(_FACTORS, factor)
    name = entry.words(tafel=report.tafel) if entry is not None else row.text("factor")
    return [[TextBlock(name, _TIGHT, bold=True)], well, hard] if well or hard else []


def _written(report: ReportInput, row: Record, first: str, second: str) -> list[Box]:
    words = written(row, first)
    boxes: list[Box] = [TextBlock(words, _TIGHT)] if words else []
    return boxes + inline(report.label("analysefactor", second), written(row, second), _TIGHT)


def _onlooker(row: Record) -> list[Box]:
    day = row.date("datum")
    said = (written(row, "naam"), written(row, "functie"), dated_words(day) if day else "")
    boxes: list[Box] = [
        TextBlock(" · ".join(filter(None, said)), LABEL.with_(size=10.5, leading=14), bold=True)
    ]
    words = written(row, "ziet")
    return [*boxes, TextBlock(words, BODY)] if words else boxes
