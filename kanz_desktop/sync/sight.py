"""What follows from all that is here: the team, the readers of each stream, the keys to write with."""

from __future__ import annotations

import os
from collections.abc import Collection, Container, Mapping

from kanz_desktop.crypto import capsule
from kanz_desktop.crypto.keys import KEY_SIZE
from kanz_desktop.domain.clock import tick
from kanz_desktop.domain.headers import NO_PREV
from kanz_desktop.domain.values import ID_SIZE, Id
from kanz_desktop.sync.bodies import Body
from kanz_desktop.sync.gezin_bodies import Lezer, Opschoning, Role
from kanz_desktop.sync.identity import Devices
from kanz_desktop.sync.judgement import Standing
from kanz_desktop.sync.layout import READER, Area, Type, file_name
from kanz_desktop.sync.office import Hand, Known, Office
from kanz_desktop.sync.readers import Readers, readers_of
from kanz_desktop.sync.ring import Ring
from kanz_desktop.sync.said import first_makers, read_statements, read_team
from kanz_desktop.sync.statement import (
    Place,
    Statement,
    make_statement,
    write_statement,
)
from kanz_desktop.sync.team import Team

NO_GEZIN = bytes(ID_SIZE)
"""Stands in wraps of the team's ring."""


class Sight:
    """Worked out when asked for, and again after `changed`."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._team: Team | None = None
        self._devices: Devices | None = None
        self._readers: dict[Id, Readers] = {}
        self._said: dict[Id, dict[str, Statement]] = {}
        self._proven: dict[Id, dict[str, Statement]] = {}

    @property
    def root(self) -> Id:
        return self.office.marker.root

    @property
    def device(self) -> Id:
        return self.office.me.hand.signer.device

    @property
    def box_key(self) -> bytes:
        return capsule.box_public(self.office.me.box_secret)

    def changed(self, stream: Id) -> None:
        """Something was said, or a key came, in this stream."""
        self._said.pop(stream, None)
        self._readers.pop(stream, None)
        if stream == self.root:
            self._team = None
            self._readers.clear()

    def ring(self, stream: Id) -> Ring:
        """Every key of this stream that is here, perhaps none."""
        return self.office.rings().get(stream) or Ring(stream)

    def said(self, stream: Id) -> tuple[Statement, ...]:
        """Statements that are here; those of the team from the marker on, as its devices become known."""
        return tuple({one.id: one for one in self.said_in(stream).values()}.values())

    def said_in(self, stream: Id) -> Mapping[str, Statement]:
        """The same, by the name of the file."""
        if stream not in self._said:
            self._said[stream] = self._read(stream)
        return self._said[stream]

    @property
    def team(self) -> Team:
        if self._team is None:
            self.said(self.root)
            assert self._team is not None
        return self._team

    @property
    def devices(self) -> Devices:
        """Devices that were known when the team was worked out last: they only come, so these are right.

        For reading many statements: each would have the whole team worked out once more.
        """
        if self._devices is None:
            self._devices = self.team.devices
        return self._devices

    def readers(self, stream: Id) -> Readers:
        if stream not in self._readers:
            self._readers[stream] = readers_of(self.team, first_makers(self.ring(stream)), self.said(stream))
        return self._readers[stream]

    def rests_on(self, stream: Id, member: Id) -> bool:
        """Without what this member said of readers one would read nothing oneself (folder.md §8.5)."""
        devices = self.devices
        others = [
            one for one in self.said(stream)
            if one.signed.device in devices and devices[one.signed.device].member != member
        ]  # fmt: skip
        without = readers_of(self.team, first_makers(self.ring(stream)), others)
        return self.office.me.member not in without.roles

    def counts(self) -> bool:
        """This device is admitted, and neither removed nor frozen."""
        return self.device in self.team.present

    def reads(self, stream: Id) -> bool:
        """This device may publish in a stream: as a member in the team's, as a reader in a gezin's."""
        return self.device in self.writers(stream)

    def writers(self, stream: Id) -> Collection[Id]:
        """Devices whose new objects count."""
        return self.team.present if stream == self.root else self.readers(stream).devices

    def members(self, stream: Id) -> frozenset[Id]:
        """Members who hold the ring of a stream, by the statements."""
        if stream != self.root:
            return frozenset(self.readers(stream).roles)
        return frozenset(one.id for one in self.team.members.values() if one.present)

    def may_erase(self, stream: Id, device: Id) -> bool:
        """Who reads this gezin; or did, when the team took that member away after he said so.

        Whoever was sent away from the gezin alone still has its oldest key, and may not use it for this.
        """
        member = self.team.devices[device].member
        if self.team.members[member].present:
            return member in self.readers(stream).roles
        return member in self.once_read(stream)

    def once_read(self, stream: Id) -> frozenset[Id]:
        """Members who read a gezin, or once did: what they wrote is part of it."""
        standing = self.readers(stream).standing
        return frozenset(
            one.body.member
            for one in self.said(stream)
            if isinstance(one.body, Lezer)
            and one.body.role is not Role.NONE
            and standing[one.id] is Standing.COUNTS
        )

    def purged(self, stream: Id) -> Container[bytes]:
        """Operations whose value went for good."""
        if stream == self.root:
            return frozenset()
        bodies = [one.body for one in self.readers(stream).purges]
        return frozenset(op for body in bodies if isinstance(body, Opschoning) for op in body.operations)

    def streams(self) -> list[Id]:
        """Gezinnen whose ring is here."""
        return sorted(set(self.office.rings()) - {self.root} - set(self.office.erased()))

    def basis(self, stream: Id) -> tuple[int, ...]:
        """Grows when something comes on which a verdict may have waited, a newer release too."""
        return (
            READER, len(self.ring(stream).entries), len(self.team.devices), len(self.said(self.root)),
            len(self.said(stream)),
        )  # fmt: skip

    def removals(self, stream: Id) -> int:
        """How many are known that outdate a key of this stream."""
        team = len(self.team.removals)
        return team if stream == self.root else team + self.readers(stream).endings

    def of_same_makers(self, ring: Ring) -> Ring:
        """Without keys of generation 1 by anybody else than who made this gezin.

        A reader would make himself its maker by one, and so its primair.
        """
        makers = {
            self._member(entry.maker) for entry in self.ring(ring.stream).entries if entry.generation == 1
        }
        if ring.stream == self.root or not makers:
            return ring
        kept = (one for one in ring.entries if one.generation > 1 or self._member(one.maker) in makers)
        return Ring(ring.stream, kept)

    def _member(self, device: Id) -> Id | None:
        found = self.team.devices.get(device)
        return None if found is None else found.member

    def key(self, stream: Id) -> bytes | None:
        """The key to write with; None when there is none that counts."""
        best = self.ring(stream).best(self.writers(stream))
        return None if best is None else best.key

    def key_to_say(self, stream: Id) -> bytes | None:
        """The key to write with, made when there is none; None when it is for others to make one."""
        if self.key(stream) is None:
            self.renew_key(stream)
        return self.key(stream)

    def key_to_come_in(self) -> bytes | None:
        """For a laptop that introduces itself: when no key counts, the newest that anybody made.

        Who was taken away may read by it that there is a laptop more, and nothing else.
        """
        newest = self.ring(self.root).best(self.team.devices)
        return self.key_to_say(self.root) or (None if newest is None else newest.key)

    def renew_key(self, stream: Id) -> bool:
        """Make a fresh key when somebody was sent away since the last. True when one was made.

        A laptop that has become another device is not in the team yet, and makes it as the one that it was.
        """
        ring, makers = self.ring(stream), self.writers(stream)
        removals, hands = self.removals(stream), reversed(self.office.me.hands)
        signer = next((hand.signer for hand in hands if hand.signer.device in makers), None)
        if signer is None or not ring.outdated(makers, removals):
            return False
        entry = ring.next_entry(os.urandom(KEY_SIZE), makers=makers, removals=removals, signer=signer)
        gezin = NO_GEZIN if stream == self.root else self.office.gezin(stream)
        self.office.keep_ring(Ring(stream, [entry]), gezin)
        self.changed(stream)
        return True

    def say(
        self, stream: Id, body: Body, now_ms: int, key: bytes | None = None, hand: Hand | None = None
    ) -> Statement:
        """Commit the next own statement, frozen as it will be published, under the key to write with.

        `hand`: by another device than the one of now, that this laptop was before. Whoever made the last key
        may have been taken away since: then there is a new one first.
        """
        me, key = (hand or self.office.me.hand).signer, key or self.key_to_say(stream)
        if key is None:
            raise ValueError("no key of this stream counts")
        mine = [one for one in self.said(stream) if one.signed.device == me.device]
        last = max(mine, key=lambda one: one.place.seq, default=None)
        hlc = tick(max((one.place.hlc for one in self.said(stream)), default=0), now_ms)
        if last is None:
            place = Place(stream, os.urandom(ID_SIZE), 1, NO_PREV, hlc)
        else:
            place = Place(stream, last.place.incarnation, last.place.seq + 1, last.id, hlc)
        statement = make_statement(place, body, me)
        data = write_statement(statement, key)
        known = Known(stream, Area.SEGMENTS, file_name(data), Type.STATEMENT, own=True, written=False)
        self.office.keep(known, data)
        self.changed(stream)
        return statement

    def _files(self, stream: Id) -> dict[str, bytes]:
        """Files with statements, by name."""
        known = self.office.known(stream, Area.SEGMENTS)
        files = {
            name: self.office.data(stream, Area.SEGMENTS, name)
            for name, one in known.items()
            if one.kind is Type.STATEMENT
        }
        return {name: data for name, data in files.items() if data is not None}

    def _read(self, stream: Id) -> dict[str, Statement]:
        """What was right stays right: devices and keys only come."""
        files, ring = self._files(stream), self.ring(stream)
        proven = {name: one for name, one in self._proven.get(stream, {}).items() if name in files}
        if stream == self.root:
            proven, self._team = read_team(self.office.marker, files, ring, proven)
            self._devices = self._team.devices
        else:
            fresh = {name: data for name, data in files.items() if name not in proven}
            proven |= read_statements(fresh, stream, ring, self.team)
        self._proven[stream] = proven
        return proven
