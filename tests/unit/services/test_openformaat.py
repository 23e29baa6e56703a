"""A gezin leaves in a format that anybody can read, and changes come in all or not at all."""

from __future__ import annotations

import json
from datetime import date

import pytest

from kanz_desktop.domain.access import TABLE_VIEW, seen_by
from kanz_desktop.domain.values import Mark, Ref
from kanz_desktop.services.cijfers import set_mark
from kanz_desktop.services.edits import delete, set_audience, set_field
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.openformaat import OpenFormatRefused, described, dump, read_snapshot
from kanz_desktop.services.wijzigingen import apply_changes
from tests.helpers.records import cell, ident, record, snapshot


def _changes(*changes):
    return json.dumps({"format": "kanz-changes", "version": 1, "changes": changes}).encode()


def _values(seen):
    return {
        row.id: (row.kind, row.deleted, {f: c.value for f, c in row.cells.items() if not f.startswith("_")},
                 {f: row.members(f) for f in row.sets if row.members(f)})
        for row in seen.records.values()
    }  # fmt: skip


def test_a_dump_reads_back_as_the_records_that_were_there(sessie):
    edits = new_actie(
        sessie.snapshot, sessie.pen(), wat="bellen «é» 你", wie=[ident("mama")], voor=date(2026, 12, 18)
    )
    sessie.apply(edits, "x").result()
    sessie.apply(
        set_mark(sessie.snapshot, sessie.pen(), "start", "leefgebied-1", None, Mark(13), sessie.today()), "x"
    ).result()
    sessie.apply([delete(sessie.snapshot, edits[0].record)], "x").result()
    assert _values(read_snapshot(dump(sessie))) == _values(sessie.snapshot)


def test_for_whom_a_record_is_goes_with_the_dump_and_comes_back(sessie):
    edits = new_actie(sessie.snapshot, sessie.pen(), wat="geheim")
    sessie.apply(edits, "x").result()
    sessie.apply(
        set_audience(sessie.snapshot, edits[0].record, "actie", sessie.pen(), "medewerkers"), "x"
    ).result()
    assert read_snapshot(dump(sessie)).get(edits[0].record) is not None
    assert seen_by(read_snapshot(dump(sessie)), TABLE_VIEW).get(edits[0].record) is None


def test_named_persons_come_back_too(pen):
    row = record("document", "brief", titel="Brief")
    stated = written_for([ident("mama")], row, pen)
    read = read_snapshot(json.dumps(described(stated, pen.gezin, "x", date(2026, 1, 1))).encode())
    assert read.get(row.id).members("_voor_personen") == (ident("mama"),)


def written_for(persons, row, pen):
    from tests.helpers.written import written

    return written(set_audience(snapshot(row), row.id, row.kind, pen, "personen", persons), snapshot(row))


def test_versions_side_by_side_are_all_in_the_dump(pen):
    row = record("probleem", "p", woorden=cell("zij", "hij"))
    (stated,) = described(snapshot(row), pen.gezin, "x", date(2026, 1, 1))["records"]
    assert stated["fields"]["woorden"] == "zij"
    assert stated["versions"]["woorden"] == ["zij", "hij"]


def test_the_history_holds_every_operation_with_what_it_replaced(sessie):
    edits = new_actie(sessie.snapshot, sessie.pen(), wat="bellen")
    sessie.apply(edits, "x").result()
    sessie.apply([set_field(sessie.snapshot, edits[0].record, "actie", "wat", "mailen")], "x").result()
    history = json.loads(dump(sessie, history=True))["history"]
    first, second = [row for row in history if row["field"] == "wat" and row["kind"] == "actie"]
    assert (first["value"], second["value"]) == ("bellen", "mailen")
    assert second["replaces"] == [first["op"]]
    assert first["at"].endswith("+01:00")
    assert "history" not in json.loads(dump(sessie))


def test_there_is_no_float_in_a_dump(sessie):
    def refuse(number):
        raise AssertionError(number)

    json.loads(dump(sessie, history=True), parse_float=refuse)


def test_changes_may_be_written_as_people_write_them(sessie):
    sem = {"naam": "Sem", "rol": "kind", "geboortedatum": "2015-03-01"}
    bellen = {"wat": "School bellen", "brandje": True}
    apply_changes(
        sessie,
        _changes(
            {"record": "new:sem", "kind": "gezinslid", "set": sem},
            {"record": "new:1", "kind": "actie", "set": bellen, "add": {"wie": ["new:sem"]}},
        ),
    )
    (sem,) = sessie.snapshot.of("gezinslid")
    (actie,) = sessie.snapshot.of("actie")
    assert (sem.choice("rol"), sem.date("geboortedatum")) == ("kind", date(2015, 3, 1))
    assert actie.members("wie") == (sem.id,)
    assert actie.ref("traject") == sessie.snapshot.only("traject").id


def test_changes_reach_records_that_are_there(sessie):
    apply_changes(sessie, _changes({"record": "new:1", "kind": "actie", "set": {"wat": "a"}}))
    (actie,) = sessie.snapshot.of("actie")
    name = actie.id.hex()
    apply_changes(
        sessie, _changes({"record": name, "set": {"wat": None, "status": {"choice": "gedaan", "words": "x"}}})
    )
    assert sessie.snapshot.get(actie.id).text("wat") == ""
    assert sessie.snapshot.get(actie.id).text("status") == "Gedaan"
    apply_changes(sessie, _changes({"record": name, "delete": True}))
    assert sessie.snapshot.of("actie") == ()
    apply_changes(sessie, _changes({"record": name, "restore": True}))
    assert len(sessie.snapshot.of("actie")) == 1


def test_a_mark_and_a_ref_may_be_plain_strings(sessie):
    traject = sessie.snapshot.only("traject").id
    apply_changes(
        sessie, _changes({"record": "new:1", "kind": "actie", "set": {"wat": "a", "traject": traject.hex()}})
    )
    assert sessie.snapshot.of("actie")[0].get("traject") == Ref(traject)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"record": "new:1", "kind": "fiets", "set": {}}, "soort"),
        ({"record": "new:1", "set": {"wat": "a"}}, "soort"),
        ({"record": "new:1", "kind": "meting", "set": {}}, "vast"),
        ({"record": "new:1", "kind": "actie", "set": {"kleur": "rood"}}, "veld"),
        ({"record": "new:1", "kind": "actie", "set": {"voor": "morgen"}}, "waarde"),
        ({"record": "new:1", "kind": "actie", "set": {"status": "bijna"}}, "waarde"),
        ({"record": "new:1", "kind": "actie", "set": {"brandje": "ja"}}, "waarde"),
        ({"record": "new:1", "kind": "actie", "set": {"wat": 3}}, "waarde"),
        ({"record": "new:1", "kind": "actie", "set": {"wat": 3.5}}, "waarde"),
        ({"record": "new:1", "kind": "actie", "set": {"wie": "new:2"}}, "waarde"),
        ({"record": "new:1", "kind": "actie", "add": {"wie": "mama"}}, "waarde"),
        (
            {
                "record": "new:1",
                "kind": "document",
                "set": {"bestand": {"file": "00", "size": 1, "media_type": "x"}},
            },
            "vast",
        ),
        ({"record": "new:1", "kind": "actie", "set": {"_deleted": True}}, "vast"),
        ({"record": "0" * 32, "set": {"wat": "a"}}, "record"),
        ({"record": "zz", "set": {"wat": "a"}}, "record"),
        ({"record": "new:1", "kind": "actie", "delete": True}, "record"),
        ({"record": "new:1", "kind": "actie", "zet": {}}, "vorm"),
        ({"kind": "actie"}, "vorm"),
        ([], "vorm"),
    ],
)
def test_a_change_that_is_not_allowed_is_named_and_nothing_is_written(sessie, change, reason):
    before = sessie.snapshot
    good = {"record": "new:goed", "kind": "actie", "set": {"wat": "goed"}}
    with pytest.raises(OpenFormatRefused) as refused:
        apply_changes(sessie, _changes(good, change))
    assert refused.value.data == {"entry": 2, "reason": reason}
    assert sessie.snapshot is before


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"format": "kanz-gezin", "version": 2}', b"\xff", b"[" * 100_000]
)
def test_what_is_not_the_format_is_refused_whole(sessie, data):
    with pytest.raises(OpenFormatRefused):
        apply_changes(sessie, data)
    with pytest.raises(OpenFormatRefused):
        read_snapshot(data)
