"""Whatever happens in whatever order: the tables are those that the log alone would give (I2, I3, I9)."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kanz_desktop.domain import merge
from kanz_desktop.domain.merge import head_of, record_from
from kanz_desktop.domain.operations import Operation
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Choice, Id, Value
from kanz_desktop.storage.drafts import Draft
from tests.helpers.family import Family, ident

RECORDS = st.sampled_from(["post", "kast"])
DEVICES = st.integers(0, 1)
TEXTS = st.sampled_from(["", "een", "twee", "dríe", "een lange zin over de post"])
FIELDS = ("woorden", "sinds", "ernst", "bij_wie")


class Devices(RuleBasedStateMachine):
    """Two laptops that write, type, undo, delete and pass operations on, late, double and out of order."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kanz-hypothesis-"))
        self.families = [Family(self.folder / person, person) for person in ("anouk", "bram")]
        self.purged: set[bytes] = set()

    def teardown(self) -> None:
        for family in getattr(self, "families", ()):
            family.store.close()
        shutil.rmtree(getattr(self, "folder", Path("/nonexistent")), ignore_errors=True)

    @rule(device=DEVICES, record=RECORDS, field=st.sampled_from(FIELDS), text=TEXTS)
    def write(self, device: int, record: str, field: str, text: str) -> None:
        value: Value = text or None
        element: Id | None = None
        if field == "ernst":
            value = Choice("ernst-1", text)
        elif field == "bij_wie":
            value, element = bool(text), ident("mama")
        self.families[device].write(record, value, field_id=field, element=element)

    @rule(device=DEVICES, record=RECORDS, text=TEXTS)
    def type(self, device: int, record: str, text: str) -> None:
        shown = self.families[device].store.record(ident(record))
        heads = shown.heads("woorden") if shown else ()
        self.families[device].store.save_draft(
            Draft(ident(record), "probleem", "woorden", None, text, heads, "leefgebieden")
        )

    @rule(device=DEVICES)
    def leave_the_cell(self, device: int) -> None:
        family = self.families[device]
        family.store.commit_drafts(family.clock())
        assert family.store.drafts() == ()

    @rule(device=DEVICES, record=RECORDS)
    def delete(self, device: int, record: str) -> None:
        if self.families[device].store.record(ident(record)) is not None:
            self.families[device].delete(record)

    @rule(device=DEVICES, redo=st.booleans())
    def turn(self, device: int, redo: bool) -> None:
        family = self.families[device]
        (family.store.redo if redo else family.store.undo)("leefgebieden", family.clock())

    @rule(device=DEVICES, seed=st.randoms(use_true_random=False), share=st.floats(0, 1))
    def pass_on(self, device: int, seed: object, share: float) -> None:
        ops = list(self.families[device].store.operations())
        seed.shuffle(ops)  # type: ignore[attr-defined]
        some = ops[: int(len(ops) * share)]
        self.families[1 - device].store.receive(some + some[:3])

    @rule(device=DEVICES, record=RECORDS)
    def purge(self, device: int, record: str) -> None:
        versions = self.families[device].store.history(ident(record), "woorden")
        ops = [version.op for version in versions[1:2]]
        self.purged |= set(ops)
        for family in self.families:
            family.store.purge(ops)

    @rule(device=DEVICES, crash=st.booleans())
    def reopen(self, device: int, crash: bool) -> None:
        if crash:
            self.families[device].store._connection.close()
        self.families[device].reopen(close=not crash)

    @invariant()
    def the_tables_are_those_of_the_log(self) -> None:
        for family in getattr(self, "families", ()):
            ops = list(family.store.operations())
            assert dict(family.store.snapshot().records) == naive(ops)

    @invariant()
    def nothing_purged_is_there(self) -> None:
        for family in getattr(self, "families", ()):
            assert not [op for op in family.store.operations() if op.id in self.purged and not op.purged]

    @invariant()
    def devices_with_the_same_operations_read_the_same(self) -> None:
        families = getattr(self, "families", ())
        logs = [{op.id for op in family.store.operations()} for family in families]
        if logs and logs[0] == logs[1]:
            assert families[0].store.tables_digest() == families[1].store.tables_digest()

    @rule(device=DEVICES)
    def rebuild(self, device: int) -> None:
        store = self.families[device].store
        digest, found = store.tables_digest(), store.search("een")
        store.rebuild()
        assert store.tables_digest() == digest
        assert store.search("een") == found

    @rule()
    def exchange_everything_and_verify(self) -> None:
        ops = [op for family in self.families for op in family.store.operations()]
        for family in self.families:
            received = family.store.receive(reversed(ops))
            assert (received.refused, received.waiting) == ((), 0)
            assert family.store.verify().ok


def naive(ops: list[Operation]) -> dict[Id, Record]:
    """The model: no tables, only sets. An operation is a head when no other of its register replaces it."""
    by_record: dict[Id, list[Operation]] = {}
    for op in ops:
        retired = any(op.id in o.header.replaces and o.header.register == op.header.register for o in ops)
        if not retired:
            by_record.setdefault(op.header.record, []).append(op)
    return {record: record_from(record, map(head_of, heads)) for record, heads in by_record.items()}


TestDevices = Devices.TestCase
TestDevices.settings = settings(
    max_examples=20,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def test_the_model_would_notice_a_merge_that_forgets_what_it_has_not_seen_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planted bug: ids that are replaced before they arrive are not remembered."""
    anouk, bram = Family(tmp_path / "a", "anouk"), Family(tmp_path / "b", "bram")
    anouk.write("post", "een")
    bram.store.receive(anouk.store.operations())
    bram.write("post", "twee")
    late, early = [*anouk.store.operations()], [op for op in bram.store.operations() if op.header.seq == 1]
    third = Family(tmp_path / "c", "carla")
    arrive = merge.arrive

    def forgetful(op_id: bytes, replaces: tuple[bytes, ...], **known: set[bytes]) -> merge.Arrival:
        step = arrive(op_id, replaces, **known)
        return merge.Arrival(True, step.drops, step.retires)

    monkeypatch.setattr("kanz_desktop.storage.tables.arrive", forgetful)
    third.store.receive([op for op in early if op not in late])
    third.store.receive(late)
    assert dict(third.store.snapshot().records) != naive(list(third.store.operations()))
    assert not third.store.verify().ok
