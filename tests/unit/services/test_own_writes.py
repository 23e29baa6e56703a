"""Fast fingers: a second choice before the first one has landed."""

from kanz_desktop.domain.values import Mark
from kanz_desktop.services.cijfers import cijfer_id, set_mark
from kanz_desktop.services.edits import new_record, set_field, set_member
from tests.helpers.records import ident


def _mark(sessie, mark, snapshot):
    edits = set_mark(snapshot, sessie.pen(), "start", "leefgebied-2", None, mark, sessie.today())
    return sessie.apply(edits, "cijfers")


def _heads(sessie):
    record = sessie.snapshot.records[cijfer_id(sessie.snapshot, sessie.pen(), "start", "leefgebied-2")]
    return [version.value for version in record.cells["cijfer"].versions]


def test_a_ten_that_is_typed_as_one_and_zero_is_one_answer(sessie):
    stood = sessie.snapshot
    _mark(sessie, Mark(2), stood)
    _mark(sessie, Mark(20), stood).result()
    assert _heads(sessie) == [Mark(20)]


def test_going_back_at_once_to_what_it_was_goes_back(sessie):
    _mark(sessie, Mark(12), sessie.snapshot).result()
    stood = sessie.snapshot
    _mark(sessie, Mark(14), stood)
    _mark(sessie, Mark(12), stood).result()
    assert _heads(sessie) == [Mark(12)]


def test_a_person_tapped_on_and_off_again_is_off(sessie):
    made = new_record("probleem", {"woorden": "iets"})
    sessie.apply(made, "leefgebieden").result()
    stood, problem, sem = sessie.snapshot, made[0].record, ident("sem")
    sessie.apply([set_member(stood, problem, "probleem", "bij_wie", sem, True)], "leefgebieden")
    sessie.apply([set_member(stood, problem, "probleem", "bij_wie", sem, False)], "leefgebieden").result()
    assert sessie.snapshot.records[problem].members("bij_wie") == ()


def test_a_choice_after_undo_goes_on_top_of_what_undo_wrote(sessie):
    _mark(sessie, Mark(12), sessie.snapshot).result()
    _mark(sessie, Mark(14), sessie.snapshot).result()
    stood = sessie.snapshot
    sessie.undo("cijfers")
    _mark(sessie, Mark(16), stood).result()
    assert _heads(sessie) == [Mark(16)]


def test_words_from_an_editor_that_did_not_see_other_words_stand_beside_them(sessie):
    made = new_record("probleem", {"woorden": "eerst"})
    sessie.apply(made, "leefgebieden").result()
    stood, problem = sessie.snapshot, made[0].record
    for words in ("van het ene scherm", "van het andere scherm"):
        sessie.apply([set_field(stood, problem, "probleem", "woorden", words)], "leefgebieden").result()
    cell = sessie.snapshot.records[problem].cells["woorden"]
    assert {version.value for version in cell.versions} == {"van het ene scherm", "van het andere scherm"}
