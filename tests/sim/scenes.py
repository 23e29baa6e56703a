"""Calls that luck brings next to never right after some step, brought about on purpose in some weeks.

A call follows a step directly only when all that mostly comes between them was done before. So in each scene
everybody looks for today first, one thing is left over for the last sync, and that meets one fault, where the
call is.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import nullcontext
from copy import deepcopy

from kanz_desktop.sync.days import its_turn
from kanz_desktop.sync.frame import recipient_tag
from kanz_desktop.sync.layout import Area, Type, head_folder, head_name, stream_folder
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.team_bodies import Reason
from kanz_desktop.sync.watch import Step
from tests.sim.beheer import Beheer
from tests.sim.luck import CALLS, STEPS
from tests.sim.office import DAY, GEZIN, STREAM, Desk
from tests.sim.stage import Fate, Stage, SyncAt

EVERY, CHOSEN = 13, 7
"""Seeds with scenes are `CHOSEN` modulo `EVERY`: none of those that are kept because they found something."""
SCENES = 6
"""In one of those weeks."""
HEADS_STAY: Fate = {("remove", step): "refused remove" for step in STEPS}
"""No old head can be removed in this sync, so the next one does it where nothing else is left to do."""


class Scenes:
    """Of one week; with most seeds there is none."""

    def __init__(self, seed: int, events: int, office: Beheer, sync_at: SyncAt) -> None:
        self.office, self.share, self.chance = office, office.share, office.chance
        self.stage = Stage(office, sync_at)
        count = min(SCENES, events) if seed % EVERY == CHOSEN else 0
        self._turns = random.Random(~seed).sample(range(events), count)

    def due(self, turn: int) -> bool:
        return turn in self._turns

    def play(self) -> None:
        """One of them with one of its faults; nothing when those who are needed are not there any more."""
        scenes = self._scenes()
        play, call, step, _ = self.chance.choices(scenes, [weight for *_, weight in scenes])[0]
        fault = self.chance.choice(CALLS[call])
        with self.share.quiet():
            if self.stage.all_have_all():
                play({(call, step.value): fault})

    def _scenes(self) -> list[tuple[Callable[[Fate], None], str, Step, int]]:
        """With the call and the step that each brings together, and how often: by how many faults that are,
        and how seldom they come elsewhere."""
        return [
            (self._head_alone, "write", Step.HEAD_KEPT, 3),
            (self._key_alone, "write", Step.RING_KEPT, 3), (self._key_alone, "remove", Step.RING_KEPT, 4),
            (self._pack_alone, "remove", Step.OBJECT_KEPT, 1),
            (self._paper_alone, "remove", Step.PAPER_KEPT, 2),
            (self._paper_purged, "remove", Step.PURGED, 3),
            (self._gezin_undone, "remove", Step.ERASED, 5),
            (self._words_apart, "write", Step.RUN_RECEIVED, 7),
            (self._words_apart, "remove", Step.RUN_RECEIVED, 2),
            (self._first_head, "read", Step.HEAD_WRITTEN, 25), (self._paper_again, "read", Step.REMOVED, 24),
            (self._other_device, "list", Step.RENEWED, 4), (self._other_device, "read", Step.RENEWED, 4),
            (self._other_device, "write", Step.RENEWED, 6), (self._other_device, "remove", Step.RENEWED, 3),
        ]  # fmt: skip

    # the scenes: what is left over for the last sync

    def _head_alone(self, fate: Fate) -> None:
        """A head that says no more than that one's words came."""
        one, other = self.stage.readers()[:2]
        self.stage.say(one)
        self.stage.sync(other)
        self.stage.end(one, fate)

    def _key_alone(self, fate: Fate) -> None:
        """A key of which one knew already that it had to come."""
        boss, office = self.office.boss, self.office
        one = next((desk for desk in self.stage.readers() if desk is not boss), None)
        office.join()
        self.stage.all_have_all()
        office.send_away()
        if boss is None or one is None or one.name not in office.desks or office.gone(one.name):
            return
        self.stage.sync(boss)
        tag = recipient_tag(Sight(one.laptop.office).box_key, STREAM, Type.WRAP)
        wraps = boss.laptop.office.known(STREAM, Area.WRAPS)
        theirs = [name for name, known in wraps.items() if known.tag == tag]
        with self.stage.late(boss, stream_folder(STREAM, Area.WRAPS), theirs):
            self.stage.sync(one, HEADS_STAY)
        self.stage.end(one, fate)

    def _pack_alone(self, fate: Fate) -> None:
        """A pack of what was read in segments."""
        one, other = self.stage.readers()[:2]
        packs = self.stage.say_until_packed(other)
        with self.stage.late(other, stream_folder(STREAM, Area.PACKS), packs):
            self.stage.sync(one, HEADS_STAY)
        self.stage.end(one, fate)

    def _paper_alone(self, fate: Fate) -> None:
        """A paper that a slow line left."""
        one, other = self.stage.readers()[:2]
        self.office.take_in(other)
        self.stage.sync(other)
        self.stage.sync(one, HEADS_STAY, papers=0)
        self.stage.end(one, fate)

    def _paper_purged(self, fate: Fate) -> None:
        """A paper that goes, before anybody could be told so."""
        one, other = self.stage.readers()[:2]
        object_hash = self.office.take_in(other)
        self.stage.sync(other)
        self.stage.sync(one, HEADS_STAY)
        if object_hash is not None:
            self.office.drop(one, [], [object_hash])
            self.stage.end(one, {("write", Step.PURGED.value): "written badly", **fate})

    def _gezin_undone(self, fate: Fate) -> None:
        """A gezin that was made for nothing, and erased before it was on the folder."""
        one, stream = self.stage.readers()[0], self.stage.new_stream()
        self.stage.say(one, HEADS_STAY)
        one.laptop.make_log(stream, GEZIN)
        one.deeds.share(stream, GEZIN)
        one.deeds.erase(stream, day=DAY, reason=Reason.TERM, backups=0)
        self.office.spoke.add(one.name)
        self.stage.end(one, {("write", Step.ERASED.value): "written badly", **fate})

    def _first_head(self, fate: Fate) -> None:
        """Somebody new, who has no head of before to remove, looks at a paper on the day of that paper."""
        boss = self.office.boss
        if boss is None:
            return
        self.office.take_in(boss)
        guest = self.stage.invited(boss)
        self._wait_for_a_paper(guest, boss)
        self.stage.end(guest, fate)
        self.stage.leaves(guest, boss)

    def _paper_again(self, fate: Fate) -> None:
        """Somebody has something to say on the day of a paper."""
        one = self.stage.readers()[0]
        self.office.take_in(one)
        self.stage.sync(one)
        one.days += 1
        self._wait_for_a_paper(one, one)
        self.office.say(one.name, promised=True)
        self.stage.end(one, fate)

    def _wait_for_a_paper(self, desk: Desk, other: Desk) -> None:
        """Until the day on which one that the other has is looked at again."""
        papers = other.laptop.office.known(STREAM, Area.PAPERS)
        while papers and not any(its_turn(int(name, 16), desk.day) for name in papers):
            desk.days += 1

    def _words_apart(self, fate: Fate) -> None:
        """The last words of somebody who left, in a pack of which the rest does not count, nowhere else."""
        boss, office = self.office.boss, self.office
        one = next((desk for desk in self.stage.readers() if desk is not boss), None)
        guest = None if boss is None or one is None else self.stage.guest(boss)
        if boss is None or one is None or guest is None:
            return
        packs = self.stage.say_until_packed(guest)
        self.stage.say(guest)
        self.stage.sync(boss)
        self.share.split(guest.name)
        office.take_out(boss, guest.name)
        self.stage.sync(boss)
        for _ in range(2):
            office.say(guest.name, promised=False)
            self.stage.sync(guest)
        self.stage.lose_own(guest)
        theirs = self.share.views.pop(guest.name).files
        del office.desks[guest.name]
        self.stage.sync(one, HEADS_STAY)
        for name in guest.laptop.office.known(STREAM, Area.PACKS).keys() - packs:
            path = f"{stream_folder(STREAM, Area.PACKS)}/{name}"
            if path in theirs:
                self.share.folder.files[path] = theirs[path]
        self.stage.end(one, fate)

    def _other_device(self, fate: Fate) -> None:
        """A gezin that somebody shared from a laptop that was put back since, and comes from the folder."""
        one, *others = self.stage.readers()
        stream, (call, _) = self.stage.new_stream(), next(iter(fate))
        if one.name.startswith(tuple(self.office.closed)):
            return
        one.laptop.make_log(stream, GEZIN)
        old = deepcopy(one.laptop)
        one.deeds.share(stream, GEZIN)
        self.stage.say(one)
        self.stage.all_have_all()
        self.office.renewed.add(one.name)
        one.laptop = old
        self.stage.sync(one)
        self.stage.sync(one, HEADS_STAY)
        if call in ("list", "read"):
            self.stage.say(others[-1])
            self.stage.sync(others[0])
        late = self.stage.late(others[-1], head_folder(others[-1].device), _heads(others[-1]))
        with late if call == "list" else nullcontext():
            self.stage.end(one, fate)


def _heads(desk: Desk) -> list[str]:
    """Files of its own heads."""
    return [head_name(counter, data) for counter, data in desk.laptop.office.own_heads().items()]
