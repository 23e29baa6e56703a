"""The line that says what is safe where: in the bar at the top, and above this screen. No Qt, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import day_words
from kanz_desktop.services.hoeveel import count_words, listed
from kanz_desktop.services.kantoor.verslag import Lid, Stand
from kanz_desktop.services.kantoor.waiting import Wachtend

NO_FOLDER = "Geen kantoormap"
KNOCKED = "Je collega moet je nog binnenlaten"
SENT_AWAY = "Deze laptop hoort niet meer bij de kantoormap"
NEVER = "Nog niet op kantoor"
STAYS = "Blijft op deze laptop"
PAPER_HERE, PAPER_THERE = "Nog niet op kantoor", "Veilig op kantoor"
BUSY = "Bezig met bijwerken …"
_WEEK = timedelta(days=7)


def office_words(stand: Stand, now: datetime, gezin: Id | None = None) -> str:
    """Of everything, or of one gezin: `3 wijzigingen nog niet op kantoor`, `Op kantoor t/m ma 16:40`."""
    if stand.path is None:
        return NO_FOLDER
    if gezin is not None and stays_here(stand, gezin):
        return STAYS
    if stand.lid is Lid.AANGEKLOPT:
        return KNOCKED
    if stand.lid is Lid.WEG:
        return SENT_AWAY
    waiting = waiting_in(stand.wachtend, gezin)
    if waiting:
        return f"{waiting} nog niet op kantoor"
    if stand.laatste is None:
        return NEVER
    return f"Op kantoor t/m {moment(stand.laatste.astimezone(now.tzinfo), now)}"


def not_there_words(stand: Stand) -> dict[Id, tuple[str, str]]:
    """By gezin, only those of which something is not on the office yet, shortly and in full.

    `nog 4 naar kantoor`, `3 wijzigingen en 1 papier nog niet op kantoor`.
    """
    if stand.path is None or stand.lid is not Lid.LID:
        return {}
    return {
        gezin: (
            f"nog {waits.wijzigingen + waits.papieren} naar kantoor",
            f"{waiting_in(stand.wachtend, gezin)} nog niet op kantoor",
        )
        for gezin, waits in stand.wachtend.items()
        if waits.wijzigingen + waits.papieren
    }


def stays_here(stand: Stand, gezin: Id) -> bool:
    """This gezin does not go to the office: the made-up one."""
    return stand.lid is Lid.LID and gezin not in stand.gedeeld and gezin not in stand.wachtend


def paper_words(stand: Stand, gezin: Id, object_hash: bytes) -> str:
    """Where this paper is safe; nothing where there is no office to speak of."""
    if stand.path is None or stand.lid is not Lid.LID or stays_here(stand, gezin):
        return ""
    waiting = stand.wachtend.get(gezin)
    return PAPER_HERE if waiting is not None and object_hash in waiting.welke else PAPER_THERE


def waiting_in(wachtend: Mapping[Id, Wachtend], gezin: Id | None = None) -> str:
    """`3 wijzigingen en 1 papier`; nothing when everything is there."""
    those = [waiting for key, waiting in wachtend.items() if gezin in (None, key)]
    operations, papers = sum(one.wijzigingen for one in those), sum(one.papieren for one in those)
    return listed(
        [
            count_words(operations, "wijziging", "wijzigingen") if operations else "",
            count_words(papers, "papier", "papieren") if papers else "",
        ]
    )


def moment(when: datetime, now: datetime) -> str:
    """`16:40` for today, `ma 16:40` within a week, `ma 16 nov` before that."""
    clock = f"{when.hour}:{when:%M}"
    if when.date() == now.date():
        return clock
    day = day_words(when.date(), now.date())
    recent = now.date() - when.date() < _WEEK
    return f"{day.split(' ', 1)[0]} {clock}" if recent else day
