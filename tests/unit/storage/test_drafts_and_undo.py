"""What is being typed is never lost, and every change can be taken back and done again."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanz_desktop.domain.operations import ValueTooLong
from kanz_desktop.storage.drafts import Draft
from kanz_desktop.storage.undo import UndoState
from tests.helpers.family import Family, ident
from tests.unit.storage.test_family_store import exchange

SCREEN = "leefgebieden"


@pytest.fixture
def family(tmp_path: Path) -> Family:
    return Family(tmp_path / "gezin")


def draft(family: Family, text: str, record: str = "post", field: str = "woorden") -> Draft:
    shown = family.store.record(ident(record))
    heads = shown.heads(field) if shown else ()
    return Draft(ident(record), "probleem", field, None, text, heads, SCREEN)


def undo(family: Family, screen: str = SCREEN) -> bool:
    return family.store.undo(screen, family.clock()) is not None


def redo(family: Family, screen: str = SCREEN) -> bool:
    return family.store.redo(screen, family.clock()) is not None


def test_a_draft_left_by_a_crash_becomes_an_operation_at_the_next_opening(family: Family) -> None:
    family.store.save_draft(draft(family, "een halve zi"))
    family.reopen(close=False)
    assert family.text("post") == "een halve zi"
    assert family.store.drafts() == ()


def test_a_draft_is_not_shown_as_written_before_it_is_committed(family: Family) -> None:
    family.write("post", "oud")
    family.store.save_draft(draft(family, "nieuw"))
    assert family.text("post") == "oud"
    assert [d.text for d in family.store.drafts()] == ["nieuw"]
    family.store.commit_drafts(family.clock())
    assert family.text("post") == "nieuw"


def test_an_unchanged_draft_makes_no_operation(family: Family) -> None:
    family.write("post", "stapel")
    family.store.save_draft(draft(family, "stapel"))
    family.store.save_draft(draft(family, "", field="sinds"))
    assert family.store.commit_drafts(family.clock()).ops == ()
    assert family.store.drafts() == ()


def test_a_draft_keeps_the_heads_it_opened_with_so_nobody_loses_a_word(tmp_path: Path) -> None:
    anouk, bram = Family(tmp_path / "a", "anouk"), Family(tmp_path / "b", "bram")
    anouk.write("post", "oud")
    exchange(anouk, bram)
    opened = draft(anouk, "van anouk")
    bram.write("post", "van bram")
    exchange(anouk, bram)
    anouk.store.save_draft(opened)
    anouk.store.commit_drafts(anouk.clock())
    record = anouk.store.record(ident("post"))
    assert record is not None
    assert {v.value for v in record.cells["woorden"].versions} == {"van anouk", "van bram"}


def test_a_draft_left_as_it_was_does_not_contest_what_arrived_meanwhile(tmp_path: Path) -> None:
    anouk, bram = Family(tmp_path / "a", "anouk"), Family(tmp_path / "b", "bram")
    anouk.write("post", "oud")
    exchange(anouk, bram)
    opened = draft(anouk, "oud")
    bram.write("post", "van bram")
    exchange(anouk, bram)
    anouk.store.save_draft(opened)
    assert anouk.store.commit_drafts(anouk.clock()).ops == ()
    assert anouk.text("post") == "van bram"


def test_a_dropped_draft_is_gone(family: Family) -> None:
    family.store.save_draft(draft(family, "toch niet"))
    family.store.drop_draft(ident("post"), "woorden")
    assert family.store.commit_drafts(family.clock()).ops == ()
    assert family.text("post") == ""


def test_a_draft_that_does_not_fit_is_refused_while_it_stands_on_the_screen(family: Family) -> None:
    family.store.save_draft(draft(family, "past"))
    with pytest.raises(ValueTooLong):
        family.store.save_draft(draft(family, "x" * 70_000))
    assert [d.text for d in family.store.drafts()] == ["past"]


def test_a_draft_that_is_refused_keeps_neither_the_others_nor_the_gezin_shut(family: Family) -> None:
    family.write("antwoord", "Sanne", field_id="naam", kind="akkoord")
    shown = family.store.record(ident("antwoord"))
    assert shown is not None
    heads = shown.heads("naam")
    family.store.save_draft(Draft(shown.id, "akkoord", "naam", None, "iemand anders", heads, SCREEN))
    family.store.save_draft(draft(family, "een goede zin"))
    family.reopen(close=False)
    assert family.text("post") == "een goede zin"
    assert family.text("antwoord", "naam") == "Sanne"
    assert [left.text for left in family.store.drafts()] == ["iemand anders"]


def test_undo_and_redo_walk_through_the_changes_of_a_field(family: Family) -> None:
    for words in ("een", "twee", "drie"):
        family.write("post", words, field_id="sinds")
    seen = []
    while family.store.undo_state(SCREEN).can_undo and family.text("post", "sinds"):
        undo(family)
        seen.append(family.text("post", "sinds"))
    assert seen[:2] == ["twee", "een"]
    while redo(family):
        seen.append(family.text("post", "sinds"))
    assert seen[3:] == ["een", "twee", "drie"]


def test_undoing_the_making_of_a_record_puts_it_in_the_bin_and_redo_takes_it_out(family: Family) -> None:
    family.write("post", "stapel")
    assert undo(family)
    assert family.store.snapshot().of("probleem") == ()
    assert redo(family)
    (record,) = family.store.snapshot().of("probleem")
    assert record.text("woorden") == "stapel"
    assert undo(family)
    assert family.store.snapshot().of("probleem") == ()


def test_undo_empties_a_record_that_exists_once_instead_of_deleting_it(family: Family) -> None:
    family.write("plan", "samen aan tafel", field_id="situatie", kind="gezinsplan")
    undo(family)
    (plan,) = family.store.snapshot().of("gezinsplan")
    assert plan.text("situatie") == ""


def test_undo_and_redo_survive_a_restart(family: Family) -> None:
    family.write("post", "een")
    family.write("post", "twee")
    undo(family)
    family.reopen()
    assert family.store.undo_state(SCREEN) == UndoState(can_undo=True, can_redo=True)
    redo(family)
    assert family.text("post") == "twee"


def test_undo_works_per_screen(family: Family) -> None:
    family.write("post", "hier", screen="leefgebieden")
    family.write("kast", "daar", screen="gezinsplan")
    assert undo(family, "leefgebieden")
    assert [record.text("woorden") for record in family.store.snapshot().of("probleem")] == ["daar"]
    assert not family.store.undo_state("leefgebieden").can_undo
    assert not undo(family, "cijfers")


def test_one_action_with_several_edits_is_undone_at_once(family: Family) -> None:
    family.write("post", "oud")
    edits = [
        family.edit("post", "probleem", "woorden", "nieuw"),
        family.edit("post", "probleem", "sinds", "altijd"),
    ]
    family.store.apply(edits, screen=SCREEN, now=family.clock())
    undo(family)
    assert (family.text("post"), family.text("post", "sinds")) == ("oud", "")
    redo(family)
    assert (family.text("post"), family.text("post", "sinds")) == ("nieuw", "altijd")


def test_a_new_change_ends_what_could_be_redone(family: Family) -> None:
    family.write("post", "een")
    family.write("post", "twee")
    undo(family)
    family.write("post", "drie")
    assert not redo(family)
    assert family.text("post") == "drie"


def test_undo_of_a_delete_brings_the_record_back(family: Family) -> None:
    family.write("post", "stapel")
    family.delete("post")
    assert family.store.snapshot().of("probleem") == ()
    undo(family)
    (back,) = family.store.snapshot().of("probleem")
    assert back.text("woorden") == "stapel"


def test_undo_of_a_set_takes_the_element_out_again(family: Family) -> None:
    family.write("post", "stapel")
    family.write("post", True, field_id="bij_wie", element=ident("mama"))
    undo(family)
    record = family.store.record(ident("post"))
    assert record is not None
    assert record.members("bij_wie") == ()


def test_undo_replaces_only_own_versions_and_leaves_those_of_others(tmp_path: Path) -> None:
    anouk, bram = Family(tmp_path / "a", "anouk"), Family(tmp_path / "b", "bram")
    anouk.write("post", "oud")
    exchange(anouk, bram)
    bram.write("post", "van bram")
    anouk.write("post", "van anouk")
    exchange(anouk, bram)
    undo(anouk)
    record = anouk.store.record(ident("post"))
    assert record is not None
    assert {v.value for v in record.cells["woorden"].versions} == {"oud", "van bram"}


def test_undo_leaves_what_somebody_wrote_on_top_of_it(tmp_path: Path) -> None:
    anouk, bram = Family(tmp_path / "a", "anouk"), Family(tmp_path / "b", "bram")
    anouk.write("post", "oud")
    anouk.write("post", "nieuw")
    exchange(anouk, bram)
    bram.write("post", "van bram, die nieuw had gezien")
    exchange(anouk, bram)
    assert undo(anouk)
    assert anouk.text("post") == "van bram, die nieuw had gezien"
    record = anouk.store.record(ident("post"))
    assert record is not None
    assert not record.cells["woorden"].contested


def test_undo_of_a_choice_between_versions_puts_both_back_side_by_side(tmp_path: Path) -> None:
    anouk, bram = Family(tmp_path / "a", "anouk"), Family(tmp_path / "b", "bram")
    anouk.write("post", "A")
    bram.write("post", "B")
    exchange(anouk, bram)
    anouk.write("post", "A en B")
    undo(anouk)
    record = anouk.store.record(ident("post"))
    assert record is not None
    assert {v.value for v in record.cells["woorden"].versions} == {"A", "B"}
