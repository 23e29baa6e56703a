"""What goes into the two forms of the werkaantekeningen. Their own door: no list of forms names them.

A form of a gezin gets a snapshot. These get nothing but the words that stand in them, so that no other note
can come along by mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

CARD = "overdrachtskaart"
CARD_TITLE = "Overdrachtskaart"
REFLECTION_TITLE = "Reflecterend team"

Told = tuple[str, str]
"""A question or heading, and what was written under it."""


@dataclass(frozen=True, slots=True)
class Lid:
    """One member of the gezin, in words; what is not known is empty."""

    naam: str
    rol: str = ""
    leeftijd: str = ""
    geslacht: str = ""
    woont: str = ""

    @property
    def facts(self) -> str:
        """`moeder · 38 jaar · vrouw of meisje`."""
        return " · ".join(part for part in (self.rol, self.leeftijd, self.geslacht, self.woont) if part)


@dataclass(frozen=True, slots=True)
class Overdracht:
    """The overdrachtskaart (method §3), complete."""

    gezin: str
    day: date
    adres: str = ""
    telefoon: str = ""
    leden: tuple[Lid, ...] = ()
    taal: str = ""
    """What the gezin itself says about language, from its own data."""
    achtergrond: str = ""
    aanmelding: tuple[Told, ...] = ()
    """Day and words of each reason for the referral that stands in the dossier."""
    reden: str = ""
    belangrijk: tuple[Told, ...] = ()
    """Addiction, illness, safety and the rest: heading and words, only where something was written."""


@dataclass(frozen=True, slots=True)
class Reflectie:
    """One reflection of the reflecterend team (method §9), or the empty form."""

    day: date | None = None
    onderwerp: str = ""
    team: str = ""
    steps: tuple[tuple[str, str, tuple[Told, ...]], ...] = ()
    """Title of the step, what happens in it, and each question with its answer."""
