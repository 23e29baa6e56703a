"""What has a day in a gezin: terms of the method, of papers and of what was agreed. Pure, from a snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kanz_desktop.domain.meetings import planned
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
    second_try_due,
)
from kanz_desktop.method.pauses import Pause, after_pauses
from kanz_desktop.services.balans import OUTSIDE, agreed_day, held
from kanz_desktop.services.dialoog import reviews_due
from kanz_desktop.services.dossier import OUTSIDER, PIECE
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.overleg_termijnen import OVERLEG_TERMS, meeting_terms
from kanz_desktop.services.pad import INTAKE, MethodTerm, moved_terms, pauses
from kanz_desktop.services.pen import Pen

EERSTE, TWEEDE, TWEEDE_POGING = "eerste-acties", "tweede-afspraak", "tweede-poging"
GEZINSPLAN, BALANS, BUITENSTAANDER = "gezinsplan", "balans", "buitenstaander"
VERLENGING, EINDE = "verlenging", "einde"
TERMIJN, ACTIE, AFSPRAAK, EVALUATIE = "termijn", "actie", "afspraak", "evaluatie"
VERZOEK, BEWAREN, OVERLEG, DIALOOG = "verzoek", "bewaren", "overleg", "dialoog"
SOORTEN = OVERLEG_TERMS | frozenset({
    OVERLEG, DIALOOG, EERSTE, TWEEDE, TWEEDE_POGING, GEZINSPLAN, BALANS, BUITENSTAANDER, VERLENGING, EINDE,
    TERMIJN, ACTIE, AFSPRAAK, EVALUATIE, VERZOEK, BEWAREN,
})  # fmt: skip
PASSING = frozenset({EERSTE, TWEEDE, TWEEDE_POGING, BUITENSTAANDER, VERLENGING})
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
        *(DueItem(term.soort, term.day, term.record) for term in path_terms(snapshot, pen)),
        *_papers(snapshot, pen),
        *_agreements(of_traject(snapshot, "actie", traject), ACTIE),
        *_agreements(of_traject(snapshot, "afspraak", traject), AFSPRAAK),
        *_meetings(snapshot, pen, traject),
        *(DueItem(DIALOOG, day, talk.id) for talk, day in reviews_due(snapshot, traject)),
    ]
    return tuple(sorted(items, key=lambda item: (item.day, item.soort, item.record)))


@dataclass(frozen=True, slots=True)
class PathTerm:
    """A term of the method, as it stands after pauses and after somebody moved it (method §12)."""

    soort: str
    """An entry of the list `padtermijn`."""
    counted: date
    """The day that the method gives, before pauses: what a move of the term names."""
    day: date
    record: Id
    """Where one goes to deal with it."""
    reden: str = ""
    """Why somebody moved it."""
    moved: bool = False


def path_terms(snapshot: Snapshot, pen: Pen) -> tuple[PathTerm, ...]:
    """The terms of the current traject, earliest first. While a pause lasts, what it holds up has no day."""
    traject_id = current_traject(snapshot, pen)
    traject = snapshot.get(traject_id)
    if traject is not None and traject.date("einde") is not None:
        return ()
    still, moves = pauses(snapshot, traject_id), moved_terms(snapshot, traject_id)
    counted = (*_method_terms(snapshot, traject_id), *meeting_terms(snapshot, pen, traject_id))
    found = (_standing(term, still, moves) for term in counted)
    return tuple(
        sorted((term for term in found if term is not None), key=lambda term: (term.day, term.soort))
    )


def _standing(
    term: MethodTerm, still: Sequence[Pause], moves: Mapping[tuple[str, date], Record]
) -> PathTerm | None:
    """A day that somebody chose is that day; only a pause that goes on now keeps it waiting."""
    day = term.due if term.start is None else after_pauses(term.start, term.due, still)
    if day is None:
        return None
    move = moves.get((term.soort, term.due))
    chosen = move.date("naar") if move is not None else None
    if move is None or chosen is None:
        return PathTerm(term.soort, term.due, day, term.record)
    return PathTerm(term.soort, term.due, chosen, term.record, move.text("reden").strip(), moved=True)


def _method_terms(snapshot: Snapshot, traject_id: Id) -> Iterator[MethodTerm]:
    """The terms that the method itself sets (method §12)."""
    traject = snapshot.get(traject_id)
    plans = of_traject(snapshot, "gezinsplan", traject_id)
    if traject is not None:
        agreed = any(row.choice("soort") == AGREED for row in of_traject(snapshot, "planversie", traject_id))
        yield from _beginning(snapshot, traject, agreed=agreed)
        started = traject.date("uitvoering")
        if started is not None:
            yield _with_gezin(snapshot, traject_id, started)
            yield from _with_outsider(snapshot, traject_id, started, _end(plans) or end_span(started).last)
    for plan in plans:
        if (end := _end([plan])) is not None:
            yield MethodTerm(VERLENGING, None, extension_talk_due(end), plan.id)
            yield MethodTerm(EINDE, None, end, plan.id)


def _beginning(snapshot: Snapshot, traject: Record, *, agreed: bool) -> Iterator[MethodTerm]:
    """Until the plan is there; what comes after a step says that the step was taken."""
    begin, assigned, met = (traject.date(field) for field in ("begin", "toegewezen", "kennismaking"))
    works = agreed or traject.date("uitvoering") is not None
    if assigned is not None and met is None and not works:
        yield MethodTerm(EERSTE, assigned, first_actions_due(assigned), traject.id)
    if met is not None and not works:
        yield MethodTerm(TWEEDE, met, second_appointment_due(met), traject.id)
    for intake in of_traject(snapshot, INTAKE, traject.id):
        refused = intake.date("geweigerd")
        if refused is not None and not works and (met is None or met <= refused):
            yield MethodTerm(TWEEDE_POGING, refused, second_try_due(refused), traject.id)
    if begin is not None and not agreed:
        yield MethodTerm(GEZINSPLAN, begin, gezinsplan_due(begin), traject.id)


def _with_gezin(snapshot: Snapshot, traject: Id, started: date) -> MethodTerm:
    """On the day that was agreed; else three months after the last one. Giving marks is one too."""
    days = [*(day for day, _ in held(snapshot, traject)), *_marked(snapshot, traject)]
    last = max(days, default=None)
    agreed = agreed_day(snapshot, traject, last)
    if agreed is not None:
        return MethodTerm(BALANS, None, agreed, traject)
    return MethodTerm(BALANS, last or started, balans_due(started, last), traject)


def _with_outsider(snapshot: Snapshot, traject: Id, started: date, end: date) -> Iterator[MethodTerm]:
    """Every one until the end, from the last one that stands in the dossier or the day agreed there."""
    pieces = [row for row in of_traject(snapshot, PIECE, traject) if row.choice("soort") == OUTSIDER]
    days = [*(row.date("datum") for row in pieces), *(day for day, _ in held(snapshot, traject, OUTSIDE))]
    start = max((day for day in days if day is not None and day > started), default=started)
    agreed = agreed_day(snapshot, traject, start, OUTSIDE)
    if agreed is not None:
        yield MethodTerm(BUITENSTAANDER, None, agreed, traject)
        start = agreed
    day = balans_outsider_due(start)
    while day <= end and day < date.max:
        yield MethodTerm(BUITENSTAANDER, start, day, traject)
        day = balans_outsider_due(start, day)


def _end(plans: Iterable[Record]) -> date | None:
    """The end that was agreed, or extended to."""
    ends = (plan.date("verlengd_tot") or plan.date("einde") for plan in plans)
    return max((end for end in ends if end is not None), default=None)


def _marked(snapshot: Snapshot, traject: Id) -> Iterator[date]:
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


def _meetings(snapshot: Snapshot, pen: Pen, traject: Id) -> Iterator[DueItem]:
    """A meeting that was planned stands on its day until somebody says that it took place, or does not."""
    for row in planned(snapshot, traject):
        day, entry = row.date("datum"), pen.methode.entry("overlegsoort", row.choice("soort"))
        if day is not None:
            words = (entry.label if entry is not None else row.text("soort"), first_line(row.text("waar")))
            yield DueItem(OVERLEG, day, row.id, " · ".join(part for part in words if part))


def _agreements(rows: Iterable[Record], soort: str) -> Iterator[DueItem]:
    for row in rows:
        if row.choice("status") in DONE:
            continue
        words = first_line(row.text("wat"))
        if (by := row.date("voor")) is not None:
            yield DueItem(soort, by, row.id, words)
        if soort == ACTIE and (day := row.date("evaluatie")) is not None:
            yield DueItem(EVALUATIE, day, row.id, words)
