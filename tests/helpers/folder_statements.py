"""A team that talks: people who write statements one after the other, each in chains of their own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kanz_desktop.crypto import signing
from kanz_desktop.domain.headers import NO_PREV
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.bodies import Body
from kanz_desktop.sync.identity import Signer
from kanz_desktop.sync.judgement import place_of
from kanz_desktop.sync.newcomer import Newcomer, introduce
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.statement import Place, Statement, make_statement, make_toestel
from kanz_desktop.sync.team_bodies import Beheerder, Besluit, Lid, Target, Toestel, Verwijderd
from tests.helpers.folder_team import Team, Worker, secret


@dataclass
class Laptop:
    """One laptop of a person, and all that it said. `life` is its incarnation."""

    owner: Person
    name: str
    said: list[Statement] = field(default_factory=list)
    life: int = 1

    @property
    def signer(self) -> Signer:
        return Signer.of(secret(f"{self.name} laptop"))

    @property
    def id(self) -> Id:
        return self.signer.device

    @property
    def laptop_id(self) -> Id:
        return secret(f"{self.name} laptop-nummer")[:16]

    def say(self, body: Body, stream: Id | None = None) -> Statement:
        """The next statement, in the stream of the team by default."""
        stream = stream or self.owner.root
        incarnation = secret(f"{self.name} {stream.hex()} {self.life}")[:16]
        mine = [one for one in self.said if one.place.incarnation == incarnation]
        prev = mine[-1].id if mine else NO_PREV
        place = Place(stream, incarnation, len(mine) + 1, prev, hlc=len(self.said) + 1)
        self.said.append(make_statement(place, body, self.signer))
        return self.said[-1]

    def reach(self, upto: int | None = None) -> tuple[Reach, ...]:
        """How far each of its chains is, or was after its first `upto` statements."""
        last = {one.place.incarnation: place_of(one) for one in self.said[:upto]}
        return tuple(last.values())

    def toestel(self) -> Toestel:
        """Introduces this laptop, with the signature of its owner."""
        key = signing.public_key(self.signer.seed)
        return make_toestel(self.owner.root, self.owner.member, self.laptop_id, key, self.owner.sign_seed)


class Person(Worker):
    """A worker with laptops; `first` is the one that was admitted."""

    def __init__(self, name: str, root: Id) -> None:
        super().__init__(name)
        self.root = root
        self.laptops: list[Laptop] = []
        self.new_laptop(name)

    @property
    def first(self) -> Laptop:
        return self.laptops[0]

    def new_laptop(self, name: str) -> Laptop:
        self.laptops.append(Laptop(self, name))
        return self.laptops[-1]

    def keys(self, laptop: Laptop | None = None) -> Newcomer:
        """With one of the laptops, the first by default."""
        device = laptop or self.first
        return introduce(
            self.root,
            person=self.person,
            sign_seed=self.sign_seed,
            box_key=self.box_key,
            laptop=device.laptop_id,
            device_seed=device.signer.seed,
        )

    def lid(self, laptop: Laptop | None = None, *, kantoor: bool = False, name: str = "") -> Lid:
        return Lid(self.keys(laptop), name or self.name, kantoor)


class Folder:
    """A team that Anna founded. `said` is everything that anybody said."""

    def __init__(self) -> None:
        self.marker = Team(Worker("Anna")).marker
        self.people: dict[str, Person] = {}
        self.anna = self.person("Anna")
        self.marker = replace(self.marker, laptop=self.anna.first.laptop_id)
        self.anna.root = self.marker.root

    @property
    def said(self) -> list[Statement]:
        return [one for person in self.people.values() for laptop in person.laptops for one in laptop.said]

    def person(self, name: str) -> Person:
        """Somebody with keys and a laptop; not yet a member."""
        self.people[name] = Person(name, self.marker.root)
        return self.people[name]

    def member(self, name: str, *, by: Person | None = None, beheerder: bool = False) -> Person:
        """Somebody who was admitted, and made a beheerder."""
        person, inviter = self.person(name), by or self.anna
        inviter.first.say(person.lid())
        if beheerder:
            inviter.first.say(Beheerder(person.member, on=True))
        return person

    def remove(self, target: Laptop, *, by: Laptop, keeps: int | None = None) -> Statement:
        """A laptop taken away; `keeps` of its statements stay good, all of them by default."""
        known = tuple(laptop.id for laptop in target.owner.laptops)
        return by.say(Verwijderd(Target.DEVICE, target.id, known, target.reach(keeps)))

    def remove_member(self, target: Person, *, by: Laptop, keeps: int | None = None) -> Statement:
        reach = tuple(reach for laptop in target.laptops for reach in laptop.reach(keeps))
        known = tuple(laptop.id for laptop in target.laptops)
        return by.say(Verwijderd(Target.MEMBER, target.member, known, reach))

    def decide(self, removal: Statement, *, by: Person, stands: bool) -> Statement:
        return by.first.say(Besluit(removal.id, stands))
