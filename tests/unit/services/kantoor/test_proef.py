"""What a dry run takes in: operations in any order, and no database."""

from __future__ import annotations

import random
from copy import copy

import pytest

from kanz_desktop.domain.operations import Operation
from kanz_desktop.domain.values import FileRef
from kanz_desktop.services.kantoor.beeld import Papieren
from kanz_desktop.services.kantoor.proef import RehearsedLog
from kanz_desktop.sync.reach import Reach
from tests.helpers.operations import STREAM, Writer
from tests.helpers.records import ident

LAPTOP = ident("laptop")


@pytest.fixture
def log() -> RehearsedLog:
    """Of a gezin that would come."""
    return RehearsedLog(STREAM, None, LAPTOP)


def chain(writer: Writer, count: int, record: str = "probleem") -> list[Operation]:
    return [writer.write("woorden", f"regel {number}", record=ident(record)) for number in range(count)]


@pytest.mark.parametrize("seed", range(5))
def test_in_whatever_order_they_come_all_are_counted_once(log: RehearsedLog, seed: int) -> None:
    ops = [*chain(Writer("anna"), 40), *chain(Writer("bram"), 30, "ander")]
    coming = [*ops, *ops[:9]]
    random.Random(seed).shuffle(coming)
    for start in range(0, len(coming), 7):
        log.receive(coming[start : start + 7])
    assert all(log.find(op.id) == op for op in ops)
    ends = {Reach(STREAM, op.header.incarnation, op.header.seq, op.id) for op in (ops[39], ops[-1])}
    assert set(log.reach()) == ends
    tally = log.tally()
    assert (tally.operations, tally.erbij, tally.gewijzigd) == (70, 2, 0)


def test_what_waits_for_its_predecessor_is_not_there(log: RehearsedLog) -> None:
    first, second, third = chain(Writer("anna"), 3)
    log.receive([third, second])
    assert not log.has(second.id)
    assert log.reach() == ()
    assert log.tally().operations == 0
    log.receive([first])
    assert [op.id for op in log.run(log.reach()[0], 2)] == [second.id, third.id]


def test_both_branches_of_a_fork_have_an_end(log: RehearsedLog) -> None:
    writer = Writer("anna")
    stem = chain(writer, 2)
    clone = copy(writer)
    here, there = chain(writer, 2), chain(clone, 1, "ander")
    log.receive([*there, *here, *stem])
    assert {end.id for end in log.reach()} == {here[-1].id, there[-1].id}


def test_a_purged_value_is_gone_before_and_after_it_comes(log: RehearsedLog) -> None:
    early, late = chain(Writer("anna"), 2)
    log.receive([early])
    log.purge([early.id, late.id], [])
    log.receive([late])
    assert [log.find(op.id) for op in (early, late)] == [early.without_value(), late.without_value()]


def test_papers_are_counted_by_what_operations_say_of_them(log: RehearsedLog) -> None:
    writer = Writer("anna")
    names = [FileRef(ident(name) * 2, size, "image/png") for name, size in (("een", 10), ("twee", 20))]
    log.receive([writer.write("bestand", name, kind="document") for name in (*names, names[0])])
    assert log.tally().papers == Papieren(2, 30)
