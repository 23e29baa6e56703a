"""Which moment of giving marks is meant when nobody says so."""

from __future__ import annotations

from kanz_desktop.domain.moments import sort_of
from kanz_desktop.domain.records import Snapshot
from kanz_desktop.services.cijfers import NOW, START, marks
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.pen import Pen

_STARTING = ("", "voorbereiding")
"""Fases in which a mark is a first mark; an unknown start counts as one."""


def marking_moment(snapshot: Snapshot, pen: Pen) -> str:
    """`start` while the gezin is being prepared, else the latest since: of a balans, or `nu`.

    Never `eind`: those marks are asked by a colleague, without the first ones in sight (method §7).
    """
    later = [moment for moment in marks(snapshot, pen).moments if sort_of(moment) == NOW]
    if later:
        return later[-1]
    traject = snapshot.get(current_traject(snapshot, pen))
    return START if traject is None or traject.choice("fase") in _STARTING else NOW
