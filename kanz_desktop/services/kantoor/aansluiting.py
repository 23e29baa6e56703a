"""What decisions about the team need of a laptop, and when they are refused (docs/format/folder.md §8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from kanz_desktop.domain.values import Id
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import is_example
from kanz_desktop.storage.open_vault import clean_name
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.ports import OfficeFolder
from kanz_desktop.sync.team_bodies import NAME_LIMIT
from kanz_desktop.sync.watch import Watch


class Joined(Protocol):
    """A laptop with an office folder, as far as the people of the team need it."""

    def inside(self) -> AbstractContextManager[Local]:
        """The laptop's side, for one thread at a time. Raises GeenKantoormap, KantoorBezig."""
        ...

    def folder(self, watch: Watch | None = None) -> OfficeFolder:
        """Not waited for once `watch` stops. Raises GeenKantoormap."""
        ...

    def stream_of(self, gezin: Id) -> Id: ...

    def gezinnen(self) -> Sequence[tuple[Id, str]]:
        """Id and name of every gezin here that may come to the team."""
        ...

    def now_ms(self) -> int: ...


def may_give(mine: Role, now: Role, role: Role, *, me: bool, my_turn: bool = False) -> bool:
    """Whether a reader in role `mine` may turn the role `now` of somebody into `role` (folder.md §8.5).

    `my_turn`: every primair was taken out of the team, and this reader is the one who goes on.
    """
    if mine is Role.NONE:
        return False
    if me:
        return role is not Role.PRIMAIR or mine is Role.PRIMAIR or my_turn
    return now is not Role.PRIMAIR and (mine is Role.PRIMAIR or role not in (Role.NONE, Role.PRIMAIR))


def team_name(name: str) -> str:
    """A name as it stands in the team: at most 200 bytes. Raises NameRefused."""
    cleaned = clean_name(name)
    return cleaned.encode("utf-8")[:NAME_LIMIT].decode("utf-8", "ignore")


class Desk:
    """A real work place with its office folder."""

    def __init__(self, werkplek: Werkplek) -> None:
        self._werkplek = werkplek

    @contextmanager
    def inside(self) -> Iterator[Local]:
        with self._werkplek.kantoor.opened() as here:
            yield here.laptop

    def folder(self, watch: Watch | None = None) -> OfficeFolder:
        return self._werkplek.kantoor.folder(watch)

    def stream_of(self, gezin: Id) -> Id:
        return self._werkplek.vault.gezin_keys(gezin).stream

    def gezinnen(self) -> Sequence[tuple[Id, str]]:
        entries = self._werkplek.vault.gezinnen()
        return [(one.id, one.naam) for one in entries if not is_example(self._werkplek, one.id)]

    def now_ms(self) -> int:
        return self._werkplek.now().wall_ms
