"""Workers with real vaults and one office folder on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.kantoor.kantoor import Kantoor
from kanz_desktop.services.kantoor.verslag import Verslag
from kanz_desktop.services.papieren import take_in
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.sources import Source
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.keyring_store import NoKeyring
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.knocking import at_the_door
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE


class Worker:
    """Somebody with a laptop; `restart` closes the program and starts it again."""

    def __init__(self, name: str, data: Path) -> None:
        self.name, self.paths = name, AppPaths(data)
        self.place, self.code = opening.set_up(
            self.paths, name=f"{name} Bos", passphrase=TEST_PASSPHRASE, use_keyring=False,
            profile=TEST_PROFILE,
        )  # fmt: skip

    @property
    def kantoor(self) -> Kantoor:
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


def unlocked(paths: AppPaths) -> Werkplek:
    return opening.unlock(paths, TEST_PASSPHRASE, NoKeyring())


def let_in(host: Worker, guest: Worker, *gezinnen: Id, role: Role = Role.SECUNDAIR) -> None:
    """The guest knocks, both compare the words, the host lets the guest in and into these gezinnen."""
    assert host.kantoor.path is not None
    words = guest.kantoor.aankloppen(host.kantoor.path)
    with host.kantoor.opened() as here:
        assert here.folder is not None
        visitor = next(one for one in at_the_door(here.laptop, here.folder).visitors if one.words == words)
        here.deeds.admit(visitor.knock.newcomer, guest.name)
        for gezin in gezinnen:
            here.deeds.let_read(host.place.vault.gezin_keys(gezin).stream, visitor.member, role)
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
