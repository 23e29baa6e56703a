"""Before something goes to an organisation: is there a toestemming for it? Says it, and stops nobody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kanz_desktop.domain.consent import Sharing, State, sharing
from kanz_desktop.domain.records import Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import dated_words, people
from kanz_desktop.method.model import Methode

OF_THE_FAMILY = frozenset({"familie", "vrienden", "buren"})
"""Entries of `netwerksoort` that are no organisation."""
STILL = "Het kan wel: jij beslist. Schrijf dan in het dossier waarom."


def organisations(snapshot: Snapshot) -> tuple[str, ...]:
    """Names that the gezin knows: those of a toestemming first, then of the sociale kaart, each once."""
    asked = [row.text("organisatie").strip() for row in snapshot.of("toestemming")]
    around = [
        row.text("naam").strip()
        for row in snapshot.of("contact")
        if row.choice("soort") and row.choice("soort") not in OF_THE_FAMILY
    ]
    return tuple(dict.fromkeys(name for name in (*asked, *around) if name))


def export_warning(
    organisatie: str, snapshot: Snapshot, methode: Methode, today: date, over: Iterable[Id] | None = None
) -> str:
    """What is not in order with giving something to this organisation; empty when all is, or none named.

    `over`: whom it is about; everybody in the gezin when None.
    """
    naam = organisatie.strip()
    if not naam:
        return ""
    found = sharing(naam, snapshot, methode.rollen.kinderen, today)
    if found.state is not State.HOLDS:
        return f"{_why(naam, found)} {STILL}"
    about = [row.id for row in snapshot.of("gezinslid")] if over is None else list(over)
    others = people(snapshot, set(about) - found.about, tafel=False)
    if not others:
        return ""
    return f"De toestemming voor {naam} gaat niet over {_listed(others)}. {STILL}"


def _why(naam: str, found: Sharing) -> str:
    day = dated_words(found.day) if found.day is not None else ""
    match found.state:
        case State.WITHDRAWN:
            return f"De toestemming voor {naam} is ingetrokken op {day}."
        case State.ENDED:
            return f"De toestemming voor {naam} gold tot en met {day}."
        case State.NOT_YET:
            return f"De toestemming voor {naam} gaat pas in op {day}."
        case State.INCOMPLETE:
            return f"De toestemming voor {naam} is nog niet compleet."
        case _:
            return f"Er is geen toestemming opgeschreven om iets aan {naam} te geven."


def _listed(names: tuple[str, ...]) -> str:
    *first, last = names
    return f"{', '.join(first)} en {last}" if first else last
