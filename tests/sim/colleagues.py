"""The people of a simulated office, and what they do on a day: write, clone, restore, purge, erase."""

from __future__ import annotations

import random
from copy import deepcopy

from kanz_desktop.domain.operations import decode_value
from kanz_desktop.domain.values import FileRef
from kanz_desktop.errors import KanzError
from kanz_desktop.sync.cards import send_card
from kanz_desktop.sync.team_bodies import Reason
from tests.helpers.records import ident
from tests.sim.accidents import Share, UnluckyFolder
from tests.sim.laptop import MemoryLaptop
from tests.sim.office import DAY, STREAM, Desk

SHORT = ident("kort gezin")
"""A second gezin, which may be erased."""
TEN_YEARS = 10 * 365 * 86_400_000
FIELDS = ("woorden", "gedachte", "afspraak")
MOST = 5
"""Desks."""


class Colleagues:
    """Desks around one share, and what has to be remembered of what was done there."""

    def __init__(self, chance: random.Random, share: Share) -> None:
        self.chance, self.share = chance, share
        self.desks: dict[str, Desk] = {}
        self.removed: set[str] = set()
        self.disputed: set[str] = set()
        """Who removed each other, as long as nobody decided."""
        self.fallen: set[str] = set()
        """Who ever did."""
        self.written: dict[bytes, frozenset[bytes]] = {}
        """Every operation that was acknowledged, and what was on the screen when it was written."""
        self.promised: set[bytes] = set()
        """Of those, what may not be lost."""
        self.purged: set[bytes] = set()
        self.dropped: set[bytes] = set()
        """Papers that were purged."""
        self.spoke: set[str] = set()
        """Who said what has to stand: no old copy of that laptop comes back."""
        self.papers: set[bytes] = set()
        self.old: dict[str, MemoryLaptop] = {}
        self.erased = False
        self.renewed: set[str] = set()
        """Whose laptop was cloned or restored: it may become another device yet."""
        self.closed: set[str] = set()
        """Who lost a laptop: no laptop that was not known then counts for them."""

    def __getitem__(self, name: str) -> Desk:
        return self.desks[name]

    def sit(self, name: str, laptop: MemoryLaptop) -> Desk:
        desk = Desk(name, laptop, UnluckyFolder(self.share, name))
        laptop.office.dies = True
        self.desks[name] = desk
        self.set_clock(desk)
        return desk

    def set_clock(self, desk: Desk) -> None:
        desk.ahead_ms = self.chance.choice([0, 0, TEN_YEARS, -TEN_YEARS])

    def somebody(self) -> Desk:
        return self[self.chance.choice([name for name in sorted(self.desks) if not self.gone(name)])]

    def gone(self, name: str) -> bool:
        """Taken away or in dispute, or another laptop of one that is."""
        return any(name.startswith(other) for other in self.removed | self.disputed)

    def readers(self) -> list[Desk]:
        here = [desk for name, desk in self.desks.items() if not self.gone(name)]
        return [desk for desk in here if desk.laptop.log(STREAM) is not None]

    # what they do

    def write(self) -> None:
        desk = self.somebody()
        streams = [stream for stream in (STREAM, SHORT) if desk.laptop.log(stream) is not None]
        if not streams:
            return
        stream, field = self.chance.choice(streams), self.chance.choice(FIELDS)
        seen = frozenset(op.id for op in desk.heads(field, stream=stream))
        op = desk.write(field, f"{desk.name} {self.share.turn}", stream=stream)
        if op.header.stream == STREAM:
            self.written[op.id] = seen
            self.promised.add(op.id)

    def paper(self) -> None:
        self.take_in(self.somebody())

    def take_in(self, desk: Desk) -> bytes | None:
        """A paper more, at this laptop: the hash of its object; None where the gezin is not."""
        log = desk.laptop.log(STREAM)
        if log is None:
            return None
        before = set(log.ops)
        object_hash = desk.add_paper(self.chance.randbytes(self.chance.choice([10, 9000])))
        self.papers.add(object_hash)
        for op_id in set(log.ops) - before:
            self.written[op_id] = frozenset()
            self.promised.add(op_id)
        return object_hash

    def send_card(self) -> None:
        """Bram hands a gezin over to Noor, in words that only she reads."""
        bram = self["Bram"]
        noor = self["Noor"].member
        if not self.gone("Bram") and self.may(bram) and noor in bram.deeds._sight.members(STREAM):
            self.share.count("card")
            send_card(bram.laptop.office, STREAM, noor, f"kaart {self.share.turn}", bram.now_ms)

    def tomorrow(self) -> None:
        for desk in self.desks.values():
            desk.days += 1

    def another_clock(self) -> None:
        self.share.count("clock")
        self.set_clock(self.somebody())

    def clone(self) -> None:
        desk = self.somebody()
        free = len(self.desks) < MOST and f"{desk.name}-kloon" not in self.desks
        if free and not desk.name.startswith(tuple(self.closed)):
            self.share.count("clone")
            self.renewed.add(desk.name)
            self.sit(f"{desk.name}-kloon", deepcopy(desk.laptop))

    def back_up(self) -> None:
        desk = self.somebody()
        self.old[desk.name] = deepcopy(desk.laptop)

    def restore(self) -> None:
        """An old copy of a laptop: what only it had is gone, as on any computer."""
        desk = self.somebody()
        if desk.name in self.old and not self.erased and desk.name not in self.spoke:
            self.share.count("restore")
            self.renewed.add(desk.name)
            desk.laptop = deepcopy(self.old[desk.name])
            self.promised &= self.held(*self.desks)
            self.papers &= self.objects(*self.desks)

    def purge(self) -> None:
        desk = self.somebody()
        log = desk.laptop.log(STREAM)
        if log is None or not log.ops or not self.may(desk):
            return
        op_id = self.chance.choice(sorted(log.ops))
        papers = [self.chance.choice(sorted(log.objects))] if log.objects else []
        value = log.ops[op_id].value_bytes
        self.drop(desk, [op_id], papers)
        named = None if value is None else decode_value(value)
        self.dropped |= {named.object} if isinstance(named, FileRef) else set()
        self.papers -= self.dropped

    def drop(self, desk: Desk, operations: list[bytes], papers: list[bytes]) -> None:
        """These values and papers go, by who has them."""
        self.share.count("purge")
        desk.purge(operations, papers)
        self.purged |= set(operations)
        self.dropped |= set(papers)
        self.papers -= self.dropped
        self.spoke.add(desk.name)

    def erase(self) -> None:
        desk = self.somebody()
        if SHORT in desk.laptop.office.rings() and not self.old and self.may(desk):
            self.share.count("erasure")
            self.erased = True
            self.spoke.add(desk.name)
            desk.deeds.erase(SHORT, day=DAY, reason=Reason.TERM, backups=0)

    def split(self) -> None:
        """Somebody shows one laptop another folder, for a while."""
        name = self.somebody().name
        if name in self.share.views:
            self.share.join(name)
        else:
            self.share.count("split view")
            self.share.split(name)

    def held(self, *names: str) -> set[bytes]:
        """Operations of the gezin on these laptops."""
        logs = [self[name].laptop.log(STREAM) for name in names]
        return {op_id for log in logs if log is not None for op_id in log.ops}

    def objects(self, *names: str) -> set[bytes]:
        """Papers on these laptops."""
        return {one for name in names for log in self[name].laptop.logs.values() for one in log.objects}

    def may(self, desk: Desk) -> bool:
        """A worker whose laptop knows that this person is a reader."""
        try:
            return STREAM in desk.laptop.office.rings() and desk.deeds._sight.reads(STREAM)
        except KanzError:
            return False
