"""Who belongs to a simulated office: invited, with a second laptop, sent away, removed; and beheerders who
remove each other, with or without a third who decides."""

from __future__ import annotations

from contextlib import suppress

from kanz_desktop.errors import KanzError
from kanz_desktop.sync.deeds import found_team
from kanz_desktop.sync.farewell import devices_of, taken_in
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.office import Me
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.team_bodies import Target
from tests.sim.accidents import Clumsy
from tests.sim.colleagues import MOST, SHORT, Colleagues
from tests.sim.laptop import MemoryLaptop, marker_of, new_hand, new_me
from tests.sim.office import GEZIN, STREAM, Desk

SECOND = "-thuis"
"""Ends the name of somebody's second laptop."""


class Beheer(Colleagues):
    """Anna founds the team and Bram is beheerder with her; Noor in half of the offices."""

    kept: tuple[set[bytes], set[bytes], set[bytes], bool] = (set(), set(), set(), False)
    """What was promised, of words and papers, purged and erased before those in dispute were left out: it is
    so again when they come back. Until then nobody can hand on what only they could read."""

    @property
    def boss(self) -> Desk | None:
        """The beheerder who does the work of one."""
        here = [self[name] for name in ("Anna", "Bram") if name in self.desks and not self.gone(name)]
        return next((desk for desk in here if self.may(desk)), None)

    def found(self) -> None:
        me = new_me()
        marker = marker_of(me)
        self.sit("Anna", MemoryLaptop(marker, me))
        found_team(self["Anna"].laptop.office, self.share.folder)
        for name in ("Bram", "Noor"):
            self.invite(name, self["Anna"])

    def begin(self) -> None:
        """Two gezinnen of Anna, read by the others."""
        anna = self["Anna"]
        for stream in (STREAM, SHORT):
            anna.laptop.make_log(stream, GEZIN)
            anna.deeds.share(stream, GEZIN)
            for name, role in (("Bram", Role.PRIMAIR), ("Noor", Role.SECUNDAIR)):
                anna.deeds.let_read(stream, self[name].member, role)
        for name in ("Bram", "Noor")[: self.chance.choice([1, 2])]:
            anna.deeds.make_beheerder(self[name].member)

    def invite(self, name: str, by: Desk) -> None:
        me = new_me()
        marker = by.laptop.office.marker
        self.sit(name, MemoryLaptop(marker, me))
        by.deeds.admit(me.introduction(marker.root), name)

    def outside(self) -> list[str]:
        """Whose laptop has to have the gezin and does not; Siham perhaps was never let in."""
        here = [name for name in self.desks if not self.gone(name) and not name.startswith("Siham")]
        return [name for name in here if self[name].laptop.log(STREAM) is None]

    # what beheerders do

    def join(self) -> None:
        """Siham reads with them, and comes back when she was sent away."""
        boss = self.boss
        if boss is None or ("Siham" not in self.desks and len(self.desks) == MOST):
            return
        if "Siham" not in self.desks:
            self.invite("Siham", boss)
        if self["Siham"].member not in boss.deeds._sight.team.members:
            return
        if self["Siham"].member not in boss.deeds._sight.members(STREAM):
            boss.deeds.let_read(STREAM, self["Siham"].member, Role.ANDER)
            self.removed.discard("Siham")

    def send_away(self) -> None:
        """Siham does not read the gezin any more: the others take a new key."""
        boss = self.boss
        here = "Siham" in self.desks and "Siham" not in {*self.removed, *self.spoke}
        if boss is not None and here and self["Siham"].member in boss.deeds._sight.members(STREAM):
            self.share.count("sent away")
            boss.deeds.let_read(STREAM, self["Siham"].member, Role.NONE)
            self._leave("Siham")

    def say_again(self) -> None:
        """A role is given once more: nothing changes, and there is something to write."""
        boss = self.boss
        if boss is None:
            self.take_over()
            return
        members = sorted(boss.deeds._sight.members(STREAM) - {boss.member, self["Bram"].member})
        if members:
            self.share.count("role")
            role = self.chance.choice([Role.SECUNDAIR, Role.ANDER])
            boss.deeds.let_read(STREAM, self.chance.choice(members), role)

    def take_over(self) -> None:
        """Both who were primair were taken out of the team: Noor goes on."""
        noor = self["Noor"]
        sight = Sight(noor.laptop.office)
        if self.gone("Noor") or not sight.counts() or STREAM not in sight.streams():
            return
        heir = sight.readers(STREAM).heir
        if heir is not None and heir.member == noor.member and sight.key_to_say(STREAM) is not None:
            self.share.count("taken over")
            noor.deeds.take_over(STREAM)
            self.spoke.add("Noor")

    def remove(self) -> None:
        """Noor leaves; what had been taken in of her stays."""
        boss = self.boss
        if boss is not None and not self.gone("Noor") and "Noor" not in self.spoke:
            self.take_out(boss, "Noor")
            if self.chance.random() < 0.7:
                self.share.split("Noor")

    def take_out(self, boss: Desk, name: str) -> None:
        """Of the team."""
        self.share.count("removal")
        self._take_away(boss, Target.MEMBER, self[name].member)
        self._leave(name)

    def second(self) -> None:
        """Somebody takes a laptop more, with the code that is on paper."""
        name = self.chance.choice(["Bram", "Noor"])
        if self.gone(name) or len(self.desks) == MOST or f"{name}{SECOND}" in self.desks or self.fallen:
            return
        self.share.count("second laptop")
        me = self[name].laptop.office.me
        fresh = Me(me.person, me.sign_seed, me.box_secret, (new_hand(),))
        self.sit(f"{name}{SECOND}", MemoryLaptop(self[name].laptop.office.marker, fresh))

    def lose(self) -> None:
        """It is stolen. From then on no further laptop of its owner counts unless it was known already."""
        boss = self.boss
        seconds = [name for name in self.desks if name.endswith(SECOND) and not self.gone(name)]
        if boss is None or not seconds:
            return
        name = seconds[0]
        owner = name.removesuffix(SECOND)
        theirs = [desk for desk in self.desks.values() if desk.name.startswith(owner)]
        known = Sight(boss.laptop.office).team.devices
        settled = len(theirs) == 2 and owner not in self.renewed and not self.gone(owner)
        if settled and all(desk.device in known for desk in theirs):
            self.share.count("stolen laptop")
            self._take_away(boss, Target.DEVICE, self[name].device)
            self._leave(name)
            self.spoke.add(owner)
            self.closed.add(owner)

    # two who remove each other

    def fall_out(self) -> None:
        """Anna and Bram remove each other, each in a copy of the folder that has not heard of the other."""
        two = [self["Anna"], self["Bram"]]
        if self.fallen or self.gone("Noor") or any(map(self.gone, ("Anna", "Bram"))):
            return
        theirs = [name for name in self.desks if name.startswith(("Anna", "Bram"))]
        if len(theirs) != 2 or self.share.views:
            return
        with self.share.quiet():
            if not self._know_the_same(*two):
                return
            self.share.count("mutual removal")
            for desk, other in (two, two[::-1]):
                self.share.split(desk.name)
                self._take_away(desk, Target.MEMBER, other.member)
            self._in_turn(*two)
            for desk in two:
                self.share.join(desk.name)
        self.fallen = {"Anna", "Bram"}
        self.kept = set(self.promised), set(self.papers), set(self.purged), self.erased
        self.disputed = set(self.fallen)
        said, heard = (
            {one.id for one in Sight(self[name].laptop.office).said(STREAM)} for name in ("Anna", "Noor")
        )
        if "Siham" in self.desks and not said <= heard:
            self.disputed.add("Siham")  # whether she reads with them now only those two may be able to tell
        self._left()

    def decide(self) -> None:
        """Noor says which of the two removals stands, when she knows of both and is a beheerder."""
        noor = self["Noor"]
        if not self.disputed or self.gone("Noor"):
            return
        team = Sight(noor.laptop.office).team
        if len(team.disputes) != 2 or not team.members[noor.member].beheerder:
            return
        out = self.chance.choice([set[str](), {"Anna"}, {"Bram"}, {"Anna", "Bram"}])
        self.share.count(f"decided: {len(out)} out")
        for removal in team.disputes:
            name = "Bram" if removal.signed.device == self["Anna"].device else "Anna"
            noor.deeds.decide(removal.id, stands=name in out)
        self.spoke.add("Noor")
        self.disputed = set()
        self.promised |= self.kept[0] & self.held(*self.desks)
        self.papers |= self.kept[1] & self.objects(*self.desks) - self.dropped
        self.purged |= self.kept[2]
        self.erased = self.erased or self.kept[3]
        if len(out) == len(self.fallen) and not self._reads("Siham"):
            out = {*out, "Siham"}  # that she reads with them again only those two knew
        self._leave(*out)

    def _reads(self, name: str) -> bool:
        """As Noor knows it."""
        return name not in self.desks or self[name].member in Sight(self["Noor"].laptop.office).members(
            STREAM
        )

    def write_on(self) -> Desk | None:
        """Who is in dispute writes on, and the others get it if it is decided so. Whose laptop it is."""
        if not self.disputed:
            return None
        desk = self[self.chance.choice(sorted(self.disputed))]
        before = set(self.written)
        self.say(desk.name, promised=False)
        self.kept[0].update(set(self.written) - before)
        return desk

    def leave_in_the_middle(self) -> None:
        """Noor leaves, works on in a copy of the folder and packs it; of all that packs are left in the end.

        Whoever has not read her last words finds them in a pack of which the rest does not count.
        """
        boss = self.boss
        if boss is None or self.gone("Noor") or "Noor" in self.spoke or self.share.views:
            return
        with self.share.quiet(), suppress(KanzError):
            self.say("Noor", promised=True)
            self._in_turn(self["Noor"], boss)
            self.remove()
            self._in_turn(boss)
            self.share.split("Noor")
            for _ in range(3):
                self.say("Noor", promised=False)
                self._in_turn(self["Noor"])
            self.share.join("Noor")
            self.share.lose(f"{STREAM.hex()}/g/")

    def say(self, name: str, *, promised: bool) -> None:
        """A thought more, by who has seen all others; what is promised may not be lost."""
        desk = self[name]
        if desk.laptop.log(STREAM) is None:
            return
        seen = frozenset(op.id for op in desk.heads("gedachte"))
        op = desk.write("gedachte", f"{name} {self.share.turn}")
        self.written[op.id] = seen
        self.promised |= {op.id} if promised else set()

    def write_late(self) -> Desk | None:
        """Noor was removed, and her copy of the folder does not say so: she works on, and packs that."""
        if "Noor" not in self.removed or "Noor" not in self.share.views:
            return None
        self.say("Noor", promised=False)
        return self["Noor"]

    def _take_away(self, by: Desk, target: Target, target_id: bytes) -> None:
        devices = devices_of(Sight(by.laptop.office), target, target_id)
        by.deeds.remove(target, target_id, tuple(taken_in(by.laptop, devices)))
        self.spoke.add(by.name)

    def restore(self) -> None:
        """What nobody else had but who is gone or in dispute, cannot come back from them."""
        super().restore()
        self._left()

    def _leave(self, *names: str) -> None:
        self.removed.update(names)
        self._left()

    def _left(self) -> None:
        """What only those had who are gone is gone with them."""
        gone = [name for name in self.desks if self.gone(name)]
        here = [name for name in self.desks if not self.gone(name)]
        self.promised -= self.held(*gone) - self.held(*here)
        self.papers &= self.objects(*here)
        logs = [log for name in here if (log := self[name].laptop.log(STREAM)) is not None]
        self.purged &= {op.id for log in logs for op in log.ops.values() if op.purged}
        self.erased = any(SHORT in self[name].laptop.office.erased() for name in here)

    def _in_turn(self, *desks: Desk) -> None:
        for desk in desks:
            desk.folder.begin()
            desk.sync(Clumsy(desk.folder, None))

    def _know_the_same(self, one: Desk, other: Desk) -> bool:
        """They have the folder, and nothing that one of them said is news to the other."""
        try:
            self._in_turn(one, other, one, other)
        except KanzError:
            return False
        sights = Sight(one.laptop.office), Sight(other.laptop.office)
        said, other_said = (
            {each.id for stream in (sight.root, STREAM, SHORT) for each in sight.said(stream)}
            for sight in sights
        )
        return said == other_said
