"""Who belongs to the team and who reads a gezin, as it stands on this laptop: for a screen or a list.

Reads what the last sync brought; asks nothing of the office folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from kanz_desktop.domain.clock import wall_of
from kanz_desktop.domain.values import Id
from kanz_desktop.services.kantoor.verslag import Lid
from kanz_desktop.sync.apart import kept_apart
from kanz_desktop.sync.cards import received_card
from kanz_desktop.sync.gezin_bodies import Role
from kanz_desktop.sync.head import Head, read_head
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.team import Member
from kanz_desktop.sync.team_bodies import Verwijderd

NAMELESS = "iemand zonder naam"


@dataclass(frozen=True, slots=True)
class Laptop:
    """A laptop of a member. `present`: what it writes counts; `seen` is when it was last at the office."""

    id: Id
    present: bool
    this: bool
    seen: datetime | None


@dataclass(frozen=True, slots=True)
class Teamlid:
    """A member. `present`: neither removed nor in dispute."""

    id: Id
    name: str
    me: bool
    beheerder: bool
    kantoor: bool
    """It is the kantoorsleutel: a paper, no person."""
    present: bool
    laptops: tuple[Laptop, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A removal that is contradicted by another: a beheerder who is no party decides."""

    removal: bytes
    by: str
    target: str
    mine: bool
    """One's own to decide: a beheerder who is neither of the two."""


@dataclass(frozen=True, slots=True)
class Team:
    """Everybody, oneself first, then by name; those who went last."""

    members: tuple[Teamlid, ...]
    disputes: tuple[Dispute, ...] = ()

    @property
    def me(self) -> Teamlid | None:
        return next((one for one in self.members if one.me), None)

    @property
    def beheerder(self) -> bool:
        """Whether one may remove others."""
        return self.me is not None and self.me.present and self.me.beheerder

    @property
    def kantoorsleutel(self) -> Teamlid | None:
        return next((one for one in self.members if one.kantoor and one.present), None)

    @property
    def colleagues(self) -> tuple[Teamlid, ...]:
        """People who belong to the team and are somebody else."""
        return tuple(one for one in self.members if one.present and not one.me and not one.kantoor)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a gezin, and as what."""

    member: Id
    name: str
    me: bool
    role: Role


NOBODY = Team(())


@dataclass(frozen=True, slots=True)
class GezinReaders:
    """Who reads one gezin of the caseload."""

    gezin: Id
    name: str
    readers: tuple[Reader, ...]
    card: str = ""
    """The overdrachtskaart that a colleague sealed to this worker, in words."""
    my_turn: bool = False
    """Every primair was taken out of the team, and this worker may become it."""


class Weg(StrEnum):
    """Why something is kept apart of a laptop."""

    LID = "lid"
    """Its member was taken out of the team."""
    LAPTOP = "laptop"
    """It alone was taken away; its member still belongs to the team."""
    STIL = "stil"
    """Two who removed each other: nobody decided yet."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Changes at one gezin from a laptop that was taken away before: merged nowhere, known by number."""

    member: Id
    name: str
    me: bool
    laptop: Id
    weg: Weg
    gezin: Id
    gezin_name: str
    count: int
    ends: tuple[Reach, ...]
    """How far they go: who takes them in takes in these, and nothing that comes later."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that the screen shows first. `words`: the eight of one's own knock, outside the team."""

    lid: Lid
    team: Team = NOBODY
    gezinnen: tuple[GezinReaders, ...] = ()
    words: tuple[str, ...] = ()
    apart: tuple[Apart, ...] = ()


def team(sight: Sight) -> Team:
    """The team as this laptop knows it; nobody yet before the first sync after knocking."""
    heads = _heads(sight)
    found = [_lid(sight, one, heads) for one in sight.team.members.values()]
    found.sort(key=lambda one: (not one.present, not one.me, one.kantoor, one.name.casefold(), one.id))
    return Team(tuple(found), tuple(_disputes(sight)))


def readers(sight: Sight, stream: Id) -> tuple[Reader, ...]:
    """Who reads this gezin: the weightiest role first."""
    roles = sight.readers(stream).roles
    members, me = sight.team.members, sight.office.me.member
    found = [Reader(one, name_of(members[one]), one == me, role) for one, role in roles.items()]
    return tuple(sorted(found, key=lambda one: (one.role, not one.me, one.name.casefold(), one.member)))


def gezin_readers(sight: Sight, gezin: Id, name: str, stream: Id) -> GezinReaders:
    """Who reads it, and the card that came for this worker."""
    card = received_card(sight, stream)
    words = "" if card is None else card.text
    return GezinReaders(gezin, name, readers(sight, stream), words, my_turn(sight, stream))


def my_turn(sight: Sight, stream: Id) -> bool:
    """Whether this worker goes on as primair, if he wants to (folder.md §8.5)."""
    heir = sight.readers(stream).heir
    return heir is not None and heir.member == sight.office.me.member


def apart(sight: Sight, gezin: Id, name: str, stream: Id) -> Iterator[Apart]:
    """What is kept apart of this gezin, by laptop."""
    for one in kept_apart(sight, stream):
        member = sight.team.members[sight.team.devices[one.device].member]
        yield Apart(
            member.id, name_of(member), member.id == sight.office.me.member, one.device,
            _weg(sight, one.device, member), gezin, name, one.count, one.ends,
        )  # fmt: skip


def name_of(member: Member | None) -> str:
    return (member.name.strip() if member is not None else "") or NAMELESS


def _lid(sight: Sight, member: Member, heads: dict[Id, Head]) -> Teamlid:
    theirs = [one for one, device in sight.team.devices.items() if device.member == member.id]
    laptops = [_laptop(sight, one, heads.get(one)) for one in theirs]
    laptops.sort(key=lambda one: (not one.this, not one.present, one.id))
    return Teamlid(
        member.id, name_of(member), member.id == sight.office.me.member, member.beheerder, member.kantoor,
        member.present, tuple(laptops),
    )  # fmt: skip


def _laptop(sight: Sight, device: Id, head: Head | None) -> Laptop:
    seen = None if head is None else datetime.fromtimestamp(wall_of(head.hlc) / 1_000, UTC).astimezone()
    return Laptop(device, device in sight.team.present, device == sight.device, seen)


def _weg(sight: Sight, device: Id, member: Member) -> Weg:
    disputes = sight.team.disputes
    if any(one in sight.team.striking[device] or one.signed.device == device for one in disputes):
        return Weg.STIL
    return Weg.LAPTOP if member.present else Weg.LID


def _heads(sight: Sight) -> dict[Id, Head]:
    """The last head of every device, one's own included."""
    files, own = dict(sight.office.heads()), sight.office.own_heads()
    if own:
        files[sight.device] = own[max(own)]
    root = sight.root
    readings = {
        device: read_head(data, root, sight.ring(root), sight.team.devices) for device, data in files.items()
    }
    return {device: reading.content.head for device, reading in readings.items() if reading.ok}


def _disputes(sight: Sight) -> list[Dispute]:
    state, me = sight.team, sight.office.me.member
    mine = state.members.get(me)
    found: list[Dispute] = []
    for removal in state.disputes:
        body = removal.body
        assert isinstance(body, Verwijderd)
        writer = state.devices[removal.signed.device].member
        target = state.devices[body.id].member if body.id in state.devices else body.id
        able = mine is not None and mine.present and mine.beheerder and me not in (writer, target)
        names = [
            name_of(state.members[one]) if one in state.members else NAMELESS for one in (writer, target)
        ]
        found.append(Dispute(removal.id, names[0], names[1], able))
    return found
