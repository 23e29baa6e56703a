"""A laptop that was cloned writes two branches of one chain: both are kept, in whatever order they come."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kanz_desktop.domain.operations import Operation
from tests.helpers.family import Family, ident, keys
from tests.helpers.operations import Writer

BRANCHES = ("echt", "kloon")
LONG = 3


def forked(shared: int) -> list[Operation]:
    """`shared` operations of one laptop, and then `LONG` of it and as many of its clone."""
    stream = keys().stream
    first = Writer("tafel", stream=stream)
    ops = [first.write("woorden", f"samen {number}") for number in range(shared)]
    for branch in BRANCHES:
        writer = Writer("tafel", stream=stream)
        writer.chain, writer.hlc = first.chain, first.hlc
        for number in range(LONG):
            ops.append(writer.write("woorden", f"{branch} {number}", record=ident(branch)))
    return ops


FORKS = {shared: forked(shared) for shared in (0, 2)}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(FORKS)), st.data())
def test_both_branches_are_kept_whatever_the_order_in_which_they_come(
    shared: int, data: st.DataObject
) -> None:
    ops = FORKS[shared]
    order = data.draw(st.permutations(ops))
    with TemporaryDirectory() as folder:
        family = Family(Path(folder))
        try:
            refused = [family.store.receive([op]).refused for op in order]
            assert not any(refused)
            assert kept(family) == {op.id for op in ops}
            assert family.store.receive(order[:1]).waiting == 0
            assert family.store.verify().ok
        finally:
            family.store.close()


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (1, 0, 4, 3, 2), (0, 1, 4, 2, 3)])
def test_what_waits_for_its_own_branch_is_no_part_of_the_gezin_yet(
    tmp_path: Path, order: Sequence[int]
) -> None:
    """Of the clone the first operation never comes: what it wrote after that waits, and harms nobody."""
    ops = FORKS[0]
    real, late = ops[:LONG], ops[LONG + 1 :]
    family = Family(tmp_path / "a")
    received = [family.store.receive([(*real, *late)[place]]) for place in order]
    assert received[-1].waiting == len(late)
    assert not any(one.refused for one in received)
    assert kept(family) == {op.id for op in real}
    family.store.close()


def kept(family: Family) -> set[bytes]:
    return {op.id for op in family.store.operations()}
