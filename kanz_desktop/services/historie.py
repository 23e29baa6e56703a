"""What was before: the lines of the tijdlijn and what was said in the interview, as edits (method §10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kanz_desktop.domain.records import Edit, Snapshot
from kanz_desktop.domain.values import Id, Ref, Value
from kanz_desktop.services.edits import ensure, last_place, new_record, set_audience
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.voor_wie import choose_parts

EVENT, INTERVIEW, STATE, OUTCOME = "gebeurtenis", "interview", "interviewgebied", "vragenlijst"
HELP, HAPPENED = "hulp", "gebeurtenis"
"""Entries of the list `historiesoort`."""
YES, PARTLY, NO = "ja", "deels", "nee"
"""Entries of the list `hielp`."""
FROM_RECORDS = "stukken"
"""Entry of the list `historiebron`."""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What was said on one line. `soort` and `hielp` are list ids; `hielp` is empty where nobody said."""

    wat: str
    wanneer: str = ""
    soort: str = HAPPENED
    wie: tuple[Id, ...] = ()
    door: str = ""
    hielp: str = ""


def new_event(snapshot: Snapshot, pen: Pen, new: NewEvent) -> list[Edit]:
    """A line of the tijdlijn; where it stands follows from its words for when it was."""
    return new_record(
        EVENT,
        {
            "wat": new.wat,
            "wanneer": new.wanneer,
            "soort": pen.choice("historiesoort", new.soort),
            "door": new.door,
            "hielp": pen.choice("hielp", new.hielp) if new.hielp else None,
            "volgorde": last_place(snapshot, EVENT),
        },
        {"wie": new.wie},
    )


def interview_id(pen: Pen, traject: Id) -> Id:
    """Record id of the interview of a traject."""
    return pen.once(INTERVIEW, traject.hex())


def state_id(pen: Pen, traject: Id, leefgebied: str) -> Id:
    """Record id of what was said about one leefgebied; `leefgebied` is `leefgebied-1` … `leefgebied-5`."""
    return pen.once(STATE, f"{traject.hex()}/{leefgebied}")


def interview_edits(snapshot: Snapshot, pen: Pen) -> list[Edit]:
    """What must stand before anything can be written on the page; often nothing."""
    traject = current_traject(snapshot, pen)
    edits = ensure(snapshot, interview_id(pen, traject), INTERVIEW, {"traject": Ref(traject)})
    for leefgebied in pen.methode.leefgebieden:
        card = pen.choice("leefgebied", leefgebied.id)
        about: dict[str, Value] = {"traject": Ref(traject), "leefgebied": card}
        edits += ensure(snapshot, state_id(pen, traject, leefgebied.id), STATE, about)
    return edits


def set_interview_audience(snapshot: Snapshot, pen: Pen, rule: str, persons: Iterable[Id]) -> list[Edit]:
    """Who may see the interview may see what was said in it about each leefgebied."""
    named, traject = tuple(persons), current_traject(snapshot, pen)
    whole, rows = interview_id(pen, traject), of_traject(snapshot, STATE, traject)
    edits = set_audience(snapshot, whole, INTERVIEW, pen, rule, named)
    return edits + choose_parts(snapshot, pen, snapshot.get(whole), rows, rule, named)


def new_outcome(snapshot: Snapshot, pen: Pen, naam: str, wie: Iterable[Id] = ()) -> list[Edit]:
    """A questionnaire of which the outcome is to be written down."""
    values: dict[str, Value] = {
        "traject": Ref(current_traject(snapshot, pen)),
        "naam": naam,
        "volgorde": last_place(snapshot, OUTCOME),
    }
    return new_record(OUTCOME, values, {"wie": wie})
