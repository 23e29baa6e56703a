"""Rapportcijfers: one joint mark per moment and point, and each member's own. Never averaged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.moments import END, NOW, START, balans_of, in_order, moment_of, sort_of
from kanz_desktop.domain.records import Edit, Record, Snapshot
from kanz_desktop.domain.values import Id, Mark, Ref, Value
from kanz_desktop.services.edits import ensure, set_field
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.pen import Pen

__all__ = ["END", "NOW", "START", "MarkTable", "cijfer_id", "marks", "meting_id", "set_mark", "start_mark"]

TOGETHER = "samen"
MarkKey = tuple[str, str, Id | None]
"""Moment (a key of `domain.moments`), meetpunt id, and the gezinslid, or None for the mark given together."""


def meting_id(snapshot: Snapshot, pen: Pen, moment: str) -> Id:
    """Record id of one moment of giving marks in the current traject."""
    return pen.once("meting", f"{current_traject(snapshot, pen).hex()}/{moment}")


def cijfer_id(snapshot: Snapshot, pen: Pen, moment: str, punt: str, person: Id | None = None) -> Id:
    """Record id of one mark."""
    who = person.hex() if person else TOGETHER
    return pen.once("cijfer", f"{meting_id(snapshot, pen, moment).hex()}/{punt}/{who}")


def start_mark(
    snapshot: Snapshot, pen: Pen, moment: str, punt: str, person: Id | None, today: date
) -> list[Edit]:
    """What must stand before a mark, or the line why it was given, can be written; often nothing."""
    meting = meting_id(snapshot, pen, moment)
    taken: dict[str, Value] = {
        "traject": Ref(current_traject(snapshot, pen)),
        "moment": pen.choice("meetmoment", sort_of(moment)),
        "datum": today,
    }
    if (balans := balans_of(moment)) is not None:
        taken["balans"] = Ref(balans)
    about: dict[str, Value] = {"meting": Ref(meting), "punt": pen.choice("meetpunt", punt)}
    if person is not None:
        about["wie"] = Ref(person)
    cijfer = cijfer_id(snapshot, pen, moment, punt, person)
    return ensure(snapshot, meting, "meting", taken) + ensure(snapshot, cijfer, "cijfer", about)


def set_mark(
    snapshot: Snapshot, pen: Pen, moment: str, punt: str, person: Id | None, mark: Mark | None, today: date
) -> list[Edit]:
    """Give a mark; `Mark(None)` is the answer "weet ik niet", None takes the mark away again."""
    cijfer = cijfer_id(snapshot, pen, moment, punt, person)
    given = set_field(snapshot, cijfer, "cijfer", "cijfer", mark)
    return [*start_mark(snapshot, pen, moment, punt, person, today), given]


@dataclass(frozen=True, slots=True)
class MarkTable:
    """All marks of one traject. `moments`: when marks were given, the first time first."""

    records: Mapping[MarkKey, Record]
    moments: tuple[str, ...] = ()

    def mark(self, moment: str, punt: str, person: Id | None = None) -> Mark | None:
        record = self.records.get((moment, punt, person))
        return record.mark("cijfer") if record is not None else None

    def own_marks(self, moment: str, punt: str) -> dict[Id, Mark]:
        """Each gezinslid's own mark, beside the one that was given together."""
        return {
            key[2]: mark
            for key, record in self.records.items()
            if key[:2] == (moment, punt)
            and key[2] is not None
            and (mark := record.mark("cijfer")) is not None
        }


def marks(snapshot: Snapshot, pen: Pen, punt: str = "") -> MarkTable:
    """The marks of the current traject, by moment, point and person; of one point when it is given."""
    traject = current_traject(snapshot, pen)
    metings = of_traject(snapshot, "meting", traject)
    moments = {row.id: moment_of(row) for row in metings}
    found: dict[MarkKey, Record] = {}
    for row in snapshot.of("cijfer"):
        about = row.choice("punt")
        moment = moments.get(row.ref("meting") or b"") if punt in ("", about) else ""
        if moment:
            found[moment, about, row.ref("wie")] = row
    given = {moment for moment, _, _ in found}
    return MarkTable(found, tuple(moment for moment in in_order(metings) if moment in given))
