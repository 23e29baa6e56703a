"""What is due in a gezin: pure, from a snapshot. What Vandaag shows of a closed gezin is a cache of this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import first_line
from kanz_desktop.method.deadlines import balans_due, gezinsplan_due
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.pen import Pen

GEZINSPLAN, BALANS, EINDE = "gezinsplan", "balans", "einde"
TERMIJN, ACTIE, AFSPRAAK, EVALUATIE = "termijn", "actie", "afspraak", "evaluatie"
LOOK_AHEAD = timedelta(days=14)
"""Vandaag shows what is late and what comes in the next two weeks."""
DONE = frozenset({"gedaan", "vervallen"})
AGREED = "afgesproken"
NOW = "nu"


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something with a day. `words` are the record's own; empty where `soort` says it all."""

    soort: str
    """`gezinsplan`, `balans`, `einde`, `termijn`, `actie`, `afspraak` or `evaluatie`."""
    day: date
    record: Id
    words: str = ""


@dataclass(frozen=True, slots=True)
class GezinRegel:
    """One gezin of the caseload. `fase` and `stap` are list ids, empty when not chosen."""

    id: Id
    naam: str
    fase: str = ""
    stap: str = ""
    due: tuple[DueItem, ...] = ()


@dataclass(frozen=True, slots=True)
class GezinDue:
    """An item of Vandaag, with the gezin it is in."""

    gezin: Id
    naam: str
    item: DueItem


@dataclass(frozen=True, slots=True)
class Vandaag:
    """The start of the day: all gezinnen, and over all of them what is due, the most pressing first."""

    due: tuple[GezinDue, ...]
    gezinnen: tuple[GezinRegel, ...]


def dated(snapshot: Snapshot, pen: Pen) -> tuple[DueItem, ...]:
    """Everything in the current traject that has a day and is not done, earliest first."""
    traject = current_traject(snapshot, pen)
    items = [
        *_method_terms(snapshot, traject),
        *_papers(snapshot),
        *_agreements(of_traject(snapshot, "actie", traject), ACTIE),
        *_agreements(of_traject(snapshot, "afspraak", traject), AFSPRAAK),
    ]
    return tuple(sorted(items, key=lambda item: (item.day, item.soort, item.record)))


def regel(snapshot: Snapshot, pen: Pen, naam: str) -> GezinRegel:
    """The line of this gezin in the caseload."""
    traject = snapshot.get(current_traject(snapshot, pen))
    fase = traject.choice("fase") if traject is not None else ""
    stap = traject.choice("stap") if traject is not None else ""
    return GezinRegel(pen.gezin, naam, fase, stap, dated(snapshot, pen))


def vandaag(regels: Iterable[GezinRegel], today: date) -> Vandaag:
    """What is late or comes within LOOK_AHEAD, over all gezinnen."""
    gezinnen = tuple(regels)
    due = [
        GezinDue(row.id, row.naam, item)
        for row in gezinnen
        for item in row.due
        if item.day <= today + LOOK_AHEAD
    ]
    return Vandaag(tuple(sorted(due, key=lambda one: (one.item.day, one.naam.casefold()))), gezinnen)


def to_cache(row: GezinRegel) -> dict[str, Any]:
    """The line as plain JSON, for the vault's encrypted cache; the name is kept by the vault itself."""
    due = [[item.soort, item.day.isoformat(), item.record.hex(), item.words] for item in row.due]
    return {"fase": row.fase, "stap": row.stap, "due": due}


def from_cache(gezin: Id, naam: str, cached: object) -> GezinRegel:
    """The line again; a cache that is missing or of another shape reads as nothing due yet."""
    try:
        kept: Mapping[str, Any] = cached if isinstance(cached, Mapping) else {}
        due = tuple(
            DueItem(soort, date.fromisoformat(day), bytes.fromhex(record), words)
            for soort, day, record, words in kept.get("due", ())
        )
        return GezinRegel(gezin, naam, str(kept.get("fase", "")), str(kept.get("stap", "")), due)
    except (TypeError, ValueError, AttributeError):
        return GezinRegel(gezin, naam)


def _method_terms(snapshot: Snapshot, traject_id: Id) -> Iterator[DueItem]:
    """The terms that the method itself sets (method §12)."""
    traject = snapshot.get(traject_id)
    begin = traject.date("begin") if traject is not None else None
    versions = of_traject(snapshot, "planversie", traject_id)
    if begin is not None and not any(row.choice("soort") == AGREED for row in versions):
        yield DueItem(GEZINSPLAN, gezinsplan_due(begin), traject_id)
    started = traject.date("uitvoering") if traject is not None else None
    if started is not None:
        yield DueItem(
            BALANS, balans_due(started, max(_balances(snapshot, traject_id), default=None)), traject_id
        )
    for plan in of_traject(snapshot, "gezinsplan", traject_id):
        end = plan.date("verlengd_tot") or plan.date("einde")
        if end is not None:
            yield DueItem(EINDE, end, plan.id)


def _balances(snapshot: Snapshot, traject: Id) -> Iterator[date]:
    """Days on which marks were taken between start and end: that is a balans with the gezin."""
    for row in of_traject(snapshot, "meting", traject):
        day = row.date("datum")
        if day is not None and row.choice("moment") == NOW:
            yield day


def _papers(snapshot: Snapshot) -> Iterator[DueItem]:
    for row in snapshot.of("document"):
        day = row.date("termijn")
        if day is not None:
            yield DueItem(TERMIJN, day, row.id, row.text("titel") or row.text("bestandsnaam"))


def _agreements(rows: Iterable[Record], soort: str) -> Iterator[DueItem]:
    for row in rows:
        if row.choice("status") in DONE:
            continue
        words = first_line(row.text("wat"))
        if (by := row.date("voor")) is not None:
            yield DueItem(soort, by, row.id, words)
        if soort == ACTIE and (day := row.date("evaluatie")) is not None:
            yield DueItem(EVALUATIE, day, row.id, words)
