"""Weeks of an office in seconds: real sync code, bad luck on every side, and what has to hold in the end.

Simulation(seed).run()      # raises Broken when an invariant does not hold
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import blake2b
from unittest.mock import patch

from nacl.bindings import crypto_box, crypto_box_seed_keypair

from kanz_desktop.crypto import capsule, signing
from kanz_desktop.errors import KanzError
from kanz_desktop.sync import frame, labels, retire
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.layout import marker_name
from kanz_desktop.sync.marker import write_marker
from kanz_desktop.sync.watch import Alarm, Step
from tests.sim.accidents import Clumsy, Share
from tests.sim.beheer import Beheer
from tests.sim.invariants import Broken, check, hold, same_as
from tests.sim.laptop import marker_of, new_me
from tests.sim.luck import STEPS, luck_of, unlucky_step
from tests.sim.office import STREAM, Desk
from tests.sim.own_notes import OwnNotes
from tests.sim.scenes import Scenes
from tests.sim.stage import put_marker

_UNDISTURBED = ("tomorrow", "write", "paper", "_accident", "_crash", "split")
"""Would have a laptop look at more than what it just read. And no old copy may bring an erased gezin back."""
CALM_ROUNDS = 14
"""Days after which nothing lacks anywhere, but for what is looked for once in a month only."""
MONTH = 31
"""Days in which every object is looked for once."""
QUIET = 2
"""Rounds without a byte written, after which it may be looked at earlier."""
_LEADS_TO = {
    Step.HEAD_KEPT.value: ("say_again", "_untidy", "_sync"),
    Step.OBJECT_READ.value: ("say_again", "send_card", "_untidy", "_sync"),
    Step.RING_KEPT.value: ("say_again", "join", "send_away", "_untidy", "_sync"),
    Step.RUN_RECEIVED.value: ("leave_in_the_middle",),
    Step.OBJECT_KEPT.value: ("say_again", "purge", "_untidy", "_sync"),
    Step.RENEWED.value: ("clone",),
    Step.PURGED.value: ("purge",),
    Step.ERASED.value: ("erase",),
    Step.REMOVED.value: ("purge",),
    Step.PAPER_KEPT.value: ("paper",),
    Step.FROZEN.value: ("say_again", "_untidy", "_sync"),
}
"""What happens more often in a seed that is unlucky at a rare step."""


class Simulation:
    """One office with one seed. `events` is how many things happen before it gets calm."""

    def __init__(self, seed: int, events: int = 60) -> None:
        self.seed, self.events = seed, events
        self.chance = random.Random(seed)
        self.share = Share(self.chance)
        self.office = Beheer(self.chance, self.share)
        self.notes = OwnNotes(self.office)
        self.scenes = Scenes(seed, events, self.office, self._sync_at)

    def run(self) -> None:
        with _seeded(self.seed):
            self.office.found()
            self._rounds(2)
            self.office.begin()
            self._rounds(2)
            worst = unlucky_step(self.chance)
            self.share.luck = luck_of(worst)
            kinds, weights = zip(*self._kinds(worst), strict=True)
            try:
                for turn in range(self.events):
                    self.share.turn = turn
                    self.share.rate = self.chance.choice([0.0, 0.02, 0.2])
                    if self.scenes.due(turn):
                        self.scenes.play()
                    self.chance.choices(kinds, weights)[0]()
                    self.notes.forget_what_is_lost()
                self._rounds(1)
                self.share.calm()
                self._settle()
                self.notes.settle()
                for fault in self.notes.faults():
                    hold(False, fault)
                if self.seed % 4 == 0:
                    self._somebody_new()
            except Broken as broken:
                raise Broken(f"seed {self.seed}, turn {self.share.turn}: {broken}") from None

    def _kinds(self, worst: str) -> list[tuple[Callable[[], None], int]]:
        office = self.office
        kinds: list[tuple[Callable[[], None], int]] = [
            (office.write, 14), (office.paper, 4), (self._sync, 22), (self._crash, 10),
            (self._words_first, 2), (self._accident, 8), (office.tomorrow, 3), (office.clone, 1),
            (office.back_up, 2), (office.restore, 1), (office.join, 1), (office.remove, 1),
            (office.send_away, 1), (office.say_again, 1), (office.second, 1), (office.lose, 1),
            (office.fall_out, 1), (office.decide, 2), (self._write_on, 4),
            (self.notes.write, 3), (self._send_notes, 3), (self._read_notes, 1),
            (office.purge, 1), (office.erase, 1), (office.split, 1),
            (office.send_card, 1), (office.another_clock, 1), (self._another_folder, 1),
            (self._lose_segments, 1), (self._untidy, 1), (office.leave_in_the_middle, 1),
        ]  # fmt: skip
        more = _LEADS_TO.get(worst, ())
        seldom = _UNDISTURBED if "_sync" in more else ("back_up",) if "erase" in more else ()
        weights = dict.fromkeys(seldom, 0)
        weights |= {kind.__name__: weight + 12 for kind, weight in kinds if kind.__name__ in more}
        return [(kind, weights.get(kind.__name__, weight)) for kind, weight in kinds]

    def _send_notes(self) -> None:
        self._with_notes(self.notes.send)

    def _read_notes(self) -> None:
        self._with_notes(self.notes.read)

    def _with_notes(self, act: Callable[[Desk, Clumsy], None]) -> None:
        """On one of her laptops, with bad luck."""
        desks = self.notes.desks()
        if desks:
            desk = self.chance.choice(desks)
            desk.folder.begin()
            with suppress(KanzError):
                act(desk, Clumsy(desk.folder, self.chance.choice([None, self.chance.randrange(1, 9)])))

    def _write_on(self) -> None:
        desk = self.office.write_on() or self.office.write_late()
        if desk is not None:
            self._sync_at(desk)
            late = desk.name in self.office.removed and self.chance.random() < 0.2
            if late and desk.name in self.share.views:
                self.share.join(desk.name)

    def _accident(self) -> None:
        self.share.accident()

    def _untidy(self) -> None:
        """Old heads of a laptop cannot be removed today."""
        desk, luck = self.office.somebody(), self.share.luck
        for _ in range(2):
            if desk.laptop.log(STREAM) is not None:
                self.office.say(desk.name, promised=True)
            self.share.luck = {("remove", step): 1.0 for step in STEPS}
            self._sync_at(desk)
            self.share.luck = luck

    def _lose_segments(self) -> None:
        """Packs are all that is left of a gezin, without what was said there."""
        self.share.count("segments lost")
        self.share.lose(f"{STREAM.hex()}/g/")

    def _sync(self) -> None:
        self._sync_at(self.office.somebody())

    def _crash(self) -> None:
        self._sync_at(self.office.somebody(), left=self.chance.randrange(1, 40))

    def _words_first(self) -> None:
        """A slow line: no paper goes, or hardly any."""
        self._sync_at(self.office.somebody(), papers=self.chance.choice([0, 1]))

    def _another_folder(self) -> None:
        """The folder is empty for a moment, or another team's: nothing may happen."""
        desk, files = self.office.somebody(), self.share.folder.files
        if desk.name in self.share.views:
            return
        kept, luck, self.share.luck = dict(files), self.share.luck, {}
        files.clear()
        if self.chance.random() < 0.5:
            stranger = marker_of(me := new_me())
            files[marker_name(stranger.root)] = write_marker(stranger, me.sign_seed)
            self.share.count("foreign folder")
        else:
            self.share.count("empty folder")
        other = dict(files)
        self._sync_at(desk)
        hold(files == other, "something was written into a folder that is not ours")
        files.clear()
        files.update(kept)
        self.share.luck = luck

    def _sync_at(self, desk: Desk, *, left: int | None = None, papers: int | None = None) -> None:
        """Whatever stops it: afterwards the laptop holds all that it held, and nothing that nobody wrote."""
        before = _held(desk)
        desk.folder.begin()
        try:
            report = desk.sync(Clumsy(desk.folder, left), papers)
        except KanzError:
            report = None
        after = _held(desk)
        hold(before <= after, "I7: a sync took operations away")
        hold(after <= set(self.office.written), "I6: an operation that nobody wrote")
        if report is not None and any(alarm is Alarm.REMOVED for alarm, _ in report.alarms):
            fallen = desk.name.startswith(tuple(self.office.fallen))
            hold(fallen or self.office.gone(desk.name), "somebody was taken away whom nobody took away")

    # how it ends

    def _settle(self) -> None:
        """The administrator puts the marker back; everybody syncs until there is nothing to say."""
        put_marker(self.office["Anna"], self.share)
        quiet = 0
        for _ in range(CALM_ROUNDS):
            before = dict(self.share.folder.files)
            self._rounds(1)
            quiet = quiet + 1 if self.share.folder.files == before else 0
            if quiet >= QUIET and self.seed % 8 and self._at_rest():
                return
        if not self._at_rest():
            self.share.count("not within a fortnight")
            self._rounds(MONTH)
        hold(not self.office.outside(), f"{self.office.outside()} cannot get in")
        check(self.office)

    def _at_rest(self) -> bool:
        if self.office.outside():
            return False
        try:
            check(self.office)
        except Broken:
            return False
        return True

    def _rounds(self, count: int) -> None:
        for _ in range(count):
            for name, desk in list(self.office.desks.items()):
                self.share.turn += 1
                if not self.office.gone(name) or name in self.office.disputed:
                    desk.days += 1
                    self._sync_at(desk)

    def _somebody_new(self) -> None:
        """The folder alone gives the whole gezin to whom it is opened for."""
        boss = self.office.boss
        if boss is None:
            return
        self.office.invite("Nieuw", boss)
        boss.deeds.let_read(STREAM, self.office["Nieuw"].member, Role.ANDER)
        self._rounds(3)
        same_as(self.office["Nieuw"], boss)


def _held(desk: Desk) -> set[bytes]:
    log = desk.laptop.log(STREAM)
    return set() if log is None else set(log.ops)


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """Keys, nonces and order follow from the seed; what follows from bytes alone is worked out once."""
    random.seed(seed)
    source = random.Random(~seed)

    def seal(message: bytes, public: bytes) -> bytes:
        """libsodium's sealed box with a sender of ours."""
        sender, secret = crypto_box_seed_keypair(source.randbytes(32))
        nonce = blake2b(sender + public, digest_size=24).digest()
        return sender + crypto_box(message, nonce, public, secret)

    with (
        patch.object(os, "urandom", source.randbytes),
        patch.object(capsule, "crypto_box_seal", seal),
        patch.object(signing, "verifies", cache(signing.verifies)),
        patch.object(labels, "hash_of", cache(labels.hash_of)),
        patch.object(labels, "short_hash", cache(labels.short_hash)),
        patch.object(frame, "_open", cache(frame._open)),
        patch.object(retire, "KEPT_HEADS", 1),  # as `QUICK`: what comes seldom in life comes soon
    ):
        yield
