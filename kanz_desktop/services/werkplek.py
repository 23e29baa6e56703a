"""The unlocked work place of one worker: the caseload, the settings, and the gezinnen that are open."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from kanz_desktop.domain.operations import Author
from kanz_desktop.domain.records import Changes, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.method.model import Methode
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import onderweg
from kanz_desktop.services.caseload_lines import CaseloadLines
from kanz_desktop.services.gezin import introduce_edits, start_gezin_edits
from kanz_desktop.services.handover import Handover
from kanz_desktop.services.inzage_bewaren import FOREVER, RETENTION, trim
from kanz_desktop.services.sessie import Clock, GezinSessie
from kanz_desktop.services.unopened import Unopened
from kanz_desktop.services.vandaag import GezinRegel, Vandaag, vandaag
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.gezin_keys import GezinKeys
from kanz_desktop.storage.moment import Moment, system_now
from kanz_desktop.storage.vault import Finding, GezinEntry, Vault

if TYPE_CHECKING:
    from kanz_desktop.services.kantoor.kantoor import Kantoor

__all__ = ["GezinRegel", "Vandaag", "Werkplek"]

SCREEN = "gezin"
T = TypeVar("T")


class Werkplek:
    """Everything behind the lock screen. Safe to use from several threads; `close` before locking."""

    def __init__(self, paths: AppPaths, vault: Vault, methode: Methode, *, clock: Clock = system_now) -> None:
        self.paths = paths
        self.methode = methode
        self.vault = vault
        self._clock = clock
        self._open: dict[Id, GezinSessie] = {}
        self._beside: dict[Id, GezinSessie] = {}
        self._lock = threading.RLock()
        self._unopened = Unopened(self._lock, self._open, self._open_store, self._follow_name)
        self._lines = CaseloadLines(vault, methode)
        self._closed = False

    @property
    def person_id(self) -> Id:
        return self.vault.person_id

    @property
    def author(self) -> Author:
        return Author(self.vault.person_id, self.vault.device_id)

    @property
    def name(self) -> str:
        return self.vault.name

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found damaged when this was opened, and what became of it."""
        return self.vault.findings

    @property
    def read_only(self) -> bool:
        return self.vault.read_only

    def gezinnen(self) -> tuple[GezinRegel, ...]:
        """The caseload by name; of a gezin that is not open, as it was when it was open last."""
        entries = self.vault.gezinnen()
        return tuple(self._lines.of(entry, self._open.get(entry.id)) for entry in entries)

    def vandaag(self, today: date | None = None) -> Vandaag:
        """The start of the day."""
        return vandaag(self.gezinnen(), today or self.today())

    def new_gezin(self, naam: str) -> GezinRegel:
        """A gezin with its first records, in the caseload. Raises NameRefused and what the disk refuses."""
        entry = self.vault.add_gezin(naam)
        self._create(entry)
        sessie = self.open_gezin(entry.id)
        return self._lines.of(entry, sessie)

    def open_gezin(self, gezin: Id) -> GezinSessie:
        """The gezin, opened; the same one when it is open already. Raises GezinUnknown, DatabaseDamaged."""
        with self._lock:
            if gezin in self._open:
                return self._open[gezin]
            keys = self.vault.gezin_keys(gezin)
            naam = self.naam(gezin)
            self._unopened.close(gezin)
            folder = self.paths.gezin(gezin)
            sessie = GezinSessie(folder, keys, self.author, naam, self.methode, clock=self._clock)
            self._open[gezin] = sessie
        self._start(sessie, naam)
        if sessie.naam != naam and not self.vault.read_only:
            self.vault.rename_gezin(
                gezin, sessie.naam
            )  # it was renamed at the table, which knows no caseload
        sessie.subscribe(lambda changes: self._follow_name(gezin, changes))
        sessie.subscribe(lambda changes: self._introduce(sessie, changes))
        self._lines.keep(sessie)
        trim(sessie, self.setting(RETENTION, FOREVER))
        return sessie

    def naam(self, gezin: Id) -> str:
        """What a gezin of the caseload is called. Raises GezinUnknown."""
        self.vault.gezin_keys(gezin)
        return next(entry.naam for entry in self.vault.gezinnen() if entry.id == gezin)

    def is_open(self, gezin: Id) -> bool:
        return gezin in self._open

    def write_gezin(self, gezin: Id, task: Callable[[FamilyStore], Changes]) -> Changes:
        """A write beside whatever a window does. Blocks. Raises GezinUnknown, and what the disk refuses."""
        return self._unopened.write(gezin, task)

    def close_unopened(self) -> None:
        """Let go of the databases in which `write_gezin` wrote."""
        self._unopened.close_all()

    def adopt_gezin(self, keys: GezinKeys, naam: str) -> None:
        """A gezin that a colleague made, empty until its records come; nothing is written in it here."""
        onderweg.begins(self.vault, keys.gezin)
        self._create(self.vault.adopt_gezin(keys, naam))

    def keep_line(self, gezin: Id, snapshot: Snapshot) -> None:
        """What Vandaag shows of a gezin that is not open."""
        self._lines.keep_snapshot(gezin, self.naam(gezin), snapshot)

    @cached_property
    def kantoor(self) -> Kantoor:
        """The office folder. Not at the table: that window has no work place."""
        from kanz_desktop.services.kantoor.kantoor import Kantoor  # most unlocks need nothing of it

        return Kantoor(self)

    def close_gezin(self, gezin: Id) -> None:
        """Commit drafts, remember what is due, close; no error when it is not open."""
        self.close_beside(gezin)
        with self._lock:
            sessie = self._open.pop(gezin, None)
        if sessie is not None:
            sessie.close()
            self._lines.keep(sessie)

    def keep_beside(self, gezin: Id, sessie: GezinSessie) -> None:
        """What is open beside a gezin (its werkaantekeningen) closes with it, and at the lock."""
        with self._lock:
            self._beside[gezin] = sessie

    def beside(self, gezin: Id) -> GezinSessie | None:
        return self._beside.get(gezin)

    def close_beside(self, gezin: Id) -> None:
        """Commit and close what is open beside a gezin; no error when nothing is."""
        with self._lock:
            sessie = self._beside.pop(gezin, None)
        if sessie is not None:
            sessie.close()

    def remove_gezin(self, gezin: Id) -> None:
        """Close it and destroy it, keys first, for good. Who may ask for that is for `services.wissen`."""
        self.close_gezin(gezin)
        self._unopened.close(gezin)
        self.vault.remove_gezin(gezin)

    def now(self) -> Moment:
        return self._clock()

    def today(self) -> date:
        """The day on this laptop's calendar."""
        return self._clock().day

    def setting(self, key: str, default: T) -> T:
        return self.vault.setting(key, default)

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a setting (JSON values), encrypted."""
        self.vault.set_setting(key, value)

    def table_handover(self, gezin: Id, persons: Iterable[Id]) -> bytes:
        """What a window at the table may know: this gezin's keys, its name, and who sits there."""
        self.close_gezin(gezin)
        keys = self.vault.gezin_keys(gezin)
        return Handover(keys, self.naam(gezin), self.author, frozenset(persons)).to_bytes()

    def lock(self) -> None:
        """Commit what is being typed and let go of every key; only ending the process wipes memory.

        May be called twice.
        """
        if self._closed:
            return
        self._closed = True
        for gezin in set(self._beside):  # notes are frozen for the office folder while it is still open
            self.close_beside(gezin)
        if "kantoor" in self.__dict__:
            self.kantoor.close()
        self.close_unopened()
        for gezin in set(self._open):
            self.close_gezin(gezin)
        self.vault.close()

    close = lock

    def _create(self, entry: GezinEntry) -> None:
        keys = self.vault.gezin_keys(entry.id)
        FamilyStore.create(self.paths.gezin(entry.id), keys, self.author).close()

    def _start(self, sessie: GezinSessie, naam: str) -> None:
        """The first records of a gezin; also after a crash between making its file and writing them."""
        if sessie.snapshot.of("gezin"):
            if not self.vault.read_only:
                onderweg.has_come(self.vault, sessie.id)  # a crash may have left it open
            return
        if sessie.read_only or onderweg.is_coming(self.vault, sessie.id):
            return
        edits = start_gezin_edits(
            sessie.pen(),
            naam=naam,
            person=self.person_id,
            worker_name=self.name,
            worker_first_name=self.first_name,
            begin=sessie.today(),
        )
        sessie.apply(edits, SCREEN).result()

    def _introduce(self, sessie: GezinSessie, changes: Changes) -> None:
        """Whoever wrote in a gezin that a colleague made stands in it by name; who only reads does not."""
        if changes.change is not None:
            edits = introduce_edits(
                sessie.snapshot, sessie.pen(), person=self.person_id, naam=self.name, voornaam=self.first_name
            )
            if edits:
                sessie.apply(edits, "")

    def _follow_name(self, gezin: Id, changes: Changes) -> None:
        """The caseload calls a gezin what the gezin's own record says."""
        for record in changes.records:
            if record.kind == "gezin" and (naam := record.text("naam").strip()):
                self.vault.rename_gezin(gezin, naam)
                onderweg.has_come(self.vault, gezin)

    def _open_store(self, gezin: Id) -> FamilyStore:
        keys = self.vault.gezin_keys(gezin)
        return FamilyStore.open(self.paths.gezin(gezin), keys, self.author, now=self._clock())
