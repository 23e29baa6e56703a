"""Is this the folder that the others see, as it is now? (docs/format/folder.md §11)

Never a reason to change anything: a copier may need a night. Named when it lasts for two days.
"""

from __future__ import annotations

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.head import Head
from kanz_desktop.sync.heads import Heads
from kanz_desktop.sync.office import Note, Office
from kanz_desktop.sync.verdict import Verdict
from kanz_desktop.sync.watch import Alarm, Report

_AHEAD = "late/ahead"
"""Of a device: somebody saw more of it than the folder shows here. (day, counter that was seen)."""
_BLIND = "late/blind"
"""Of a device: (day, its counter then, the counter of this one that it has to see, days without)."""
_DAYS = 2


class Lateness:
    """Compares what heads say that they saw with what is seen here."""

    def __init__(self, office: Office, heads: Heads, report: Report) -> None:
        self._office, self._heads, self._report = office, heads, report

    def check(self, day: int) -> None:
        heads, mine = self._heads.now(), self._heads.mine()
        for device, head in heads.items():
            seen = max((_seen(other, device) for other in heads.values()), default=0)
            self._ahead(device, seen, head.counter, day)
            if mine is not None:
                self._blind(device, head, mine.counter, day)

    def _ahead(self, device: Id, seen: int, here: int, day: int) -> None:
        """The first counter that was missed has to come by another day."""
        note = self._office.notes(_AHEAD).get(device.hex())
        if note is not None and note.basis[1] <= here:
            self._office.note(_AHEAD, device.hex(), None)
            note = None
        if seen <= here:
            return
        if note is None:
            self._office.note(_AHEAD, device.hex(), Note(Verdict.OK, "late", (day, seen)))
        elif note.basis[0] != day:
            self._report.alarms.add((Alarm.BEHIND, device))

    def _blind(self, device: Id, head: Head, mine: int, day: int) -> None:
        """It wrote heads that came on two later days, and still has not seen the one of mine."""
        seen = _seen(head, self._office.me.hand.signer.device)
        place = (_BLIND, device.hex())
        note = self._office.notes(_BLIND).get(device.hex())
        if note is None or seen >= note.basis[2]:
            fresh = Note(Verdict.OK, "late", (day, head.counter, mine, 0))
            if fresh != note:
                self._office.note(*place, fresh)
            return
        since, counter, waited, days = note.basis
        if since != day and head.counter > counter:
            days += 1
            self._office.note(*place, Note(Verdict.OK, "late", (day, head.counter, waited, days)))
        if days >= _DAYS:
            self._report.alarms.add((Alarm.BEHIND, device))


def _seen(head: Head, device: Id) -> int:
    return next((seen.counter for seen in head.seen if seen.device == device), 0)
