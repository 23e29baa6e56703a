"""The inzageregister: every look and every deed has a line, in the same chain as the changes."""

from __future__ import annotations

import threading

import pytest

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW
from kanz_desktop.domain.edit_rules import EditRefused
from kanz_desktop.domain.values import Choice, Ref
from kanz_desktop.method.load import load_methode
from kanz_desktop.reports import forms
from kanz_desktop.services import export, inzage, papieren
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.inzage import note_done, note_seen
from kanz_desktop.services.kopie import save_copy
from kanz_desktop.services.preview_process import PreviewProcess
from kanz_desktop.services.sources import Source
from kanz_desktop.storage.failures import DiskFull
from kanz_desktop.storage.moment import Moment
from tests.helpers.inzage import lines
from tests.helpers.records import ident
from tests.unit.services.conftest import MOMENT

DAY_MS = 86_400_000


def paper(sessie, name="brief.txt"):
    (item,) = papieren.take_in(sessie, [Source.from_bytes(name, b"een brief")]).items
    return item.record


def flush(sessie):
    """Until the writing thread has come to what can wait."""
    sessie.write(sessie.inzage.write, urgent=False).result()


def test_every_word_of_the_register_is_in_the_list_of_the_method():
    capitals = {value for name, value in vars(inzage).items() if name.replace("_", "").isupper()}
    named = {value for value in capitals if isinstance(value, str)} - {inzage.KIND}
    assert named == {entry.id for entry in load_methode().list("register")}


def test_a_look_is_written_once_a_day_however_often_one_looks(make_sessie):
    now = [MOMENT.wall_ms]
    sessie = make_sessie(clock=lambda: Moment(now[0], 60))
    for _ in range(3):
        note_seen(sessie, inzage.LOOKED, deel="gezinsplan")
        note_seen(sessie, inzage.LOOKED, deel="leefgebieden")
    flush(sessie)
    assert lines(sessie) == [
        {"wat": "bekeken", "deel": "gezinsplan"},
        {"wat": "bekeken", "deel": "leefgebieden"},
    ]
    now[0] += DAY_MS
    note_seen(sessie, inzage.LOOKED, deel="gezinsplan")
    flush(sessie)
    assert len(lines(sessie)) == 3


def test_looking_waits_for_nobody_and_is_written_when_the_gezin_closes(make_sessie):
    sessie = make_sessie()
    go = threading.Event()
    sessie.write(lambda _store: go.wait(10) and inzage.Changes(), urgent=True)
    note_seen(sessie, inzage.OPENED)  # returns, though the writer is busy
    go.set()
    sessie.close()
    assert lines(make_sessie()) == [{"wat": "geopend"}]


def test_what_is_typed_goes_before_what_was_looked_at(make_sessie):
    sessie = make_sessie()
    go = threading.Event()
    sessie.write(lambda _store: go.wait(10) and inzage.Changes())
    note_seen(sessie, inzage.OPENED)
    saved = sessie.apply(new_actie(sessie.snapshot, sessie.pen(), wat="bellen"), "gezinsplan")
    go.set()
    saved.result()
    assert lines(sessie) == [] or lines(sessie) == [{"wat": "geopend"}]
    flush(sessie)
    ops = sorted(sessie.read(lambda store: list(store.operations())).result(), key=lambda op: op.header.seq)
    kinds = [op.header.kind for op in ops]
    assert kinds.index("actie") < kinds.index("registerregel")


def test_a_look_that_the_disk_refused_is_written_with_the_next_one(make_sessie, monkeypatch):
    sessie = make_sessie()
    with monkeypatch.context() as patch:

        def full(*_args):
            raise DiskFull

        patch.setattr("kanz_desktop.storage.family_store.FamilyStore.note", full)
        note_seen(sessie, inzage.OPENED)
        with pytest.raises(DiskFull):
            flush(sessie)
    note_seen(sessie, inzage.LOOKED, deel="gezin")
    flush(sessie)
    assert [line["wat"] for line in lines(sessie)] == ["geopend", "bekeken"]


def test_a_deed_stands_in_the_register_before_it_is_done(make_sessie):
    sessie = make_sessie()
    note_done(sessie, inzage.HANDED_OUT, personen=[ident("noor")])
    assert lines(sessie) == [{"wat": "uitvoer", "personen": {ident("noor")}}]


def test_a_line_with_an_id_of_its_own_is_written_once(make_sessie):
    sessie = make_sessie()
    for _ in range(2):
        note_done(sessie, inzage.ERASED, aantal=3, line=ident("regel"))
    assert lines(sessie) == [{"wat": "gewist", "aantal": 3}]


def test_no_line_can_be_undone_thrown_away_or_made_up_by_who_writes(make_sessie):
    sessie = make_sessie()
    note_done(sessie, inzage.BACKED_UP)
    assert not sessie.undo_state("").can_undo
    with pytest.raises(EditRefused):
        sessie.apply(new_record("registerregel", {"wat": Choice("kopie", "x")}), "x").result()


def test_lines_are_in_no_snapshot_and_cannot_be_searched(make_sessie):
    sessie = make_sessie()
    note_done(sessie, inzage.BACKED_UP)
    sessie.close()
    again = make_sessie()
    assert again.snapshot.of("registerregel") == ()
    assert all(record.kind != "registerregel" for record in again.snapshot.records.values())
    assert again.search("reservekopie", WORKER_VIEW).result() == []
    assert lines(again) == [{"wat": "back-up"}]


def test_a_line_carries_no_word_of_the_family(make_sessie, tmp_path):
    sessie = make_sessie()
    record = paper(sessie, "geheime brief van opa.txt")
    note_seen(sessie, inzage.READ, over=record)
    note_done(sessie, inzage.COPIED, over=record)
    flush(sessie)
    ops = sessie.read(
        lambda store: [op for op in store.operations() if op.header.kind == inzage.KIND]
    ).result()
    assert ops
    assert not any(b"opa" in (op.value_bytes or b"") + op.header_bytes for op in ops)


# What calls it.


def test_a_copy_of_a_paper_stands_in_the_register_and_reading_for_search_does_not(make_sessie, tmp_path):
    sessie = make_sessie()
    record = paper(sessie)
    papieren.read(sessie, record)
    assert lines(sessie) == []
    process = PreviewProcess()
    save_copy(sessie, record, tmp_path / "brief.txt", process)
    assert lines(sessie) == [{"wat": "kopie", "over": record}]


def test_a_copy_can_still_be_made_of_a_gezin_that_cannot_be_written(make_sessie, tmp_path, monkeypatch):
    sessie = make_sessie()
    record = paper(sessie)
    monkeypatch.setattr(type(sessie), "read_only", property(lambda _self: True))
    save_copy(sessie, record, tmp_path / "brief.txt", PreviewProcess())
    assert (tmp_path / "brief.txt").read_bytes() == b"een brief"


def test_a_form_that_leaves_says_which_and_for_whom_and_an_empty_form_says_nothing(make_sessie, tmp_path):
    sessie = make_sessie()
    made = export.render(sessie, "koelkast", audience=TABLE_VIEW)
    export.save_pdf(sessie, tmp_path / "a.pdf", made, persons=[ident("noor")])
    export.note_printed(sessie, made)
    export.save_pdf(sessie, tmp_path / "b.pdf", export.render(sessie, "gezinsplan-leeg", audience=TABLE_VIEW))
    assert lines(sessie) == [
        {"wat": "pdf", "vorm": "koelkast", "personen": {ident("noor")}},
        {"wat": "afgedrukt", "vorm": "koelkast"},
    ]
    assert forms.form("gezinsplan-leeg").blank


def test_at_the_table_the_line_says_so(make_sessie):
    sessie = make_sessie()
    sessie.table = True
    note_seen(sessie, inzage.AT_TABLE, personen=[ident("noor")])
    flush(sessie)
    assert lines(sessie) == [{"wat": "aan-tafel", "personen": {ident("noor")}, "tafel": True}]


def test_the_paper_that_a_line_is_about_is_a_reference(make_sessie):
    sessie = make_sessie()
    record = paper(sessie)
    (op,) = [edit for edit in inzage.Regel(inzage.READ, record).edits(sessie.pen()) if edit.field == "over"]
    assert op.value == Ref(record)
