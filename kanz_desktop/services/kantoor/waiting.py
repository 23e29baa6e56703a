"""What was written on this laptop and does not stand on the office folder yet."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.values import Id
from kanz_desktop.services.kantoor.laptop import Laptop
from kanz_desktop.services.kantoor.log import StoreLog
from kanz_desktop.services.kantoor.memory import OfficeMemory
from kanz_desktop.sync.layout import Area, paper_name

Hash = bytes
"""`Wachtend` has a field `bytes`."""


@dataclass(frozen=True, slots=True)
class Wachtend:
    """Of one gezin: what was changed on this laptop, papers, and the size of those in bytes.

    That somebody looked is a line of the inzageregister; it goes along, and is no change.
    """

    wijzigingen: int = 0
    papieren: int = 0
    bytes: int = 0
    welke: frozenset[Hash] = frozenset()
    """The papers, by the hash of their object."""

    def __sub__(self, other: Wachtend) -> Wachtend:
        """What went: never less than nothing."""
        return Wachtend(
            max(0, self.wijzigingen - other.wijzigingen), max(0, self.papieren - other.papieren),
            max(0, self.bytes - other.bytes), self.welke - other.welke,
        )  # fmt: skip


def waiting(office: OfficeMemory, laptop: Laptop) -> dict[Id, Wachtend]:
    """By gezin; those of which nothing waits are left out."""
    found: dict[Id, Wachtend] = {}
    for stream in laptop.streams():
        log = laptop.log(stream)
        gezin = laptop.gezin_of(stream)
        if log is not None and gezin is not None:
            out = _of_gezin(office, stream, log)
            if out != Wachtend():
                found[gezin] = out
    return found


def _of_gezin(office: OfficeMemory, stream: Id, log: StoreLog) -> Wachtend:
    frozen = {
        extent
        for known in office.known(stream, Area.SEGMENTS).values()
        if not known.written
        for extent in known.runs
    }
    out: dict[Id, int] = {}
    for extent in office.runs(stream):
        if extent not in frozen:
            out[extent.incarnation] = max(out.get(extent.incarnation, 0), extent.last)
    chains = {end.incarnation for end in log.reach() if end.seq > out.get(end.incarnation, 0)}
    operations = sum(log.written_after(chain, out.get(chain, 0)) for chain in chains)
    papers = office.known(stream, Area.PAPERS)
    left = {
        object_hash: size
        for object_hash, size in log.papers().items()
        if (known := papers.get(paper_name(object_hash))) is None or not known.written
    }
    return Wachtend(operations, len(left), sum(left.values()), frozenset(left))
