"""What heads ask for: which files to read by name, which directories to list (docs/format/folder.md §10).

Pure: heads and what is known go in, a plan comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.head import Head, Made
from kanz_desktop.sync.layout import Area
from kanz_desktop.sync.reach import Reach

Counts = Mapping[tuple[Id, Id, Area], int]
"""By device, stream and area: how many objects were looked for already."""


@dataclass(frozen=True, slots=True)
class Look:
    """Where something is new: these names first, and all unknown ones when `listing`."""

    stream: Id
    area: Area
    names: frozenset[str]
    listing: bool


def looks(
    stream: Id, areas: Iterable[Area], heads: Mapping[Id, Head], counted: Counts, known: Collection[str]
) -> list[Look]:
    """Areas of this stream in which some device made more than was looked for; `known` are names."""
    found: list[Look] = []
    for area in areas:
        names: set[str] = set()
        listing = changed = False
        for device, head in heads.items():
            more = made_in(head, stream, area) - counted.get((device, stream, area), 0)
            if more > 0:
                recent = [one.name.hex() for one in head.recent if (one.stream, one.area) == (stream, area)]
                changed = True
                listing = listing or more > len(recent)
                names.update(name for name in recent if name not in known)
        if changed:
            found.append(Look(stream, area, frozenset(names), listing))
    return found


def made_in(head: Head, stream: Id, area: Area) -> int:
    """How many objects this device ever published there."""
    made = next((made for made in head.made if made.stream == stream), Made(stream, 0, 0, 0, 0))
    by_area = {
        Area.SEGMENTS: made.segments,
        Area.PACKS: made.packs,
        Area.PAPERS: made.papers,
        Area.WRAPS: made.wraps,
    }
    return by_area[area]


def named_streams(heads: Iterable[Head]) -> set[Id]:
    """Every stream in which somebody published."""
    return {made.stream for head in heads for made in head.made}


def lacking(stream: Id, heads: Iterable[Head], holds: Callable[[bytes], bool]) -> set[Reach]:
    """Ends of chains that somebody has and that are not here."""
    return {reach for head in heads for reach in head.reach if reach.stream == stream and not holds(reach.id)}


def behind(theirs: Head, mine: Head, streams: Collection[Id]) -> set[Reach]:
    """Ends of chains of these streams of which `theirs` shows less than `mine`, or another branch."""
    return {reach for reach in mine.reach if reach.stream in streams and not _shows(theirs, reach)}


def _shows(head: Head, end: Reach) -> bool:
    return any(
        (reach.stream, reach.incarnation) == (end.stream, end.incarnation)
        and (reach.seq > end.seq or reach.id == end.id)
        for reach in head.reach
    )
