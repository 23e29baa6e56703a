"""The folder and the laptops of a simulated office, for one scene: who is there, who syncs, what is late."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.cards import send_card
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.layout import Area, marker_name, stream_folder
from kanz_desktop.sync.marker import write_marker
from kanz_desktop.sync.sight import Sight
from tests.helpers.records import ident
from tests.sim.accidents import Share
from tests.sim.beheer import Beheer
from tests.sim.luck import Place
from tests.sim.office import STREAM, Desk

Fate = Mapping[Place, str]
"""The fault that comes at a place for certain."""
NEVER = 1_000
"""Turns, of which a week has a few hundred."""


class SyncAt(Protocol):
    def __call__(self, desk: Desk, *, papers: int | None = None) -> None: ...


class Stage:
    """`sync_at` has a laptop sync, and holds that nothing was lost by it."""

    def __init__(self, office: Beheer, sync_at: SyncAt) -> None:
        self.office, self.share, self.chance = office, office.share, office.chance
        self._sync_at = sync_at

    def all_have_all(self) -> bool:
        """One folder, its marker, and all who are there have looked for today. False: too few are left."""
        put_marker(self.office["Anna"], self.share)
        for name in list(self.share.views):
            if not self.office.gone(name):
                self.share.join(name)
        for _ in range(2):
            for name, desk in list(self.office.desks.items()):
                if not self.office.gone(name):
                    self.sync(desk)
        return len(self.readers()) > 1

    def readers(self) -> list[Desk]:
        """Who reads the gezin and counts, in any order."""
        here = [desk for desk in self.office.readers() if self.office.may(desk)]
        here = [desk for desk in here if Sight(desk.laptop.office).counts()]
        return self.chance.sample(here, len(here))

    def sync(self, desk: Desk, fate: Fate | None = None, papers: int | None = None) -> None:
        self.share.fate = fate or {}
        self._sync_at(desk, papers=papers)
        self.share.fate = {}

    def end(self, desk: Desk, fate: Fate) -> None:
        """The sync that it is about, with a card to write when only a write is to go wrong."""
        members = sorted(Sight(desk.laptop.office).members(STREAM))
        if members and {call for call, _ in fate} == {"write"}:
            send_card(desk.laptop.office, STREAM, members[0], f"kaart {self.share.turn}", desk.now_ms)
        self.sync(desk, fate)

    def say(self, desk: Desk, fate: Fate | None = None) -> None:
        self.office.say(desk.name, promised=True)
        self.sync(desk, fate)

    def say_until_packed(self, desk: Desk) -> Collection[str]:
        """The names of its packs that are new."""
        before = set(desk.laptop.office.known(STREAM, Area.PACKS))
        fresh = set[str]()
        for _ in range(desk.pace.segments + 1):
            if not fresh:
                self.say(desk)
                fresh = desk.laptop.office.known(STREAM, Area.PACKS).keys() - before
        return fresh

    @contextmanager
    def late(self, desk: Desk, folder: str, names: Iterable[str]) -> Iterator[None]:
        """Of what this laptop wrote there these files have not come to the others yet."""
        kept = dict(self.share.hidden)
        never = {"": self.share.turn + NEVER, desk.name: 0}
        self.share.hidden |= {f"{folder}/{name}": never for name in names}
        yield
        self.share.hidden = kept

    def guest(self, boss: Desk) -> Desk | None:
        """Somebody who reads with them for a day; None: was not let in."""
        guest = self.invited(boss)
        self.all_have_all()
        if guest.laptop.log(STREAM) is None:
            self.leaves(guest, boss)
            return None
        return guest

    def invited(self, boss: Desk) -> Desk:
        """Somebody whom the folder says that she reads with them, and who has not looked there yet."""
        name = f"Gast {self.share.turn:04}"
        self.office.invite(name, boss)
        boss.deeds.let_read(STREAM, self.office[name].member, Role.ANDER)
        self.sync(boss)
        return self.office[name]

    def leaves(self, guest: Desk, boss: Desk) -> None:
        self.office.take_out(boss, guest.name)
        del self.office.desks[guest.name]

    def lose_own(self, desk: Desk) -> None:
        """What this laptop wrote in the gezin is gone from the folder."""
        for area in (Area.SEGMENTS, Area.PACKS):
            for one in desk.laptop.office.known(STREAM, area).values():
                if one.own:
                    self.share.folder.files.pop(f"{stream_folder(STREAM, area)}/{one.name}", None)

    def new_stream(self) -> Id:
        return ident(f"gezin {self.share.turn}")


def put_marker(desk: Desk, share: Share) -> None:
    """Whatever happened to the marker, it stands there again."""
    office = desk.laptop.office
    share.folder.files[marker_name(office.marker.root)] = write_marker(office.marker, office.me.sign_seed)
