"""Real laptops around one real office folder: vaults, databases, papers, and the services over them.

A `Kantoor` holds the laptops of a team; a `Worker` is one of them with what somebody does on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.paths import AppPaths
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.kantoor import kantoor
from kanz_desktop.services.kantoor.aansluiting import Desk
from kanz_desktop.services.kantoor.leden import Leden, Role
from kanz_desktop.services.kantoor.terug import come_back, find_person
from kanz_desktop.services.kantoor.verslag import Lid, Verslag
from kanz_desktop.services.papieren import take_in
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.sources import Source
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.family_store import FamilyStore
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.laptops import new_laptop, unlocked


class Kantoor:
    """`close` locks every laptop that is open."""

    def __init__(self, base: Path) -> None:
        self.base, self.folder = base, base / "kantoor"
        self.folder.mkdir(parents=True)
        self.open: list[Werkplek] = []

    def laptop(self, name: str, folder: str = "") -> tuple[Werkplek, str]:
        """A new vault, with its recovery code."""
        made = new_laptop(AppPaths(self.base / (folder or name)), name)
        self.open.append(made[0])
        return made

    def founder(self, name: str) -> tuple[Werkplek, str]:
        made = self.laptop(name)
        made[0].kantoor.found(self.folder)
        self.rounds(made[0])
        return made

    def colleague(self, name: str, *, by: Werkplek) -> tuple[Werkplek, str]:
        """Knocks, is let in by the words, and is in."""
        made = self.laptop(name)
        admit(by, made[0], name)
        self.rounds(by, made[0])
        assert made[0].kantoor.stand().lid is Lid.LID
        return made

    def back(self, code: str, folder: str) -> tuple[Werkplek, str]:
        """An empty laptop, the folder and a code on paper."""
        found = find_person(self.folder, code)
        made = come_back(
            AppPaths(self.base / folder), found, TEST_PASSPHRASE, use_keyring=False, profile=TEST_PROFILE
        )
        self.open.append(made[0])
        return made

    def rounds(self, *places: Werkplek, count: int = 2) -> None:
        for _ in range(count):
            for place in places:
                place.kantoor.bijwerken()

    def close(self) -> None:
        for place in self.open:
            place.close()


class Worker:
    """Somebody with a laptop; `restart` closes the program and starts it again."""

    def __init__(self, name: str, data: Path) -> None:
        self.name, self.paths = name, AppPaths(data)
        self.place, self.code = new_laptop(self.paths, f"{name} Bos")

    @property
    def kantoor(self) -> kantoor.Kantoor:
        return self.place.kantoor

    def unlocked(self) -> Werkplek:
        return unlocked(self.paths)

    def restart(self) -> None:
        self.place.close()
        self.place = self.unlocked()

    def sync(self) -> Verslag:
        return self.kantoor.bijwerken()

    def gezin(self, gezin: Id) -> GezinSessie:
        return self.place.open_gezin(gezin)

    def write(self, gezin: Id, words: str) -> None:
        sessie = self.gezin(gezin)
        sessie.apply(new_actie(sessie.snapshot, sessie.pen(), wat=words), "gezinsplan").result()

    def says(self, gezin: Id) -> set[str]:
        return {row.text("wat") for row in self.gezin(gezin).snapshot.of("actie")}

    def actie(self, gezin: Id, words: str) -> Record:
        return next(row for row in self.gezin(gezin).snapshot.of("actie") if row.text("wat") == words)

    def add_paper(self, gezin: Id, content: bytes) -> None:
        take_in(self.gezin(gezin), [Source.from_bytes("brief.txt", content)])

    def papers(self, gezin: Id) -> set[bytes]:
        def read(store: FamilyStore) -> set[bytes]:
            found = set()
            for name in store.objects.names():
                with store.objects.open(name) as paper:
                    found.add(paper.read_all())
            return found

        return self.gezin(gezin).read(read).result()

    def log(self, gezin: Id) -> dict[bytes, bool]:
        """Every operation by its id, and whether its value went for good."""
        return self.gezin(gezin).read(lambda store: {op.id: op.purged for op in store.operations()}).result()

    def digest(self, gezin: Id) -> bytes:
        return self.gezin(gezin).read(lambda store: store.tables_digest()).result()


def leden(werkplek: Werkplek) -> Leden:
    return Leden(Desk(werkplek))


def admit(host: Werkplek, guest: Werkplek, name: str) -> Id:
    """The guest knocks, both compare the words, and the host lets the guest in: its id as a member."""
    assert host.kantoor.path is not None
    words = guest.kantoor.aankloppen(host.kantoor.path)
    (visitor,) = (one for one in leden(host).door().visitors if one.words == words)
    leden(host).admit(visitor, name)
    return visitor.member


def share(werkplek: Werkplek, other: Werkplek, role: Role = Role.SECUNDAIR) -> None:
    """Every gezin that stands here is read by this colleague too."""
    me = next(one for one in leden(other).team().members if one.me)
    for row in werkplek.gezinnen():
        leden(werkplek).let_read(row.id, me.id, role)


def let_in(host: Worker, guest: Worker, *gezinnen: Id, role: Role = Role.SECUNDAIR) -> None:
    """Into the team and into these gezinnen, and both have synced since."""
    member = admit(host.place, guest.place, guest.name)
    for gezin in gezinnen:
        leden(host.place).let_read(gezin, member, role)
    host.sync()
    guest.sync()


@contextmanager
def workers(folder: Path, *names: str) -> Iterator[list[Worker]]:
    """Closed at the end."""
    found = [Worker(name, folder / name) for name in names]
    try:
        yield found
    finally:
        for worker in found:
            worker.place.close()
