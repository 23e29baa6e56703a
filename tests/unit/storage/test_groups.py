"""However operations are cut into groups, the same rows stand in the database afterwards."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kanz_desktop.domain.kinds import DELETED
from kanz_desktop.domain.operations import Operation
from kanz_desktop.domain.values import Choice, Value
from kanz_desktop.storage import appending, unit
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.family_store import FamilyStore
from tests.helpers.family import Family, ident, keys
from tests.helpers.operations import Writer

STREAM = keys().stream
SHAPES = range(4)
LONG = 24
Outcome = tuple[list[bytes], int, dict[str, list[str]], bool]
"""What was refused, how many wait, every row, and whether all of it verifies."""


@cache
def history(seed: int) -> tuple[Operation, ...]:
    """Three laptops, one of them cloned half-way, that write, replace, contest and delete in a few records;
    one operation by a forger, and one of another gezin."""
    chance = random.Random(seed)
    writers = [Writer(name, stream=STREAM) for name in ("anouk", "bram", "carla")]
    made: list[Operation] = []
    for turn in range(LONG):
        if turn == LONG // 2:
            clone = Writer("carla", stream=STREAM)
            clone.chain, clone.hlc = writers[-1].chain, writers[-1].hlc
            writers.append(clone)
        record, element = ident(chance.choice(["post", "kast", "trap"])), None
        field = chance.choice(["woorden", "woorden", "ernst", "bij_wie", "_voor_wie", DELETED])
        value: Value = f"{chance.choice(['stapel', 'kast', 'trap'])} {turn}"
        if field == "bij_wie":
            value, element = chance.random() < 0.7, ident("mama")
        elif field == DELETED:
            value = chance.random() < 0.7
        elif field != "woorden":
            value = Choice("ernst-1", "erg")
        place = (record, field, element)
        there = [op for op in made if (op.header.record, op.header.field, op.header.element) == place]
        op = chance.choice(writers).write(
            field, value, element=element, record=record,
            replaces=chance.sample(there, min(len(there), chance.randrange(3))),
            saw=chance.sample(made, min(len(made), 3)) if field == DELETED else (),
        )  # fmt: skip
        made.append(op)
    forger = Writer("vals", stream=STREAM)
    forger.chain = replace(forger.chain, seq=2, prev=made[0].id)
    return *made, forger.write("woorden", "vals"), Writer("jansen").write("woorden", "van een ander")


def dump(store: FamilyStore) -> dict[str, list[str]]:
    """Every row of every table, names written out."""
    connection: Connection = store._connection
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search/_%' ESCAPE '/'"
            " AND name NOT IN ('name', 'store')"
        )
    ]
    names: dict[int, str] = dict(connection.execute("SELECT name, text FROM name").fetchall())
    found = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
    found["register"] = [(*row[:2], names[row[2]], *row[3:]) for row in found["register"]]
    found["head"] = [(*row[:3], names[row[3]], *row[4:]) for row in found["head"]]
    found["search"] = connection.execute("SELECT rowid, text FROM search").fetchall()
    return {table: sorted(repr(row) for row in rows) for table, rows in found.items()}


def taken_in(groups: Sequence[Sequence[Operation]], purged: Sequence[bytes], *, unseen: bool) -> Outcome:
    with TemporaryDirectory() as folder:
        store = Family(Path(folder)).store
        store.purge(purged)
        received = [store.receive(group, unseen=unseen) for group in groups]
        refused = [op_id for one in received for op_id in one.refused]
        while store.lags:
            store.catch_up()
        rows, ok = dump(store), store.verify().ok
        store.close()
        return refused, received[-1].waiting, rows, ok


@st.composite
def arrivals(draw: st.DrawFn) -> tuple[list[Operation], list[int], list[bytes]]:
    """Operations in some order, some again and some never; where they are cut; what was purged before."""
    ops = history(draw(st.sampled_from(SHAPES)))
    order = draw(st.permutations(ops)) if draw(st.booleans()) else list(ops)
    order = [op for op in order if op not in draw(st.lists(st.sampled_from(ops), max_size=2))]
    order += draw(st.lists(st.sampled_from(ops), max_size=6))
    cuts = draw(st.lists(st.integers(0, len(order)), max_size=4))
    purged = [op.id for op in draw(st.lists(st.sampled_from(ops), max_size=3, unique=True))]
    return order, sorted(cuts), purged


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(arrivals(), st.booleans())
@example((list(history(0)), [], []), False)
@example((list(reversed(history(1))), [], []), True)
def test_a_group_leaves_what_its_operations_leave_one_by_one(
    coming: tuple[list[Operation], list[int], list[bytes]], unseen: bool
) -> None:
    order, cuts, purged = coming
    groups = [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    singly = taken_in([[op] for op in order], purged, unseen=False)
    assert taken_in(groups, purged, unseen=unseen) == singly


@pytest.fixture
def small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (appending, unit):
        monkeypatch.setattr(module, "GROUP", 5)


@pytest.mark.usefixtures("small_groups")
def test_more_than_a_group_at_once_is_still_one_transaction(tmp_path: Path) -> None:
    ops = history(2)
    store = Family(tmp_path).store
    before = dump(store)

    def dying() -> Iterator[Operation]:
        yield from ops[:17]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.receive(dying())
    assert dump(store) == before
    store.receive(ops)
    assert dump(store) == taken_in([[op] for op in ops], [], unseen=False)[2]
    store.close()
