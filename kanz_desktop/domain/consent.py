"""Who has to give toestemming for whom, and whether one that was given holds (method §11). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from kanz_desktop.domain.ages import age_in_years
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.values import Id

TOGETHER_FROM, ALONE_FROM = 12, 16
"""Ages in years: from 12 a child says yes together with its parents, from 16 alone."""


ONLY_FROM = "van"
"""Entry of `toestemmingrichting` that lets an organisation tell us, and not us tell them."""


class State(Enum):
    """How a toestemming stands today."""

    HOLDS = "geldig"
    INCOMPLETE = "niet-compleet"
    NOT_YET = "nog-niet"
    ENDED = "verlopen"
    WITHDRAWN = "ingetrokken"


_BEST = (State.HOLDS, State.NOT_YET, State.INCOMPLETE, State.ENDED, State.WITHDRAWN)
_DAY = {State.ENDED: "tot", State.WITHDRAWN: "ingetrokken"}


@dataclass(frozen=True, slots=True)
class Standing:
    """The state, who still has to say yes, and of which children nobody knows who has gezag."""

    state: State
    missing: frozenset[Id] = frozenset()
    unknown: frozenset[Id] = frozenset()


def must_agree(person: Record, child_roles: Iterable[str], day: date) -> frozenset[Id]:
    """Everybody who has to say yes for this person on that day; empty for a child without known gezag.

    An adult for itself alone, a child still at home included; of a child whose age nobody wrote down the
    holders of gezag.
    """
    born = person.date("geboortedatum")
    age = age_in_years(born, day) if born is not None else 0
    if person.choice("rol") not in child_roles or age >= ALONE_FROM:
        return frozenset({person.id})
    holders = frozenset(person.members("gezag_door"))
    return holders | {person.id} if holders and age >= TOGETHER_FROM else holders


def standing(consent: Record, snapshot: Snapshot, child_roles: Iterable[str], today: date) -> Standing:
    """How it stands today. Who has to say yes is counted on the day on which it was given."""
    given, until, withdrawn = (consent.date(field) for field in ("datum", "tot", "ingetrokken"))
    roles, day = frozenset(child_roles), given or today
    people = [row for row in snapshot.of("gezinslid") if row.id in consent.members("over_wie")]
    needed = {row.id: must_agree(row, roles, day) for row in people}
    missing = frozenset().union(*needed.values()) - frozenset(consent.members("gegeven_door"))
    unknown = frozenset(person for person, who in needed.items() if not who)
    if withdrawn is not None and withdrawn <= today:
        return Standing(State.WITHDRAWN, missing, unknown)
    if until is not None and until < today:
        return Standing(State.ENDED, missing, unknown)
    if given is None or not people or missing or unknown:
        return Standing(State.INCOMPLETE, missing, unknown)
    return Standing(State.NOT_YET if given > today else State.HOLDS)


@dataclass(frozen=True, slots=True)
class Sharing:
    """What may be told to an organisation today: `state` of the best toestemming, None when there is none."""

    state: State | None
    about: frozenset[Id] = frozenset()
    """Whom the toestemmingen that hold are about."""
    day: date | None = None
    """The day that goes with the state: until when, since when, or from when."""


def sharing(organisatie: str, snapshot: Snapshot, child_roles: Iterable[str], today: date) -> Sharing:
    """Of every toestemming for that organisation that lets us tell, not only ask; names as people type."""
    roles, wanted = frozenset(child_roles), _named(organisatie)
    found = [
        (row, standing(row, snapshot, roles, today).state)
        for row in snapshot.of("toestemming")
        if _named(row.text("organisatie")) == wanted and row.choice("richting") != ONLY_FROM
    ]
    if not found:
        return Sharing(None)
    best = min((state for _, state in found), key=_BEST.index)
    rows = [row for row, state in found if state is best]
    if best is State.HOLDS:
        return Sharing(best, frozenset().union(*(row.members("over_wie") for row in rows)))
    days = [day for row in rows if (day := row.date(_DAY.get(best, "datum"))) is not None]
    return Sharing(best, day=max(days, default=None))


def _named(organisatie: str) -> str:
    return " ".join(organisatie.split()).casefold()
