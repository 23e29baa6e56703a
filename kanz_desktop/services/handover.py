"""The one secret that goes from a window to the window at the table, by way of the parent's pipe."""

from __future__ import annotations

import json
from dataclasses import dataclass

from kanz_desktop.domain.access import Audience
from kanz_desktop.domain.operations import Author
from kanz_desktop.domain.values import Id
from kanz_desktop.storage.gezin_keys import GezinKeys


@dataclass(frozen=True, slots=True, repr=False)
class Handover:
    """What the window at the table gets: one gezin's keys, who writes, and who sits there."""

    keys: GezinKeys
    naam: str
    author: Author
    persons: frozenset[Id]

    @property
    def audience(self) -> Audience:
        return Audience(workers=False, persons=self.persons)

    def to_bytes(self) -> bytes:
        return json.dumps({
            "keys": self.keys.to_bytes().hex(),
            "naam": self.naam,
            "person": self.author.person.hex(),
            "device": self.author.device.hex(),
            "persons": sorted(person.hex() for person in self.persons),
        }).encode()  # fmt: skip


def read_handover(data: bytes | bytearray) -> Handover:
    """Reverse of `Handover.to_bytes`; ValueError on anything else."""
    content = json.loads(data)
    try:
        author = Author(bytes.fromhex(content["person"]), bytes.fromhex(content["device"]))
        persons = frozenset(bytes.fromhex(person) for person in content["persons"])
        keys = GezinKeys.from_bytes(bytes.fromhex(content["keys"]))
        return Handover(keys, str(content["naam"]), author, persons)
    except (KeyError, TypeError):
        raise ValueError("this is no hand-over") from None
