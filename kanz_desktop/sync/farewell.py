"""What stays of somebody who is taken away: all that was taken in here by then (docs/format/folder.md §8)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.head import Head, read_head
from kanz_desktop.sync.judgement import place_of, within
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.plan import named_streams
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.team_bodies import REACH_LIMIT, Target, Toestel


def devices_of(sight: Sight, target: Target, target_id: Id) -> frozenset[Id]:
    """The devices that a removal takes away."""
    if target is Target.DEVICE:
        return frozenset({target_id})
    return frozenset(one for one, device in sight.team.devices.items() if device.member == target_id)


def taken_in(local: Local, devices: Collection[Id]) -> Iterator[Reach]:
    """How far the operations of these devices go in every gezin that is here; of gezinnen that are not, what
    heads show of them: their readers go on with what they have, and with the role that was given them."""
    sight = Sight(local.office)
    for stream in sight.streams():
        log = local.log(stream)
        writer = {run.incarnation: run.device for run in local.office.runs(stream)}
        for end in log.reach() if log is not None else ():
            if writer.get(end.incarnation) in devices:
                yield end
    yield from _elsewhere(sight, devices)


def taken_before(local: Local, sight: Sight) -> tuple[Reach, ...]:
    """What is here of devices that were taken away, and no removal reaches: it was taken in before.

    With the statement that introduced a device of which whoever removed its member had not heard: without
    that nobody else can tell who signed.
    """
    team = sight.team
    introduced = {
        one.signed.device: place_of(one) for one in sight.said(sight.root) if isinstance(one.body, Toestel)
    }
    taken: set[Reach] = set()
    for stream in sight.streams():
        log = local.log(stream)
        writers = {run.incarnation: run.device for run in local.office.runs(stream)}
        for end in log.reach() if log is not None else ():
            writer = writers.get(end.incarnation)
            if writer is not None and team.quarantined(writer, end):
                taken.add(end)
            elif writer in introduced and writer not in team.devices and not within(end, team.released):
                taken.update((end, introduced[writer]))
    return tuple(sorted(taken, key=Reach.to_bytes))


def _elsewhere(sight: Sight, devices: Collection[Id]) -> list[Reach]:
    """Chains of gezinnen that are not read here, as far as any head goes.

    No head tells whose a chain is: those of every gezin that these devices wrote in, or that was erased here.
    """
    heads = {device: _head(sight, data) for device, data in sight.office.heads().items()}
    theirs = [head for device, head in heads.items() if device in devices and head is not None]
    streams = (named_streams(theirs) | set(sight.office.erased())) - {sight.root, *sight.streams()}
    furthest: dict[tuple[Id, Id], Reach] = {}
    for head in heads.values():
        for end in head.reach if head is not None else ():
            place = end.stream, end.incarnation
            if end.stream in streams and (place not in furthest or furthest[place].seq < end.seq):
                furthest[place] = end
    return sorted(furthest.values(), key=Reach.to_bytes)[: REACH_LIMIT // 2]


def _head(sight: Sight, data: bytes) -> Head | None:
    reading = read_head(data, sight.root, sight.ring(sight.root), sight.team.devices)
    return reading.content.head if reading.ok else None
