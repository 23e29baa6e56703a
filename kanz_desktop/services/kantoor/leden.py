"""The people of the team: who comes in, who reads which gezin, who goes (docs/format/folder.md §7, §14).

What is decided here is committed at once and published by the next sync; only the door asks the folder.
"""

from __future__ import annotations

from collections.abc import Callable

from kanz_desktop.crypto import recovery_code
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import EnvironmentRefused
from kanz_desktop.services.kantoor import ledenlijst
from kanz_desktop.services.kantoor.aansluiting import Joined, may_give, team_name
from kanz_desktop.services.kantoor.ledenlijst import Apart, GezinReaders, Overview, Reader, Team
from kanz_desktop.services.kantoor.refusals import (
    GeenKantoormap,
    NoBeheerder,
    NotAllowedHere,
    NotInTeam,
    OneselfRefused,
    OwnRoleRests,
)
from kanz_desktop.services.kantoor.verslag import Lid, lid_of
from kanz_desktop.sync import farewell, knocking
from kanz_desktop.sync.apart import take_in_released
from kanz_desktop.sync.cards import received_card, send_card
from kanz_desktop.sync.deeds import Deeds
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.knocking import Door, Visitor
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.team_bodies import Target
from kanz_desktop.sync.watch import Watch

__all__ = [
    "Apart",
    "Door",
    "GezinReaders",
    "Leden",
    "Lid",
    "Overview",
    "Reader",
    "Role",
    "Team",
    "Visitor",
    "may_give",
]


class Leden:
    """Every call blocks, and is made off the window's thread. Ids of 16 bytes."""

    def __init__(self, joined: Joined) -> None:
        self._joined = joined

    def overview(self) -> Overview:
        """How it stands, of all gezinnen."""
        try:
            with self._joined.inside() as local:
                sight = Sight(local.office)
                lid = lid_of(sight)
                if lid is not Lid.LID:
                    return Overview(lid, words=knocking.own_words(local.office))
                here = [(*one, self._joined.stream_of(one[0])) for one in self._joined.gezinnen()]
                gezinnen = tuple(ledenlijst.gezin_readers(sight, *one) for one in here)
                apart = tuple(found for one in here for found in ledenlijst.apart(sight, *one))
                return Overview(lid, ledenlijst.team(sight), gezinnen, apart=apart)
        except GeenKantoormap:
            return Overview(Lid.GEEN)

    def knock(self) -> tuple[str, ...]:
        """Ask to be let in (again): the eight words. Raises what the folder raises."""
        with self._joined.inside() as local:
            return knocking.knock(local.office, self._joined.folder()).words

    def team(self) -> Team:
        """Everybody, as the last sync brought it."""
        with self._joined.inside() as local:
            return ledenlijst.team(Sight(local.office))

    def readers(self, gezin: Id) -> tuple[Reader, ...]:
        """Who reads this gezin; nobody but its maker's laptop as long as it was never shared."""
        stream = self._joined.stream_of(gezin)
        with self._joined.inside() as local:
            return ledenlijst.readers(Sight(local.office), stream)

    def door(self, watch: Watch | None = None) -> Door:
        """Who knocks. Raises what the folder raises, and SyncStopped."""
        with self._joined.inside() as local:
            return knocking.at_the_door(local, self._joined.folder(watch), watch)

    def admit(self, visitor: Visitor, name: str) -> None:
        """Let in whose eight words were the same on both screens. Raises NameRefused, NotInTeam."""
        cleaned = team_name(name)
        with self._joined.inside() as local:
            self._deeds(local).admit(visitor.knock.newcomer, cleaned)

    def make_beheerder(self, member: Id) -> None:
        """Raises NoBeheerder."""
        with self._joined.inside() as local:
            self._beheerder(local).make_beheerder(member)

    def remove_member(self, member: Id) -> None:
        """Nothing new reaches this member from now on. Raises NoBeheerder, OneselfRefused."""
        with self._joined.inside() as local:
            if member == local.office.me.member:
                raise OneselfRefused
            self._remove(local, self._beheerder(local), Target.MEMBER, member)

    def remove_device(self, device: Id) -> None:
        """A lost laptop: one's own, or anybody's by a beheerder. Raises NoBeheerder, OneselfRefused."""
        with self._joined.inside() as local:
            sight = Sight(local.office)
            if device == sight.device:
                raise OneselfRefused
            owner = sight.team.devices[device].member
            own = owner == local.office.me.member
            deeds = self._deeds(local) if own else self._beheerder(local)
            self._remove(local, deeds, Target.DEVICE, device)

    def decide(self, removal: bytes, *, stands: bool) -> None:
        """Of two who removed each other. Raises NoBeheerder."""
        with self._joined.inside() as local:
            self._beheerder(local).decide(removal, stands=stands)

    def release(self, apart: Apart) -> int:
        """Take in after all what was kept apart; how many changes that brought at once.

        Fewer than there are when the folder cannot be read now: the next sync brings them. Raises NotInTeam.
        """
        stream = self._joined.stream_of(apart.gezin)
        with self._joined.inside() as local:
            self._deeds(local).release(apart.laptop, apart.ends)
            try:
                return take_in_released(local, self._joined.folder(), stream)
            except (EnvironmentRefused, GeenKantoormap):
                return 0

    def let_read(self, gezin: Id, member: Id, role: Role) -> None:
        """Give a member a role in a gezin, or none; a gezin that only stood here comes to the team.

        Raises NotAllowedHere: only who is primair makes another primair, or sends somebody away; and nobody
        changes what another primair is. Raises OwnRoleRests for who gave oneself this role: they step back
        themselves, or are taken out of the team. When every primair was taken out of the team, the secundaire
        whose turn it is makes himself primair.
        """
        stream = self._joined.stream_of(gezin)
        with self._joined.inside() as local:
            deeds = self._deeds(local)
            _share(local, deeds, stream, gezin)
            sight = Sight(local.office)
            roles, me = sight.readers(stream).roles, local.office.me.member
            mine, now = (roles.get(one, Role.NONE) for one in (me, member))
            my_turn = ledenlijst.my_turn(sight, stream)
            if not may_give(mine, now, role, me=member == me, my_turn=my_turn):
                raise NotAllowedHere
            if role is Role.NONE and member != me and sight.rests_on(stream, member):
                raise OwnRoleRests
            if my_turn and member == me and role is Role.PRIMAIR:
                deeds.take_over(stream)
            else:
                deeds.let_read(stream, member, role)

    def make_kantoorsleutel(self) -> str:
        """A new kantoorsleutel, as it is printed; it is nowhere but there. Raises NoBeheerder."""
        code = recovery_code.new_code()
        with self._joined.inside() as local:
            self._beheerder(local).admit_kantoorsleutel(code)
        return recovery_code.format_code(code)

    def send_card(self, gezin: Id, member: Id, text: str, first: Callable[[], object]) -> None:
        """Seal the overdrachtskaart to one reader of this gezin. Raises NotAllowedHere for another.

        `first` is called when nothing is refused any more, and before the card is sealed.
        """
        stream = self._joined.stream_of(gezin)
        with self._joined.inside() as local:
            self._deeds(local)
            if member not in Sight(local.office).members(stream):
                raise NotAllowedHere
            first()
            send_card(local.office, stream, member, text, self._joined.now_ms())

    def received_card(self, gezin: Id) -> str | None:
        """The words of the newest overdrachtskaart that somebody sealed to this worker."""
        stream = self._joined.stream_of(gezin)
        with self._joined.inside() as local:
            card = received_card(Sight(local.office), stream)
            return None if card is None else card.text

    def _deeds(self, local: Local) -> Deeds:
        if not Sight(local.office).counts():
            raise NotInTeam
        return Deeds(local.office, self._joined.now_ms())

    def _beheerder(self, local: Local) -> Deeds:
        deeds = self._deeds(local)
        me = Sight(local.office).team.members.get(local.office.me.member)
        if me is None or not me.beheerder:
            raise NoBeheerder
        return deeds

    def _remove(self, local: Local, deeds: Deeds, target: Target, target_id: Id) -> None:
        devices = farewell.devices_of(Sight(local.office), target, target_id)
        deeds.remove(target, target_id, tuple(farewell.taken_in(local, devices)))


def _share(local: Local, deeds: Deeds, stream: Id, gezin: Id) -> None:
    """Only what nobody reads yet, and nobody erased: who was sent away does not come back by this."""
    sight = Sight(local.office)
    if not sight.members(stream) and not sight.team.says_gone(stream):
        deeds.share(stream, gezin)
