"""What was erased on this laptop by hand is told to the team: a copy that lives on elsewhere is no erasure.

Its primair erases a gezin everywhere. Who reads it in another role ends that role alone: the gezin is not
theirs to take from a colleague.
"""

from __future__ import annotations

from kanz_desktop.services.kantoor.gewist import note_holders
from kanz_desktop.services.kantoor.memory import OfficeMemory
from kanz_desktop.services.reservekopie import kept_backups
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import JOINED, MISTAKE, REQUESTED, TERM_OVER, erased_here
from kanz_desktop.sync.deeds import Deeds
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.team_bodies import Reason

REASONS = {
    Reason.TERM: TERM_OVER, Reason.REQUEST: REQUESTED, Reason.JOINED: JOINED, Reason.MISTAKE: MISTAKE,
}  # fmt: skip
"""What the folder calls a reason, and the list `wisreden`."""


def say_gone(werkplek: Werkplek, office: OfficeMemory, *, rehearsed: bool = False) -> None:
    """Before a sync. Done once: what was said takes the keys of the stream, or the role, away.

    `rehearsed`: `office` forgets what is said, and the vault is left as it is.
    """
    sight = Sight(office)
    if not sight.counts():
        return
    gone = {one.gezin: one for one in erased_here(werkplek)}
    me, deeds = office.me.member, Deeds(office, werkplek.now().wall_ms)
    for stream in sight.streams():
        one = gone.get(office.gezin(stream))
        role = sight.readers(stream).roles.get(me) if one is not None else None
        if one is None or role is None:
            continue
        if role is Role.PRIMAIR:
            said = (reason for reason, word in REASONS.items() if word == one.reason)
            day = one.day.year * 10_000 + one.day.month * 100 + one.day.day
            backups = len(kept_backups(werkplek))
            if not rehearsed:
                note_holders(werkplek, sight, stream)
            deeds.erase(stream, day=day, reason=next(said, Reason.MISTAKE), backups=backups)
        else:
            deeds.let_read(stream, me, Role.NONE)
