"""A builder of edits names what stood on the screen, and nothing else."""

from __future__ import annotations

import pytest

from kanz_desktop.domain.kinds import AUDIENCE, DELETED
from kanz_desktop.domain.records import Snapshot
from kanz_desktop.services import edits
from tests.helpers.records import cell, ident, record, snapshot
from tests.helpers.written import written


def test_an_edit_replaces_every_head_that_stood_on_the_screen():
    row = record("actie", "bellen", wat=cell("bel", "mail"))
    edit = edits.set_field(snapshot(row), row.id, "actie", "wat", "bel morgen")
    assert edit.replaces == row.heads("wat")
    assert len(edit.replaces) == 2


def test_the_first_value_of_a_field_replaces_nothing():
    row = record("actie", "bellen", wat="bel")
    assert edits.set_field(snapshot(row), row.id, "actie", "wanneer", "morgen").replaces == ()


def test_an_empty_text_empties_the_field():
    assert edits.set_field(Snapshot(), ident("x"), "actie", "wat", "").value is None


def test_a_field_that_the_kind_does_not_have_is_a_bug():
    with pytest.raises(KeyError):
        edits.set_field(Snapshot(), ident("x"), "actie", "kleur", "rood")


def test_only_elements_that_differ_are_written():
    row = record("actie", "bellen", wie=["mama", "papa"])
    made = edits.set_members(snapshot(row), row.id, "actie", "wie", [ident("papa"), ident("oma")])
    assert {(edit.element, edit.value) for edit in made} == {(ident("mama"), False), (ident("oma"), True)}


def test_an_element_that_leaves_replaces_the_head_of_that_element_only():
    row = record("actie", "bellen", wie=["mama", "papa"])
    (edit,) = edits.set_members(snapshot(row), row.id, "actie", "wie", [ident("papa")])
    assert edit.replaces == row.heads("wie", ident("mama"))


def test_a_delete_names_every_head_that_was_seen():
    row = record("actie", "bellen", wat=cell("bel", "mail"), wanneer="morgen", wie=["mama"])
    edit = edits.delete(snapshot(row), row.id)
    seen = {*row.heads("wat"), *row.heads("wanneer"), *row.heads("wie", ident("mama"))}
    assert (edit.field, edit.value, set(edit.saw)) == (DELETED, True, seen)
    assert len(edit.saw) == 4


def test_a_delete_after_a_restore_replaces_the_restore():
    row = record("actie", "bellen", wat="bel")
    gone = written([edits.delete(snapshot(row), row.id)], snapshot(row))
    back = edits.restore(gone, row.id)
    assert back.value is False
    assert back.replaces == gone.records[row.id].heads(DELETED)
    assert set(edits.delete(gone, row.id).saw) == set(row.heads("wat"))


def test_a_new_record_leaves_out_what_is_empty():
    made = edits.new_record("actie", {"wat": "bel", "wanneer": "", "voor": None}, {"wie": [ident("mama")]})
    assert [(edit.field, edit.element) for edit in made] == [("wat", None), ("wie", ident("mama"))]
    assert len({edit.record for edit in made}) == 1


def test_what_a_record_says_about_itself_is_written_once():
    row = record("meting", "start", moment="start")
    identity = {"moment": None, "datum": None}
    assert [e.field for e in edits.ensure(snapshot(row), row.id, "meting", identity)] == ["datum"]


def test_rows_that_are_added_stand_in_the_order_in_which_they_came():
    seen = Snapshot()
    for words in ("een", "twee", "drie", "vier"):
        place = edits.last_place(seen, "actie")
        seen = written(edits.new_record("actie", {"wat": words, "volgorde": place}), seen)
    assert [row.text("wat") for row in seen.of("actie")] == ["een", "twee", "drie", "vier"]


@pytest.mark.parametrize(
    ("moved", "after", "order"),
    [("drie", None, "drie een twee"), ("een", "drie", "twee drie een"), ("een", "twee", "twee een drie")],
)
def test_a_row_can_be_put_anywhere_by_writing_that_row_alone(moved, after, order):
    rows = [
        record("actie", name, wat=name, volgorde=key)
        for name, key in (("een", "V"), ("twee", "W"), ("drie", "X"))
    ]
    seen = snapshot(*rows)
    edit = edits.move(seen, ident(moved), ident(after) if after else None)
    now = written([edit], seen)
    assert " ".join(row.text("wat") for row in now.of("actie")) == order


def test_for_named_persons_both_the_rule_and_the_persons_are_written(pen):
    row = record("document", "brief", titel="Brief")
    made = edits.set_audience(snapshot(row), row.id, "document", pen, "personen", [ident("mama")])
    assert [edit.field for edit in made] == [AUDIENCE, "_voor_personen"]
    assert made[0].value.id == "personen"
