"""The inzageregister of a gezin: the one place that writes who opened, handed out or removed what.

A line is a record of a logged kind, so it stands in the same hash-chained log as every change, and
travels with it (adr/0008). It holds ids, list entries and numbers; never a word of the family.

- `note_seen`: something was looked at. Written when there is time, once a day for each open gezin.
- `note_done`: something leaves the map or is removed. On the disk when this returns, and called *before*
  the deed: a line too many can be explained, one too few cannot.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.records import Changes, Edit
from kanz_desktop.domain.values import Id, Ref
from kanz_desktop.errors import KanzError
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.pen import Pen
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.moment import Moment

if TYPE_CHECKING:
    from kanz_desktop.services.sessie import GezinSessie

KIND = "registerregel"

OPENED, AT_TABLE, LOOKED, READ = "geopend", "aan-tafel", "bekeken", "papier-geopend"
PRINTED, SAVED_PDF, COPIED, HANDED_OUT = "afgedrukt", "pdf", "kopie", "uitvoer"
SENT = "gestuurd"
MOVED, ERASED, NOTES_ERASED, TRIMMED = "verkeerd-gezin", "gewist", "aantekeningen-gewist", "register-gewist"
JOINED = "samengevoegd"
BACKED_UP, RESTORED = "back-up", "hersteld"
"""What a line says: entries of the list `register`."""

Task = Callable[[FamilyStore], Changes]


@dataclass(frozen=True, slots=True)
class Regel:
    """One line. Who wrote it, on which laptop and when stand in the operation itself."""

    wat: str
    over: Id | None = None
    """The paper or other record that it is about."""
    deel: str = ""
    """Entry of the list `deel`: which part of the map."""
    vorm: str = ""
    """Id of a form in `reports.forms`."""
    personen: frozenset[Id] = frozenset()
    """For whom it was made, or who sat at the table."""
    aantal: int | None = None
    tafel: bool = False

    def edits(self, pen: Pen, line: Id | None = None) -> list[Edit]:
        """The record that says so, under the id `line` when it is given."""
        values = {
            "wat": pen.choice("register", self.wat),
            "over": Ref(self.over) if self.over is not None else None,
            "deel": pen.choice("deel", self.deel) if self.deel else None,
            "vorm": self.vorm,
            "tafel": True if self.tafel else None,
            "aantal": self.aantal,
        }
        return new_record(KIND, values, {"personen": self.personen}, line)


def note_seen(
    sessie: GezinSessie, wat: str, *, over: Id | None = None, deel: str = "", personen: Iterable[Id] = ()
) -> None:
    """Somebody looks at this. Returns at once; one look is written once a day while the gezin is open."""
    if _keeps(sessie):
        sessie.inzage.see(Regel(wat, over, deel, personen=frozenset(personen), tafel=sessie.table))


def note_done(
    sessie: GezinSessie,
    wat: str,
    *,
    over: Id | None = None,
    vorm: str = "",
    personen: Iterable[Id] = (),
    aantal: int | None = None,
    line: Id | None = None,
) -> None:
    """Call this before the deed. Blocks until the line is on the disk; raises what a write raises.

    `line` is the id of the record: with the same one the line is written once, however often it is asked,
    and it must be written. Without it there is no line for a gezin that can only be read: copying what is
    left of it has to stay possible.
    """
    if _keeps(sessie) and (line is not None or not sessie.read_only):
        regel = Regel(wat, over, "", vorm, frozenset(personen), aantal, tafel=sessie.table)
        edits, now = regel.edits(sessie.pen(), line), sessie.now()
        sessie.write(lambda store: store.note(edits, now)).result()


def _keeps(sessie: GezinSessie) -> bool:
    """The werkaantekeningen are the worker's alone: they have no register."""
    return Place.DOSSIER in sessie.places


class Looks:
    """What was looked at in one open gezin, and what of that is not on the disk yet. From any thread.

    `submit` puts a task behind all that is urgent in the store's writing thread.
    """

    def __init__(
        self, pen: Pen, now: Callable[[], Moment], submit: Callable[[Task], Future[Changes]]
    ) -> None:
        self._pen = pen
        self._now = now
        self._submit = submit
        self._seen: set[tuple[Regel, int]] = set()
        self._waiting: deque[tuple[list[Edit], Moment]] = deque()
        self._lock = threading.Lock()

    def see(self, regel: Regel) -> None:
        now = self._now()
        key = (regel, (now.wall_ms // 60_000 + now.offset_minutes) // 1440)
        with self._lock:
            if key in self._seen:
                return
            self._seen.add(key)
        self._waiting.append((regel.edits(self._pen), now))
        self._submit(self.write)

    def write(self, store: FamilyStore) -> Changes:
        """Write what waits, each at the moment when it was seen. What cannot be written waits on."""
        changes = Changes()
        with suppress(IndexError):
            while True:
                waiting = self._waiting.popleft()
                try:
                    changes |= store.note(*waiting)
                except KanzError:
                    self._waiting.appendleft(waiting)
                    raise
        return changes
