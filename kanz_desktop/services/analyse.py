"""The verklarende analyse: per child and for the gezin, one explanation, and what everybody wishes (§10)."""

from __future__ import annotations

from collections.abc import Iterable

from kanz_desktop.domain.access import EVERYONE, audience_of
from kanz_desktop.domain.records import Edit, Record, Snapshot
from kanz_desktop.domain.values import Id, Ref, Value
from kanz_desktop.services.edits import ensure, last_place, like, new_record, set_audience, set_field
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.voor_wie import choose_parts

ANALYSIS, FACTOR, STORY, ONLOOKER, WISH = "analyse", "analysefactor", "verklaring", "meekijker", "wensdoel"
FACTORS = "analysefactor"
"""The list of factors; an organisation may put its own frame there."""
_GEZIN = "gezin"
Subject = Id | None
"""Whom a part of the analysis is about: a child, or None for the gezin."""


def subjects(snapshot: Snapshot, pen: Pen) -> tuple[Subject, ...]:
    """The gezin, then each child."""
    children = pen.methode.rollen.kinderen
    return (None, *(row.id for row in snapshot.of("gezinslid") if row.choice("rol") in children))


def analysis_id(snapshot: Snapshot, pen: Pen, over: Subject) -> Id:
    """Record id of what started it, keeps it up, worsens and lessens it."""
    return pen.once(ANALYSIS, _key(snapshot, pen, over))


def factor_id(snapshot: Snapshot, pen: Pen, over: Subject, factor: str) -> Id:
    """Record id of one factor (entry of the list `analysefactor`)."""
    return pen.once(FACTOR, f"{_key(snapshot, pen, over)}/{factor}")


def story_id(snapshot: Snapshot, pen: Pen) -> Id:
    """Record id of the one connected explanation."""
    return pen.once(STORY, current_traject(snapshot, pen).hex())


def analysis_edits(snapshot: Snapshot, pen: Pen, over: Subject) -> list[Edit]:
    """What must stand before anything can be written about this child, or about the gezin; often nothing.

    A factor that comes later may be seen by who may see the analysis that it belongs to.
    """
    about: dict[str, Value] = {"traject": Ref(current_traject(snapshot, pen))}
    if over is not None:
        about["over"] = Ref(over)
    whole = analysis_id(snapshot, pen, over)
    edits = ensure(snapshot, whole, ANALYSIS, about)
    known = snapshot.get(whole)
    for entry in pen.methode.list(FACTORS):
        factor = factor_id(snapshot, pen, over, entry.id)
        made = ensure(snapshot, factor, FACTOR, {**about, "factor": pen.choice(FACTORS, entry.id)})
        new = made and snapshot.get(factor) is None and known is not None
        edits += [*made, *(like([known], pen, factor, FACTOR) if new and known is not None else ())]
    return edits


def story_edits(snapshot: Snapshot, pen: Pen) -> list[Edit]:
    """What must stand before the explanation can be written; often nothing."""
    identity = {"traject": Ref(current_traject(snapshot, pen))}
    return ensure(snapshot, story_id(snapshot, pen), STORY, identity)


def set_analysis_audience(
    snapshot: Snapshot, pen: Pen, over: Subject, rule: str, persons: Iterable[Id]
) -> list[Edit]:
    """Who may see the analysis of a child, or of the gezin, may see all its factors."""
    named, whole = tuple(persons), analysis_id(snapshot, pen, over)
    rows = of_traject(snapshot, FACTOR, current_traject(snapshot, pen))
    own = [row for row in rows if row.ref("over") == over]
    edits = set_audience(snapshot, whole, ANALYSIS, pen, rule, named)
    return edits + choose_parts(snapshot, pen, snapshot.get(whole), own, rule, named)


def new_row(snapshot: Snapshot, pen: Pen, kind: str, values: dict[str, Value]) -> list[Edit]:
    """Somebody who looks along, or a goal that is wished for, at the end of its list."""
    own: dict[str, Value] = {
        "traject": Ref(current_traject(snapshot, pen)),
        "volgorde": last_place(snapshot, kind),
    }
    return new_record(kind, {**values, **own})


def without_goal(snapshot: Snapshot, pen: Pen) -> tuple[Record, ...]:
    """The problems of this traject for which the plan has no goal yet."""
    rows = of_traject(snapshot, "probleem", current_traject(snapshot, pen))
    return tuple(row for row in rows if not row.text("doel").strip())


def to_plan(snapshot: Snapshot, wish: Id, probleem: Id) -> list[Edit]:
    """The wished-for goal as the goal of this problem in the gezinsplan, unless that has one already.

    The plan lies on the table, so that a wish which is not for everyone stays out of it.
    """
    found, target = snapshot.get(wish), snapshot.get(probleem)
    if found is None or target is None or target.text("doel").strip() or audience_of(found) != EVERYONE:
        return []
    return [
        set_field(snapshot, probleem, "probleem", "doel", found.text("wat").strip()),
        set_field(snapshot, wish, WISH, "probleem", Ref(probleem)),
    ]


def _key(snapshot: Snapshot, pen: Pen, over: Subject) -> str:
    return f"{current_traject(snapshot, pen).hex()}/{_GEZIN if over is None else over.hex()}"
