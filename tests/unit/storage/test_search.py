"""Searching finds what people mean and never fails on what they type."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kanz_desktop.domain.values import Choice
from kanz_desktop.storage.search import DOCUMENT_TEXT, EXCERPT_LENGTH, excerpt, fold, pattern
from tests.helpers.family import Family, ident


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Family:
    family = Family(tmp_path_factory.mktemp("zoeken") / "gezin")
    family.write(
        "post", "De post ligt op een stapel naast Çağlars bed, en niemand durft hem open te maken. " * 3
    )
    family.write("post", Choice("ernst-3", "zwaar"), field_id="ernst")
    family.write("brief", "Aanmaning Vattenfall", field_id="titel", kind="document")
    family.store.index_document_text(
        ident("brief"), "Geachte heer De Vries,\n\nu heeft een achterstand van € 312,50"
    )
    family.write("antwoord", "1 300 100 10,80 60,20", field_id="handtekening", kind="akkoord")
    return family


def test_a_signature_is_no_words_to_search_in(family: Family) -> None:
    assert list(family.store.search("300")) == []


@pytest.mark.parametrize("query", ["stapel", "STAP", "caglar", "Çağ", "post stap", "  stapel !! ", "bed, en"])
def test_a_record_is_found_by_the_beginnings_of_its_words(family: Family, query: str) -> None:
    (hit,) = family.store.search(query)
    assert (hit.record, hit.kind, hit.field) == (ident("post"), "probleem", "woorden")


def test_the_words_of_a_choice_are_found_in_their_own_field(family: Family) -> None:
    (hit,) = family.store.search("zwaar")
    assert (hit.field, hit.excerpt) == ("ernst", "zwaar")


def test_a_paper_is_found_by_what_stands_in_it(family: Family) -> None:
    (hit,) = family.store.search("achterst")
    assert (hit.record, hit.field) == (ident("brief"), DOCUMENT_TEXT)
    assert hit.excerpt == "Geachte heer De Vries, u heeft een achterstand van € 312,50"


def test_the_excerpt_of_a_long_paper_stands_around_the_word_wherever_that_is() -> None:
    for place in (0, 1, 4094, 4095, 4096, 4097, 8190, 20_000):
        text = "vooraf" * (place // 6) + "-" * (place % 6) + " Achterstand " + "erna" * 2000
        assert "Achterstand" in excerpt(text, pattern("achterst")), place


def test_a_word_is_not_found_in_the_middle_of_another_one() -> None:
    for place in range(4090, 4100):
        assert not excerpt("x" * place + "stand" + "x" * 200, pattern("stand")).startswith("…"), place


def test_all_words_of_a_query_have_to_be_there(family: Family) -> None:
    assert family.store.search("stapel vattenfall") == []


@given(st.text(max_size=40))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_is_a_safe_query(family: Family, query: str) -> None:
    family.store.search(query)


@pytest.mark.parametrize(
    "query",
    ['"', "*", "NEAR(", "a OR b", "text:stapel", "-", "_", "\ud800", "'; DROP TABLE", "^q", "a\0b"],
)
def test_the_language_of_the_index_is_not_reachable(family: Family, query: str) -> None:
    assert family.store.search(query) == []


def test_an_edit_a_delete_and_undo_change_what_is_found(tmp_path: Path) -> None:
    family = Family(tmp_path / "gezin")
    family.write("brief", "eerste titel", field_id="titel", kind="document")
    family.store.index_document_text(ident("brief"), "inhoud van het papier")
    family.write("brief", "tweede titel", field_id="titel", kind="document")
    assert family.store.search("eerste") == []
    assert len(family.store.search("tweede")) == 1
    family.delete("brief")
    assert family.store.search("tweede") == family.store.search("inhoud") == []
    family.store.undo("leefgebieden", family.clock())
    assert len(family.store.search("tweede")) == len(family.store.search("inhoud")) == 1


@given(st.text(max_size=60))
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_an_excerpt_stays_short_and_holds_the_word() -> None:
    long = "woord " * 100 + "naald " + "woord " * 100
    piece = excerpt(long, re.compile("naald"))
    assert "naald" in piece
    assert len(piece) <= EXCERPT_LENGTH + 4


def test_a_record_that_may_not_be_shown_is_not_found_and_does_not_count(family: Family) -> None:
    assert family.store.search("stapel", keep=lambda record: record != ident("post")) == []
    assert len(family.store.search("de", limit=1, keep=lambda record: record == ident("post"))) == 1
