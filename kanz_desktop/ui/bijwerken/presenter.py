"""What Bijwerken says: what was found, what will come and go, what came of it. No Qt, no clock, no folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from kanz_desktop.domain.values import Id
from kanz_desktop.services.error_text import Explanation
from kanz_desktop.services.hoeveel import changes_words, count_words, listed, papers_words, size_of_words
from kanz_desktop.services.kantoor.beeld import GezinBeeld, Papieren
from kanz_desktop.services.kantoor.plek import Plek, Soort
from kanz_desktop.services.kantoor.verslag import Lid, Verslag, Vooruitblik
from kanz_desktop.services.kantoorzinnen import (
    alarm_words,
    lid_words,
    plek_words,
    removed_words,
    stayed_words,
)
from kanz_desktop.ui.bijwerken.status import moment, waiting_in
from kanz_desktop.ui.bijwerken.watching import Moved

LOOKING = "Kijken wat er nieuw is …"
NOT_TO_SEE = "Wat er op kantoor klaarstaat, is nu niet te zien."
NOTHING_NEW = "Er is niets nieuws. Alles staat hier en op kantoor."
NOTHING_CAME = "Er was niets nieuws. Alles staat hier en op kantoor."
NEW_GEZIN = "nieuw"
NOTHING_FOR_YOU = "Van kantoor komt er niets nieuws."
SILENT = "De kantoormap antwoordt nu niet. Kanz wacht nog even. Stoppen mag altijd, of kies een andere map."
HELD_UP = "De kantoormap antwoordt nu niet. Je kunt gewoon doorwerken, of een andere map kiezen."
STOPPED = "Gestopt. Wat al over is, blijft. Straks gaat het verder waar het was."
SHUT = "{} gaat op deze laptop niet open en wacht daarom. Open het gezin: daar staat wat er is."
SHUT_MORE = "{} gaan op deze laptop niet open en wachten daarom. Open ze: daar staat wat er is."
BEGIN, KNOCK, GO_ON, MOVE = "beginnen", "aankloppen", "verder", "verhuizen"
"""What can be done with a folder that was chosen."""
_NEXT = {
    Soort.LEEG: BEGIN,
    Soort.ANDERE_BESTANDEN: BEGIN,
    Soort.ANDER_TEAM: KNOCK,
    Soort.ONZE: GO_ON,
}
_BUTTONS = {
    BEGIN: "Hier beginnen",
    KNOCK: "Aankloppen",
    GO_ON: "Verder",
    MOVE: "De kantoormap staat voortaan hier",
    "": "",
}
_ROOM = (Soort.LEEG, Soort.ANDERE_BESTANDEN)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a chosen folder turned out to be. `do` is empty where another folder is needed."""

    said: Explanation
    do: str
    button: str


@dataclass(frozen=True, slots=True)
class GezinLine:
    """One gezin: what comes in and what goes out; `together` things wait to be looked at together."""

    gezin: Id
    naam: str
    incoming: str
    outgoing: str
    together: int

    @property
    def spoken(self) -> str:
        """The whole line as a screen reader says it."""
        return ", ".join(part for part in (self.naam, self.incoming, self.outgoing) if part)


@dataclass(frozen=True, slots=True)
class Exchange:
    """What will come and go, or what came and went."""

    lead: str
    """`3 erbij, 2 gewijzigd, 1 om samen te bekijken`."""
    outgoing: str
    lines: tuple[GezinLine, ...]
    empty: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What a sync did, in the order in which it matters to who reads it."""

    title: str
    exchange: Exchange
    notes: tuple[str, ...]
    """What was healed, and what still waits."""
    alarms: tuple[Explanation, ...]


def finding(plek: Plek, *, moving: bool = False) -> Finding:
    """What there is to say about this folder, and what to do with it.

    `moving`: this laptop is in a team, whose folder stands somewhere else now: that of others will not do. An
    empty one may, when the folder of the team is lost; it may also be a share that is not there now.
    """
    if moving and plek.soort in _ROOM:
        return Finding(plek_words(MOVE), MOVE, _BUTTONS[MOVE])
    do = "" if moving and plek.soort is not Soort.ONZE else _NEXT.get(plek.soort, "")
    return Finding(plek_words(plek.soort), do, _BUTTONS[do])


def outside(lid: Lid) -> Explanation | None:
    """Why nothing can come or go, for a laptop that is not in the team; None for one that is."""
    if lid is Lid.WEG:
        return removed_words()
    return lid_words(lid) if lid is Lid.AANGEKLOPT else None


def preview(found: Vooruitblik) -> Exchange:
    return _exchange(found.gezinnen, NOTHING_NEW)


def report(done: Verslag, at: datetime) -> Report:
    """`at` is when it ended."""
    return Report(
        f"Bijgewerkt om {moment(at, at)}",
        _exchange(done.gezinnen, NOTHING_CAME),
        tuple(_notes(done)),
        (*alarm_words(done.alarmen), *stayed_words(done.gebleven)),
    )


def progress_words(moved: Moved) -> str:
    """`12 van 40 bestanden · 3,2 van 18 MB`; without the totals while nobody knows them."""
    if moved.silent:
        return SILENT
    if not moved.files and not moved.all_files:
        return LOOKING
    of_files = f" van {moved.all_files}" if moved.all_files > moved.files else ""
    size = size_of_words(moved.size, moved.all_size)
    word = "bestand" if (moved.all_files or moved.files) == 1 else "bestanden"
    return f"{moved.files}{of_files} {word} · {size}"


def part_done(moved: Moved) -> float | None:
    """From 0 to 1: by bytes where those are known, else by files; None when nobody knows what is left."""
    if moved.all_size > moved.size:
        return moved.size / moved.all_size
    return moved.files / moved.all_files if moved.all_files > moved.files else None


def _exchange(parts: Sequence[GezinBeeld], nothing: str) -> Exchange:
    lines = tuple(line for line in map(_line, parts) if line.incoming or line.outgoing)
    lead = _incoming(parts) or (nothing if not lines else NOTHING_FOR_YOU)
    outgoing = _outgoing(parts)
    return Exchange(lead, f"Naar kantoor: {outgoing}." if outgoing else "", lines, empty=not lines)


def _line(part: GezinBeeld) -> GezinLine:
    outgoing = _outgoing([part])
    incoming = _beside(NEW_GEZIN if part.nieuw else "", _incoming([part]))
    return GezinLine(
        part.gezin, part.naam, incoming, f"{outgoing} naar kantoor" if outgoing else "", part.samen
    )


def _beside(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _notes(done: Verslag) -> Iterator[str]:
    """What was mended, what is gone, what could not be opened, what still waits."""
    if done.hersteld:
        broken = count_words(done.hersteld, "bestand was kapot of weg", "bestanden waren kapot of weg")
        yield f"In de kantoormap: {broken}. Kanz heeft dat weer heel neergezet."
    if done.gewist:
        gone = count_words(len(done.gewist), "gezin is", "gezinnen zijn")
        yield f"{gone} gewist door een collega, en nu ook van deze laptop weg."
    if done.dicht:
        shut = listed(one.naam for one in done.dicht)
        yield (SHUT if len(done.dicht) == 1 else SHUT_MORE).format(shut)
    if done.over:
        papers = count_words(done.over, "papier wacht", "papieren wachten")
        yield f"{papers} op een volgende keer: dit was genoeg voor nu."
    waiting = waiting_in(done.wachtend)
    if waiting and not done.over:
        yield f"Nog niet op kantoor: {waiting}. Dat gaat een volgende keer mee."


def _incoming(parts: Sequence[GezinBeeld]) -> str:
    changes = changes_words(
        sum(part.erbij for part in parts),
        sum(part.gewijzigd for part in parts),
        sum(part.samen for part in parts),
    )
    return _beside(changes, papers_words(sum((part.papieren_in for part in parts), Papieren())))


def _outgoing(parts: Sequence[GezinBeeld]) -> str:
    operations = sum(part.wijzigingen_uit for part in parts)
    changes = count_words(operations, "wijziging", "wijzigingen") if operations else ""
    return listed([changes, papers_words(sum((part.papieren_uit for part in parts), Papieren()))])
