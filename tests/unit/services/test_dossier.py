"""The dossier: pieces that stand once they were fixed, and papers that change place."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.domain.access import TABLE_VIEW, Audience, audience_of, place_of, seen_by, visible
from kanz_desktop.domain.edit_rules import EditRefused
from kanz_desktop.domain.kinds import PLACE, Place
from kanz_desktop.domain.values import Choice
from kanz_desktop.services import dossier
from kanz_desktop.services.checks import PieceStands
from kanz_desktop.services.edits import delete, new_record, set_audience, set_field, set_member
from kanz_desktop.services.verkeerd_gezin import move
from tests.helpers.records import ident

DAY = date(2025, 12, 11)


def begun(sessie, soort="weging", **texts):
    edits = dossier.new_piece(sessie.snapshot, sessie.pen(), DAY, soort)
    sessie.apply(edits, "dossier").result()
    piece = edits[0].record
    written = [set_field(sessie.snapshot, piece, dossier.PIECE, field, text) for field, text in texts.items()]
    if written:
        sessie.apply(written, "dossier").result()
    return piece


def fixed(sessie, **texts):
    piece = begun(sessie, **texts)
    sessie.apply(dossier.fix(sessie.snapshot, piece, DAY), "dossier").result()
    return piece


def test_a_piece_belongs_to_the_traject_and_nobody_in_the_gezin_sees_it(sessie):
    made = begun(sessie, tekst="Melding overwogen")
    piece = sessie.snapshot.get(made)
    assert piece.choice("soort") == "weging"
    assert piece.date("datum") == DAY
    assert piece.ref("traject") == sessie.snapshot.only("traject").id
    assert seen_by(sessie.snapshot, TABLE_VIEW).of(dossier.PIECE) == ()


def test_until_it_is_fixed_a_piece_may_be_written_on_and_afterwards_not(sessie):
    piece = fixed(sessie, tekst="Zo was het")
    snapshot = sessie.snapshot
    for edit in (
        set_field(snapshot, piece, dossier.PIECE, "tekst", "Anders"),
        set_field(snapshot, piece, dossier.PIECE, "vastgesteld", None),
        set_member(snapshot, piece, dossier.PIECE, "over_wie", ident("sem"), True),
    ):
        with pytest.raises(PieceStands):
            sessie.apply([edit], "dossier").result()
    assert sessie.snapshot.get(piece).text("tekst") == "Zo was het"


def test_fixing_can_be_taken_back_as_the_last_thing_that_was_done(sessie):
    piece = fixed(sessie, tekst="Te vroeg")
    sessie.undo("dossier").result()
    sessie.apply([set_field(sessie.snapshot, piece, dossier.PIECE, "tekst", "Beter")], "dossier").result()
    assert sessie.snapshot.get(piece).text("tekst") == "Beter"


def test_a_fixed_piece_of_the_wrong_gezin_can_still_be_thrown_away(sessie):
    piece = fixed(sessie)
    sessie.apply([delete(sessie.snapshot, piece)], "dossier").result()
    assert dossier.pieces(sessie.snapshot) == ()


def test_a_correction_is_a_new_piece_that_points_back(sessie):
    piece = fixed(sessie, titel="Gesprek met school", met_wie="mevrouw Bos", tekst="Dinsdag")
    edits = dossier.correction(sessie.snapshot.get(piece), DAY)
    sessie.apply(edits, "dossier").result()
    (made,) = dossier.corrections_of(sessie.snapshot, piece)
    assert (made.text("titel"), made.text("met_wie"), made.text("tekst")) == (
        "Gesprek met school", "mevrouw Bos", "",
    )  # fmt: skip
    assert dossier.corrections_of(sessie.snapshot, made.id) == ()


def test_what_is_of_the_dossier_by_its_kind_never_comes_to_the_table(sessie):
    place = Choice("gezinsmap", "Gezinsmap")
    for kind in (dossier.PIECE, "registerregel"):
        with pytest.raises(EditRefused) as refused:
            sessie.apply(new_record(kind, {PLACE: place}), "dossier").result()
        assert refused.value.data["reason"] == "plaats"


def test_a_paper_goes_to_the_dossier_and_comes_back_for_the_same_readers(sessie):
    sem = ident("sem")
    edits = new_record("document", {"titel": "Brief"})
    paper = edits[0].record
    sessie.apply(edits, "gezinsmap").result()
    sessie.apply(
        set_audience(sessie.snapshot, paper, "document", sessie.pen(), "personen", [sem]), "x"
    ).result()
    for_sem = Audience(workers=False, persons=frozenset({sem}))
    sessie.apply(dossier.put_paper(sessie.snapshot, sessie.pen(), paper, Place.DOSSIER), "x").result()
    moved = sessie.snapshot.get(paper)
    assert place_of(moved) is Place.DOSSIER
    assert not visible(moved, for_sem)
    assert [row.id for row in dossier.papers(sessie.snapshot)] == [paper]
    sessie.apply(dossier.put_paper(sessie.snapshot, sessie.pen(), paper, Place.GEZINSMAP), "x").result()
    back = sessie.snapshot.get(paper)
    assert audience_of(back) == "personen"
    assert visible(back, for_sem)
    assert not visible(back, TABLE_VIEW)
    assert dossier.papers(sessie.snapshot) == ()


def test_the_newest_day_comes_first_and_of_one_day_what_was_begun_last(sessie):
    first, second = begun(sessie), begun(sessie)
    later = begun(sessie)
    day = date(2025, 12, 12)
    sessie.apply([set_field(sessie.snapshot, first, dossier.PIECE, "datum", day)], "dossier").result()
    assert [row.id for row in dossier.pieces(sessie.snapshot)] == [first, later, second]


def test_a_fixed_piece_of_the_wrong_gezin_goes_to_the_right_one_as_it_was_fixed(make_sessie):
    here, there = make_sessie("hier"), make_sessie("daar")
    piece = begun(here, tekst="Over een ander gezin")
    named = set_member(here.snapshot, piece, dossier.PIECE, "over_wie", ident("sem"), True)
    here.apply([named], "dossier").result()
    here.apply(dossier.fix(here.snapshot, piece, DAY), "dossier").result()
    (moved,) = move(here, there, [piece])
    made = there.snapshot.get(moved)
    assert (made.text("tekst"), made.date("vastgesteld")) == ("Over een ander gezin", DAY)
    assert made.members("over_wie") == (), "people of the old gezin would give it away"
    assert place_of(made) is Place.DOSSIER
    assert dossier.pieces(here.snapshot) == ()
    with pytest.raises(PieceStands):
        there.apply([set_field(there.snapshot, moved, dossier.PIECE, "tekst", "x")], "dossier").result()
