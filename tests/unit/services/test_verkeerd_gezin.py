"""A paper that lies in the wrong map moves to the right one, and nothing of it stays behind."""

from __future__ import annotations

import json

import pytest

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, seen_by
from kanz_desktop.services import opening, papieren, verkeerd_gezin, vernietigen
from kanz_desktop.services.edits import set_audience, set_field, set_members
from kanz_desktop.services.gezin import new_gezinslid
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.openformaat import dump
from kanz_desktop.services.sources import Source
from kanz_desktop.storage.failures import DiskFull
from kanz_desktop.storage.objects import ObjectPurged
from tests.helpers.inzage import lines
from tests.helpers.kdf import TEST_PASSPHRASE


@pytest.fixture
def two(make_sessie):
    return make_sessie("fout"), make_sessie("goed")


def _paper(sessie, words=b"geheime brief"):
    (item,) = papieren.take_in(sessie, [Source.from_bytes("brief.txt", words)]).items
    return item.record


def test_the_paper_stands_in_the_right_map_byte_for_byte(two):
    wrong, right = two
    (moved,) = verkeerd_gezin.move(wrong, right, [_paper(wrong)])
    assert papieren.read(right, moved) == b"geheime brief"
    assert right.snapshot.get(moved).text("bestandsnaam") == "brief.txt"


def test_nothing_of_it_can_be_read_in_the_wrong_map_any_more(two):
    wrong, right = two
    paper = _paper(wrong)
    file = wrong.snapshot.get(paper).file("bestand")
    verkeerd_gezin.move(wrong, right, [paper])
    assert wrong.snapshot.of("document") == ()
    assert wrong.search("brief", WORKER_VIEW).result() == []
    assert all(version.value is None for version in wrong.history(paper, "titel").result())
    with pytest.raises(ObjectPurged):
        wrong.read(lambda store: store.objects.open(file.object)).result()


def test_both_registers_say_so_by_number_and_without_a_word_of_what_it_was(two):
    wrong, right = two
    verkeerd_gezin.move(wrong, right, [_paper(wrong)])
    for sessie in two:
        assert lines(sessie) == [{"wat": "verkeerd-gezin", "aantal": 1}]
        assert sessie.snapshot.of("registerregel") == ()


def test_people_and_rows_of_the_wrong_gezin_are_not_taken_along(two):
    wrong, right = two
    edits = new_gezinslid(wrong.snapshot, wrong.pen(), naam="Noor")
    wrong.apply(edits, "x").result()
    paper = _paper(wrong)
    wrong.apply(
        [
            *set_members(wrong.snapshot, paper, "document", "over_wie", [edits[0].record]),
            *set_members(wrong.snapshot, paper, "document", "leefgebieden", [b"leefgebied-2"]),
            *set_audience(wrong.snapshot, paper, "document", wrong.pen(), "personen", [edits[0].record]),
        ],
        "x",
    ).result()
    (moved,) = verkeerd_gezin.move(wrong, right, [paper])
    record = right.snapshot.get(moved)
    assert (record.members("over_wie"), record.members("leefgebieden")) == ((), (b"leefgebied-2",))
    assert seen_by(right.snapshot, TABLE_VIEW).get(moved) is None


def test_an_actie_joins_the_traject_of_the_right_gezin(two):
    wrong, right = two
    edits = new_actie(wrong.snapshot, wrong.pen(), wat="bellen")
    wrong.apply(edits, "x").result()
    (moved,) = verkeerd_gezin.move(wrong, right, [edits[0].record])
    record = right.snapshot.get(moved)
    assert (record.text("wat"), record.ref("traject")) == ("bellen", right.snapshot.only("traject").id)


def test_after_a_crash_between_copy_and_purge_it_can_be_done_again(two):
    wrong, right = two
    paper = _paper(wrong)
    verkeerd_gezin._copy(wrong, right, wrong.snapshot.get(paper))
    (moved,) = verkeerd_gezin.move(wrong, right, [paper])
    assert [row.id for row in right.snapshot.of("document")] == [moved]


def test_what_belongs_to_its_gezin_by_nature_cannot_move_and_nothing_is_written(two):
    wrong, right = two
    paper = _paper(wrong)
    with pytest.raises(verkeerd_gezin.CannotMove):
        verkeerd_gezin.move(wrong, right, [paper, wrong.snapshot.only("gezin").id])
    with pytest.raises(verkeerd_gezin.CannotMove):
        verkeerd_gezin.move(wrong, wrong, [paper])
    assert wrong.snapshot.get(paper).text("titel") == "brief"
    assert right.snapshot.of("document") == ()


def test_a_moved_record_can_be_changed_in_its_new_place(two):
    wrong, right = two
    (moved,) = verkeerd_gezin.move(wrong, right, [_paper(wrong)])
    right.apply([set_field(right.snapshot, moved, "document", "titel", "Brief school")], "gezinsmap").result()
    assert right.snapshot.get(moved).text("titel") == "Brief school"


def test_what_a_crash_left_half_done_is_finished_at_the_next_unlock(werkplek, monkeypatch):
    wrong, right = werkplek.new_gezin("fout").id, werkplek.new_gezin("goed").id
    paper = _paper(werkplek.open_gezin(wrong))

    def battery_dies(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(vernietigen, "_purge", battery_dies)
    with pytest.raises(KeyboardInterrupt):
        verkeerd_gezin.move_between(werkplek, wrong, right, [paper])
    monkeypatch.undo()
    werkplek.lock()
    again = opening.unlock(werkplek.paths, TEST_PASSPHRASE)
    (moved,) = again.open_gezin(right).snapshot.of("document")
    assert papieren.read(again.open_gezin(right), moved.id) == b"geheime brief"
    assert all(version.value is None for version in again.open_gezin(wrong).history(paper, "titel").result())
    assert verkeerd_gezin.finish_moves(again) == 0
    again.close()


def test_a_move_that_is_refused_is_not_tried_again(werkplek):
    wrong, right = werkplek.new_gezin("fout").id, werkplek.new_gezin("goed").id
    gezin = werkplek.open_gezin(wrong).snapshot.only("gezin").id
    with pytest.raises(verkeerd_gezin.CannotMove):
        verkeerd_gezin.move_between(werkplek, wrong, right, [gezin])
    assert verkeerd_gezin.finish_moves(werkplek) == 0


def test_a_move_that_is_done_is_not_done_again(werkplek):
    wrong, right = werkplek.new_gezin("fout").id, werkplek.new_gezin("goed").id
    paper = _paper(werkplek.open_gezin(wrong))
    verkeerd_gezin.move_between(werkplek, wrong, right, [paper])
    assert verkeerd_gezin.finish_moves(werkplek) == 0
    assert len(lines(werkplek.open_gezin(right))) == 1


def test_a_gezin_that_is_damaged_keeps_nobody_out_and_its_move_waits(werkplek, monkeypatch):
    wrong, right = werkplek.new_gezin("fout").id, werkplek.new_gezin("goed").id
    paper = _paper(werkplek.open_gezin(wrong))

    def full(*_):
        raise DiskFull

    monkeypatch.setattr(vernietigen, "_purge", full)
    with pytest.raises(DiskFull):
        verkeerd_gezin.move_between(werkplek, wrong, right, [paper])
    assert verkeerd_gezin.finish_moves(werkplek) == 0
    monkeypatch.undo()
    assert verkeerd_gezin.finish_moves(werkplek) == 1


def test_no_nameless_shell_of_it_is_left_anywhere(two):
    wrong, right = two
    member = new_gezinslid(wrong.snapshot, wrong.pen(), naam="Noor")
    wrong.apply(member, "x").result()
    paper = _paper(wrong)
    for edits in (
        set_members(wrong.snapshot, paper, "document", "over_wie", [member[0].record]),
        set_audience(wrong.snapshot, paper, "document", wrong.pen(), "personen", [member[0].record]),
    ):
        wrong.apply(edits, "x").result()
    verkeerd_gezin.move(wrong, right, [paper])
    for snapshot in (wrong.snapshot, wrong.read(lambda store: store.snapshot()).result()):
        assert paper not in {row.id for row in (*snapshot.of("document"), *snapshot.deleted())}
    content = json.loads(dump(wrong))
    assert paper.hex() not in {row["id"] for row in content["records"]}
