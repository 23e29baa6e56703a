"""Records and snapshots as they are read."""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.records import Cell, Changes, Record
from kanz_desktop.domain.values import Choice, FileRef, Mark, Ref
from tests.helpers.records import cell, ident, record, snapshot, version


def test_a_field_that_was_never_filled_reads_as_nothing() -> None:
    empty = Record(ident("x"), "probleem")
    assert (empty.text("woorden"), empty.choice("ernst"), empty.flag("brandje")) == ("", "", False)
    assert (empty.date("begin"), empty.number("nummer"), empty.ref("traject")) == (None, None, None)
    assert (empty.mark("cijfer"), empty.file("bestand"), empty.members("wie")) == (None, None, ())
    assert empty.heads("woorden") == empty.heads("bij_wie", ident("mama")) == ()


def test_a_field_reads_by_its_type() -> None:
    file = FileRef(bytes(32), 10, "image/png")
    shown = record("document", datum=date(2026, 12, 12), bestand=file, soort="brief")
    assert shown.date("datum") == date(2026, 12, 12)
    assert shown.file("bestand") == file
    assert (shown.choice("soort"), shown.text("soort")) == ("brief", "brief")
    assert record("cijfer", cijfer=Mark(13)).mark("cijfer") == Mark(13)
    assert record("actie", koelkast=True).flag("koelkast")
    assert record("actie", traject="t").ref("traject") == Ref(ident("t")).id
    assert record("traject", nummer=1).number("nummer") == 1
    assert record("actie", koelkast=True).number("koelkast") is None, "yes is no number"


def test_heads_are_what_an_edit_replaces() -> None:
    first, second = version("a"), version("b")
    shown = Record(
        ident("x"), "probleem", {"woorden": Cell((first, second))}, {"wie": {b"m": Cell((first,))}}
    )
    assert shown.heads("woorden") == (first.op, second.op)
    assert shown.heads("wie", b"m") == (first.op,)


def test_rows_stand_in_the_order_in_which_people_put_them() -> None:
    rows = snapshot(
        record("actie", "b", wat="tweede", volgorde="V"),
        record("actie", "c", wat="derde", volgorde="W"),
        record("actie", "a", wat="eerste", volgorde="G"),
        record("actie", "weg", wat="weg", volgorde="A", deleted=True),
    )
    assert [row.text("wat") for row in rows.of("actie")] == ["eerste", "tweede", "derde"]
    assert [row.text("wat") for row in rows.deleted()] == ["weg"]
    assert rows.of("afspraak") == ()
    assert rows.only("afspraak") is None


def test_rows_without_an_order_stand_as_they_were_made() -> None:
    late = record("actie", "a", wat=cell("later"))
    early = Record(ident("b"), "actie", {"wat": Cell((version("eerder", hlc=0),))})
    assert [row.text("wat") for row in snapshot(late, early).of("actie")] == ["eerder", "later"]


def test_what_was_purged_is_not_in_the_prullenbak() -> None:
    gone = Record(ident("x"), "document", {"_voor": cell(Choice("medewerkers", "x"))}, deleted=True)
    assert gone.empty
    assert snapshot(gone).deleted() == ()


def test_changes_add_up_to_the_latest_of_each_record() -> None:
    old, new, other = record("gezin", "g", naam="A"), record("gezin", "g", naam="B"), record("actie", "a")
    both = Changes((old, other), (b"1",), ident("c")) | Changes((new,), (b"2",))
    assert {row.id: row for row in both.records} == {new.id: new, other.id: other}
    assert (both.ops, both.change) == ((b"1", b"2"), ident("c"))
    assert snapshot(old).with_changes(both).records == {new.id: new, other.id: other}


def test_a_snapshot_with_changes_is_the_snapshot_of_all_records_as_they_now_stand() -> None:
    before = [
        record("actie", "a", wat="A", volgorde="B"),
        record("actie", "b", wat="B", volgorde="D"),
        record("actie", "c", wat="C", volgorde="F"),
        record("afspraak", "d", wat="D"),
        record("document", "e", titel="E"),
    ]
    now = [
        record("actie", "a", wat="A", volgorde="E"),
        record("actie", "b", wat="B", volgorde="D", deleted=True),
        record("actie", "nieuw", wat="N", volgorde="C"),
        record("gezin", "g", naam="De Vries"),
        record("afspraak", "e", wat="van een andere soort"),
    ]
    fast = snapshot(*before).with_changes(Changes(tuple(now)))
    plain = snapshot(*{row.id: row for row in [*before, *now]}.values())
    assert fast.records == plain.records
    for kind in ("actie", "afspraak", "document", "gezin"):
        assert fast.of(kind) == plain.of(kind), kind
    assert fast.deleted() == plain.deleted()


def test_a_part_of_a_snapshot_keeps_its_order() -> None:
    rows = snapshot(*(record("actie", name, wat=name, volgorde=name.upper()) for name in "dbca"))
    part = rows.where(lambda row: row.text("wat") != "b")
    assert [row.text("wat") for row in part.of("actie")] == ["a", "c", "d"]
    assert ident("b") not in part.records
    assert [row.text("wat") for row in rows.of("actie")] == ["a", "b", "c", "d"]
