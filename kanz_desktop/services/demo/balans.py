"""The balans of the example gezin: one with the gezin, and one with a colleague in the dossier."""

from __future__ import annotations

from kanz_desktop.domain.records import Edit, Snapshot
from kanz_desktop.domain.values import Ref, Value
from kanz_desktop.services.balans import BALANS, OUTSIDE, goal_id, goals, start_goal
from kanz_desktop.services.demo.gezin import Example, balans_id, member_id
from kanz_desktop.services.edits import new_record, set_field
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.pen import Pen


def balans_edits(snapshot: Snapshot, pen: Pen, given: Example) -> list[Edit]:
    """Held on the day on which the marks of now were given."""
    data = given.data["balans"]
    traject = Ref(current_traject(snapshot, pen))
    balans = balans_id(pen)
    values: dict[str, Value] = {
        "traject": traject,
        "datum": given.day(data["dag"]),
        "volgende": given.day(data["volgende_dag"]),
        **{field: data[field] for field in ("goed", "verandert", "beloning")},
    }
    there = {"wie": [member_id(pen, name) for name in data["wie"]]}
    edits = new_record(BALANS, values, there, balans)
    for goal, how in zip(goals(snapshot, pen), data["doelen"], strict=False):
        edits += start_goal(snapshot, pen, balans, goal.id)
        edits.append(set_field(snapshot, goal_id(pen, balans, goal.id), "balansdoel", "hoe", how))
    outside = given.data["buitenbalans"]
    beside: dict[str, Value] = {
        "traject": traject,
        "datum": given.day(outside["dag"]),
        "rol": pen.choice("buitenstaander", outside["rol"]),
        **{field: outside[field] for field in ("met_wie", "goed", "loopt", "anders", "verandert")},
    }
    return edits + new_record(OUTSIDE, beside)
