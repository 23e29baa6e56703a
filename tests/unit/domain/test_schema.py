"""The declaration of all kinds: ids that can be written, and lists that exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanz_desktop.domain.encoding import encode_word
from kanz_desktop.domain.kinds import Merge, Place, Type
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.method.load import load_methode

RECORD_MD = Path(__file__).parents[3] / "docs" / "format" / "record.md"
FIELDS = [(kind, field) for kind in KINDS.values() for field in kind.all_fields()]


def test_every_kind_and_field_has_an_id_of_its_own_that_fits_in_a_header() -> None:
    for kind in KINDS.values():
        ids = [field.id for field in kind.all_fields()]
        assert len(ids) == len(set(ids)), kind.id
        for word in (kind.id, *ids):
            encode_word(word)


def test_the_format_says_the_key_of_every_kind_that_exists_once() -> None:
    """Who writes an importer after that page makes the same ids, and no second record."""
    table = RECORD_MD.read_text(encoding="utf-8").split("| kind | key |")[1].split("\n\n")[0]
    said = {name.split(" (")[0] for row in table.splitlines() for name in row.split("|")[1:2]}
    kinds = {word.strip() for names in said for word in names.split(",")}
    assert {kind.id for kind in KINDS.values() if kind.keyed} <= kinds


def test_type_and_merge_class_go_together() -> None:
    for _, field in FIELDS:
        assert (field.type is Type.MEMBER) == (field.merge is Merge.SET), field.id
        assert (field.type is Type.CHOICE) == bool(field.choices), field.id
        if field.merge in (Merge.TEXT, Merge.ORDER):
            assert field.type is Type.TEXT, field.id


def test_every_list_that_a_field_names_is_there() -> None:
    lists = load_methode().lists
    assert {field.choices for _, field in FIELDS if field.choices} <= set(lists)


def test_ids_of_fields_that_the_format_owns_are_common_to_all() -> None:
    for kind in KINDS.values():
        assert not [field.id for field in kind.fields if field.id.startswith("_")]


def test_free_text_marks_and_dates_are_looked_at_together() -> None:
    assert KINDS["probleem"].field("woorden").reviewed
    assert KINDS["cijfer"].field("cijfer").reviewed
    assert KINDS["probleem"].field("doel_datum").reviewed
    assert not KINDS["actie"].field("status").reviewed


def test_a_field_without_words_for_the_table_has_the_workers_words() -> None:
    assert KINDS["gezin"].field("adres").wording == "Waar we wonen"
    assert KINDS["gezin"].field("naam").wording == "Naam van het gezin"


def test_a_field_that_is_not_declared_is_a_bug() -> None:
    with pytest.raises(KeyError, match="gezin has no field achternaam"):
        KINDS["gezin"].field("achternaam")


def test_the_notes_have_kinds_of_their_own_and_the_method_s_six_steps_in_order() -> None:
    notes = [kind.id for kind in KINDS.values() if kind.place is Place.WERKAANTEKENINGEN]
    assert notes == ["aantekening", "bijlage", "reflectie", "overdrachtskaart"]
    steps = [field.id for field in KINDS["reflectie"].fields if field.merge is Merge.TEXT]
    assert steps == [
        *("vraag", "probleem", "last"), "presenteren", "verhelderen", "bevestigen", "reflecteren",
        *("meenemen", "volgende_stap", "afspraken"),
    ]  # fmt: skip
