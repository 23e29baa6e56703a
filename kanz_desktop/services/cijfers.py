"""Rapportcijfers: one joint mark per moment and point, and each member's own. Never averaged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.records import Edit, Record, Snapshot
from kanz_desktop.domain.values import Id, Mark, Ref, Value
from kanz_desktop.services.edits import ensure, set_field
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.pen import Pen

TOGETHER = "samen"
START, NOW, END = "start", "nu", "eind"
MarkKey = tuple[str, str, Id | None]
"""Moment (`start`, `nu`, `eind`), meetpunt id, and the gezinslid, or None for the mark given together."""


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
        "moment": pen.choice("meetmoment", moment),
        "datum": today,
    }
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
    """All marks of one traject."""

    records: Mapping[MarkKey, Record]

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
    moments = {row.id: row.choice("moment") for row in snapshot.of("meting") if row.ref("traject") == traject}
    found: dict[MarkKey, Record] = {}
    for row in snapshot.of("cijfer"):
        about = row.choice("punt")
        moment = moments.get(row.ref("meting") or b"") if punt in ("", about) else ""
        if moment:
            found[moment, about, row.ref("wie")] = row
    return MarkTable(found)
