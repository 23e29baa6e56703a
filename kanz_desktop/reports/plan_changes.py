"""What stands otherwise in a plan than in an earlier one, in plain words and not as a list of fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kanz_desktop.domain.kinds import Field
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.wording import first_line, record_title
from kanz_desktop.reports.field_words import field_words
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.samenhang.figure import link_words, verbanden

NEW, DONE, OTHER, GONE = "Nieuw", "Klaar", "Anders", "Weg"
HEADINGS = (DONE, NEW, OTHER, GONE)
"""In this order: what worked out comes first."""
_ROWS = ("probleem", "actie", "afspraak")
_SILENT = frozenset({"traject", "volgorde", "niet_dubbel", "leefgebied", "aandachtspunt"})
"""What somebody does not mean when he says that the plan is otherwise."""
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One sentence under one of HEADINGS."""

    heading: str
    words: str


def plan_changes(old: ReportInput, new: ReportInput) -> tuple[PlanChange, ...]:
    """Everything that stands otherwise, by heading. Both as the same reader may see them."""
    found = [*_head(old, new), *_points(old, new), *_links(old, new)]
    for kind in _ROWS:
        found += _rows(old, new, kind)
    return tuple(sorted(found, key=lambda change: HEADINGS.index(change.heading)))


def _head(old: ReportInput, new: ReportInput) -> Iterator[PlanChange]:
    was, now = next(old.rows("gezinsplan"), None), next(new.rows("gezinsplan"), None)
    if now is not None:
        before = was if was is not None else Record(now.id, now.kind)
        for field in KINDS["gezinsplan"].fields:
            yield from _field(old, new, before, now, field, "")


def _points(old: ReportInput, new: ReportInput) -> Iterator[PlanChange]:
    """An aandachtspunt that came into the plan or went out of it."""
    was, now = (
        {row.id: row for row in report.rows("aandachtspunt") if row.flag("in_plan")} for report in (old, new)
    )
    for heading, rows, others, report in ((NEW, now, was, new), (GONE, was, now, old)):
        for row in (rows[i] for i in rows if i not in others):
            yield PlanChange(heading, f"aandachtspunt {_quoted(_title(report, row))}")


def _links(old: ReportInput, new: ReportInput) -> Iterator[PlanChange]:
    was = {link.id: link_words(old, link) for link in verbanden(old)}
    now = {link.id: link_words(new, link) for link in verbanden(new)}
    for heading, said, others in ((NEW, now, was), (GONE, was, now)):
        for words in (said[i] for i in said if i not in others):
            yield PlanChange(heading, words)


def _rows(old: ReportInput, new: ReportInput, kind: str) -> Iterator[PlanChange]:
    was = {row.id: row for row in old.rows(kind)}
    now = {row.id: row for row in new.rows(kind)}
    name = KINDS[kind].label.lower()
    for row in now.values():
        before = was.get(row.id)
        if before is None:
            yield PlanChange(NEW, f"{name} {_quoted(_title(new, row))}")
        else:
            yield from _row(old, new, before, row)
    for row in (was[i] for i in was if i not in now):
        yield PlanChange(GONE, f"{name} {_quoted(_title(old, row))}")


def _row(old: ReportInput, new: ReportInput, was: Record, now: Record) -> Iterator[PlanChange]:
    title = _title(new, now)
    status = now.choice("status")
    if status != was.choice("status") and status in ("gedaan", "vervallen"):
        done = status == "gedaan"
        yield PlanChange(
            DONE if done else GONE, _quoted(title) if done else f"{_quoted(title)} gaat niet door"
        )
    before = _title(old, was)
    if before != title:
        yield PlanChange(OTHER, f"{_quoted(before)} is nu {_quoted(title)}")
    said_above = {"status"} if status in ("gedaan", "vervallen") else set()
    for field in KINDS[now.kind].fields:
        if field.id not in said_above and field.id not in ("wat", "keuze"):
            yield from _field(old, new, was, now, field, title)


def _field(
    old: ReportInput, new: ReportInput, was: Record, now: Record, field: Field, title: str
) -> Iterator[PlanChange]:
    if field.id in _SILENT:
        return
    before, after = field_words(old, was, field), field_words(new, now, field)
    if before == after or (title and after == title):
        return
    about = f"Bij {_quoted(title)}: " if title else ""
    asks = new.label(now.kind, field.id)
    if not before:
        mark = "" if asks.endswith("?") else ":"
        said = f"{asks}{mark} {_quoted(after)}" if after != "ja" else asks
    elif not after:
        said = f"{asks} was {_quoted(before)} en is nu leeg" if before != "ja" else f"{asks}: nu niet meer"
    else:
        said = f"{asks} was {_quoted(before)} en is nu {_quoted(after)}"
    yield PlanChange(OTHER, about + said)


def _title(report: ReportInput, row: Record) -> str:
    known = report.problem(row) if row.kind == "probleem" else ""
    return known or record_title(row, report.methode, tafel=report.tafel)


def _quoted(words: str) -> str:
    return f"“{first_line(words, _LONGEST)}”"
