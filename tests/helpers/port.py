"""A window for presenters without a window: what they write has arrived when the call returns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, Audience, seen_by
from kanz_desktop.domain.records import Edit, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.method.load import load_methode
from kanz_desktop.method.model import Methode
from kanz_desktop.services.gezin import new_gezinslid, start_gezin_edits
from kanz_desktop.services.pen import Pen
from tests.helpers.fake_sessie import ANOUK, FakeSessie

TODAY = date(2026, 11, 23)


def today() -> date:
    return TODAY


class FakePort:
    """One gezin, seen by the worker or at the table."""

    def __init__(self, sessie: FakeSessie, *, table: bool = False, audience: Audience | None = None) -> None:
        self.sessie, self.table = sessie, table
        self.audience = audience or (TABLE_VIEW if table else WORKER_VIEW)
        self.screens: list[str] = []

    @property
    def methode(self) -> Methode:
        return self.sessie.methode

    @property
    def snapshot(self) -> Snapshot:
        return seen_by(self.sessie.snapshot, self.audience)

    @property
    def pen(self) -> Pen:
        return Pen(self.sessie.id, self.methode, tafel=self.table)

    def apply(self, edits: Sequence[Edit], screen: str) -> None:
        self.screens.append(screen)
        self.sessie.apply(edits, screen).result()

    def at_table(self, *persons: Id) -> FakePort:
        """The same gezin with these people before the screen."""
        return FakePort(self.sessie, table=True, audience=Audience(workers=False, persons=frozenset(persons)))

    def member(self, naam: str, **values: str | date) -> Id:
        """Somebody on the list; returns who it is."""
        edits = new_gezinslid(self.sessie.snapshot, self.pen, naam=naam, **values)  # type: ignore[arg-type]
        self.apply(edits, "test")
        return edits[0].record


@contextmanager
def begun_gezin() -> Iterator[FakePort]:
    """A gezin as it is in its first minute, seen by its worker Anouk."""
    sessie = FakeSessie(load_methode())
    port = FakePort(sessie)
    edits = start_gezin_edits(
        port.pen, naam="De Vries", person=ANOUK, worker_name="Anouk Jansen", worker_first_name="Anouk"
    )
    try:
        port.apply(edits, "test")
        yield port
    finally:
        sessie.close()
