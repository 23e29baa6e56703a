"""The register: what was moved, backed up or restored, by number and day only."""

from __future__ import annotations

from kanz_desktop.domain.records import Edit
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.sessie import GezinSessie

MOVED, ERASED, BACKED_UP, RESTORED = "verkeerd-gezin", "gewist", "back-up", "hersteld"


def register_edits(sessie: GezinSessie, wat: str, aantal: int, toelichting: str = "") -> list[Edit]:
    """One line, today. `wat` is a list id of `register`; `toelichting` never names who or what it was."""
    return new_record(
        "registerregel",
        {
            "wat": sessie.pen().choice("register", wat),
            "datum": sessie.today(),
            "aantal": aantal,
            "toelichting": toelichting,
        },
    )
