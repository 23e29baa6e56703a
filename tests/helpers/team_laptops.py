"""Real laptops of a team around one real folder: vaults, databases, papers, and the services over them."""

from __future__ import annotations

from pathlib import Path

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening
from kanz_desktop.services.kantoor.aansluiting import Desk
from kanz_desktop.services.kantoor.leden import Leden, Role
from kanz_desktop.services.kantoor.terug import come_back, find_person
from kanz_desktop.services.kantoor.verslag import Lid
from kanz_desktop.services.werkplek import Werkplek
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE


class Kantoor:
    """`close` locks every laptop that is open."""

    def __init__(self, base: Path) -> None:
        self.base, self.folder = base, base / "kantoor"
        self.folder.mkdir(parents=True)
        self.open: list[Werkplek] = []

    def laptop(self, name: str, folder: str = "") -> tuple[Werkplek, str]:
        """A new vault, with its recovery code."""
        made = opening.set_up(
            AppPaths(self.base / (folder or name)), name=name, passphrase=TEST_PASSPHRASE, use_keyring=False,
            profile=TEST_PROFILE,
        )  # fmt: skip
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
        words = made[0].kantoor.aankloppen(self.folder)
        (visitor,) = (one for one in leden(by).door().visitors if one.words == words)
        leden(by).admit(visitor, name)
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


def leden(werkplek: Werkplek) -> Leden:
    return Leden(Desk(werkplek))


def share(werkplek: Werkplek, other: Werkplek, role: Role = Role.SECUNDAIR) -> None:
    """Every gezin that stands here is read by this colleague too."""
    me = next(one for one in leden(other).team().members if one.me)
    for row in werkplek.gezinnen():
        leden(werkplek).let_read(row.id, me.id, role)
