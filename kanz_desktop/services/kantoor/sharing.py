"""Which gezinnen stand on the office folder by themselves: all that its worker made, as a copy elsewhere.

Its worker is the only one who reads such a gezin, as primair; colleagues read it when they are let in.
"""

from __future__ import annotations

from kanz_desktop.services.kantoor.memory import OfficeMemory
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import is_example
from kanz_desktop.sync.deeds import Deeds
from kanz_desktop.sync.sight import Sight

SHARED = "gedeeld"
"""Setting: gezinnen that ever stood in this team, in hex. They are not brought in anew: when their keys were
lost with kantoor.db, these come back from the folder, and a second set of keys would only be in the way."""


def share_own(werkplek: Werkplek, office: OfficeMemory) -> bool:
    """Bring in what was made here and stands nowhere else. True when there was any; the next sync sends it.

    Only right after a sync: it knows by then what the folder holds.
    """
    sight = Sight(office)
    if not sight.counts():
        return False
    shared = set(werkplek.setting(SHARED, list[str]()))
    keys = werkplek.vault.all_keys()
    streams = set(sight.streams())
    known = shared | {one.gezin.hex() for one in keys if one.stream in streams}
    fresh = [
        one
        for one in keys
        if one.gezin.hex() not in known
        and not is_example(werkplek, one.gezin)
        and not sight.team.says_gone(one.stream)  # an old copy of this laptop: it was erased meanwhile
    ]
    deeds = Deeds(office, werkplek.now().wall_ms)
    for one in fresh:
        deeds.share(one.stream, one.gezin)
    known |= {one.gezin.hex() for one in fresh}
    if known != shared:
        werkplek.set_setting(SHARED, sorted(known))
    return bool(fresh)


def forget_shared(werkplek: Werkplek) -> None:
    """Another team: nothing stands there yet."""
    werkplek.set_setting(SHARED, [])
