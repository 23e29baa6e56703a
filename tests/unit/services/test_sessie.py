"""One open gezin: what was written is seen by all who listen, and survives closing."""

from __future__ import annotations

import threading
from datetime import date

import pytest

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, WORKERS, visible
from kanz_desktop.domain.records import Changes
from kanz_desktop.services.checks import BornInFuture
from kanz_desktop.services.edits import delete, set_audience, set_field
from kanz_desktop.services.gezin import new_gezinslid
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.sessie import Draft
from kanz_desktop.storage.failures import DatabaseDamaged, ReadOnlyDisk
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.moment import Moment
from kanz_desktop.storage.writer import Closed


def _actie(sessie, wat="bellen"):
    edits = new_actie(sessie.snapshot, sessie.pen(), wat=wat)
    sessie.apply(edits, "gezinsplan").result()
    return edits[0].record


def test_what_was_written_is_there_after_closing_and_opening_again(make_sessie):
    sessie = make_sessie()
    actie = _actie(sessie)
    sessie.close()
    assert make_sessie().snapshot.get(actie).text("wat") == "bellen"


def test_the_snapshot_is_new_before_the_write_is_called_done(sessie):
    actie = _actie(sessie)
    assert sessie.snapshot.get(actie).text("wat") == "bellen"


def test_everybody_who_listens_hears_of_a_change_until_they_stop(sessie):
    heard: list[Changes] = []
    stop = sessie.subscribe(heard.append)
    actie = _actie(sessie)
    stop()
    _actie(sessie)
    assert [record.id for changes in heard for record in changes.records] == [actie]


def test_a_listener_that_fails_does_not_make_a_saved_change_look_unsaved(sessie, caplog):
    def fail(_: Changes) -> None:
        raise ValueError("mevrouw De Vries")

    sessie.subscribe(fail)
    actie = _actie(sessie)
    assert sessie.snapshot.get(actie) is not None
    assert "Vries" not in caplog.text
    assert "ValueError" in caplog.text


def test_undo_takes_back_the_last_change_of_that_screen_only(sessie):
    actie = _actie(sessie)
    sessie.apply(new_gezinslid(sessie.snapshot, sessie.pen(), naam="Noor"), "gezin").result()
    sessie.undo("gezinsplan").result()
    assert sessie.snapshot.get(actie).deleted
    assert len(sessie.snapshot.of("gezinslid")) == 1
    sessie.redo("gezinsplan").result()
    assert not sessie.snapshot.get(actie).deleted


def test_at_the_table_undo_never_shows_what_was_hidden_and_never_touches_what_is_not_seen(sessie):
    """The worker hides a sentence and takes it to the table; Ctrl+Z there may not bring it back."""
    record = _actie(sessie, "Vader belt zijn oude werk")
    hide = set_audience(sessie.snapshot, record, "actie", sessie.pen(), WORKERS)
    sessie.apply(hide, "gezinsplan").result()
    for _ in range(3):
        assert sessie.undo("gezinsplan", TABLE_VIEW).result() is None
        assert sessie.redo("gezinsplan", TABLE_VIEW).result() is None
    assert not visible(sessie.snapshot.get(record), TABLE_VIEW)
    sessie.undo("gezinsplan").result()
    assert visible(sessie.snapshot.get(record), TABLE_VIEW)
    assert sessie.redo("gezinsplan", TABLE_VIEW).result() is None
    sessie.redo("gezinsplan").result()
    sessie.apply([set_field(sessie.snapshot, record, "actie", "wat", "iets anders")], "gezinsplan").result()
    assert sessie.undo("gezinsplan", TABLE_VIEW).result() is None
    assert sessie.snapshot.get(record).text("wat") == "iets anders"


def test_at_the_table_undo_takes_back_what_was_written_there(sessie):
    record = _actie(sessie)
    assert sessie.undo("gezinsplan", TABLE_VIEW).result() is not None
    assert sessie.snapshot.get(record).deleted
    assert sessie.redo("gezinsplan", TABLE_VIEW).result() is not None
    assert not sessie.snapshot.get(record).deleted


def test_the_state_of_undo_follows_what_was_done(sessie):
    assert not sessie.undo_state("gezinsplan").can_undo
    _actie(sessie)
    assert sessie.undo_state("gezinsplan").can_undo
    sessie.undo("gezinsplan").result()
    assert (sessie.undo_state("gezinsplan").can_undo, sessie.undo_state("gezinsplan").can_redo) == (
        False,
        True,
    )


def test_a_draft_becomes_an_operation_when_the_gezin_closes(make_sessie):
    sessie = make_sessie()
    actie = _actie(sessie)
    heads = sessie.snapshot.get(actie).heads("wat")
    sessie.save_draft(Draft(actie, "actie", "wat", None, "morgen bellen", heads, "gezinsplan")).result()
    assert sessie.snapshot.get(actie).text("wat") == "bellen"
    sessie.close()
    assert make_sessie().snapshot.get(actie).text("wat") == "morgen bellen"


def test_a_draft_that_is_dropped_changes_nothing(make_sessie):
    sessie = make_sessie()
    actie = _actie(sessie)
    sessie.save_draft(Draft(actie, "actie", "wat", None, "onzin", (), "gezinsplan")).result()
    sessie.drop_draft(actie, "wat").result()
    assert sessie.commit_drafts().result() == Changes()


def test_the_history_of_a_field_is_there_newest_first(sessie):
    actie = _actie(sessie)
    sessie.apply([set_field(sessie.snapshot, actie, "actie", "wat", "mailen")], "gezinsplan").result()
    assert [version.value for version in sessie.history(actie, "wat").result()] == ["mailen", "bellen"]


def test_what_cannot_be_right_is_refused_and_nothing_is_written(sessie):
    edits = new_gezinslid(sessie.snapshot, sessie.pen(), naam="Noor", geboortedatum=date(2030, 1, 1))
    with pytest.raises(BornInFuture):
        sessie.apply(edits, "gezin").result()
    assert sessie.snapshot.of("gezinslid") == ()


def test_search_finds_by_the_beginning_of_a_word(sessie):
    actie = _actie(sessie, "energiebedrijf bellen")
    assert [hit.record for hit in sessie.search("energ", WORKER_VIEW).result()] == [actie]


def test_search_shows_nobody_what_is_not_for_them(sessie):
    actie = _actie(sessie, "energiebedrijf bellen")
    sessie.apply(
        set_audience(sessie.snapshot, actie, "actie", sessie.pen(), "medewerkers"), "gezinsplan"
    ).result()
    assert sessie.search("energ", TABLE_VIEW).result() == []
    assert len(sessie.search("energ", WORKER_VIEW).result()) == 1


def test_search_does_not_find_what_is_in_the_prullenbak(sessie):
    actie = _actie(sessie, "energiebedrijf bellen")
    sessie.apply([delete(sessie.snapshot, actie)], "gezinsplan").result()
    assert sessie.search("energ", WORKER_VIEW).result() == []


def test_after_closing_a_write_is_refused_and_closing_twice_is_fine(sessie):
    sessie.close()
    sessie.close()
    with pytest.raises(Closed):
        sessie.apply(new_actie(sessie.snapshot, sessie.pen(), wat="te laat"), "gezinsplan").result()


def test_the_day_of_a_moment_is_the_day_on_the_wall():
    assert Moment(1_765_494_000_000, 60).day == date(2025, 12, 12)
    assert Moment(1_765_494_000_000, -60).day == date(2025, 12, 11)


def test_a_disk_that_became_read_only_still_lets_everything_be_read(make_sessie, monkeypatch):
    sessie = make_sessie()
    actie = _actie(sessie)
    sessie.close()
    real = FamilyStore.open

    def refuse_writing(folder, keys, author, read_only=False, now=None):
        if not read_only:
            raise ReadOnlyDisk
        return real(folder, keys, author, read_only=True)

    monkeypatch.setattr(FamilyStore, "open", refuse_writing)
    again = make_sessie()
    assert again.read_only
    assert again.snapshot.get(actie).text("wat") == "bellen"
    with pytest.raises(ReadOnlyDisk):
        again.apply([set_field(again.snapshot, actie, "actie", "wat", "mailen")], "gezinsplan").result()


def test_a_gezin_that_cannot_be_read_at_all_leaves_no_thread_behind(make_sessie, tmp_path):
    make_sessie().close()
    database = tmp_path / "gezin" / "map.db"
    database.write_bytes(bytes(4096) + database.read_bytes()[4096:])
    before = threading.active_count()
    with pytest.raises(DatabaseDamaged):
        make_sessie()
    assert threading.active_count() == before
