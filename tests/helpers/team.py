"""The people of a simulated office, by the services that a window uses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kanz_desktop.domain.values import Id
from kanz_desktop.services.kantoor.leden import Leden
from kanz_desktop.sync.knocking import knock
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.ports import OfficeFolder
from kanz_desktop.sync.watch import Watch
from tests.sim.laptop import MemoryLaptop, new_me
from tests.sim.office import GEZIN, STREAM, Desk, Office


class Joined:
    """A desk of the simulated office."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @contextmanager
    def inside(self) -> Iterator[Local]:
        yield self.desk.laptop

    def folder(self, _watch: Watch | None = None) -> OfficeFolder:
        return self.desk.folder

    def stream_of(self, gezin: Id) -> Id:
        return STREAM if gezin == GEZIN else gezin

    def gezinnen(self) -> list[tuple[Id, str]]:
        return [(GEZIN, "De Vries")] if STREAM in self.desk.laptop.logs else []

    def now_ms(self) -> int:
        return self.desk.now_ms


def leden(office: Office, name: str) -> Leden:
    return Leden(Joined(office[name]))


def let_in(office: Office, name: str, *, by: str, called: str = "") -> Desk:
    desk = Desk(name, MemoryLaptop(office.marker, new_me()), office.folder)
    office.desks[name] = desk
    words = knock(desk.laptop.office, office.folder).words
    (visitor,) = (one for one in leden(office, by).door().visitors if one.words == words)
    leden(office, by).admit(visitor, called or name)
    office.rounds()
    return desk


def in_dispute() -> Office:
    """Anna and Bram removed each other; Noor is the third beheerder, and saw both."""
    office = Office("Anna", "Bram", "Noor")
    for name in ("Bram", "Noor"):
        leden(office, "Anna").make_beheerder(office[name].member)
    office.rounds()
    leden(office, "Anna").remove_member(office["Bram"].member)
    leden(office, "Bram").remove_member(office["Anna"].member)
    apart = MemoryFolder()
    apart.files.update(office.memory.files)
    office["Bram"].folder = apart  # a cloud folder that has not caught up
    for name in ("Anna", "Bram"):
        office[name].sync()
    office.memory.files.update(apart.files)
    office["Noor"].sync()
    return office
