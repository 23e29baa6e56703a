"""What stays of somebody who is taken away: all that was taken in here by then (docs/format/folder.md §8)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.team_bodies import Target


def devices_of(sight: Sight, target: Target, target_id: Id) -> frozenset[Id]:
    """The devices that a removal takes away."""
    if target is Target.DEVICE:
        return frozenset({target_id})
    return frozenset(one for one, device in sight.team.devices.items() if device.member == target_id)


def taken_in(local: Local, devices: Collection[Id]) -> Iterator[Reach]:
    """How far the operations of these devices go in every gezin that is here."""
    for stream in Sight(local.office).streams():
        log = local.log(stream)
        writer = {run.incarnation: run.device for run in local.office.runs(stream)}
        for end in log.reach() if log is not None else ():
            if writer.get(end.incarnation) in devices:
                yield end
