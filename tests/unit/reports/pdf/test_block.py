from hypothesis import given, settings
from hypothesis import strategies as st

from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.styles import BODY
from kanz_desktop.reports.pdf.text import Piece, Run, visual_order

WIDTH = 200.0
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=300) | st.text("abc شلم ऩि\n(-", max_size=200)


def written(block: TextBlock, width: float = WIDTH) -> list[str]:
    """Plain text of each line, pieces from left to right."""
    return ["".join(piece.text for piece in line.pieces) for line in block.lines(width)]


def test_words_fill_a_line_and_go_on_with_the_next() -> None:
    lines = written(TextBlock("een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien"))
    assert len(lines) > 1
    assert " ".join(lines) == "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien"


def test_an_empty_line_that_was_typed_stays_empty() -> None:
    assert written(TextBlock("boven\n\nonder")) == ["boven", "", "onder"]


def test_a_word_wider_than_the_line_is_cut_between_its_letters() -> None:
    lines = written(TextBlock("x" * 300))
    assert len(lines) > 1
    assert "".join(lines) == "x" * 300


def test_two_looks_stand_in_one_line() -> None:
    (line,) = TextBlock([Run("Doel: ", True), Run("rust", False, "leaf")]).lines(WIDTH)
    assert {(piece.bold, piece.colour) for piece in line.pieces if piece.text.strip()} == {
        (True, "ink"),
        (False, "leaf"),
    }


def test_arabic_starts_at_the_right() -> None:
    (line,) = TextBlock("صباح الخير").lines(WIDTH)
    assert line.right_to_left
    assert [piece.text for piece in line.pieces] == ["الخير", " ", "صباح"]


def test_visual_order_turns_numbers_back_inside_turned_text() -> None:
    pieces = [
        Piece(text, "Kanz", False, "ink", 1.0, level)
        for text, level in (("a", 1), ("1", 2), ("2", 2), ("b", 1))
    ]
    assert [piece.text for piece in visual_order(pieces)] == ["b", "1", "2", "a"]


@given(ANY_TEXT)
@settings(deadline=None)
def test_no_line_is_wider_than_its_block(text: str) -> None:
    for line in TextBlock(text).lines(WIDTH):
        assert line.width * BODY.size <= WIDTH + 0.01


@given(ANY_TEXT, st.floats(0, 300))
@settings(deadline=None)
def test_a_cut_loses_no_line_and_leaves_none_alone(text: str, height: float) -> None:
    block = TextBlock(text)
    head, tail = block.cut(WIDTH, height)
    parts = [part for part in (head, tail) if isinstance(part, TextBlock)]
    assert [line for part in parts for line in part.lines(WIDTH)] == list(block.lines(WIDTH))
    assert head is None or head.height(WIDTH) <= height + 0.02
    assert tail in (None, block) or all(len(part.lines(WIDTH)) >= 2 for part in parts)
