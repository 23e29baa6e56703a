"""Weeks of an office in seconds: real sync code, bad luck on every side, and what has to hold in the end.

    Simulation(seed).run()      # raises Broken when an invariant does not hold

The invariants are those of the design: I2 all devices the same, I3 nothing leaves the heads unseen, I4 what
was replaced is retired, I6 nothing that nobody wrote, I7 absence changes nothing, I11 nothing purged comes
back; and every operation that was acknowledged is on every laptop that may read it.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import cache
from hashlib import blake2b
from unittest.mock import patch

from nacl.bindings import crypto_box, crypto_box_seed_keypair

from kanz_desktop.crypto import capsule, signing
from kanz_desktop.domain.operations import decode_value
from kanz_desktop.domain.values import FileRef
from kanz_desktop.errors import KanzError
from kanz_desktop.sync.deeds import found_team
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.layout import marker_name
from kanz_desktop.sync.marker import write_marker
from kanz_desktop.sync.team_bodies import Reason, Target
from kanz_desktop.sync.watch import Alarm, Step, SyncStopped
from tests.helpers.records import ident
from tests.sim.accidents import Share, UnluckyFolder
from tests.sim.laptop import MemoryLaptop, marker_of, new_me
from tests.sim.office import DAY, GEZIN, STREAM, Desk

SHORT = ident("kort gezin")
"""A second gezin, which may be erased."""
TEN_YEARS = 10 * 365 * 86_400_000
FIELDS = ("woorden", "gedachte", "afspraak")
CALM_ROUNDS = 14


class Broken(AssertionError):
    """An invariant does not hold."""


class Clumsy:
    """Looks on, and lets the battery die after so many steps."""

    def __init__(self, folder: UnluckyFolder, left: int | None) -> None:
        self.folder, self.left = folder, left

    def at(self, step: Step) -> None:
        self.folder.step = step.value
        if self.left is not None:
            self.left -= 1
            if self.left <= 0:
                self.folder.share.count("crash", step.value)
                raise SyncStopped

    def moved(self, files: int, size: int) -> None: ...


class Simulation:
    """One office with one seed. `events` is how many things happen before it gets calm."""

    def __init__(self, seed: int, events: int = 60) -> None:
        self.seed, self.events = seed, events
        self.chance = random.Random(seed)
        self.share = Share(self.chance)
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
        self.dropped: set[bytes] = set()

    def run(self) -> None:
        with self._seeded():
            self._found()
            for turn in range(self.events):
                self.share.turn = turn
                self.share.rate = self.chance.choice([0.0, 0.02, 0.2])
                self.chance.choices(*zip(*self._kinds(), strict=True))[0]()
            self.share.calm()
            self._settle()
            self._check()

    @contextmanager
    def _seeded(self) -> Iterator[None]:
        random.seed(self.seed)
        source = random.Random(~self.seed)

        def seal(message: bytes, public: bytes) -> bytes:
            """libsodium's sealed box with a sender of ours."""
            sender, secret = crypto_box_seed_keypair(source.randbytes(32))
            nonce = blake2b(sender + public, digest_size=24).digest()
            return sender + crypto_box(message, nonce, public, secret)

        with (
            patch.object(os, "urandom", source.randbytes),
            patch.object(capsule, "crypto_box_seal", seal),
            patch.object(signing, "verifies", cache(signing.verifies)),
        ):
            yield

    def _found(self) -> None:
        me = new_me()
        marker = marker_of(me)
        self._sit("Anna", MemoryLaptop(marker, me))
        found_team(self["Anna"].laptop.office, self.share.folder)
        for name in ("Bram", "Noor"):
            self._invite(name, by="Anna")
        self._rounds(2)
        for stream in (STREAM, SHORT):
            self["Anna"].laptop.make_log(stream, GEZIN)
            self["Anna"].deeds.share(stream, GEZIN)
            for name in ("Bram", "Noor"):
                role = Role.PRIMAIR if name == "Bram" else Role.SECUNDAIR
                self["Anna"].deeds.let_read(stream, self[name].member, role)
        self._rounds(2)

    def __getitem__(self, name: str) -> Desk:
        return self.desks[name]

    def _kinds(self) -> list[tuple[object, int]]:
        return [
            (self._write, 14), (self._paper, 2), (self._sync, 22), (self._crash, 10), (self._accident, 8),
            (self._tomorrow, 3), (self._clone, 1), (self._back_up, 2), (self._restore, 1), (self._join, 1),
            (self._remove, 1), (self._purge, 1), (self._erase, 1), (self._empty, 1), (self._renew_key, 1),
        ]  # fmt: skip

    def _sit(self, name: str, laptop: MemoryLaptop) -> Desk:
        desk = Desk(name, laptop, UnluckyFolder(self.share, name))
        laptop.office.dies = True
        desk.ahead_ms = self.chance.choice([0, 0, TEN_YEARS, -TEN_YEARS])
        self.desks[name] = desk
        return desk

    def _invite(self, name: str, *, by: str) -> None:
        me = new_me()
        marker = self[by].laptop.office.marker
        self._sit(name, MemoryLaptop(marker, me))
        self[by].deeds.admit(me.introduction(marker.root), name)

    def _somebody(self) -> Desk:
        return self[self.chance.choice([name for name in sorted(self.desks) if not self._gone(name)])]

    def _gone(self, name: str) -> bool:
        """Taken away, or the clone of one that was."""
        return any(name.startswith(other) for other in self.removed)

    # what people do

    def _write(self) -> None:
        desk = self._somebody()
        streams = [stream for stream in (STREAM, SHORT) if desk.laptop.log(stream) is not None]
        if not streams:
            return
        stream, field = self.chance.choice(streams), self.chance.choice(FIELDS)
        seen = frozenset(op.id for op in desk.heads(field, stream=stream))
        op = desk.write(field, f"{desk.name} {self.share.turn}", stream=stream)
        if op.header.stream == STREAM:
            self.written[op.id] = seen
            self.promised.add(op.id)

    def _paper(self) -> None:
        desk = self._somebody()
        log = desk.laptop.log(STREAM)
        if log is not None:
            before = set(log.ops)
            self.papers.add(desk.add_paper(self.chance.randbytes(self.chance.choice([10, 9000]))))
            for op_id in set(log.ops) - before:
                self.written[op_id] = frozenset()
                self.promised.add(op_id)

    def _sync(self, left: int | None = None) -> None:
        self._sync_at(self._somebody(), left)

    def _sync_at(self, desk: Desk, left: int | None = None) -> None:
        before = set(desk.log().ops) if desk.laptop.log(STREAM) is not None else set()
        watch = Clumsy(desk.folder, left)
        try:
            report = desk.sync(watch)
        except KanzError:
            report = None
        after = set(desk.log().ops) if desk.laptop.log(STREAM) is not None else set()
        self._hold(before <= after, "I7: a sync took operations away")
        self._hold(after <= set(self.written) | self.dropped, "I6: an operation that nobody wrote")
        if report is not None and any(alarm is Alarm.REMOVED for alarm, _ in report.alarms):
            self._hold(self._gone(desk.name), "somebody was taken away whom nobody took away")

    def _crash(self) -> None:
        self._sync(self.chance.randrange(1, 40))

    def _accident(self) -> None:
        self.share.accident()

    def _tomorrow(self) -> None:
        for desk in self.desks.values():
            desk.days += 1

    def _clone(self) -> None:
        desk = self._somebody()
        if len(self.desks) < 5 and f"{desk.name}-kloon" not in self.desks:
            self.share.count("clone")
            self._sit(f"{desk.name}-kloon", deepcopy(desk.laptop))

    def _back_up(self) -> None:
        desk = self._somebody()
        self.old[desk.name] = deepcopy(desk.laptop)

    def _restore(self) -> None:
        """An old copy of a laptop: what only it had is gone, as on any computer."""
        desk = self._somebody()
        if desk.name in self.old and not self.erased and desk.name not in self.purgers:
            self.share.count("restore")
            desk.laptop = deepcopy(self.old[desk.name])
            held = {op for one in self.desks.values() for log in one.laptop.logs.values() for op in log.ops}
            self.promised &= held
            self.papers &= self._objects(*self.desks)

    def _join(self) -> None:
        if len(self.desks) < 5 and "Bram" not in self.removed:
            self._invite("Siham", by="Anna") if "Siham" not in self.desks else None
            if self["Anna"].laptop.log(STREAM) is not None:
                self["Anna"].deeds.let_read(STREAM, self["Siham"].member, Role.ANDER)

    def _remove(self) -> None:
        """Anna takes Noor's laptop away; what she had taken in of it stays."""
        log = self["Anna"].laptop.log(STREAM)
        noor = [name for name in self.desks if name.startswith("Noor")]
        if log is None or self.removed or len(noor) != 1 or "Noor" in {*self.old, *self.purgers}:
            return
        self.share.count("removal")
        self.removed.add("Noor")
        self["Anna"].deeds.remove(Target.MEMBER, self["Noor"].member, log.reach())
        laptops = {hand.laptop for hand in self["Noor"].laptop.office.me.hands}
        others = {op for name in self.desks if name != "Noor" for op in self._held(name)}
        theirs = {op.id for op in self["Noor"].log().ops.values() if op.header.device in laptops}
        self.promised -= theirs - others
        self.papers &= self._objects(*set(self.desks) - {"Noor"})

    def _held(self, name: str) -> set[bytes]:
        log = self[name].laptop.log(STREAM)
        return set() if log is None else set(log.ops)

    def _objects(self, *names: str) -> set[bytes]:
        return {one for name in names for log in self[name].laptop.logs.values() for one in log.objects}

    def _purge(self) -> None:
        desk = self._somebody()
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

    def _erase(self) -> None:
        desk = self._somebody()
        if SHORT in desk.laptop.office.rings() and not self.old and self._may(desk):
            self.share.count("erasure")
            self.erased = True
            self.purgers.add(desk.name)
            desk.deeds.erase(SHORT, day=DAY, reason=Reason.TERM, backups=0)

    def _renew_key(self) -> None:
        """Siham is sent away from the gezin."""
        here = self["Anna"].laptop.log(STREAM) is not None
        if here and "Siham" in self.desks and "Siham" not in {*self.removed, *self.purgers}:
            self.share.count("sent away")
            self["Anna"].deeds.let_read(STREAM, self["Siham"].member, Role.NONE)
            self.removed.add("Siham")
            here_too = [name for name in self.desks if not self._gone(name)]
            theirs = {op for name in self.desks if self._gone(name) for op in self._held(name)}
            self.papers &= self._objects(*here_too)
            self.promised -= theirs - {op for name in here_too for op in self._held(name)}

    def _may(self, desk: Desk) -> bool:
        """A worker whose laptop knows that this person is a reader."""
        try:
            return STREAM in desk.laptop.office.rings() and desk.deeds._sight.reads(STREAM)
        except KanzError:
            return False

    def _empty(self) -> None:
        """The folder is another one for a moment: nothing may happen."""
        desk = self._somebody()
        files = dict(self.share.folder.files)
        self.share.folder.files.clear()
        self.share.count("empty folder")
        self._sync_at(desk)
        self._hold(not self.share.folder.files, "something was written into a folder without a marker")
        self.share.folder.files.update(files)

    # how it ends

    def _settle(self) -> None:
        """The administrator puts the marker back; everybody syncs until there is nothing to say."""
        anna = self["Anna"]
        put_marker(anna, self.share)
        self._rounds(CALM_ROUNDS)

    def _rounds(self, count: int) -> None:
        for _ in range(count):
            for name, desk in list(self.desks.items()):
                self.share.turn += 1
                if not self._gone(name):
                    desk.days += 1
                    desk.sync(Clumsy(desk.folder, None))

    def _check(self) -> None:
        readers = [desk for name, desk in self.desks.items() if not self._gone(name)]
        readers = [desk for desk in readers if desk.laptop.log(STREAM) is not None]
        first = readers[0].log()
        for desk in readers[1:]:
            log = desk.log()
            self._hold(set(log.ops) == set(first.ops), f"I2: {desk.name} has other operations")
            self._hold(log.state() == first.state(), f"I2: {desk.name} has other heads")
            one, other = ({op.id for op in held.ops.values() if op.purged} for held in (log, first))
            self._hold(one == other, f"I2: {desk.name} has other values")
        for desk in readers:
            log = desk.log()
            self._hold(self.promised <= set(log.ops), f"{desk.name} lost an acknowledged operation")
            self._hold(self.papers <= set(log.objects), f"I5: {desk.name} lost a paper")
            for object_hash, (_, content) in log.objects.items():
                right = blake2b(content, digest_size=32).digest() == object_hash
                self._hold(right, f"I5: {desk.name} has another paper under that name")
            self._heads(desk)
            for op_id in self.purged & set(log.ops):
                self._hold(log.ops[op_id].purged, f"I11: {desk.name} has a value that was purged")
        if self.erased:
            for name, desk in self.desks.items():
                if not self._gone(name):
                    self._hold(SHORT not in desk.laptop.logs, f"I11: {name} has a gezin that was erased")

    def _heads(self, desk: Desk) -> None:
        """I3, I4: an operation is a head unless somebody who had it on the screen replaced it."""
        log = desk.log()
        replaced = {old for op_id in log.ops for old in self.written.get(op_id, ())}
        heads = {op_id for one, _ in log.state().values() for op_id in one}
        self._hold(heads == set(log.ops) - replaced, f"I3, I4: {desk.name} shows other heads")

    def _hold(self, rule: bool, said: str) -> None:
        if not rule:
            raise Broken(f"seed {self.seed}, turn {self.share.turn}: {said}")


def put_marker(desk: Desk, share: Share) -> None:
    """Whatever happened to the marker, it stands there again."""
    office = desk.laptop.office
    share.folder.files[marker_name(office.marker.root)] = write_marker(office.marker, office.me.sign_seed)


def main() -> None:
    """Seeds from the command line; says what was hit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=500)
    parser.add_argument("--first", type=int, default=0)
    wanted = parser.parse_args()
    hits: Counter[tuple[str, str]] = Counter()
    failed = []
    start = time.monotonic()
    for seed in range(wanted.first, wanted.first + wanted.seeds):
        simulation = Simulation(seed)
        try:
            simulation.run()
        except Exception as error:  # noqa: BLE001
            failed.append(seed)
            sys.stdout.write(f"{type(error).__name__} {seed} {error}\n")
        hits += simulation.share.hits
    for (fault, step), count in sorted(hits.items()):
        sys.stdout.write(f"{count:7} {fault} @ {step}\n")
    took = time.monotonic() - start
    sys.stdout.write(f"{wanted.seeds} seeds in {took:.1f} s, {len(failed)} failed: {failed}\n")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
