"""The store of one gezin: what is written is there, once, and can be told from what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanz_desktop.domain.kinds import DELETED
from kanz_desktop.domain.operations import Chain, Operation, ValueTooLong, build
from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import Choice, Mark
from kanz_desktop.storage.family_store import FamilyStore, StoreReadOnly
from kanz_desktop.storage.unit import FieldIsFixed
from tests.helpers.family import Family, author, ident


@pytest.fixture
def family(tmp_path: Path) -> Family:
    return Family(tmp_path / "gezin")


def exchange(*families: Family) -> None:
    """Everybody gets every operation of everybody."""
    ops = [op for family in families for op in family.store.operations()]
    for family in families:
        family.store.receive(ops)


def test_what_was_written_is_there_after_opening_again(family: Family) -> None:
    family.write("post", "De post ligt op een stapel")
    family.write("post", Choice("ernst-3", "zwaar"), field_id="ernst")
    before = family.store.snapshot().of("probleem")
    family.reopen()
    assert family.store.snapshot().of("probleem") == before
    assert family.text("post") == "De post ligt op een stapel"


def test_an_edit_returns_the_record_as_it_now_stands_and_its_operations(family: Family) -> None:
    changes = family.store.apply(
        [family.edit("post", "probleem", "woorden", "stapel")], screen="leefgebieden", now=family.clock()
    )
    (record,) = changes.records
    assert record.text("woorden") == "stapel"
    assert changes.ops == record.heads("woorden")
    assert changes.change is not None


def test_the_same_value_again_makes_no_operation(family: Family) -> None:
    family.write("post", "stapel")
    changes = family.store.apply(
        [family.edit("post", "probleem", "woorden", "stapel")], screen="leefgebieden", now=family.clock()
    )
    assert changes.ops == ()
    assert len(list(family.store.operations())) == 1


def test_emptying_what_was_never_filled_makes_no_operation(family: Family) -> None:
    family.write("post", None)
    family.write("post", False, field_id="bij_wie", element=ident("mama"))
    family.write("post", False, field_id=DELETED)
    assert list(family.store.operations()) == []


def test_a_chain_starts_at_one_and_has_no_gaps(family: Family) -> None:
    for number in range(5):
        family.write("post", f"versie {number}")
    family.reopen()
    family.write("post", "na het openen")
    ops = sorted(family.store.operations(), key=lambda op: op.header.seq)
    assert [op.header.seq for op in ops] == [1, 2, 3, 4, 5, 6]
    assert [op.header.prev for op in ops[1:]] == [op.id for op in ops[:-1]]
    assert {op.header.incarnation for op in ops} == {family.keys.incarnation}


def test_the_clock_of_the_log_goes_on_when_the_laptop_jumps_back_to_1970(family: Family) -> None:
    family.write("post", "eerst")
    family.clock.wall_ms = 0
    family.write("post", "daarna")
    assert family.text("post") == "daarna"
    newest, oldest = family.store.history(ident("post"), "woorden")
    assert newest.hlc > oldest.hlc
    assert newest.wall.year == 1970


def test_two_laptops_that_wrote_the_same_sentence_keep_both_versions(tmp_path: Path) -> None:
    anouk, bram = Family(tmp_path / "a", "anouk"), Family(tmp_path / "b", "bram")
    anouk.write("post", "De post ligt op een stapel")
    exchange(anouk, bram)
    anouk.write("post", "De post ligt in de kast")
    bram.write("post", "De post ligt op de trap")
    exchange(anouk, bram)
    for family in (anouk, bram):
        record = family.store.record(ident("post"))
        assert record is not None
        cell = record.cells["woorden"]
        assert {v.value for v in cell.versions} == {"De post ligt in de kast", "De post ligt op de trap"}
        assert cell.contested
    assert anouk.store.tables_digest() == bram.store.tables_digest()


def test_an_operation_that_comes_before_the_one_it_follows_waits_for_it(tmp_path: Path) -> None:
    anouk, bram = Family(tmp_path / "a", "anouk"), Family(tmp_path / "b", "bram")
    for number in range(4):
        anouk.write("post", f"versie {number}")
    ops = sorted(anouk.store.operations(), key=lambda op: op.header.seq)
    received = bram.store.receive([ops[3], ops[1], ops[2]])
    assert (received.waiting, received.changes.ops) == (3, ())
    received = bram.store.receive([ops[0], ops[0]])
    assert received.waiting == 0
    assert received.changes.ops == tuple(op.id for op in ops)
    assert bram.store.tables_digest() == anouk.store.tables_digest()


def test_an_operation_whose_chain_does_not_hold_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    anouk, bram, forger = (Family(tmp_path / name, name) for name in ("anouk", "bram", "vals"))
    anouk.write("post", "echt")
    (real,) = anouk.store.operations()
    place = Chain(anouk.keys.stream, forger.keys.incarnation, 2, real.id)
    edit = forger.edit("kast", "probleem", "woorden", "vals")
    forged = build(
        edit, chain=place, author=author("vals"), change=ident("vals"), hlc=1, wall_ms=1,
        offset_minutes=0, salt=ident("zout"),
    )  # fmt: skip
    received = bram.store.receive([real, forged])
    assert received.refused == (forged.id,)
    assert bram.text("post") == "echt"
    assert bram.store.record(ident("kast")) is None


def test_an_operation_of_another_gezin_is_refused(tmp_path: Path) -> None:
    here, there = Family(tmp_path / "a"), Family(tmp_path / "b", name="jansen")
    there.write("post", "van een ander")
    (op,) = there.store.operations()
    assert here.store.receive([op]).refused == (op.id,)
    assert here.store.snapshot().records == {}


def test_the_history_of_a_field_shows_every_version_the_latest_first(family: Family) -> None:
    for words in ("een", "twee", "drie"):
        family.write("post", words)
    assert [version.value for version in family.store.history(ident("post"), "woorden")] == [
        "drie",
        "twee",
        "een",
    ]
    assert family.store.history(ident("post"), "sinds") == []


def test_a_field_that_is_written_once_refuses_another_value(family: Family) -> None:
    family.write("regel", 3, field_id="aantal", kind="registerregel")
    with pytest.raises(FieldIsFixed):
        family.write("regel", 4, field_id="aantal", kind="registerregel")
    family.write("regel", 3, field_id="aantal", kind="registerregel")
    assert len(list(family.store.operations())) == 1


def test_a_text_that_does_not_fit_is_refused_before_anything_is_written(family: Family) -> None:
    edits = [
        family.edit("post", "probleem", "woorden", "past"),
        family.edit("post", "probleem", "sinds", "x" * 70_000),
    ]
    with pytest.raises(ValueTooLong):
        family.store.apply(edits, screen="leefgebieden", now=family.clock())
    assert list(family.store.operations()) == []
    family.write("post", "past")
    assert family.text("post") == "past"


def test_a_deleted_record_comes_back_when_somebody_changed_what_the_deleter_had_not_seen(
    tmp_path: Path,
) -> None:
    anouk, bram = Family(tmp_path / "a", "anouk"), Family(tmp_path / "b", "bram")
    anouk.write("post", "stapel")
    exchange(anouk, bram)
    anouk.delete("post")
    assert anouk.store.snapshot().of("probleem") == ()
    bram.write("post", "altijd", field_id="sinds")
    exchange(anouk, bram)
    (back,) = anouk.store.snapshot().of("probleem")
    assert back.revived
    assert back.text("sinds") == "altijd"


def test_rebuilding_gives_the_same_tables_and_finds_the_same_words(family: Family) -> None:
    family.write("post", "De post ligt op een stapel")
    family.write("post", "De post ligt in de kast")
    family.write("post", Mark(11), field_id="ernst")
    digest, hits = family.store.tables_digest(), family.store.search("kast")
    family.store.rebuild()
    assert family.store.tables_digest() == digest
    assert family.store.search("kast") == hits
    assert hits
    assert family.store.search("stapel") == []


def test_a_store_opened_for_reading_refuses_to_write(family: Family) -> None:
    family.write("post", "stapel")
    reader = FamilyStore.open(family.folder, family.keys, author(), read_only=True)
    with pytest.raises(StoreReadOnly):
        reader.apply([Edit(ident("post"), "probleem", "woorden", "x")], screen="s", now=family.clock())
    assert reader.record(ident("post")) == family.store.record(ident("post"))
    reader.close()


def test_received_bytes_are_kept_exactly(tmp_path: Path) -> None:
    anouk, bram = Family(tmp_path / "a", "anouk"), Family(tmp_path / "b", "bram")
    anouk.write("post", "é en e\u0301 en \U0001f600")
    exchange(anouk, bram)

    def rows(family: Family) -> list[Operation]:
        return list(family.store.operations())

    assert rows(anouk) == rows(bram)
