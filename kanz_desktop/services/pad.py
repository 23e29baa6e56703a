"""The path of a gezin: which step, what was done of it, pauses, terms that moved, and a next traject."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kanz_desktop.crypto.keys import random_id
from kanz_desktop.domain.kinds import PLACE, Place
from kanz_desktop.domain.records import Edit, Record, Snapshot
from kanz_desktop.domain.values import Id, Ref, Value
from kanz_desktop.domain.wording import strength
from kanz_desktop.method.deadlines import add_months
from kanz_desktop.method.model import Methode, Padpunt, Stap
from kanz_desktop.method.pauses import Pause
from kanz_desktop.services.edits import ensure, last_place, new_record, set_field, set_fields
from kanz_desktop.services.gezin import current_traject, of_traject, start_traject_edits
from kanz_desktop.services.pen import Pen

POINT, MOVED, PAUSE = "padpunt", "termijnverzet", "pauze"
INTAKE, MEETING, END, AFTERCARE, AFTERCARE_ROW = (
    "instroom",
    "kennismaking",
    "einde",
    "nazorg",
    "nazorgafspraak",
)
_BEGINS_WORK = "stap-6"
OLDEST_CHILD = 23
HEAVY = 3
"""*Zwaar* on the scale of the leefgebieden: what may count as serious."""


@dataclass(frozen=True, slots=True)
class MethodTerm:
    """A term as the method counts it, before pauses and before anybody moves it."""

    soort: str
    """An entry of the list `padtermijn`."""
    start: date | None
    """The day that it counts from; None for a day that was agreed, which no pause moves."""
    due: date
    record: Id
    """Where one goes to deal with it."""


def trajecten(snapshot: Snapshot) -> tuple[Record, ...]:
    """Every run of the method with this gezin, the first one first."""
    return tuple(sorted(snapshot.of("traject"), key=lambda row: row.number("nummer") or 0))


def sheet_id(pen: Pen, kind: str, traject: Id) -> Id:
    """Record id of a page that a traject has once: instroom, kennismaking, einde or nazorg."""
    return pen.once(kind, traject.hex())


def sheet_edits(snapshot: Snapshot, pen: Pen, kind: str) -> list[Edit]:
    """What must stand before anything can be written on such a page; often nothing."""
    traject = current_traject(snapshot, pen)
    return ensure(snapshot, sheet_id(pen, kind, traject), kind, {"traject": Ref(traject)})


def step(snapshot: Snapshot, pen: Pen) -> Stap:
    """Where the traject is now."""
    traject = snapshot.get(current_traject(snapshot, pen))
    return pen.methode.stap(traject.choice("stap") if traject is not None else "")


def go_to(snapshot: Snapshot, pen: Pen, stap: Stap, today: date) -> list[Edit]:
    """To this step, with its phase; with the sixth the uitvoering begins, unless its day is known already."""
    traject = current_traject(snapshot, pen)
    values: dict[str, Value] = {"stap": pen.choice("stap", stap.id), "fase": pen.choice("fase", stap.fase)}
    known = snapshot.get(traject)
    if stap.id == _BEGINS_WORK and (known is None or known.date("uitvoering") is None):
        values["uitvoering"] = today
    return set_fields(snapshot, traject, "traject", values)


@dataclass(frozen=True, slots=True)
class IntakeFacts:
    """What the map itself says about the conditions: to look at, nothing is decided by it."""

    children: int
    """At home and not older than 23, or still to be born."""
    gebieden: int
    """Leefgebieden on which something is heavy."""
    parties: int


def intake_facts(snapshot: Snapshot, pen: Pen, today: date) -> IntakeFacts:
    """Counted from the members, the problems of this traject and the parties that were written down."""
    traject = current_traject(snapshot, pen)
    children = [
        row
        for row in snapshot.of("gezinslid")
        if row.choice("rol") in pen.methode.rollen.kinderen
        and row.choice("woont_thuis") != "nee"
        and ((born := row.date("geboortedatum")) is None or add_months(born, 12 * (OLDEST_CHILD + 1)) > today)
    ]
    heavy = {
        row.choice("leefgebied")
        for row in of_traject(snapshot, "probleem", traject)
        if strength(row.choice("ernst")) >= HEAVY
    }
    intake = snapshot.get(sheet_id(pen, INTAKE, traject))
    named = [intake.text(field).strip() for field in ("partij_1", "partij_2")] if intake is not None else []
    return IntakeFacts(len(children), len(heavy), len([name for name in named if name]))


def point_id(snapshot: Snapshot, pen: Pen, punt: Padpunt) -> Id:
    return pen.once(POINT, f"{current_traject(snapshot, pen).hex()}/{punt.id}")


def start_point(snapshot: Snapshot, pen: Pen, punt: Padpunt) -> list[Edit]:
    """What must stand before the point is ticked or written about; what is of the dossier is laid there."""
    made: dict[str, Value] = {
        "traject": Ref(current_traject(snapshot, pen)),
        "punt": pen.choice("padpunt", punt.id),
    }
    if punt.dossier:
        made[PLACE] = pen.choice("plaats", Place.DOSSIER.value)
    return ensure(snapshot, point_id(snapshot, pen, punt), POINT, made)


def tick(snapshot: Snapshot, pen: Pen, punt: Padpunt, day: date | None) -> list[Edit]:
    """Done on that day; None takes the tick away."""
    done = set_field(snapshot, point_id(snapshot, pen, punt), POINT, "gedaan", day)
    return [*start_point(snapshot, pen, punt), done]


def done_points(snapshot: Snapshot, methode: Methode, traject: Id) -> dict[str, Record]:
    """The points of this traject that were ticked, by the id of the point."""
    known = {entry.id for entry in methode.list("padpunt")}
    rows = of_traject(snapshot, POINT, traject)
    return {row.choice("punt"): row for row in rows if row.date("gedaan") and row.choice("punt") in known}


def pauses(snapshot: Snapshot, traject: Id) -> tuple[Pause, ...]:
    """When this traject stood still; a pause without a first day is none yet."""
    rows = of_traject(snapshot, PAUSE, traject)
    return tuple(Pause(van, row.date("tot")) for row in rows if (van := row.date("van")) is not None)


def new_pause(snapshot: Snapshot, pen: Pen, van: date) -> list[Edit]:
    """From this day on nothing is due that the method counts."""
    return new_record(PAUSE, {"traject": Ref(current_traject(snapshot, pen)), "van": van})


def open_pause(snapshot: Snapshot, traject: Id) -> Record | None:
    """The pause that lasts."""
    rows = of_traject(snapshot, PAUSE, traject)
    return next((row for row in rows if row.date("van") is not None and row.date("tot") is None), None)


def move_term(snapshot: Snapshot, pen: Pen, soort: str, was: date, naar: date, reden: str) -> list[Edit]:
    """Another day for a term that the method counts. `soort` is of `padtermijn`, `was` the day it counted."""
    values: dict[str, Value] = {
        "traject": Ref(current_traject(snapshot, pen)),
        "termijn": pen.choice("padtermijn", soort),
        "was": was,
        "naar": naar,
        "reden": reden,
    }
    return new_record(MOVED, values)


def moved_terms(snapshot: Snapshot, traject: Id) -> dict[tuple[str, date], Record]:
    """The move that counts for each term and the day counted for it: the one that was written last."""
    rows = [row for row in of_traject(snapshot, MOVED, traject) if row.date("was") and row.date("naar")]
    rows.sort(key=lambda row: (max(version.hlc for version in row.cells["naar"].versions), row.id))
    return {(row.choice("termijn"), was): row for row in rows if (was := row.date("was")) is not None}


def new_aftercare(snapshot: Snapshot, pen: Pen, wat: str) -> list[Edit]:
    """A line of the nazorgplan, at its end."""
    values: dict[str, Value] = {
        "traject": Ref(current_traject(snapshot, pen)),
        "wat": wat,
        "volgorde": last_place(snapshot, AFTERCARE_ROW),
    }
    return new_record(AFTERCARE_ROW, values)


def close(snapshot: Snapshot, pen: Pen, day: date | None) -> list[Edit]:
    """The traject is over on that day; None opens it again."""
    return [set_field(snapshot, current_traject(snapshot, pen), "traject", "einde", day)]


def next_traject(snapshot: Snapshot, pen: Pen, begin: date) -> list[Edit]:
    """A new run of the method, after the ones before it; what they hold stays as it is."""
    number = max((row.number("nummer") or 0 for row in snapshot.of("traject")), default=0) + 1
    return start_traject_edits(pen, random_id(), nummer=number, begin=begin)
