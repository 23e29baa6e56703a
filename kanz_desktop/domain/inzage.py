"""A line of the inzageregister as people read it, and the parts of the map that it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kanz_desktop.domain.historie_kinds import HISTORIE_KINDS
from kanz_desktop.domain.values import Id

SEEN, CHANGED, HANDED_OUT, KEPT = "gezien", "veranderd", "meegegeven", "beheer"
SORTS = (SEEN, CHANGED, HANDED_OUT, KEPT)
"""What a line can be about: looking, changing, leaving the map, and looking after it."""

DOSSIER = "dossier"
PARTS: Mapping[str, frozenset[str]] = {
    "gezin": frozenset({"gezin", "gezinslid", "medewerker", "traject"}),
    "netwerk": frozenset({"contact", "familielid", "relatie", "toestemming"}),
    "pad": frozenset(
        {"padpunt", "intensiteit", "termijnverzet", "pauze", "kennismaking", "nazorg", "nazorgafspraak"}
    ),
    "historie": frozenset(kind.id for kind in HISTORIE_KINDS),
    "leefgebieden": frozenset({"leefgebied", "probleem"}),
    "gezinsplan": frozenset(
        {"gezinsplan", "verband", "aandachtspunt", "actie", "afspraak", "planversie", "akkoord"}
    ),
    "rapportcijfers": frozenset({"meting", "cijfer", "eindmeting", "doelbereik", "meetantwoord"}),
    "overleg": frozenset({"mpg", "overleg", "agendapunt", "deelnemer", "inzet", "parkeervraag", "overzicht"}),
    "balans": frozenset({"balans", "balansdoel"}),
    "gezinsmap": frozenset({"document"}),
    "rechten": frozenset({"zienswijze", "verzoek"}),
}
"""The parts of the map (list `deel`), each with the kinds that stand in it; all other kinds: the dossier."""

_PART_OF = {kind: part for part, kinds in PARTS.items() for kind in kinds}


def part_of(kind: str) -> str:
    """The part of the map where records of this kind stand, as long as they do not lie in the dossier."""
    return _PART_OF.get(kind, DOSSIER)


@dataclass(frozen=True, slots=True)
class Zin:
    """One line: from when to when (on the clock of who wrote it), who, and what."""

    begin: datetime
    eind: datetime
    person: Id
    wie: str
    wat: str
    """`heeft het gezinsplan afgedrukt`."""
    soort: str
    tafel: bool = False

    @property
    def dag(self) -> date:
        return self.begin.date()

    @property
    def tijd(self) -> str:
        """`10:12`, or `10:12-10:40` for what went on for a while."""
        first, last = (moment.strftime("%H:%M") for moment in (self.begin, self.eind))
        return first if first == last else f"{first}-{last}"

    @property
    def zin(self) -> str:
        """`Sanne heeft het gezinsplan afgedrukt (aan tafel)`."""
        return f"{self.wie} {self.wat} (aan tafel)" if self.tafel else f"{self.wie} {self.wat}"
