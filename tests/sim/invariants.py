"""What has to hold when an office with bad luck has come to rest.

The invariants are those of the design: I2 all devices the same, I3 nothing leaves the heads unseen, I4 what
was replaced is retired, I5 papers are whole, I6 nothing that nobody wrote, I7 absence changes nothing, I11
nothing purged or erased comes back; and every operation that was acknowledged is on every laptop that may
read it, and on the folder.
"""

from __future__ import annotations

from hashlib import blake2b

from kanz_desktop.sync.judgement import Standing
from kanz_desktop.sync.team_bodies import Gewist
from tests.sim.colleagues import SHORT, Colleagues
from tests.sim.office import Desk


class Broken(AssertionError):
    """An invariant does not hold."""


def hold(rule: bool, said: str) -> None:
    if not rule:
        raise Broken(said)


def check(office: Colleagues) -> None:
    """All of them, on every laptop that may read the gezin."""
    readers = office.readers()
    for desk in readers:
        same_as(desk, readers[0])
        whole(office, desk)
        heads(office, desk)
    if office.erased:
        for name, desk in office.desks.items():
            if not office.gone(name) and not _cannot_tell(office, desk):
                hold(SHORT not in desk.laptop.logs, f"I11: {name} has a gezin that was erased")


def _cannot_tell(office: Colleagues, desk: Desk) -> bool:
    """Whoever let people read it was removed by somebody who had erased it already.

    Then nothing proves here who may erase, and the worker does it by the number of the proof (folder.md §12).
    Or who erased it was removed by somebody who had not heard of it: then a worker decides.
    """
    sight = desk.deeds._sight
    void = {one.id for one in sight.said(sight.root) if sight.team.standing[one.id] is Standing.VOID}
    struck = any(isinstance(one.body, Gewist) and one.id in void for one in sight.said(sight.root))
    return (bool(office.fallen) and not sight.members(SHORT)) or (struck and not sight.team.gewist)


def same_as(desk: Desk, first: Desk) -> None:
    log, other = desk.log(), first.log()
    hold(set(log.ops) == set(other.ops), f"I2: {desk.name} has other operations")
    hold(log.state() == other.state(), f"I2: {desk.name} has other heads")
    gone, gone_there = ({op.id for op in held.ops.values() if op.purged} for held in (log, other))
    hold(gone == gone_there, f"I2: {desk.name} has other values")


def whole(office: Colleagues, desk: Desk) -> None:
    log = desk.log()
    hold(office.promised <= set(log.ops), f"{desk.name} lost an acknowledged operation")
    hold(office.papers <= set(log.objects), f"I5: {desk.name} lost a paper")
    for object_hash, (_, content) in log.objects.items():
        right = blake2b(content, digest_size=32).digest() == object_hash
        hold(right, f"I5: {desk.name} has another paper under that name")
    for op_id in office.purged & set(log.ops):
        hold(log.ops[op_id].purged, f"I11: {desk.name} has a value that was purged")


def heads(office: Colleagues, desk: Desk) -> None:
    """I3, I4: an operation is a head unless somebody who had it on the screen replaced it."""
    log = desk.log()
    replaced = {old for op_id in log.ops for old in office.written.get(op_id, ())}
    here = {op_id for one, _ in log.state().values() for op_id in one}
    hold(here == set(log.ops) - replaced, f"I3, I4: {desk.name} shows other heads")
