"""Which operations are heads, and what each class shows: a test for each row of design §4's table."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable
from datetime import date

import pytest

from kanz_desktop.domain.access import audience_of
from kanz_desktop.domain.kinds import Merge, Type
from kanz_desktop.domain.merge import arrive, field_of, head_of, rebuild, record_from, seen_heads, version_of
from kanz_desktop.domain.operations import Operation, OperationRefused
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Choice, FileRef, Mark, Ref
from tests.helpers.operations import RECORD, Writer
from tests.helpers.records import ident

MAMA, PAPA = ident("mama"), ident("papa")
LATER = 3_600_000


def read(*ops: Operation) -> Record:
    """The record that these operations make: heads by the merge, cells by their class."""
    states = rebuild((op.id, op.header) for op in ops)
    return record_from(RECORD, (head_of(op) for op in ops if op.id in states[op.header.register].heads))


def two() -> tuple[Writer, Writer]:
    """A laptop at the table, and one at the office whose clock is an hour ahead."""
    table = Writer("tafel")
    return table, Writer("kantoor", wall_ms=table.wall_ms + LATER)


class TestRowsOfTheTable:
    def test_free_text_keeps_all_versions_side_by_side(self) -> None:
        table, office = two()
        first, second = table.write("woorden", "post op een stapel"), office.write("woorden", "veel post")
        cell = read(first, second).cells["woorden"]
        assert {version.value for version in cell.versions} == {"post op een stapel", "veel post"}
        assert cell.contested
        assert [version.person for version in cell.versions] == [ident("kantoor"), ident("tafel")]

    def test_two_that_wrote_the_same_words_do_not_differ(self) -> None:
        table, office = two()
        assert not read(table.write("woorden", "x"), office.write("woorden", "x")).cells["woorden"].contested

    @pytest.mark.parametrize(
        ("kind", "field", "early", "late"),
        [
            ("probleem", "doel_datum", date(2027, 1, 1), date(2026, 12, 12)),
            ("cijfer", "cijfer", Mark(12), Mark(7)),
            ("actie", "status", Choice("gedaan", "gedaan"), Choice("bezig", "mee bezig")),
            ("probleem", "ernst", Choice("ernst-4", "heel zwaar"), Choice("ernst-1", "valt mee")),
        ],
    )
    def test_date_mark_status_and_choice_show_the_latest_with_the_other_one_click_away(
        self, kind: str, field: str, early: Mark, late: Mark
    ) -> None:
        table, office = two()
        record = read(table.write(field, early, kind=kind), office.write(field, late, kind=kind))
        assert record.get(field) == late
        assert [version.value for version in record.cells[field].versions] == [late, early]

    def test_an_element_of_a_set_reads_as_in_when_one_says_in(self) -> None:
        table, office = two()
        ops = [
            table.write("bij_wie", True, element=MAMA),
            office.write("bij_wie", False, element=MAMA),
            office.write("bij_wie", False, element=PAPA),
        ]
        record = read(*ops)
        assert record.members("bij_wie") == (MAMA,)
        assert record.sets["bij_wie"][MAMA].value is True

    def test_taking_out_what_one_has_seen_takes_it_out(self) -> None:
        table, office = two()
        came = table.write("bij_wie", True, element=MAMA)
        gone = office.write("bij_wie", False, element=MAMA, replaces=[came])
        assert read(came, gone).members("bij_wie") == ()

    def test_a_line_of_a_log_stays_the_first_that_was_written(self) -> None:
        table, office = two()
        ops = [
            table.write("woorden", "ja, goed", kind="akkoord"),
            office.write("woorden", "nee", kind="akkoord"),
        ]
        assert read(*ops).text("woorden") == "ja, goed"
        assert len(read(*ops).cells["woorden"].versions) == 2

    def test_an_agreed_version_stays_what_was_agreed(self) -> None:
        table, office = two()
        signed, other = (FileRef(bytes([n]) * 32, 10, "application/json") for n in (1, 2))
        ops = [
            office.write("momentopname", other, kind="planversie"),
            table.write("momentopname", signed, kind="planversie"),
        ]
        assert read(*ops).file("momentopname") == signed

    def test_the_order_of_rows_is_the_latest_that_somebody_put(self) -> None:
        table, office = two()
        record = read(table.write("volgorde", "V"), office.write("volgorde", "G"))
        assert record.text("volgorde") == "G"

    def test_a_delete_retires_no_other_field_and_an_unseen_change_brings_the_row_back_marked(self) -> None:
        table, office = two()
        words = table.write("woorden", "post")
        delete = table.write("_deleted", True, saw=[words])
        gone = read(words, delete)
        assert (gone.deleted, gone.revived) == (True, False)
        assert gone.text("woorden") == "post"

        changed = office.write("woorden", "veel post", replaces=[words])
        back = read(words, delete, changed)
        assert (back.deleted, back.revived) == (False, True)
        assert back.text("woorden") == "veel post"


class TestStrictest:
    """`_plaats` and `_voor`: what shows the least to the fewest, whatever the clocks say (ADR 3)."""

    @pytest.mark.parametrize(
        ("field", "entries"),
        [
            ("_plaats", ("gezinsmap", "dossier", "werkaantekeningen", "een-plaats-van-later")),
            ("_voor", ("iedereen", "personen", "medewerkers", "niemand-van-later")),
        ],
    )
    def test_the_stricter_of_two_entries_is_in_force(self, field: str, entries: tuple[str, ...]) -> None:
        for loose, strict in itertools.combinations(entries, 2):
            for early, late in ((loose, strict), (strict, loose)):
                table, office = two()
                record = read(
                    table.write(field, Choice(early, early)), office.write(field, Choice(late, late))
                )
                assert record.choice(field) == strict
                assert len(record.cells[field].versions) == 2

    @pytest.mark.parametrize(
        ("kind", "other", "in_force"),
        [
            ("probleem", "iedereen", "iedereen"),
            ("probleem", "medewerkers", "medewerkers"),
            ("registerregel", "iedereen", "medewerkers"),
        ],
    )
    def test_an_emptied_voor_wie_stands_for_the_default_of_the_place(
        self, kind: str, other: str, in_force: str
    ) -> None:
        for emptied_last in (True, False):
            first, second = two() if emptied_last else reversed(two())
            ops = [
                first.write("_voor", Choice(other, other), kind=kind),
                second.write("_voor", None, kind=kind),
            ]
            assert audience_of(read(*ops)) == in_force

    def test_an_emptied_place_stands_for_the_place_of_the_kind(self) -> None:
        table, office = two()
        ops = [
            table.write("_plaats", None, kind="registerregel"),
            office.write("_plaats", Choice("gezinsmap", "x"), kind="registerregel"),
        ]
        assert read(*ops).get("_plaats") is None, "the dossier, which is the stricter of the two"

    def test_a_value_that_only_a_newer_program_reads_counts_as_the_strictest(self) -> None:
        table, office = two()
        known = head_of(table.write("_voor", Choice("medewerkers", "x")))
        newer = head_of(office.write("_voor", Choice("iedereen", "x")))
        newer = dataclasses.replace(newer, version=dataclasses.replace(newer.version, value=None, newer=True))
        for heads in ((known, newer), (newer, known)):
            assert record_from(RECORD, heads).cells["_voor"].versions[0].newer


class TestDeleting:
    def test_taking_back_what_was_deleted_is_no_revival(self) -> None:
        table, _ = two()
        words = table.write("woorden", "post")
        delete = table.write("_deleted", True, saw=[words])
        restore = table.write("_deleted", False, replaces=[delete])
        record = read(words, delete, restore)
        assert (record.deleted, record.revived) == (False, False)

    def test_deleted_here_and_taken_back_there_is_back_and_marked(self) -> None:
        table, office = two()
        words = table.write("woorden", "post")
        record = read(words, table.write("_deleted", True, saw=[words]), office.write("_deleted", False))
        assert (record.deleted, record.revived) == (False, True)

    def test_two_who_each_deleted_what_they_saw_have_deleted_both(self) -> None:
        table, office = two()
        mine, yours = table.write("woorden", "post"), office.write("sinds", "de scheiding")
        ops = [
            mine,
            yours,
            table.write("_deleted", True, saw=[mine]),
            office.write("_deleted", True, saw=[yours]),
        ]
        assert read(*ops).deleted

    @pytest.mark.parametrize(
        ("field", "element"),
        [("sinds", None), ("bij_wie", MAMA), ("_voor_personen", MAMA), ("van_later", None)],
    )
    def test_an_unseen_head_of_any_field_brings_the_record_back(
        self, field: str, element: bytes | None
    ) -> None:
        table, office = two()
        words = table.write("woorden", "post")
        unseen = office.write(field, True if element else "x", element=element)
        record = read(words, table.write("_deleted", True, saw=[words]), unseen)
        assert (record.deleted, record.revived) == (False, True)

    def test_a_writer_names_every_head_that_the_record_shows(self) -> None:
        table, office = two()
        ops = [
            table.write("woorden", "post"),
            office.write("woorden", "veel post"),
            table.write("bij_wie", True, element=MAMA),
            table.write("van_later", "x"),
            table.write("_voor", Choice("medewerkers", "x")),
        ]
        seen = seen_heads(read(*ops))
        assert sorted(seen) == sorted(op.id for op in ops)
        delete = table.write("_deleted", True, saw=ops)
        deleted = read(*ops, delete)
        assert deleted.deleted
        assert delete.id not in seen_heads(deleted)


class TestPurge:
    def test_a_purged_head_shows_nothing_contests_nothing_and_revives_nothing(self) -> None:
        table, office = two()
        words, hidden = table.write("woorden", "post"), office.write("woorden", "Kanarie")
        delete = table.write("_deleted", True, saw=[words])
        assert read(words, hidden, delete).revived
        record = read(words, hidden.without_value(), delete)
        assert [version.value for version in record.cells["woorden"].versions] == ["post"]
        assert record.deleted

    def test_a_purge_changes_no_heads(self) -> None:
        table, office = two()
        first = table.write("woorden", "a")
        ops = [first, table.write("woorden", "b", replaces=[first]), office.write("woorden", "c")]
        before = rebuild((op.id, op.header) for op in ops)
        after = rebuild((op.id, op.header) for op in (op.without_value() for op in ops))
        assert before == after

    def test_what_a_purged_operation_replaced_does_not_come_back(self) -> None:
        table, _ = two()
        first = table.write("woorden", "Kanarie")
        second = table.write("woorden", "Kanarie en merel", replaces=[first])
        record = read(first, second.without_value())
        assert record.text("woorden") == ""

    def test_a_record_of_which_nothing_is_left_is_not_listed(self) -> None:
        table, _ = two()
        ops = [table.write("woorden", "x").without_value(), table.write("_voor", Choice("medewerkers", "x"))]
        record = read(*ops)
        assert record.empty
        assert record.deleted
        assert record.kind == "probleem"

    def test_a_history_still_says_who_and_when(self) -> None:
        version = version_of(b"o" * 32, None, schema=1, person=MAMA, hlc=5, wall_ms=0, offset_minutes=60)
        assert version.purged
        assert version.value is None
        assert version.person == MAMA
        assert version.wall.hour == 1


class TestWhatWeDoNotKnow:
    def test_an_unknown_field_is_kept_with_all_its_versions(self) -> None:
        table, office = two()
        record = read(table.write("van_later", "a"), office.write("van_later", "b"))
        assert [version.value for version in record.cells["van_later"].versions] == ["b", "a"]
        assert field_of("probleem", "van_later").merge is Merge.TEXT

    def test_an_unknown_kind_is_a_record_too(self) -> None:
        table, _ = two()
        record = read(
            table.write("woorden", "x", kind="wens"), table.write("wie", True, kind="wens", element=MAMA)
        )
        assert record.kind == "wens"
        assert record.text("woorden") == "x"
        assert record.members("wie") == (MAMA,)

    def test_a_value_of_a_newer_schema_is_not_replaced_by_who_could_not_read_it(self) -> None:
        table, _ = two()
        known = head_of(table.write("woorden", "x"))
        head = version_of(
            b"n" * 32, b"\x63later", schema=9, person=MAMA, hlc=2**62, wall_ms=0, offset_minutes=0
        )
        record = record_from(RECORD, [known, dataclasses.replace(known, version=head)])
        cell = record.cells["woorden"]
        assert [version.newer for version in cell.versions] == [False, True]
        assert cell.heads == (known.version.op,)
        assert cell.contested
        assert set(seen_heads(record)) == {known.version.op, head.op}

    def test_a_value_that_its_own_schema_never_wrote_is_refused(self) -> None:
        with pytest.raises(OperationRefused):
            version_of(b"n" * 32, b"\x63", schema=1, person=MAMA, hlc=1, wall_ms=0, offset_minutes=0)

    def test_a_record_of_two_kinds_is_of_its_earliest(self) -> None:
        table, office = two()
        ops = [office.write("woorden", "x", kind="wens"), table.write("traject", Ref(MAMA), kind="actie")]
        assert read(*ops).kind == read(*reversed(ops)).kind == "actie"

    def test_a_declared_field_keeps_its_declaration(self) -> None:
        assert field_of("probleem", "woorden").label == "In eigen woorden"
        assert field_of("wens", "_voor").merge is Merge.STRICTEST
        assert field_of("wens", "woorden").type is Type.TEXT


def tangle() -> list[Operation]:
    """Six operations of three laptops: an edit, two edits of it, a join of both, and one who saw nothing."""
    table, office, third = Writer("tafel"), Writer("kantoor", wall_ms=5), Writer("derde")
    root = table.write("woorden", "a")
    left = table.write("woorden", "b", replaces=[root])
    right = office.write("woorden", "c", replaces=[root])
    join = third.write("woorden", "b en c", replaces=[left, right])
    late = office.write("woorden", "d", replaces=[right])
    return [root, left, right, join, late, third.write("woorden", "e")]


def arrivals(ops: Iterable[Operation]) -> tuple[frozenset[bytes], frozenset[bytes]]:
    """Heads and retired ids, as a store keeps them, after these operations arrived one by one."""
    heads: set[bytes] = set()
    retired: set[bytes] = set()
    for op in ops:
        step = arrive(op.id, op.header.replaces, heads=heads, retired=retired)
        heads -= step.drops
        retired |= step.retires
        heads |= {op.id} if step.is_head else set()
    return frozenset(heads), frozenset(retired)


def test_every_order_with_repeats_of_up_to_six_operations_gives_one_state() -> None:
    ops = tangle()
    for size in range(1, len(ops) + 1):
        some = ops[:size]
        states = {arrivals(order) for order in itertools.permutations(some)}
        for again in some:  # every operation once more, in every place of every order of the first five
            if size < len(ops):
                states |= {arrivals(order) for order in itertools.permutations([*some, again])}
            else:
                states |= {arrivals([*order, again]) for order in itertools.permutations(some)}
        assert len(states) == 1, f"{size} operations"
    heads, _ = arrivals(ops)
    assert heads == {ops[3].id, ops[4].id, ops[5].id}


def test_an_operation_that_comes_after_the_one_that_replaces_it_is_no_head() -> None:
    root, left = tangle()[:2]
    step = arrive(root.id, root.header.replaces, heads={left.id}, retired={root.id})
    assert (step.is_head, step.drops, step.retires) == (False, frozenset(), frozenset())


def test_a_store_learns_only_what_is_new() -> None:
    root, left = tangle()[:2]
    step = arrive(left.id, left.header.replaces, heads={root.id, b"other"}, retired=set())
    assert (step.is_head, step.drops, step.retires) == (True, {root.id}, {root.id})
