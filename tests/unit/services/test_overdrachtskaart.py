"""The overdrachtskaart holds what it should, and nothing else of the werkaantekeningen can be on it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kanz_desktop.domain.access import NOTES_VIEW
from kanz_desktop.domain.kinds import Place, Type
from kanz_desktop.domain.note_kinds import NOTE_KINDS
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Choice, FileRef, Ref, Value
from kanz_desktop.method.load import load_methode
from kanz_desktop.reports.forms import FORMS, FormUnknown
from kanz_desktop.reports.pdf.notes import render_card
from kanz_desktop.services import aantekeningen, dossier, export, overdrachtskaart, reflectie
from kanz_desktop.services.aantekening_sessie import new_note
from kanz_desktop.services.edits import new_record, set_field, set_fields
from kanz_desktop.services.gezin import gezin_record_id, new_gezinslid
from kanz_desktop.services.overdrachtskaart import OWN_TEXTS, card, card_id, filled, make, note_printed, save
from tests.helpers.kdf import TEST_PROFILE
from tests.helpers.notes import WORDS
from tests.helpers.open_gezin import werkplek_in
from tests.helpers.records import cell, ident, record, snapshot
from tests.helpers.second_reader import text_of

METHODE = load_methode()
CANARY = "kanarienotitie"
TODAY = date(2026, 12, 11)
OTHER_KINDS = [kind for kind in NOTE_KINDS if kind.id != "overdrachtskaart"]


@pytest.fixture
def desk(tmp_path):
    with werkplek_in(tmp_path / "profiel") as made:
        yield made


@pytest.fixture
def gezin(desk):
    sessie = desk.open_gezin(desk.new_gezin("De Vries").id)
    head = {"adres": "Dorpsstraat 1", "telefoon": "06 1", "taal": "Thuis praten we Turks"}
    sessie.apply(set_fields(sessie.snapshot, gezin_record_id(sessie.pen()), "gezin", head), "gezin").result()
    for naam, born in (("Sanne", date(1988, 4, 12)), ("Noor", date(2018, 6, 21))):
        lid = new_gezinslid(
            sessie.snapshot,
            sessie.pen(),
            naam=naam,
            rol="kind" if naam == "Noor" else "moeder",
            geslacht="vrouw",
            geboortedatum=born,
        )
        sessie.apply(lid, "gezin").result()
    return sessie


@pytest.fixture
def notes(desk, gezin):
    made, _ = aantekeningen.set_up(desk, gezin.id, WORDS, code=None, profile=TEST_PROFILE)
    return made


def write(notes, **texts):
    own = card_id(notes)
    edits = set_fields(notes.snapshot, own, "overdrachtskaart", texts)
    notes.apply(edits, "werkaantekeningen").result()


def values_with(kind, words: str, file: FileRef) -> dict[str, Value]:
    """Every field of the kind filled, the words wherever words fit."""
    values: dict[str, Value] = {}
    for field in kind.fields:
        if field.type is Type.TEXT:
            values[field.id] = words
        elif field.type is Type.DATE:
            values[field.id] = TODAY
        elif field.type is Type.REF:
            values[field.id] = Ref(ident("iets"))
        elif field.type is Type.FILE:
            values[field.id] = file
        elif field.type is Type.CHOICE:
            values[field.id] = Choice("x", words)
    return values


def test_the_card_says_who_the_gezin_is_from_its_own_data(gezin, notes):
    made = card(gezin, notes)
    assert (made.gezin, made.adres, made.telefoon) == ("Gezin De Vries", "Dorpsstraat 1", "06 1")
    assert made.taal == "Thuis praten we Turks"
    assert [(lid.naam, lid.rol, lid.geslacht) for lid in made.leden] == [
        ("Sanne", "moeder", "vrouw of meisje"), ("Noor", "kind", "vrouw of meisje"),
    ]  # fmt: skip
    assert all(lid.leeftijd.endswith("jaar") for lid in made.leden)


def test_what_the_worker_wrote_stands_on_the_paper_with_the_reasons_from_the_dossier(gezin, notes):
    piece = dossier.new_piece(gezin.snapshot, gezin.pen(), TODAY, dossier.REFERRAL)
    gezin.apply(piece, "dossier").result()
    said = {"tekst": "Noor kwam te laat", "met_wie": "de school"}
    gezin.apply(set_fields(gezin.snapshot, piece[0].record, dossier.PIECE, said), "dossier").result()
    contact = dossier.new_piece(gezin.snapshot, gezin.pen(), TODAY, "contact")
    gezin.apply(contact, "dossier").result()
    gezin.apply(
        [set_field(gezin.snapshot, contact[0].record, dossier.PIECE, "tekst", "ander stuk")], "dossier"
    ).result()
    write(notes, **{field: f"woorden over {field}" for field in OWN_TEXTS})
    text = " ".join(text_of(make(gezin, notes).pdf).split())
    own = [f"woorden over {field}" for field in OWN_TEXTS]
    wanted = ("Dorpsstraat 1", "Noor kwam te laat", "de school", *own)
    assert [words for words in wanted if words not in text] == []
    assert "ander stuk" not in text, "of the dossier only why the gezin was referred"


def test_an_empty_card_has_no_headings_above_nothing(gezin, notes):
    text = text_of(make(gezin, notes).pdf)
    assert "Reden van aanmelding" not in text
    assert "Verslaving" not in text


@pytest.mark.parametrize("kind", OTHER_KINDS, ids=lambda kind: kind.id)
def test_nothing_of_any_other_note_is_on_the_card(gezin, notes, kind):
    """In the real store, with the canary in every field of every kind of note."""
    stored = notes.objects.add(BytesIO(CANARY.encode()))
    file = FileRef(stored.hash, stored.size, "text/plain")
    notes.apply(new_record(kind.id, values_with(kind, CANARY, file)), "werkaantekeningen").result()
    write(notes, reden="mag wel")
    made = make(gezin, notes)
    assert "mag wel" in text_of(made.pdf)
    assert CANARY not in text_of(made.pdf)
    assert CANARY.encode() not in made.pdf
    assert CANARY not in repr(card(gezin, notes))


@given(
    kind=st.sampled_from(OTHER_KINDS),
    words=st.text(min_size=8, max_size=40, alphabet="abcdefghijklmnopqrstuvwxyz"),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_record_that_is_not_the_card_gives_an_empty_card_even_when_it_is_handed_over(kind, words):
    """The last door: should another note ever be passed in the card's place, its words do not come out."""
    words = f"zzz{words}"
    texts = [field.id for field in kind.fields if field.type is Type.TEXT]
    cells = {field: cell(words) for field in (*texts, *OWN_TEXTS)}
    note = Record(ident("notitie"), kind.id, cells)
    made = filled(snapshot(), METHODE, note, "De Vries", TODAY)
    assert words not in repr(made)
    assert words not in text_of(render_card(made).pdf)


def test_a_card_that_was_thrown_away_is_empty():
    thrown = record("overdrachtskaart", "kaart", deleted=True, reden="weg")
    assert filled(snapshot(), METHODE, thrown, "De Vries", TODAY).reden == ""


def test_every_field_of_the_card_can_be_written_and_stands_on_it():
    assert [field.id for field in KINDS["overdrachtskaart"].fields] == list(OWN_TEXTS)


def test_no_list_of_forms_names_the_forms_of_the_notes(gezin):
    notes_forms = {"overdrachtskaart", "reflectie"}
    assert not notes_forms & {form.id for form in FORMS}
    for form in notes_forms:
        with pytest.raises(FormUnknown):
            export.render(gezin, form, audience=NOTES_VIEW)
    assert all(KINDS[form].place is Place.WERKAANTEKENINGEN for form in notes_forms)


def test_that_the_card_went_out_stands_in_the_register_and_not_what_was_on_it(gezin, notes, tmp_path):
    write(notes, reden=CANARY)
    made = make(gezin, notes)
    save(gezin, tmp_path / "kaart.pdf", made)
    note_printed(gezin)
    assert (tmp_path / "kaart.pdf").read_bytes() == made.pdf
    lines = gezin.snapshot.of("registerregel")
    operations = gezin.read(lambda store: list(store.operations())).result()
    written = b"".join(op.value_bytes or b"" for op in operations)
    assert b"overdrachtskaart" in written
    assert CANARY.encode() not in written
    assert all(CANARY not in repr(line) for line in lines)


def test_making_the_card_counts_as_a_hand_on_the_notes(gezin, notes, monkeypatch):
    now = [notes._touched + 119]
    monkeypatch.setattr(notes, "_steady", lambda: now[0])
    make(gezin, notes)
    now[0] += 119
    assert not notes.idle


def test_a_reflection_on_paper_has_the_six_steps_with_the_answers_and_only_those(notes):
    edits = new_note(notes, "reflectie")
    notes.apply(edits, "werkaantekeningen").result()
    answers = {"titel": "Ik loop vast", "vraag": "- hoe **verder**", "meenemen": "minder regelen"}
    notes.apply(
        set_fields(notes.snapshot, edits[0].record, "reflectie", answers), "werkaantekeningen"
    ).result()
    other = new_note(notes)
    notes.apply(other, "werkaantekeningen").result()
    notes.apply(
        [set_field(notes.snapshot, other[0].record, "aantekening", "tekst", CANARY)], "werkaantekeningen"
    ).result()
    text = " ".join(text_of(reflectie.make(notes, edits[0].record).pdf).split())
    for words in ("1 Voorbereiden", "6 Afsluiten", "Ik loop vast", "• hoe verder", "minder regelen"):
        assert words in text
    assert "Wat is het probleem?" not in text, "no question above nothing"
    assert CANARY not in text


def test_the_empty_form_of_the_reflecterend_team_asks_everything_and_holds_nothing(notes):
    edits = new_note(notes, "reflectie")
    notes.apply(edits, "werkaantekeningen").result()
    notes.apply(
        [set_field(notes.snapshot, edits[0].record, "reflectie", "vraag", CANARY)], "werkaantekeningen"
    ).result()
    text = " ".join(text_of(reflectie.make(notes, None).pdf).split())
    assert CANARY not in text
    asked = [f.label for f in KINDS["reflectie"].fields if f.type is Type.TEXT and f.id != "titel"]
    assert [label for label in asked if label not in text] == []


def test_the_card_is_nowhere_in_the_gezin(gezin, notes):
    write(notes, reden=CANARY)
    assert overdrachtskaart.card_id(notes) not in gezin.snapshot.records
    assert gezin.search(CANARY, NOTES_VIEW).result() == []
