"""`sync.local.Local` over the vault and the databases of the gezinnen, for one sync."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from kanz_desktop.domain.values import Id
from kanz_desktop.errors import KanzError
from kanz_desktop.services.kantoor.beeld import Tally
from kanz_desktop.services.kantoor.log import StoreLog
from kanz_desktop.services.kantoor.memory import OfficeMemory
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import erase_as_said, was_erased
from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.gezin_keys import MAP_DATABASE, GezinKeys

NAMELESS = "Gezin van een collega"
"""Until its own records come, a moment later."""


class Laptop:
    """The gezinnen of this vault by their stream. `close` it at the end of the sync."""

    def __init__(
        self, werkplek: Werkplek, office: OfficeMemory, erase: Callable[[Id, Id], bool], *, tidy: bool = True
    ) -> None:
        """`erase` destroys a gezin (stream, gezin) for good, keys first, or says that it has to wait;
        `tidy`: what a crash left goes."""
        self.office = office
        self.troubles: dict[Id, KanzError] = {}
        """Gezinnen that cannot be opened or read: they are left alone, the others go on."""
        self.fresh: set[Id] = set()
        """Gezinnen that came in this sync."""
        self.erased: set[Id] = set()
        """Gezinnen that went in this sync."""
        self.held: dict[Id, Id] = {}
        """By stream, gezinnen that would have gone in this sync, and wait; nothing of them goes out."""
        self._werkplek = werkplek
        self._erase, self._tidy = erase, tidy
        self._logs: dict[Id, StoreLog] = {}
        self._gezinnen = {keys.stream: keys.gezin for keys in werkplek.vault.all_keys()}

    def log(self, stream: Id) -> StoreLog | None:
        gezin = self._gezinnen.get(stream)
        if gezin is None or gezin in self.troubles:
            return None
        if stream not in self._logs:
            try:
                self._logs[stream] = self._open(stream, gezin)
            except KanzError as error:
                self.troubles[gezin] = error
                return None
        return self._logs[stream]

    def make_log(self, stream: Id, gezin: Id) -> None:
        if not self.may_come(stream, gezin):
            return
        self._werkplek.adopt_gezin(GezinKeys.coming(gezin, stream), NAMELESS)
        self._gezinnen[stream] = gezin
        self.fresh.add(gezin)

    def may_come(self, stream: Id, gezin: Id) -> bool:
        """Not when it is here or was erased here, nor when its id is that of another gezin."""
        gone = stream in self.office.erased() or was_erased(self._werkplek, gezin)
        return not (gone or stream in self._gezinnen or gezin in self._gezinnen.values())

    def streams(self) -> list[Id]:
        """Of every gezin that is here."""
        return sorted(self._gezinnen)

    def gezin_of(self, stream: Id) -> Id | None:
        return self._gezinnen.get(stream)

    def erase_log(self, stream: Id) -> bool:
        if stream in self._gezinnen:
            self.hold(stream)
            if self._erase(stream, self.held[stream]):
                self.erased.add(self.held.pop(stream))
        return stream not in self.held

    def hold(self, stream: Id) -> None:
        """Nothing of it is read or sent any more; the gezin itself waits."""
        self.held[stream] = self._gezinnen.pop(stream)
        log = self._logs.pop(stream, None)
        if log is not None:
            log.close()

    def let_go(self, stream: Id, reason: str) -> None:
        """Destroy after all what was held."""
        gezin = self.held.pop(stream)
        erase_as_said(self._werkplek, gezin, reason)
        self.erased.add(gezin)

    def leave_damaged(self) -> bool:
        """Gezinnen of which the database turns out to be damaged are left alone from here. False: none is."""
        damaged = [stream for stream, log in self._logs.items() if log.damaged()]
        for stream in damaged:
            self.troubles[self._gezinnen[stream]] = DatabaseDamaged(
                file=MAP_DATABASE, reason="found in a sync"
            )
            self._logs.pop(stream).close()
        return bool(damaged)

    def tallies(self) -> dict[Id, Tally]:
        """What came in, by gezin; asked for once all came."""
        for log in self._logs.values():
            log.tally.look_for_twins(log.snapshot)
        return {self._gezinnen[stream]: log.tally for stream, log in self._logs.items()}

    def close(self) -> None:
        """Vandaag shows what came, also of gezinnen that nobody opened."""
        for stream, log in self._logs.items():
            gezin = self._gezinnen[stream]
            if log.tally.operations and not self._werkplek.is_open(gezin):
                with suppress(KanzError):
                    self._werkplek.keep_line(gezin, log.snapshot())
            log.close()
        self._logs.clear()
        self._werkplek.close_unopened()

    def _open(self, stream: Id, gezin: Id) -> StoreLog:
        werkplek = self._werkplek
        keys = werkplek.vault.gezin_keys(gezin)
        reader = FamilyStore.open(werkplek.paths.gezin(gezin), keys, werkplek.author, read_only=True)
        if self._tidy:
            reader.objects.sweep_coming()  # one sync at a time: nothing is coming now
        return StoreLog(
            stream, reader, partial(werkplek.write_gezin, gezin), lambda: werkplek.author,
            shown=lambda: werkplek.is_open(gezin),
        )  # fmt: skip
