"""What goes on the fridge page: who does what by when, and nothing else (method §13, form 4).

Visitors read a fridge. So: no problems, no terms of the trade, no family name, nothing that is finished, and
each line can be left off.
"""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import dated_words
from kanz_desktop.reports.model import ReportInput, in_words
from kanz_desktop.reports.written import written

_FINISHED = ("gedaan", "vervallen")


@dataclass(frozen=True, slots=True)
class FridgeLine:
    """One line; `id` is what `Options.leave_off` names."""

    id: Id
    what: str
    who: str
    when: str


def fridge_lines(report: ReportInput) -> list[FridgeLine]:
    """Afspraken, then acties, that are meant for the fridge; those left off are not among them."""
    rows = [*report.rows("afspraak"), *report.rows("actie")]
    return [_line(report, row) for row in rows if _on_fridge(report, row)]


def _on_fridge(report: ReportInput, row: Record) -> bool:
    return (
        row.flag("koelkast")
        and row.choice("status") not in _FINISHED
        and bool(written(row, "wat"))
        and row.id not in report.options.leave_off
    )


def _line(report: ReportInput, row: Record) -> FridgeLine:
    return FridgeLine(row.id, written(row, "wat"), _who(report, row), when(row))


def _who(report: ReportInput, row: Record) -> str:
    """How people at home are called, without a surname."""
    chosen = set(row.members("wie"))
    everybody = {lid.id for lid in report.snapshot.of("gezinslid")}
    people = [*report.snapshot.of("gezinslid"), *report.snapshot.of("medewerker")]
    if len(everybody) > 1 and chosen >= everybody:
        people = [person for person in people if person.id not in everybody]
        return in_words(["iedereen", *_called(people, chosen), written(row, "wie_anders")])
    return in_words([*_called(people, chosen), written(row, "wie_anders")])


def _called(people: list[Record], chosen: set[Id]) -> list[str]:
    return [_first_name(person) for person in people if person.id in chosen]


def _first_name(person: Record) -> str:
    called = person.text("roepnaam").strip() or person.text("voornaam").strip()
    return called or next(iter(person.text("naam").split()), "")


def when(row: Record) -> str:
    """`elke ochtend · vóór vr 12 dec 2026`: when, and by when, as far as it was agreed."""
    day = row.date("voor")
    return " · ".join(
        part for part in (written(row, "wanneer"), f"vóór {dated_words(day)}" if day else "") if part
    )
