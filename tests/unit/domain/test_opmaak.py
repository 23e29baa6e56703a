"""The markup of a note: what was written is read again, and every text can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanz_desktop.domain.opmaak import Line, Run, Style, joined, plain_words, read_markup, write_markup

WORDS = st.text(alphabet=st.one_of(st.sampled_from("ab *\\#-1.2 "), st.characters(exclude_characters="\n")))
LINES = st.lists(
    st.builds(
        lambda style, runs: Line(style, joined(runs)),
        st.sampled_from(Style),
        st.lists(st.builds(Run, WORDS, st.booleans()), max_size=4),
    ),
    min_size=1,
)


@given(LINES)
def test_what_is_written_is_read_again(lines: list[Line]) -> None:
    assert list(read_markup(write_markup(lines))) == lines


@given(WORDS)
def test_every_text_can_be_read_and_settles_after_one_writing(text: str) -> None:
    once = write_markup(read_markup(text))
    assert write_markup(read_markup(once)) == once


@pytest.mark.parametrize(
    ("text", "style", "words"),
    [
        ("# Huisbezoek", Style.HEADING, "Huisbezoek"),
        ("## Daarna", Style.SUBHEADING, "Daarna"),
        ("- melk", Style.BULLET, "melk"),
        ("12. melk", Style.NUMBERED, "melk"),
        ("\\# geen kop", Style.PARAGRAPH, "# geen kop"),
        ("\\1. geen lijst", Style.PARAGRAPH, "1. geen lijst"),
        ("#geen kop", Style.PARAGRAPH, "#geen kop"),
        ("### geen kop", Style.PARAGRAPH, "### geen kop"),
        ("12345. geen lijst", Style.PARAGRAPH, "12345. geen lijst"),
        ("a\\b", Style.PARAGRAPH, "a\\b"),
        ("", Style.PARAGRAPH, ""),
    ],
)
def test_the_beginning_of_a_line_says_what_it_is(text: str, style: Style, words: str) -> None:
    (line,) = read_markup(text)
    assert (line.style, line.text) == (style, words)


def test_two_stars_begin_and_end_bold_and_a_last_one_alone_is_two_stars() -> None:
    (line,) = read_markup("een **vet** woord en 2 ** 3")
    assert line.runs == (Run("een "), Run("vet", True), Run(" woord en 2 ** 3"))
    (line,) = read_markup("a **b** **c")
    assert line.runs == (Run("a "), Run("b", True), Run(" **c"))


def test_a_numbered_list_counts_from_one_and_anew_after_a_break() -> None:
    assert write_markup(read_markup("7. a\n7. b\n\n9. c")) == "1. a\n2. b\n\n1. c"


def test_without_marks_a_list_is_still_a_list() -> None:
    text = "# Kop\n- **een**\n- twee\n1. eerst\n5. dan\nslot \\*"
    assert plain_words(text) == "Kop\n• een\n• twee\n1. eerst\n2. dan\nslot *"
