"""The statements of a team, laid out by what they are about: who claims which device, who removes whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.identity import Device
from kanz_desktop.sync.judgement import place_of, within
from kanz_desktop.sync.marker import Marker
from kanz_desktop.sync.statement import Statement, toestel_holds
from kanz_desktop.sync.team_bodies import (
    Beheerder,
    Besluit,
    Lid,
    Target,
    Toestel,
    Verwijderd,
    Vrijgave,
)


class TeamFacts:
    """What statements say, whether or not they count; those whose keys did not sign for them are left out."""

    def __init__(self, marker: Marker, statements: Iterable[Statement]) -> None:
        self.marker = marker
        self.sign_keys = {marker.member: marker.sign_key}
        self.lids: dict[Id, list[Statement]] = defaultdict(list)
        """By member."""
        self.admissions: dict[Id, list[Statement]] = defaultdict(list)
        """By device: every lid and toestel that brings it."""
        self.beheer: dict[Id, list[Statement]] = defaultdict(list)
        """By member: those that make a beheerder."""
        self.resignations: dict[Id, list[Statement]] = defaultdict(list)
        self.decisions: dict[bytes, list[Statement]] = defaultdict(list)
        """By removal."""
        self.removals: list[Statement] = []
        self.releases: list[Statement] = []
        kept = tuple(statements)
        for statement in kept:
            if isinstance(statement.body, Lid) and statement.body.newcomer.holds(marker.root):
                self.sign_keys[statement.body.member] = statement.body.newcomer.sign_key
                self.lids[statement.body.member].append(statement)
                self.admissions[statement.body.newcomer.device.id].append(statement)
        for statement in kept:
            self._note(statement)

    def holds(self, statement: Statement) -> bool:
        """The keys that it brings signed for it; true for all that brings none."""
        body = statement.body
        if isinstance(body, Lid):
            return statement in self.lids[body.member]
        return not isinstance(body, Toestel) or statement in self.admissions[statement.signed.device]

    def founder(self, device: Id) -> bool:
        return device == self.marker.device.id

    def members_of(self, device: Id) -> frozenset[Id]:
        """Whose device it is; two members only when one person holds the keys of both."""
        claims = {self._member(one) for one in self.admissions[device]}
        return frozenset(claims | {self.marker.member} if self.founder(device) else claims)

    def hits(self, removal: Statement, device: Id) -> bool:
        """True when this removal takes the device, or its member, away."""
        body = removal.body
        assert isinstance(body, Verwijderd)
        return body.id == device if body.target is Target.DEVICE else body.id in self.members_of(device)

    def strikers(self, statement: Statement) -> Iterator[Statement]:
        """Removals of its writer that do not reach as far as this statement."""
        for removal in self.removals:
            body = removal.body
            if (
                isinstance(body, Verwijderd)
                and removal.id != statement.id
                and self.hits(removal, statement.signed.device)
                and not within(place_of(statement), body.accepted)
            ):
                yield removal

    def releasing(self, toestel: Statement) -> Iterator[Statement]:
        """Who took in what this device wrote, before the removal of its member arrived, and says so."""
        for release in self.releases if isinstance(toestel.body, Toestel) else ():
            if isinstance(release.body, Vrijgave) and within(place_of(toestel), release.body.accepted):
                yield release

    def parties(self, removal: Statement) -> frozenset[Id]:
        """The members who removed, and who are removed, by this statement."""
        body = removal.body
        assert isinstance(body, Verwijderd)
        target = {body.id} if body.target is Target.MEMBER else self.members_of(body.id)
        return self.members_of(removal.signed.device) | target

    def device(self, admission: Statement) -> Device:
        """The device that an admission brings."""
        body = admission.body
        if isinstance(body, Lid):
            return body.newcomer.device
        assert isinstance(body, Toestel)
        return Device(body.device_key, body.member, self._person(body.member), body.laptop)

    def _note(self, statement: Statement) -> None:
        body = statement.body
        if isinstance(body, Toestel):
            key = self.sign_keys.get(body.member)
            if key is not None and toestel_holds(body, self.marker.root, key):
                self.admissions[statement.signed.device].append(statement)
        elif isinstance(body, Beheerder):
            (self.beheer if body.on else self.resignations)[body.member].append(statement)
        elif isinstance(body, Verwijderd):
            self.removals.append(statement)
        elif isinstance(body, Besluit):
            self.decisions[body.removal].append(statement)
        elif isinstance(body, Vrijgave):
            self.releases.append(statement)

    def _member(self, admission: Statement) -> Id:
        body = admission.body
        assert isinstance(body, Lid | Toestel)
        return body.member

    def _person(self, member: Id) -> Id:
        if member == self.marker.member:
            return self.marker.person
        lids = [one.body for one in self.lids[member]]
        return min(body.newcomer.person for body in lids if isinstance(body, Lid))
