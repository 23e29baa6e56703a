"""Two workers with a vault each, one office folder on the disk, and the gezin that both work in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kanz_desktop.domain.values import Id
from kanz_desktop.paths import AppPaths
from kanz_desktop.services.werkplek import Werkplek
from tests.helpers.kantoren import Kantoor, share, unlocked

NAMES = ("Anouk Jansen", "Bram de Wit")
GEZIN = "De Vries"


@dataclass(frozen=True)
class TwoLaptops:
    """Where everything is. Both are in one team; the gezin came to Bram's laptop as well."""

    anouk: AppPaths
    bram: AppPaths
    folder: Path
    gezin: Id


def make_two(home: Path, naam: str = GEZIN) -> TwoLaptops:
    """Anouk begins, Bram knocks, the words are the same, she lets him in and lets him read the gezin."""
    team = Kantoor(home)
    try:
        anouk, _ = team.founder(NAMES[0])
        gezin = anouk.new_gezin(naam).id
        anouk.close_gezin(gezin)
        team.rounds(anouk)
        bram, _ = team.colleague(NAMES[1], by=anouk)
        share(anouk, bram)
        team.rounds(anouk, bram)
        assert [row.naam for row in bram.gezinnen()] == [naam]
        return TwoLaptops(anouk.paths, bram.paths, team.folder, gezin)
    finally:
        team.close()


@contextmanager
def at_work(paths: AppPaths) -> Iterator[Werkplek]:
    """The work place behind the lock, for as long as it takes."""
    werkplek = unlocked(paths)
    try:
        yield werkplek
    finally:
        werkplek.close()
