"""The path of the example gezin: contact, points that were ticked, hours, money and the kennismaking."""

from __future__ import annotations

from kanz_desktop.domain.records import Edit, Snapshot
from kanz_desktop.domain.values import Ref, Value
from kanz_desktop.services import pad
from kanz_desktop.services.contact import Contact, contact_edits, new_period
from kanz_desktop.services.demo.gezin import Example, member_id
from kanz_desktop.services.edits import new_record, set_field
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.startbudget import BUDGET, budget_edits, budget_id, new_expense


def pad_edits(snapshot: Snapshot, pen: Pen, given: Example) -> list[Edit]:
    """Counted from the day of the example, so that the weeks before it hold something."""
    path = given.data["pad"]
    edits: list[Edit] = []
    for row in path["contact"]:
        who = tuple(member_id(pen, name) for name in row.get("wie", ()))
        others = row.get("wie_anders", "")
        said = Contact(given.day(row["dag"]), row["hoe"], who, others, row["minuten"], row["regel"])
        edits += contact_edits(snapshot, pen, said)
    for punt in (punt for stap in pen.methode.stappen for punt in stap.punten):
        if punt.id in path["gedaan"]:
            edits += pad.tick(snapshot, pen, punt, given.day(path["gedaan"][punt.id]))
    edits += new_period(snapshot, pen, given.day(path["uren_vanaf"]) or given.today, path["uren"])
    edits += budget_edits(snapshot, pen)
    edits.append(set_field(snapshot, budget_id(snapshot, pen), BUDGET, "bedrag", path["budget"]["bedrag"]))
    for row in path["budget"]["uitgaven"]:
        day = given.day(row["dag"]) or given.today
        edits += new_expense(snapshot, pen, row["wat"], row["centen"], day)
    traject = current_traject(snapshot, pen)
    meeting: dict[str, Value] = {"traject": Ref(traject), **path["kennismaking"]}
    return edits + new_record(pad.MEETING, meeting, record_id=pad.sheet_id(pen, pad.MEETING, traject))
