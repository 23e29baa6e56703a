"""The office folder of one worker: made, joined, looked at, and kept in step. One per work place.

Every call blocks and may come from any thread; one runs at a time. None of it needs a window, and none of it
exists at the table, which has no root key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from kanz_desktop.domain.values import Id
from kanz_desktop.services.kantoor.beeld import GezinBeeld, Papieren, Tally
from kanz_desktop.services.kantoor.eigen import keep_own
from kanz_desktop.services.kantoor.gebleven import keep_keys, settle
from kanz_desktop.services.kantoor.gewist import Confirmations, confirmations
from kanz_desktop.services.kantoor.gone import say_gone
from kanz_desktop.services.kantoor.keuze import Keuze
from kanz_desktop.services.kantoor.laptop import NAMELESS, Laptop
from kanz_desktop.services.kantoor.meldingen import Meldingen
from kanz_desktop.services.kantoor.memory import OfficeMemory
from kanz_desktop.services.kantoor.notities import freeze_open, send_own
from kanz_desktop.services.kantoor.pin import drop_before, drop_damaged
from kanz_desktop.services.kantoor.proef import ReadFolder, RehearsedLaptop, RehearsedOffice
from kanz_desktop.services.kantoor.sharing import share_own
from kanz_desktop.services.kantoor.verslag import (
    Dicht,
    Gebleven,
    Lid,
    Stand,
    Verslag,
    Vooruitblik,
    lid_of,
    told,
)
from kanz_desktop.services.kantoor.waiting import Wachtend, waiting
from kanz_desktop.services.kantoor.watching import Watched
from kanz_desktop.services.reservekopie import kept_backups
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import is_example
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.family_store import StoreReadOnly
from kanz_desktop.sync.engine import Sync
from kanz_desktop.sync.inspection import Findings, Inspection
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.watch import Report, Watch

_T = TypeVar("_T")
_LAST = "laatste"
BESIDE = 8
"""Papers that are written at a time: the other end flushes so many nearly as fast as one."""


class Kantoor(Keuze):
    """See the module. `close` before the work place closes."""

    def __init__(self, werkplek: Werkplek) -> None:
        super().__init__(werkplek)
        self._stand = Stand(None, Lid.GEEN, None, {})

    def stand(self) -> Stand:
        """How it is, without a look at the folder; while a sync runs, how it was before."""
        if not self._lock.acquire(blocking=False):
            return self._stand
        try:
            self._stand = self._read_stand()
        finally:
            self._lock.release()
        return self._stand

    def proef(self, watch: Watch | None = None) -> Vooruitblik:
        """What `bijwerken` would do: reads the folder, and changes nothing there nor here.

        Raises GeenKantoormap, NotOurs, SyncStopped, and what the folder refuses.
        """
        with self._lock, self._opened_store().rehearsal():
            watched = self._watched(watch)
            folder = ReadFolder(self.folder(watched))
            laptop = self._laptop(self._rehearsed_office(), tidy=False)
            try:
                return self._past_damage(
                    laptop, self._rehearsed_office, lambda: self._vooruitblik(laptop, folder, watched)
                )
            finally:
                laptop.close()

    def bijwerken(
        self, watch: Watch | None = None, *, alleen_tekst: bool = False, grens: int | None = None
    ) -> Verslag:
        """Read what others wrote, publish what was written here. Stops between any two steps, goes on later.

        `grens` is how many bytes of papers may go over the line, `alleen_tekst` that none does.
        Raises GeenKantoormap, NotOurs, SyncStopped, and what the folder or the disk refuses.
        """
        watched = self._watched(watch)
        with self._lock:
            laptop = self._laptop(self._office())
            try:
                papers = 0 if alleen_tekst else grens
                return self._past_damage(
                    laptop, self._office, lambda: self._bijgewerkt(laptop, watched, papers)
                )
            except BaseException:
                self._memory = None  # what is remembered may be ahead of what the disk took
                raise
            finally:
                laptop.close()

    def _past_damage(self, laptop: Laptop, office: Callable[[], OfficeMemory], work: Callable[[], _T]) -> _T:
        """Once more for each gezin of which the database turns out to be damaged, without that one."""
        while True:
            try:
                return work()
            except (DatabaseDamaged, StoreReadOnly):
                self._memory = None
                if not laptop.leave_damaged():
                    raise
                laptop.office = office()

    def _rehearsed_office(self) -> RehearsedOffice:
        return RehearsedOffice(self._opened_store(), self._werkplek.vault)

    def _vooruitblik(self, laptop: Laptop, folder: ReadFolder, watched: Watched) -> Vooruitblik:
        rehearsed = RehearsedLaptop(laptop)
        out = self._waiting(laptop)
        say_gone(self._werkplek, laptop.office, rehearsed=True)
        moment = self._werkplek.now()
        report = Sync(rehearsed, folder, now_ms=moment.wall_ms, day=self._day(), watch=watched).run()
        beelden = [
            self._beeld(gezin, log.tally(), out.pop(gezin, Wachtend()), fresh=fresh)
            for gezin, log, fresh in rehearsed.logs()
        ]
        beelden += [self._beeld(gezin, Tally(), left, fresh=False) for gezin, left in out.items()]
        alarmen = Meldingen(self._werkplek, laptop).of(report.alarms)
        return Vooruitblik(told(beelden), alarmen)

    def _bijgewerkt(self, laptop: Laptop, watched: Watched, papers: int | None) -> Verslag:
        before = self._waiting(laptop)
        say_gone(self._werkplek, laptop.office)
        report = self._sync(laptop, watched, papers)
        kept = keep_own(self._werkplek, laptop.office)
        freeze_open(self._werkplek, laptop.office)
        send_own(self._werkplek, laptop.office, self.folder(watched), self._day(), watched)
        settled = settle(self._werkplek, laptop, before)
        if share_own(self._werkplek, laptop.office) or kept or settled.changed:
            report = self._sync(laptop, watched, papers, report)
        keep_keys(self._werkplek, laptop)
        if laptop.office.erased():
            drop_damaged(self._werkplek)
        self._opened_store().put_fact(_LAST, self._werkplek.now().wall_ms.to_bytes(8, "big"))
        verslag = self._verslag(laptop, report, before, watched, settled.stayed)
        if verslag.lid is Lid.LID:
            drop_before(self._werkplek)
        return verslag

    def nakijken(self, path: Path | None = None, watch: Watch | None = None) -> Findings:
        """Read everything that lies there (or at `path`), to the last byte. Changes nothing.

        Raises GeenKantoormap, NotOurs, SyncStopped, and what the folder refuses.
        """
        with self._lock:
            watched = self._watched(watch)
            folder = self.folder(watched) if path is None else self._far(path, watched)
            return Inspection(self._office(), folder, watched).run()

    def confirmations(self, gezin: Id) -> Confirmations | None:
        """How far the erasing of a gezin is on other laptops; None when no folder ever held it."""
        if not self.joined:
            return None
        with self.opened() as here:
            return confirmations(self._werkplek, here.sight, gezin)

    def _read_stand(self) -> Stand:
        pin = self._pin()
        if not pin.marker:
            return Stand(None, Lid.GEEN, None, {})
        with self.opened() as here:
            lid, waits = lid_of(here.sight), self._waiting(here.laptop)
            shared = map(here.laptop.gezin_of, here.sight.streams())
            return Stand(pin.path, lid, self._last(), waits, frozenset(filter(None, shared)))

    def _sync(self, laptop: Laptop, watch: Watch, papers: int | None, before: Report | None = None) -> Report:
        moment = self._werkplek.now()
        backups = len(kept_backups(self._werkplek))
        sync = Sync(
            laptop, self.folder(watch), now_ms=moment.wall_ms, day=self._day(), backups=backups, watch=watch,
            papers=papers, beside=BESIDE,
        )  # fmt: skip
        report = sync.run()
        if before is not None:
            report.healed += before.healed
            report.alarms |= before.alarms
        return report

    def _verslag(
        self, laptop: Laptop, report: Report, before: Mapping[Id, Wachtend], watch: Watched,
        stayed: tuple[Gebleven, ...],
    ) -> Verslag:  # fmt: skip
        tallies = laptop.tallies()
        gone = {*laptop.erased, *laptop.held.values()}
        after = self._waiting(laptop)
        beelden = [
            self._beeld(
                gezin, tallies.get(gezin, Tally()),
                before.get(gezin, Wachtend()) - after.get(gezin, Wachtend()),
                fresh=gezin in laptop.fresh,
            )
            for gezin in {*tallies, *before} - gone
        ]  # fmt: skip
        return Verslag(
            lid_of(Sight(laptop.office)), told(beelden), tuple(sorted(laptop.erased)),
            Meldingen(self._werkplek, laptop).of(report.alarms), report.healed, after, report.left,
            self._shut(laptop), watch.files, watch.size, stayed,
        )  # fmt: skip

    def _waiting(self, laptop: Laptop) -> dict[Id, Wachtend]:
        """Of a member alone, and without the gezinnen that stay on this laptop."""
        if not Sight(laptop.office).counts():
            return {}
        return {
            gezin: out
            for gezin, out in waiting(laptop.office, laptop).items()
            if not is_example(self._werkplek, gezin)
        }

    def _beeld(self, gezin: Id, tally: Tally, out: Wachtend, *, fresh: bool) -> GezinBeeld:
        return GezinBeeld(
            gezin, self._naam(gezin), tally.erbij, tally.gewijzigd, tally.samen, tally.operations,
            out.wijzigingen, tally.papers, Papieren(out.papieren, out.bytes), fresh,
        )  # fmt: skip

    def _shut(self, laptop: Laptop) -> tuple[Dicht, ...]:
        found = (Dicht(gezin, self._naam(gezin), error) for gezin, error in laptop.troubles.items())
        return tuple(sorted(found, key=lambda one: (one.naam.casefold(), one.gezin)))

    def _naam(self, gezin: Id) -> str:
        known = (entry.naam for entry in self._werkplek.vault.gezinnen() if entry.id == gezin)
        return next(known, NAMELESS)

    def _last(self) -> datetime | None:
        kept = self._opened_store().fact(_LAST)
        return None if kept is None else datetime.fromtimestamp(int.from_bytes(kept, "big") / 1000, UTC)

    def _day(self) -> int:
        today = self._werkplek.today()
        return today.year * 10_000 + today.month * 100 + today.day
