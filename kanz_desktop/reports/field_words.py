"""What stands in any field of any record, in the words of who reads it: one line for each type of field."""

from __future__ import annotations

from kanz_desktop.domain.kinds import Field, Merge, Type
from kanz_desktop.domain.records import Element, Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import dated_words, record_title
from kanz_desktop.reports.marks import mark_words
from kanz_desktop.reports.model import ReportInput, in_words
from kanz_desktop.reports.written import written


def field_words(report: ReportInput, row: Record, field: Field) -> str:
    """The words of a field, or nothing: of a file, of an order, and of what this reader may not see."""
    if field.merge is Merge.ORDER:
        return ""
    match field.type:
        case Type.TEXT:
            return written(row, field.id)
        case Type.DATE:
            day = row.date(field.id)
            return dated_words(day) if day else ""
        case Type.CHOICE:
            return report.words(field.choices, row, field.id)
        case Type.MARK:
            return mark_words(row.mark(field.id))
        case Type.BOOL:
            return "ja" if row.flag(field.id) else ""
        case Type.INT:
            number = row.number(field.id)
            return "" if number is None else str(number)
        case Type.REF:
            return _pointed_at(report, row.ref(field.id))
        case Type.MEMBER:
            return in_words([_element(report, element) for element in row.members(field.id)])
        case Type.DRAWING:
            return "getekend" if row.get(field.id) else ""
        case Type.FILE:
            return ""


def _pointed_at(report: ReportInput, record: Id | None) -> str:
    found = report.snapshot.get(record) if record is not None else None
    return record_title(found, report.methode, tafel=report.tafel) if found is not None else ""


def _element(report: ReportInput, element: Element) -> str:
    """A person or a row by its title; else an entry of a list, which today is a leefgebied."""
    if report.snapshot.get(element) is not None:
        return _pointed_at(report, element)
    entry = report.methode.entry("leefgebied", element.decode("ascii", "replace"))
    return entry.words(tafel=report.tafel) if entry is not None else ""
