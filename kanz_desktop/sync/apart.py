"""What somebody who was removed wrote afterwards: by number, and released by a member (folder.md §8.4).

The operations stay in their files on the folder; a laptop knows of them how many there are and of whom.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.head import Head
from kanz_desktop.sync.layout import Area, stream_folder
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.mailbox import Mailbox
from kanz_desktop.sync.office import Held, Office
from kanz_desktop.sync.plan import looks, made_in
from kanz_desktop.sync.ports import OfficeFolder
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.reading import ABSENT, Intake
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.watch import Report, Unwatched


@dataclass(frozen=True, slots=True)
class KeptApart:
    """Of one removed or frozen device, in one stream. `count` is how many numbers of its chains are held:
    two branches of a forked chain count once. `ends` is how far they go: what a vrijgave names."""

    stream: Id
    device: Id
    count: int
    ends: tuple[Reach, ...]


def kept_apart(sight: Sight, stream: Id) -> tuple[KeptApart, ...]:
    """By device; nothing of what was accepted after all, or of whom a decision brought back."""
    held: dict[Id, list[Held]] = defaultdict(list)
    for one in sight.office.apart(stream):
        if sight.team.quarantined(one.device, one.end(stream)):
            held[one.device].append(one)
    return tuple(
        KeptApart(stream, device, _count(found), _ends(stream, found))
        for device, found in sorted(held.items())
    )


def look_for_more(intake: Intake, office: Office, stream: Id, gone: Mapping[Id, Head], day: int) -> None:
    """Read once what the heads of removed devices count there. They are believed in nothing else: whatever
    they name and does not stand there is looked for on one day once, not in every sync."""
    for area in (Area.SEGMENTS, Area.PACKS):
        looked = b"apart" + stream + area.encode() + day.to_bytes(8, "big")
        for look in looks(stream, (area,), gone, office.counted(), office.known(stream, area)):
            if looked in office.done():
                continue
            notes = office.notes(stream_folder(stream, area))
            if any(name in notes and notes[name].reason == ABSENT for name in intake.look(look)):
                office.mark_done(looked)
            else:
                for device, head in gone.items():
                    office.keep_count(device, stream, area, made_in(head, stream, area))


def take_in_released(local: Local, folder: OfficeFolder, stream: Id) -> int:
    """Read what waited for a vrijgave that is here now; how many operations that brought.

    Raises NotOurs and what the folder port raises; then the next sync reads it.
    """
    sight, report, watch = Sight(local.office), Report(), Unwatched()
    mailbox = Mailbox(folder, sight.root, watch)
    mailbox.check()
    intake = Intake(local, sight, mailbox, watch, report)
    while intake.read_again(stream):
        pass
    return report.received[stream]


def _count(held: Iterable[Held]) -> int:
    count, upto = 0, {one.incarnation: 0 for one in held}
    for one in sorted(held, key=lambda one: (one.incarnation, one.first)):
        before = max(upto[one.incarnation], one.first - 1)  # a segment and a pack may hold the same
        count += max(0, one.last - before)
        upto[one.incarnation] = max(before, one.last)
    return count


def _ends(stream: Id, held: Iterable[Held]) -> tuple[Reach, ...]:
    """The last of every chain, of a forked one the last of each branch; in the order of their bytes."""
    last: dict[Id, int] = {}
    for one in held:
        last[one.incarnation] = max(last.get(one.incarnation, 0), one.last)
    ends = {one.end(stream) for one in held if one.last == last[one.incarnation]}
    return tuple(sorted(ends, key=Reach.to_bytes))
