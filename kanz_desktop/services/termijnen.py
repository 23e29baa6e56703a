"""What has a day in a gezin: terms of the method, of papers and of what was agreed. Pure, from a snapshot.

The terms that count from what is not written down yet (a refusal, the first MDO+) are not here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import first_line
from kanz_desktop.method.deadlines import (
    balans_due,
    balans_outsider_due,
    end_span,
    extension_talk_due,
    first_actions_due,
    gezinsplan_due,
    second_appointment_due,
)
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.pen import Pen

EERSTE, TWEEDE = "eerste-acties", "tweede-afspraak"
GEZINSPLAN, BALANS, BUITENSTAANDER = "gezinsplan", "balans", "buitenstaander"
VERLENGING, EINDE = "verlenging", "einde"
TERMIJN, ACTIE, AFSPRAAK, EVALUATIE = "termijn", "actie", "afspraak", "evaluatie"
VERZOEK, BEWAREN = "verzoek", "bewaren"
SOORTEN = frozenset({
    EERSTE, TWEEDE, GEZINSPLAN, BALANS, BUITENSTAANDER, VERLENGING, EINDE,
    TERMIJN, ACTIE, AFSPRAAK, EVALUATIE, VERZOEK, BEWAREN,
})  # fmt: skip
PASSING = frozenset({EERSTE, TWEEDE, BUITENSTAANDER, VERLENGING})
"""Nothing in the gezin says that these were done: they are said in time, and go by themselves."""
PASSES_AFTER = timedelta(days=14)
KEEPING_NOTICE = timedelta(days=60)
DONE = frozenset({"gedaan", "vervallen"})
AGREED = "afgesproken"
NOW = "nu"
_NO_KIND = "anders"


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something with a day. `words` are the record's own; empty where `soort` says it all."""

    soort: str
    """One of SOORTEN."""
    day: date
    record: Id
    words: str = ""

    def counts(self, today: date) -> bool:
        """Whether it says something now: what nobody can tick off goes two weeks after its day.

        A term of twenty years is none until it is nearly over.
        """
        if self.soort == BEWAREN:
            return self.day - KEEPING_NOTICE <= today
        return self.soort not in PASSING or today <= self.day + PASSES_AFTER


def dated(snapshot: Snapshot, pen: Pen) -> tuple[DueItem, ...]:
    """Everything in the current traject that has a day and is not done, earliest first."""
    traject = current_traject(snapshot, pen)
    items = [
        *_method_terms(snapshot, traject),
        *_papers(snapshot, pen),
        *_agreements(of_traject(snapshot, "actie", traject), ACTIE),
        *_agreements(of_traject(snapshot, "afspraak", traject), AFSPRAAK),
    ]
    return tuple(sorted(items, key=lambda item: (item.day, item.soort, item.record)))


def _method_terms(snapshot: Snapshot, traject_id: Id) -> Iterator[DueItem]:
    """The terms that the method itself sets (method §12)."""
    traject = snapshot.get(traject_id)
    plans = of_traject(snapshot, "gezinsplan", traject_id)
    if traject is not None:
        agreed = any(row.choice("soort") == AGREED for row in of_traject(snapshot, "planversie", traject_id))
        yield from _beginning(traject, agreed=agreed)
        started = traject.date("uitvoering")
        if started is not None:
            last = max(_balances(snapshot, traject_id), default=None)
            yield DueItem(BALANS, balans_due(started, last), traject_id)
            yield from _with_outsider(traject_id, started, _end(plans) or end_span(started).last)
    for plan in plans:
        if (end := _end([plan])) is not None:
            yield DueItem(VERLENGING, extension_talk_due(end), plan.id)
            yield DueItem(EINDE, end, plan.id)


def _beginning(traject: Record, *, agreed: bool) -> Iterator[DueItem]:
    """Until the plan is there; what comes after a step says that the step was taken."""
    begin, assigned, met = (traject.date(field) for field in ("begin", "toegewezen", "kennismaking"))
    works = agreed or traject.date("uitvoering") is not None
    if assigned is not None and met is None and not works:
        yield DueItem(EERSTE, first_actions_due(assigned), traject.id)
    if met is not None and not works:
        yield DueItem(TWEEDE, second_appointment_due(met), traject.id)
    if begin is not None and not agreed:
        yield DueItem(GEZINSPLAN, gezinsplan_due(begin), traject.id)


def _with_outsider(traject: Id, started: date, end: date) -> Iterator[DueItem]:
    """Every one until the end: there is no record yet of when the last one was held."""
    day = balans_outsider_due(started)
    while day <= end and day < date.max:
        yield DueItem(BUITENSTAANDER, day, traject)
        day = balans_outsider_due(started, day)


def _end(plans: Iterable[Record]) -> date | None:
    """The end that was agreed, or extended to."""
    ends = (plan.date("verlengd_tot") or plan.date("einde") for plan in plans)
    return max((end for end in ends if end is not None), default=None)


def _balances(snapshot: Snapshot, traject: Id) -> Iterator[date]:
    """Days on which marks were taken between start and end: that is a balans with the gezin."""
    for row in of_traject(snapshot, "meting", traject):
        day = row.date("datum")
        if day is not None and row.choice("moment") == NOW:
            yield day


def _papers(snapshot: Snapshot, pen: Pen) -> Iterator[DueItem]:
    for row in snapshot.of("document"):
        day = row.date("termijn")
        if day is not None:
            title = row.text("titel") or row.text("bestandsnaam")
            kind = pen.methode.entry("termijnsoort", row.choice("termijn_soort"))
            what = kind.label.lower() if kind is not None and kind.id != _NO_KIND else ""
            yield DueItem(TERMIJN, day, row.id, " · ".join(part for part in (title, what) if part))


def _agreements(rows: Iterable[Record], soort: str) -> Iterator[DueItem]:
    for row in rows:
        if row.choice("status") in DONE:
            continue
        words = first_line(row.text("wat"))
        if (by := row.date("voor")) is not None:
            yield DueItem(soort, by, row.id, words)
        if soort == ACTIE and (day := row.date("evaluatie")) is not None:
            yield DueItem(EVALUATIE, day, row.id, words)
