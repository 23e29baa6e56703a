"""What differs between two versions, and a combination that says all that was said and nothing else."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from kanz_desktop.domain.combine import below_each_other, pieces, suggestion

TABLE = "Mama durft de enveloppen niet open te maken, omdat er bijna altijd een rekening in zit."
OFFICE = "Mama durft de enveloppen niet open te maken. Papa's post komt ook nog op dit adres."

WORDS = st.sampled_from(["mama", "papa", "post", "de", "stapel", "ligt", "op", "niet", "12,50"])
SENTENCES = st.lists(WORDS, min_size=1, max_size=7).map(lambda words: " ".join(words).capitalize() + ".")
TEXTS = st.lists(SENTENCES, max_size=5).map(" ".join)


def shown(text: str, other: str) -> str:
    """What only this version has, in brackets."""
    return "".join(f"[{piece.text}]" if piece.differs else piece.text for piece in pieces(text, other))


def test_what_only_one_version_says_is_marked_in_that_version() -> None:
    assert shown(TABLE, OFFICE) == (
        "Mama durft de enveloppen niet open te maken[, omdat er bijna altijd een rekening in zit]."
    )
    assert shown(OFFICE, TABLE) == (
        "Mama durft de enveloppen niet open te maken. [Papa's post komt ook nog op dit adres.]"
    )


def test_the_suggestion_says_what_both_say_in_one_text() -> None:
    assert suggestion([TABLE, OFFICE]) == f"{TABLE} Papa's post komt ook nog op dit adres."
    assert suggestion([OFFICE, TABLE]) == f"{TABLE} Papa's post komt ook nog op dit adres."


def test_sentences_that_contradict_each_other_both_stay_as_they_were_written() -> None:
    one, other = "We bellen elke maandag met school.", "We bellen elke vrijdag met school."
    assert suggestion([one, other]) == f"{one} {other}"
    assert shown(one, other) == "We bellen elke[ maandag] met school."


def test_lines_without_a_full_stop_stay_lines() -> None:
    assert suggestion(["brood\nmelk", "brood\nkaas"]) == "brood\nmelk\nkaas"


def test_three_versions_are_combined_one_after_another() -> None:
    assert suggestion(["Opa helpt.", "Oma helpt mee.", "De buren ook."]) == (
        "Opa helpt. Oma helpt mee. De buren ook."
    )


def test_an_emptied_version_takes_nothing_away_from_the_suggestion() -> None:
    assert suggestion(["", "De post ligt er nog."]) == "De post ligt er nog."
    assert suggestion(["", " "]) == ""


def test_below_each_other_every_version_stands_once() -> None:
    assert below_each_other([TABLE, OFFICE, f"{TABLE} "]) == f"{TABLE}\n{OFFICE}"


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_the_pieces_of_a_version_are_that_version_word_for_word(one: str, other: str) -> None:
    assert "".join(piece.text for piece in pieces(one, other)) == one.strip()
    assert not any(piece.differs for piece in pieces(one, one))


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_the_suggestion_loses_no_word_of_either_and_adds_none(one: str, other: str) -> None:
    combined = suggestion([one, other])
    for text in (one, other):
        assert is_within(words(text), words(combined))
    assert set(words(combined)) == set(words(one)) | set(words(other))


@settings(deadline=None)
@given(TEXTS)
def test_two_versions_that_say_the_same_are_combined_to_that(text: str) -> None:
    assert suggestion([text, text]) == text.strip()


def test_two_long_texts_that_differ_everywhere_are_combined_at_once() -> None:
    one = " ".join(f"Dit is zin {n} van de een." for n in range(1500))
    other = " ".join(f"Hier staat regel {n} van de ander." for n in range(1500))
    assert len(suggestion([one, other])) == len(one) + len(other) + 1


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def is_within(few: list[str], many: list[str]) -> bool:
    """`few` stands in `many` in its own order."""
    rest = iter(many)
    return all(word in rest for word in few)
