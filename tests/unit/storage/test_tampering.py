"""Who changes the log with the key in hand is named: which operation, and where the chain breaks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kanz_desktop.domain.values import Choice
from kanz_desktop.storage.database import Connection, open_database
from kanz_desktop.storage.gezin_keys import MAP_DATABASE
from kanz_desktop.storage.log import Spot
from tests.helpers.family import Family, ident

LINES = 12


@pytest.fixture
def family(tmp_path: Path) -> Family:
    """Lines of the register between changes, as a day of work leaves them."""
    made = Family(tmp_path / "gezin")
    for number in range(LINES):
        made.write("post", f"{number}")
        line = made.edit(
            f"regel {number}", "registerregel", "wat", Choice("papier-geopend", "Papier geopend")
        )
        made.store.note([line], made.clock())
    made.store.close()
    return made


def ops_of(connection: Connection) -> list[tuple[int, str]]:
    """(row, id) in the order of the chain."""
    rows = connection.execute("SELECT op, hex(id) FROM log JOIN op_id USING (op) ORDER BY seq").fetchall()
    return [(row, op_id.lower()) for row, op_id in rows]


def after(family: Family, tamper: Callable[[Connection, list[tuple[int, str]]], set[str]]) -> None:
    """Tamper with the right key in hand; what comes of it names what `tamper` says must be named."""
    keys = family.keys
    connection = open_database(family.folder / MAP_DATABASE, keys.database_key, keys.database_salt)
    with connection.transaction():
        named = tamper(connection, ops_of(connection))
    connection.close()
    store = family.reopen(close=False)
    findings = store.verify(objects="none")
    store.close()
    assert not findings.ok
    assert named <= {damage.id for damage in findings.damage}


def test_a_log_that_nobody_touched_is_whole(family: Family) -> None:
    assert family.reopen(close=False).verify().ok


@pytest.mark.parametrize("column", ["value", "header", "salt"])
def test_a_flipped_byte_names_its_operation(family: Family, column: str) -> None:
    def flip(connection: Connection, ops: list[tuple[int, str]]) -> set[str]:
        row, op_id = ops[7]
        content = bytearray(connection.value(f"SELECT {column} FROM log WHERE op = ?", (row,)))
        content[-1] ^= 1
        connection.execute(f"UPDATE log SET {column} = ? WHERE op = ?", (bytes(content), row))
        return {op_id}

    after(family, flip)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(place=st.integers(0, 2 * LINES - 2))
def test_a_line_that_was_taken_out_breaks_the_chain_at_the_next_one(tmp_path_factory, place: int) -> None:
    family = Family(tmp_path_factory.mktemp("gezin") / "g")
    for number in range(LINES):
        family.write("post", f"{number}")
        line = family.edit(f"regel {number}", "registerregel", "wat", Choice("geopend", "x"))
        family.store.note([line], family.clock())
    family.store.close()

    def remove(connection: Connection, ops: list[tuple[int, str]]) -> set[str]:
        row = ops[place][0]
        for table in ("log", "head", "replaced"):
            connection.execute(f"DELETE FROM {table} WHERE op = ?", (row,))
        return {ops[place + 1][1]}

    after(family, remove)


def test_two_operations_that_changed_places_are_both_named(family: Family) -> None:
    def swap(connection: Connection, ops: list[tuple[int, str]]) -> set[str]:
        (one, first), (other, second) = ops[4], ops[9]
        connection.execute("UPDATE log SET seq = 5 + 10 - seq WHERE op IN (?, ?)", (one, other))
        return {first, second}

    after(family, swap)


def test_a_line_that_was_moved_to_another_record_is_named(family: Family) -> None:
    def move(connection: Connection, ops: list[tuple[int, str]]) -> set[str]:
        row, op_id = ops[5]
        register = connection.value("SELECT register FROM log WHERE op = ?", (ops[7][0],))
        connection.execute("UPDATE log SET register = ? WHERE op = ?", (register, row))
        return {op_id}

    after(family, move)


def test_another_moment_or_another_person_in_a_line_is_named(family: Family) -> None:
    def rewrite(connection: Connection, ops: list[tuple[int, str]]) -> set[str]:
        row, op_id = ops[5]
        header = bytearray(connection.value("SELECT header FROM log WHERE op = ?", (row,)))
        header[-64:-48] = ident("bram")
        connection.execute("UPDATE log SET header = ? WHERE op = ?", (bytes(header), row))
        return {op_id}

    after(family, rewrite)


def test_the_log_can_be_read_by_time_a_page_at_a_time(family: Family) -> None:
    store = family.reopen(close=False)
    found, before = [], None
    while page := store.by_time(before, 5):
        found += page
        before = Spot.at(page[-1])
    walls = [stored.op.header.wall_ms for stored in found]
    assert len(found) == 2 * LINES
    assert walls == sorted(walls, reverse=True)
    lines = store.by_time(None, 100, kind="registerregel")
    assert {stored.op.header.kind for stored in lines} == {"registerregel"}
    assert len(lines) == len(store.by_time(None, 100, kind="-registerregel")) == LINES
    assert store.by_time(None, 100, person=ident("bram")) == []
    assert len(store.by_time(None, 100, person=ident("anouk"))) == 2 * LINES


def test_reading_by_time_uses_the_index(family: Family) -> None:
    keys = family.keys
    connection = open_database(family.folder / MAP_DATABASE, keys.database_key, keys.database_salt)
    plan = connection.execute(
        "EXPLAIN QUERY PLAN SELECT op FROM log WHERE substr(header, -74, 8) <= ?"
        " ORDER BY substr(header, -74, 8) DESC, op DESC LIMIT 5",
        (b"\xff" * 8,),
    ).fetchall()
    connection.close()
    assert "log_by_time" in str(plan)
    assert "TEMP B-TREE" not in str(plan)


def test_the_end_of_the_log_cut_off_is_seen_as_long_as_the_tables_know_of_it(family: Family) -> None:
    store = family.reopen(close=False)
    assert store.lost_heads() == 0
    store.close()
    keys = family.keys
    connection = open_database(family.folder / MAP_DATABASE, keys.database_key, keys.database_salt)
    with connection.transaction():
        connection.execute("DELETE FROM log WHERE op = (SELECT max(op) FROM log)")
    connection.close()
    store = family.reopen(close=False)
    assert store.lost_heads() == 1
    assert not store.verify(objects="none").ok
    store.close()


def test_a_log_is_checked_in_stretches_as_it_is_whole(family: Family) -> None:
    store = family.reopen(close=False)
    row, seen = 0, 0
    while row is not None:
        checked = store.links(row, 5)
        assert checked.damage == ()
        seen += len(checked.headers)
        row = checked.last
    assert seen == 2 * LINES
    store.close()
