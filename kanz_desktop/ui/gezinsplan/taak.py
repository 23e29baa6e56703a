"""What a row of an actie or afspraak says beside its own text. No window, no store, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.wording import day_words, people
from kanz_desktop.services.gezinsplan import DONE
from kanz_desktop.services.pen import Pen
from kanz_desktop.ui.widgets.date_words import clear_day


@dataclass(frozen=True, slots=True)
class Taak:
    """What a closed row of an actie or afspraak says beside its own text."""

    wie: str
    wanneer: str
    bijzonder: str
    """`koelkastblad` and the like: what is set behind the fold."""
    klaar: bool


def taak(record: Record, snapshot: Snapshot, pen: Pen, today: date) -> Taak:
    """Words for a row; empty where nobody said anything, so that the row can ask."""
    names = people(snapshot, record.members("wie"), tafel=pen.tafel)
    family = snapshot.of("gezinslid")
    if len(family) > 1 and len(names) == len(family):
        names = ("iedereen",)
    other = record.text("wie_anders").strip()
    when, before = record.text("wanneer").strip(), record.date("voor")
    if before is not None and clear_day(when, today) == before:
        when = ""  # the same day twice
    parts = [when, f"vóór {day_words(before, today)}" if before else ""]
    extra = [record.flag("koelkast") and "koelkastblad", record.text("hoe_ging_het").strip() and "terugblik"]
    return Taak(
        wie=", ".join((*names, other) if other else names),
        wanneer=", ".join(part for part in parts if part),
        bijzonder=" · ".join(part for part in extra if part),
        klaar=record.choice("status") in DONE,
    )
