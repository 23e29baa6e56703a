"""The family's own words on paper, beside what they are about."""

from __future__ import annotations

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import person_name
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.written import written

VIEW = "zienswijze"


def own_views(report: ReportInput, record: Id) -> list[str]:
    """`Zo ziet Mama het: “…”`, one for each; nothing where nothing was said."""
    rows = [row for row in report.snapshot.of(VIEW) if row.ref("bij") == record]
    return [f"Zo ziet {_who(report, row)} het: “{written(row, 'woorden')}”" for row in rows]


def _who(report: ReportInput, row: Record) -> str:
    person = report.snapshot.get(row.ref("van") or b"")
    name = person_name(person, tafel=report.tafel) if person is not None else row.text("naam").strip()
    return name or "het gezin"
