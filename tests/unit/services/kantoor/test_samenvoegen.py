"""The same family made twice by two workers, joined by one: on real laptops around a real folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kanz_desktop.domain import replay
from kanz_desktop.domain.access import WORKER_VIEW, audience_of
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id, Ref
from kanz_desktop.services import opening, papieren, planversies
from kanz_desktop.services.demo.steps import make_example
from kanz_desktop.services.dubbel import Twins
from kanz_desktop.services.edits import delete, new_record, set_audience, set_field
from kanz_desktop.services.gezin import gezin_record_id
from kanz_desktop.services.intents import JOINS, Intents
from kanz_desktop.services.inzage import OPENED, note_done
from kanz_desktop.services.inzage_lezen import all_lines
from kanz_desktop.services.kantoor import overbrengen, samenvoegen
from kanz_desktop.services.kantoor.leden import Role
from kanz_desktop.services.kantoor.refusals import (
    JoinOtherWay,
    JoinRefused,
    JoinUnverified,
    JoinWithNotes,
    NotAllowedHere,
)
from kanz_desktop.services.kantoor.samenvoegen import Samenvoegen, join, look_ahead, which_stays
from kanz_desktop.services.kantoor.samenvoegzinnen import join_sentences
from kanz_desktop.services.leefgebieden import leefgebied_id
from kanz_desktop.services.previews import shown_process
from kanz_desktop.services.samen import Together, Versions
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.sources import Source
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import EXAMPLES, JOINED, erasures
from kanz_desktop.sync.gezin_bodies import Samengevoegd
from tests.helpers.kantoren import Kantoor, leden, share
from tests.helpers.kdf import TEST_PASSPHRASE

SCREEN = "test"
BIRTH = date(2015, 3, 2)


@dataclass
class Both:
    """`joins` made the gezin that goes, `other` the one that stays, before a sync."""

    team: Kantoor
    joins: Werkplek
    other: Werkplek
    stays: Id
    goes: Id

    def sync(self) -> None:
        self.team.rounds(self.joins, self.other)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    team = Kantoor(tmp_path)
    anouk, _ = team.founder("Anouk Jansen")
    bram, _ = team.colleague("Bram de Wit", by=anouk)
    made = {worker.new_gezin("De Vries").id: worker for worker in (anouk, bram)}
    for gezin, worker in made.items():
        _write(worker.open_gezin(gezin), worker.first_name)
    team.rounds(anouk, bram)
    first, last = sorted(made, key=lambda gezin: made[gezin].vault.gezin_keys(gezin).stream)
    pair = Both(team, made[last], made[first], first, last)
    share(pair.other, pair.joins)
    pair.sync()
    yield pair
    team.close()


def _write(sessie: GezinSessie, name: str) -> None:
    """What both wrote of one family: the same child, an own paper, another opinion on the same card."""
    pen = sessie.pen()
    child = {"naam": "Sem", "geboortedatum": BIRTH}
    edits = new_record("gezinslid", child)
    card = leefgebied_id(sessie.snapshot, pen, pen.methode.leefgebieden[0].id)
    edits.append(set_field(sessie.snapshot, card, "leefgebied", "krachten", f"Sterk volgens {name}"))
    act = new_record("actie", {"wat": f"Bellen door {name}", "traject": Ref(pen.first_traject)})
    edits += act
    edits += set_audience(sessie.snapshot, act[0].record, "actie", pen, "personen", [edits[0].record])
    sessie.apply(edits, SCREEN).result()
    sessie.apply(
        [set_field(sessie.snapshot, act[0].record, "actie", "wat", f"Opbellen door {name}")], SCREEN
    ).result()
    report = papieren.take_in(sessie, [Source.from_bytes(f"brief-{name}.txt", f"brief van {name}".encode())])
    assert report.items[0].outcome == papieren.KEPT
    note_done(sessie, OPENED)


def _actions(sessie: GezinSessie) -> dict[str, Record]:
    return {row.text("wat"): row for row in sessie.snapshot.of("actie")}


def _card(sessie: GezinSessie) -> Record:
    card = leefgebied_id(sessie.snapshot, sessie.pen(), sessie.methode.leefgebieden[0].id)
    return sessie.snapshot.records[card]


def _is_whole(werkplek: Werkplek, gezin: Id) -> None:
    """One gezin, with what both wrote, once."""
    assert [row.id for row in werkplek.gezinnen()] == [gezin]
    sessie = werkplek.open_gezin(gezin)
    acts = _actions(sessie)
    assert sorted(acts) == ["Opbellen door Anouk", "Opbellen door Bram"]
    for row in acts.values():
        assert row.ref("traject") == sessie.pen().first_traject
        assert audience_of(row) == "personen"
        assert len(sessie.history(row.id, "wat").result()) == 2
    names = {row.text("bestandsnaam"): row.id for row in sessie.snapshot.of("document")}
    assert sorted(names) == ["brief-Anouk.txt", "brief-Bram.txt"]
    for name, record in names.items():
        assert papieren.read(sessie, record).decode() == f"brief van {name[6:-4]}"
    texts = {version.value for version in _card(sessie).cells["krachten"].versions}
    assert texts == {"Sterk volgens Anouk", "Sterk volgens Bram"}
    assert len(sessie.snapshot.of("traject")) == len(sessie.snapshot.of("gezinsplan")) == 1
    cards = sessie.snapshot.of("leefgebied")
    assert len(cards) == len(sessie.methode.leefgebieden)


def test_what_both_wrote_before_the_first_sync_is_one_gezin_on_both_laptops(both: Both) -> None:
    done = join(both.joins, both.stays, both.goes)
    assert done.operations > 60
    assert (len(done.papers), done.missing) == (1, set())
    _is_whole(both.joins, both.stays)
    both.sync()
    _is_whole(both.joins, both.stays)
    _is_whole(both.other, both.stays)
    assert [one.reason for one in erasures(both.joins)] == [JOINED]
    with both.other.kantoor.opened() as here:
        stream = both.other.vault.gezin_keys(both.stays).stream
        assert [type(one.body) for one in here.sight.said(stream)].count(Samengevoegd) == 1
    both.sync()
    _is_whole(both.other, both.stays)


def test_both_opinions_and_the_child_that_both_made_wait_in_samen_bekijken(both: Both) -> None:
    join(both.joins, both.stays, both.goes)
    both.sync()
    points = Together().points(both.other.open_gezin(both.stays).snapshot)
    assert [type(one) for one in points].count(Twins) == 1
    assert any(isinstance(one, Versions) and one.field.id == "krachten" for one in points)
    assert not [one for one in points if isinstance(one, Versions) and one.record.kind == "gezinslid"]


def test_a_colleague_who_reads_both_loses_the_one_that_went_and_reads_all_in_the_other(both: Both) -> None:
    me = next(one for one in leden(both.other).team().members if one.me)
    leden(both.joins).let_read(both.goes, me.id, Role.SECUNDAIR)
    both.sync()
    assert len(both.other.gezinnen()) == 2
    join(both.joins, both.stays, both.goes)
    both.sync()
    _is_whole(both.other, both.stays)


def test_who_gains_and_who_loses_is_said_before_anything_is_done(both: Both) -> None:
    cas, _ = both.team.colleague("Cas Smit", by=both.other)
    both.sync()
    me = next(one for one in leden(cas).team().members if one.me)
    leden(both.joins).let_read(both.goes, me.id, Role.ANDER)
    ahead = Samenvoegen(both.joins).look_ahead(both.goes, both.stays)
    assert (ahead.stays, ahead.goes) == (both.stays, both.goes)
    assert ahead.lose == ahead.others == ("Cas Smit",)
    assert ahead.gain == (both.other.name,)
    said = "\n".join(join_sentences(ahead))
    for words in ("te lezen voor Bram", "te lezen voor Anouk"):
        assert (words in said) == both.other.name.startswith(words.split()[-1])
    assert "Niets meer te lezen voor Cas Smit" in said
    assert "Werkaantekeningen van een collega bij dit gezin blijven op de eigen laptop" in said
    assert "Wat nog niet op kantoor staat van Cas Smit, komt er bij het bijwerken daar alsnog bij" in said
    assert {row.id for row in both.joins.gezinnen()} == {both.stays, both.goes}


def test_only_the_primaire_of_the_one_that_goes_joins_it(both: Both) -> None:
    me = next(one for one in leden(both.other).team().members if one.me)
    leden(both.joins).let_read(both.goes, me.id, Role.SECUNDAIR)
    both.sync()
    with pytest.raises(NotAllowedHere):
        join(both.other, both.stays, both.goes)
    assert Intents(both.other, JOINS).all() == []
    assert len(both.other.gezinnen()) == 2


def test_the_two_cannot_be_joined_the_other_way_so_nobody_destroys_what_another_kept(both: Both) -> None:
    assert which_stays(both.joins, both.goes, both.stays) == (both.stays, both.goes)
    with pytest.raises(JoinOtherWay):
        join(both.joins, both.goes, both.stays)
    with pytest.raises(JoinRefused):
        join(both.joins, both.stays, both.stays)


def test_notes_about_the_one_that_goes_keep_it_from_going(both: Both) -> None:
    both.joins.paths.notes(both.goes).mkdir(parents=True)
    with pytest.raises(JoinWithNotes):
        look_ahead(both.joins, both.stays, both.goes)


class _PowerCut(BaseException):
    """The laptop is off."""


@pytest.mark.parametrize("stage", ["bring", "_not_found", "_say", "erase_as_said", "after"])
def test_a_crash_at_each_stage_is_finished_at_the_next_unlock_and_doubles_nothing(
    both: Both, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_args: object) -> None:
        raise _PowerCut

    places = {"after": (Intents, "forget"), "_not_found": (overbrengen, stage)}
    where, name = places.get(stage, (samenvoegen, stage))
    with monkeypatch.context() as patch:
        patch.setattr(where, name, cut)
        with pytest.raises(_PowerCut):
            join(both.joins, both.stays, both.goes)
    paths = both.joins.paths
    both.joins.close()
    both.joins = opening.unlock(paths, TEST_PASSPHRASE)
    both.team.open.append(both.joins)
    assert Intents(both.joins, JOINS).all() == []
    _is_whole(both.joins, both.stays)
    both.sync()
    _is_whole(both.other, both.stays)
    sessie = both.joins.open_gezin(both.stays)
    lines = sessie.read(all_lines).result()
    assert [line.regel.wat for line in lines].count("samengevoegd") == 1


def test_what_could_not_be_found_back_keeps_the_other_gezin(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overbrengen, "_not_found", lambda *_: 3)
    with pytest.raises(JoinUnverified):
        join(both.joins, both.stays, both.goes)
    assert len(both.joins.gezinnen()) == 2
    assert Intents(both.joins, JOINS).all() == []


def test_what_a_newer_kanz_wrote_keeps_both_gezinnen(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "SCHEMA_VERSION", 0)
    with pytest.raises(replay.ReplayUncertain):
        join(both.joins, both.stays, both.goes)
    assert len(both.joins.gezinnen()) == 2
    assert Intents(both.joins, JOINS).all() == []


def test_purged_words_do_not_come_along_and_what_they_replaced_does_not_come_back(both: Both) -> None:
    sessie = both.joins.open_gezin(both.goes)
    (row,) = _actions(sessie).values()
    first, last = sorted(sessie.history(row.id, "wat").result(), key=lambda version: version.hlc)
    sessie.write(lambda store: store.purge([last.op])).result()
    gone = new_record("actie", {"wat": "Gaat helemaal weg"})
    sessie.apply(gone, SCREEN).result()
    sessie.write(lambda store: store.purge_record(gone[0].record)).result()
    join(both.joins, both.stays, both.goes)
    both.sync()
    for worker in (both.joins, both.other):
        target = worker.open_gezin(both.stays)
        assert not target.snapshot.records[row.id].text("wat")
        assert [one.value for one in target.history(row.id, "wat").result() if not one.purged] == [
            first.value
        ]
        assert target.snapshot.get(gone[0].record) is None


def test_what_was_thrown_away_stays_thrown_away(both: Both) -> None:
    sessie = both.joins.open_gezin(both.goes)
    (row,) = _actions(sessie).values()
    sessie.apply([delete(sessie.snapshot, row.id)], SCREEN).result()
    join(both.joins, both.stays, both.goes)
    there = both.joins.open_gezin(both.stays).snapshot.records[row.id]
    assert (there.deleted, there.revived) == (True, False)


def test_a_paper_of_which_the_file_is_lost_is_named_and_the_rest_comes(both: Both) -> None:
    sessie = both.joins.open_gezin(both.goes)
    (paper,) = sessie.snapshot.of("document")
    file = paper.file("bestand")
    assert file is not None
    sessie.objects.path(file.object).unlink()
    done = join(both.joins, both.stays, both.goes)
    assert (done.missing, done.papers) == ({file.object}, set())
    assert len(both.joins.open_gezin(both.stays).snapshot.of("document")) == 2


def test_lines_of_the_register_stay_with_who_looked_and_when(both: Both) -> None:
    before = both.joins.open_gezin(both.goes).read(all_lines).result()
    join(both.joins, both.stays, both.goes)
    after = both.joins.open_gezin(both.stays).read(all_lines).result()
    mine = [line for line in before if line.person == both.joins.person_id]
    assert mine
    assert all(line.at in {one.at for one in after} for line in mine)


def test_every_record_of_a_whole_gezin_is_found_in_its_place(tmp_path: Path) -> None:
    team = Kantoor(tmp_path)
    try:
        alone, _ = team.laptop("Anouk Jansen")
        goes = make_example(alone, shown_process()).gezin
        alone.set_setting(EXAMPLES, [])
        stays = goes
        while stays == goes or which_stays(alone, stays, goes)[0] == goes:
            stays = alone.new_gezin("De Bruin").id
        before = alone.open_gezin(goes)
        pen, after_pen = before.pen(), alone.open_gezin(stays).pen()
        was, done = before.snapshot, join(alone, stays, goes)
        now = alone.open_gezin(stays)
        moved = replay.new_ids(now.read(lambda store: list(store.operations())).result(), stays, goes)
        back = dict(moved)
        assert len(back) > 100
        assert {
            back.get(one.id, one.id) for one in now.snapshot.records.values() if one.kind != "medewerker"
        } == {one.id for one in was.records.values() if one.kind != "medewerker"}
        for record in now.snapshot.records.values():
            old = was.records.get(back.get(record.id, record.id), record)
            assert (record.kind, record.deleted) == (old.kind, old.deleted)
            if KINDS[record.kind].keyed and record.kind != "medewerker":
                assert record.id in back
        assert gezin_record_id(after_pen) in now.snapshot.records
        assert back[after_pen.first_traject] == pen.first_traject
        for version in planversies.versions(now, WORKER_VIEW):
            agreed = planversies.read_version(now, version.record, WORKER_VIEW)
            assert all(one in now.snapshot.records for one in agreed.records)
        assert not done.missing
    finally:
        shown_process().close()
        team.close()
