"""A made-up team of two with a gezin, as the office folder knows them: keys, rings, and objects of theirs.

anna, bram = Worker("anna"), Worker("bram")
team = Team(anna, bram)
data = write_segment(sign_run(anna.write("woorden", "veel post"), anna.signer), team.key)
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from kanz_desktop.crypto import capsule, signing
from kanz_desktop.domain.operations import Operation
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.identity import Device, Signer, member_id
from kanz_desktop.sync.marker import Marker
from kanz_desktop.sync.newcomer import Newcomer, introduce
from kanz_desktop.sync.ring import Ring
from kanz_desktop.sync.wrap import Recipient
from tests.helpers.operations import STREAM, Writer


def secret(name: str) -> bytes:
    """32 bytes that follow from a name."""
    return blake2b(name.encode(), digest_size=32).digest()


class Worker:
    """One member with one laptop, who writes in the stream of the gezin."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.writer = Writer(name)
        self.person, self.laptop = self.writer.author.person, self.writer.author.device
        self.sign_seed, self.box_secret = secret(f"{name} hand"), secret(f"{name} bus")
        self.sign_key = signing.public_key(self.sign_seed)
        self.box_key = capsule.box_public(self.box_secret)
        self.signer = Signer.of(secret(f"{name} laptop"))
        self.device_key = signing.public_key(self.signer.seed)
        self.member = member_id(self.sign_key, self.box_key)

    @property
    def device(self) -> Device:
        return Device(self.device_key, self.member, self.person, self.laptop)

    def newcomer(self, root: Id) -> Newcomer:
        """At the door of a team, with both signatures."""
        return introduce(
            root,
            person=self.person,
            sign_seed=self.sign_seed,
            box_key=self.box_key,
            laptop=self.laptop,
            device_seed=self.signer.seed,
        )

    @property
    def recipient(self) -> Recipient:
        return Recipient(self.member, self.box_secret)

    def write(self, *texts: str) -> list[Operation]:
        """One operation a text, in one chain."""
        return [self.writer.write("woorden", text) for text in texts]


class Team:
    """Who belongs, and the one key of the stream of a gezin."""

    def __init__(self, founder: Worker, *others: Worker, stream: Id = STREAM) -> None:
        everybody = (founder, *others)
        self.devices: Mapping[Id, Device] = {worker.device.id: worker.device for worker in everybody}
        self.marker = Marker(
            founder.person,
            founder.sign_key,
            founder.box_key,
            founder.laptop,
            founder.device_key,
            secret("zout"),
        )
        self.root = self.marker.root
        self.key = secret("sleutel")
        self.stream = stream
        self.ring = self.ring_of(stream, founder)
        self.team_ring = self.ring_of(self.root, founder)

    def ring_of(self, stream: Id, maker: Worker) -> Ring:
        empty = Ring(stream)
        return Ring(
            stream, [empty.next_entry(self.key, makers=self.devices, removals=0, signer=maker.signer)]
        )
