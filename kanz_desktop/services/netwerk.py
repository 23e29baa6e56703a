"""The network around a gezin, as edits: who is involved (method §11)."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.records import Edit, Snapshot
from kanz_desktop.services.edits import last_place, new_record
from kanz_desktop.services.pen import Pen

CONTACT, CONSENT = "contact", "toestemming"
ACTIVE = "ja"
"""Entry of the list `netwerkactief`."""


@dataclass(frozen=True, slots=True)
class NewContact:
    """Who was put on the sociale kaart on one line. `soort` is a list id of `netwerksoort`, or empty."""

    naam: str
    soort: str = ""
    rol: str = ""
    telefoon: str = ""
    email: str = ""


def new_consent(snapshot: Snapshot, organisatie: str) -> list[Edit]:
    """A toestemming to fill in; it holds only once somebody said yes on a day."""
    return new_record(CONSENT, {"organisatie": organisatie, "volgorde": last_place(snapshot, CONSENT)})


def new_contact(snapshot: Snapshot, pen: Pen, new: NewContact) -> list[Edit]:
    """Somebody at the end of the sociale kaart; who is put there helps now, until somebody says otherwise."""
    return new_record(
        CONTACT,
        {
            "naam": new.naam,
            "soort": pen.choice("netwerksoort", new.soort) if new.soort else None,
            "rol": new.rol,
            "telefoon": new.telefoon,
            "email": new.email,
            "actief": pen.choice("netwerkactief", ACTIVE),
            "volgorde": last_place(snapshot, CONTACT),
        },
    )
