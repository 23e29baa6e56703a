"""Three laptops that write, delete, purge and send each other parts of their logs, against a naive model.

The model knows the definitions of docs/format/record.md §6-§8 and nothing of the code: it looks at all
operations of a laptop each time.
"""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kanz_desktop.domain.headers import Register
from kanz_desktop.domain.merge import RegisterState, arrive, head_of, rebuild, record_from, seen_heads
from kanz_desktop.domain.operations import Operation, decode_value
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Choice, Value
from tests.helpers.operations import RECORD, Writer
from tests.helpers.records import ident

MAMA = ident("mama")
LADDER = ("iedereen", "personen", "medewerkers")

laptops = st.integers(0, 2)
texts = st.sampled_from(["post", "veel post", "geld", ""])
writes = st.one_of(
    st.tuples(st.sampled_from(["woorden", "van_later", "ernst"]), st.none(), texts),
    st.tuples(st.just("bij_wie"), st.just(MAMA), st.booleans()),
    st.tuples(st.just("_voor"), st.none(), st.sampled_from(LADDER).map(lambda word: Choice(word, word))),
)


class Laptop:
    """A writer with its log, and the tables that a store would keep of it."""

    def __init__(self, name: str, wall_ms: int) -> None:
        self.writer = Writer(name, wall_ms=wall_ms)
        self.log: dict[bytes, Operation] = {}
        self.tables: dict[Register, RegisterState] = {}

    def receive(self, op: Operation) -> None:
        known = self.log.get(op.id)
        if known is None or not known.purged:
            self.log[op.id] = op
        state = self.tables.setdefault(op.header.register, RegisterState())
        step = arrive(op.id, op.header.replaces, heads=state.heads, retired=state.retired)
        state.heads -= step.drops
        state.retired |= step.retires
        state.heads |= {op.id} if step.is_head else set()

    def record(self) -> Record | None:
        heads = [head_of(self.log[op]) for state in self.tables.values() for op in state.heads]
        return record_from(RECORD, heads) if heads else None


class MergeMachine(RuleBasedStateMachine):
    @initialize(clocks=st.tuples(*[st.integers(0, 2**45)] * 3))
    def start(self, clocks: tuple[int, int, int]) -> None:
        self.laptops = [Laptop(f"laptop {n}", wall_ms) for n, wall_ms in enumerate(clocks)]

    @rule(who=laptops, write=writes)
    def write(self, who: int, write: tuple[str, bytes | None, Value]) -> None:
        laptop, (field, element, value) = self.laptops[who], write
        record = laptop.record()
        on_screen = [laptop.log[op] for op in (record.heads(field, element) if record else ())]
        op = laptop.writer.write(field, value, element=element, replaces=on_screen)
        laptop.receive(op)
        after = laptop.record()
        assert after is not None
        assert after.heads(field, element) == (op.id,), "an edit retires what stood on the screen"

    @rule(who=laptops, gone=st.booleans())
    def delete_or_restore(self, who: int, gone: bool) -> None:
        laptop = self.laptops[who]
        record = laptop.record()
        if record is None or record.empty:
            return
        switches = [laptop.log[op] for op in record.heads("_deleted")]
        seen = [laptop.log[op] for op in seen_heads(record)] if gone else []
        laptop.receive(laptop.writer.write("_deleted", gone, replaces=switches, saw=seen))
        after = laptop.record()
        assert after is not None
        assert after.deleted is gone
        assert not after.revived

    @rule(source=laptops, to=laptops, data=st.data())
    def send(self, source: int, to: int, data: st.DataObject) -> None:
        ops = list(self.laptops[source].log.values())
        if ops:
            for op in data.draw(st.lists(st.sampled_from(ops), max_size=8)):
                self.laptops[to].receive(op)

    @rule(who=laptops, data=st.data())
    def purge_everywhere(self, who: int, data: st.DataObject) -> None:
        ops = [op for op in self.laptops[who].log.values() if not op.header.field.startswith("_")]
        if ops:
            named = data.draw(st.sampled_from(ops)).id
            for laptop in self.laptops:
                if named in laptop.log:
                    laptop.log[named] = laptop.log[named].without_value()

    @rule()
    def meet(self) -> None:
        everything = [op for laptop in self.laptops for op in laptop.log.values()]
        for laptop in self.laptops:
            for op in everything:
                laptop.receive(op)
        first, *others = [(laptop.tables, laptop.record()) for laptop in self.laptops]
        for tables, record in others:
            assert tables == first[0]
            assert record == first[1]

    @invariant()
    def tables_are_what_the_log_says(self) -> None:
        for laptop in self.laptops:
            log = [(op.id, op.header) for op in laptop.log.values()]
            assert rebuild(log) == laptop.tables
            assert rebuild(reversed(log)) == laptop.tables

    @invariant()
    def the_record_is_what_the_definitions_say(self) -> None:
        for laptop in self.laptops:
            record = laptop.record()
            if record is not None:
                assert plain(record) == model(list(laptop.log.values()))


def plain(record: Record) -> dict[str, Any]:
    return {
        "deleted": record.deleted,
        "revived": record.revived,
        "cells": {field: list(cell.heads) for field, cell in record.cells.items() if field != "_voor"},
        "sets": {
            (field, element): set(cell.heads)
            for field, elements in record.sets.items()
            for element, cell in elements.items()
        },
        "bij_wie": set(record.members("bij_wie")),
        "mama": any(cell.value for cell in record.sets.get("bij_wie", {}).values()),
        "_voor": record.choice("_voor"),
    }


def model(ops: list[Operation]) -> dict[str, Any]:
    """All definitions again, as slowly and plainly as they can be said."""
    heads = [op for op in ops if not any(same(op, other) and op.id in other.header.replaces for other in ops)]
    shown = [op for op in heads if op.value_bytes is not None]
    content = [op for op in shown if op.header.field != "_deleted"]
    switches = [op for op in shown if op.header.field == "_deleted"]
    deletes = [op for op in switches if value(op) is True]
    seen = {name for op in deletes for name in op.header.saw}
    whole = bool(deletes) and deletes == switches and all(op.id in seen for op in content)
    nothing = all(op.header.field.startswith("_") for op in content)
    cells: dict[str, list[bytes]] = {}
    sets: dict[tuple[str, bytes], set[bytes]] = {}
    for op in sorted(shown, key=lambda op: (op.header.hlc, op.id), reverse=True):
        if op.header.element is None and op.header.field != "_voor":
            cells.setdefault(op.header.field, []).append(op.id)
        elif op.header.element is not None:
            sets.setdefault((op.header.field, op.header.element), set()).add(op.id)
    return {
        "deleted": whole or nothing,
        "revived": bool(deletes) and not whole,
        "cells": cells,
        "sets": sets,
        "bij_wie": {op.header.element for op in shown if op.header.field == "bij_wie" and value(op) is True},
        "mama": any(value(op) is True for op in shown if op.header.field == "bij_wie"),
        "_voor": strictest(shown),
    }


def same(one: Operation, other: Operation) -> bool:
    return (one.header.field, one.header.element) == (other.header.field, other.header.element)


def value(op: Operation) -> Value:
    assert op.value_bytes is not None
    return decode_value(op.value_bytes)


def strictest(ops: list[Operation]) -> str:
    chosen = [value(op) for op in ops if op.header.field == "_voor"]
    ladder = [LADDER.index(choice.id) for choice in chosen if isinstance(choice, Choice)]
    return LADDER[max(ladder)] if ladder else ""


TestMerge = MergeMachine.TestCase
TestMerge.settings = settings(max_examples=80, stateful_step_count=30, deadline=None)
