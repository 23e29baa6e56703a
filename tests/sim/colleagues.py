"""The people of a simulated office, and what they do on a day: write, invite, clone, remove, purge, erase."""

from __future__ import annotations

import random
from copy import deepcopy

from kanz_desktop.domain.operations import decode_value
from kanz_desktop.domain.values import FileRef
from kanz_desktop.errors import KanzError
from kanz_desktop.sync.cards import send_card
from kanz_desktop.sync.deeds import found_team
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.team_bodies import Reason, Target
from tests.helpers.records import ident
from tests.sim.accidents import Share, UnluckyFolder
from tests.sim.laptop import MemoryLaptop, marker_of, new_me
from tests.sim.office import DAY, GEZIN, STREAM, Desk

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
        self.written: dict[bytes, frozenset[bytes]] = {}
        """Every operation that was acknowledged, and what was on the screen when it was written."""
        self.promised: set[bytes] = set()
        """Of those, what may not be lost."""
        self.purged: set[bytes] = set()
        self.purgers: set[str] = set()
        self.papers: set[bytes] = set()
        self.old: dict[str, MemoryLaptop] = {}
        self.erased = False

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

    def found(self) -> None:
        me = new_me()
        marker = marker_of(me)
        self.sit("Anna", MemoryLaptop(marker, me))
        found_team(self["Anna"].laptop.office, self.share.folder)
        for name in ("Bram", "Noor"):
            self.invite(name)

    def begin(self) -> None:
        """Two gezinnen of Anna, read by the others."""
        for stream in (STREAM, SHORT):
            self["Anna"].laptop.make_log(stream, GEZIN)
            self["Anna"].deeds.share(stream, GEZIN)
            for name in ("Bram", "Noor"):
                role = Role.PRIMAIR if name == "Bram" else Role.SECUNDAIR
                self["Anna"].deeds.let_read(stream, self[name].member, role)

    def invite(self, name: str) -> None:
        me = new_me()
        marker = self["Anna"].laptop.office.marker
        self.sit(name, MemoryLaptop(marker, me))
        self["Anna"].deeds.admit(me.introduction(marker.root), name)

    def somebody(self) -> Desk:
        return self[self.chance.choice([name for name in sorted(self.desks) if not self.gone(name)])]

    def gone(self, name: str) -> bool:
        """Taken away, or the clone of one that was."""
        return any(name.startswith(other) for other in self.removed)

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
        desk = self.somebody()
        log = desk.laptop.log(STREAM)
        if log is not None:
            before = set(log.ops)
            self.papers.add(desk.add_paper(self.chance.randbytes(self.chance.choice([10, 9000]))))
            for op_id in set(log.ops) - before:
                self.written[op_id] = frozenset()
                self.promised.add(op_id)

    def send_card(self) -> None:
        """Bram hands a gezin over to Noor, in words that only she reads."""
        bram = self["Bram"]
        noor = self["Noor"].member
        if "Bram" not in self.removed and self._may(bram) and noor in bram.deeds._sight.members(STREAM):
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
        if len(self.desks) < MOST and f"{desk.name}-kloon" not in self.desks:
            self.share.count("clone")
            self.sit(f"{desk.name}-kloon", deepcopy(desk.laptop))

    def back_up(self) -> None:
        desk = self.somebody()
        self.old[desk.name] = deepcopy(desk.laptop)

    def restore(self) -> None:
        """An old copy of a laptop: what only it had is gone, as on any computer."""
        desk = self.somebody()
        if desk.name in self.old and not self.erased and desk.name not in self.purgers:
            self.share.count("restore")
            desk.laptop = deepcopy(self.old[desk.name])
            held = {op for one in self.desks.values() for log in one.laptop.logs.values() for op in log.ops}
            self.promised &= held
            self.papers &= self._objects(*self.desks)

    def join(self) -> None:
        if len(self.desks) < MOST and "Bram" not in self.removed:
            self.invite("Siham") if "Siham" not in self.desks else None
            if self["Anna"].laptop.log(STREAM) is not None:
                self["Anna"].deeds.let_read(STREAM, self["Siham"].member, Role.ANDER)

    def remove(self) -> None:
        """Anna takes Noor's laptop away; what she had taken in of it stays."""
        log = self["Anna"].laptop.log(STREAM)
        noor = [name for name in self.desks if name.startswith("Noor")]
        if log is None or self.removed or len(noor) != 1 or "Noor" in {*self.old, *self.purgers}:
            return
        self.share.count("removal")
        self.removed.add("Noor")
        self["Anna"].deeds.remove(Target.MEMBER, self["Noor"].member, log.reach())
        others = {op for name in self.desks if name != "Noor" for op in self._held(name)}
        self.promised -= self._held("Noor") - others  # what only she had is gone with her
        self.papers &= self._objects(*set(self.desks) - {"Noor"})

    def send_away(self) -> None:
        """Siham does not read the gezin any more: the others take a new key."""
        here = self["Anna"].laptop.log(STREAM) is not None
        if here and "Siham" in self.desks and "Siham" not in {*self.removed, *self.purgers}:
            self.share.count("sent away")
            self["Anna"].deeds.let_read(STREAM, self["Siham"].member, Role.NONE)
            self.removed.add("Siham")
            here_too = [name for name in self.desks if not self.gone(name)]
            theirs = {op for name in self.desks if self.gone(name) for op in self._held(name)}
            self.papers &= self._objects(*here_too)
            self.promised -= theirs - {op for name in here_too for op in self._held(name)}

    def purge(self) -> None:
        desk = self.somebody()
        log = desk.laptop.log(STREAM)
        if log is None or not log.ops or not self._may(desk):
            return
        op_id = self.chance.choice(sorted(log.ops))
        papers = [self.chance.choice(sorted(log.objects))] if log.objects else []
        self.share.count("purge")
        desk.deeds.purge(STREAM, [op_id], papers)
        self.purged.add(op_id)
        self.purgers.add(desk.name)
        value = log.ops[op_id].value_bytes
        named = None if value is None else decode_value(value)
        self.papers -= {*papers, *([named.object] if isinstance(named, FileRef) else [])}

    def erase(self) -> None:
        desk = self.somebody()
        if SHORT in desk.laptop.office.rings() and not self.old and self._may(desk):
            self.share.count("erasure")
            self.erased = True
            self.purgers.add(desk.name)
            desk.deeds.erase(SHORT, day=DAY, reason=Reason.TERM, backups=0)

    def split(self) -> None:
        """Somebody shows one laptop another folder, for a while."""
        name = self.somebody().name
        if name in self.share.views:
            self.share.join(name)
        else:
            self.share.count("split view")
            self.share.split(name)

    def _held(self, name: str) -> set[bytes]:
        log = self[name].laptop.log(STREAM)
        return set() if log is None else set(log.ops)

    def _objects(self, *names: str) -> set[bytes]:
        return {one for name in names for log in self[name].laptop.logs.values() for one in log.objects}

    def _may(self, desk: Desk) -> bool:
        """A worker whose laptop knows that this person is a reader."""
        try:
            return STREAM in desk.laptop.office.rings() and desk.deeds._sight.reads(STREAM)
        except KanzError:
            return False
