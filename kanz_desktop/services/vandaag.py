"""The caseload: a line for each gezin, and what is due over all of them.

What Vandaag shows of a closed gezin is a cache of its line, encrypted in the vault.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from kanz_desktop.domain.records import Snapshot
from kanz_desktop.domain.trajectsom import TrajectSom, read_sums
from kanz_desktop.domain.values import Id
from kanz_desktop.method.deadlines import KEEP_YEARS
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.rechten_termijnen import rights_due
from kanz_desktop.services.samen import Together
from kanz_desktop.services.termijnen import SOORTEN, DueItem, dated
from kanz_desktop.services.trajectsom import sums

LOOK_AHEAD = timedelta(days=14)
"""Vandaag shows what is late and what comes in the next two weeks."""


@dataclass(frozen=True, slots=True)
class GezinRegel:
    """One gezin of the caseload. `fase` and `stap` are list ids, empty when not chosen."""

    id: Id
    naam: str
    fase: str = ""
    stap: str = ""
    due: tuple[DueItem, ...] = ()
    samen: int = 0
    """How many things there are to look at together (`services.samen`)."""
    sommen: tuple[TrajectSom, ...] = ()
    """What each closed traject leaves for the overview over trajecten."""


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


def regel(snapshot: Snapshot, pen: Pen, naam: str, *, keep_years: int = KEEP_YEARS) -> GezinRegel:
    """The line of this gezin in the caseload; `keep_years` is how long the organisation keeps."""
    traject = snapshot.get(current_traject(snapshot, pen))
    fase = traject.choice("fase") if traject is not None else ""
    stap = traject.choice("stap") if traject is not None else ""
    due = sorted((*dated(snapshot, pen), *rights_due(snapshot, pen, keep_years)), key=lambda item: item.day)
    together = len(Together().points(snapshot))
    return GezinRegel(pen.gezin, naam, fase, stap, tuple(due), together, sums(snapshot))


def vandaag(regels: Iterable[GezinRegel], today: date) -> Vandaag:
    """What is late or comes within LOOK_AHEAD, over all gezinnen."""
    gezinnen = tuple(
        replace(row, due=tuple(item for item in row.due if item.counts(today))) for row in regels
    )
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
    sommen = [one.to_json() for one in row.sommen]
    return {"fase": row.fase, "stap": row.stap, "due": due, "samen": row.samen, "sommen": sommen}


def from_cache(gezin: Id, naam: str, cached: object) -> GezinRegel:
    """The line again; a cache that is missing or of another shape reads as nothing due yet."""
    try:
        kept: Mapping[str, Any] = cached if isinstance(cached, Mapping) else {}
        due = tuple(
            DueItem(soort, date.fromisoformat(day), bytes.fromhex(record), words)
            for soort, day, record, words in kept.get("due", ())
            if soort in SOORTEN
        )
        fase, stap = str(kept.get("fase", "")), str(kept.get("stap", ""))
        sommen = read_sums(kept.get("sommen"))
        return GezinRegel(gezin, naam, fase, stap, due, int(kept.get("samen", 0)), sommen)
    except (TypeError, ValueError, AttributeError):
        return GezinRegel(gezin, naam)
