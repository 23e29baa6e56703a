from collections.abc import Iterator
from unittest.mock import MagicMock

import pytest

from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, PageBreak, Solid, Stack
from kanz_desktop.reports.pdf.elements import strength, write_lines
from kanz_desktop.reports.pdf.grid import Grid, Row
from kanz_desktop.reports.pdf.panel import Panel
from kanz_desktop.reports.pdf.styles import BODY, CONTENT_HEIGHT, SECTION, WHOLE

WIDTH = 400.0
LONG = "woord " * 1500


def pages(box: Box | None, height: float = CONTENT_HEIGHT) -> Iterator[Box]:
    while box is not None:
        page, box = box.cut(WIDTH, height)
        assert page is not None
        yield page


def test_a_heading_is_never_the_last_thing_on_a_page() -> None:
    heading = TextBlock("Kop", SECTION)
    stack = Stack([Solid(600.0), heading, Solid(200.0)])
    first, second = pages(stack)
    assert isinstance(first, Stack)
    assert isinstance(second, Stack)
    assert heading not in first.boxes
    assert second.boxes[0] is heading


def test_a_heading_of_a_whole_page_is_left_where_it_is() -> None:
    heading = TextBlock(LONG[:4000], BODY.with_(keep_with_next=True))
    assert len(list(pages(Stack([heading, Solid(600.0)])))) == 2


def test_a_page_break_starts_a_new_page() -> None:
    assert len(list(pages(Stack([Solid(10.0), PageBreak(), Solid(10.0)])))) == 2


def test_a_page_break_that_comes_first_makes_no_empty_page() -> None:
    assert len(list(pages(Stack([PageBreak(), Solid(10.0)])))) == 1


def test_a_row_taller_than_a_page_goes_on_over_pages() -> None:
    row = Row([[TextBlock(LONG)], [TextBlock("kort")]], (1, 1))
    assert len(list(pages(Grid(None, [row])))) > 2


def test_a_short_row_moves_on_in_one_piece() -> None:
    row = Row([[TextBlock("een\ntwee\ndrie\nvier")]], (1,))
    assert row.cut(WIDTH, 40.0) == (None, row)


def test_the_head_of_a_grid_stands_again_on_each_page() -> None:
    head = Row([[TextBlock("Wat")]], (1,))
    grid = Grid(head, [Row([[TextBlock("regel")]], (1,)) for _ in range(90)])
    for page in pages(grid):
        assert isinstance(page, Grid)
        assert page._head is head


def test_a_small_card_is_not_cut_and_a_large_one_is() -> None:
    small, large = Panel([TextBlock("a\nb\nc\nd")]), Panel([TextBlock(LONG)])
    assert small.cut(WIDTH, 40.0) == (None, small)
    head, tail = large.cut(WIDTH, 300.0)
    assert head is not None
    assert tail is not None


@pytest.mark.parametrize("left", [5.0, 60.0, WHOLE - 1, 500.0])
def test_nothing_gets_taller_or_shorter_by_being_cut(left: float) -> None:
    lines = TextBlock(LONG).height(WIDTH - 18)
    first, rest = Panel([TextBlock(LONG)]).cut(WIDTH, left)
    total = sum(part.height(WIDTH) - 18 for part in (first, rest) if part is not None)
    assert total == pytest.approx(lines)


def test_nobody_knowing_how_heavy_it_is_has_words_and_no_bars() -> None:
    def bars(words: str, level: int) -> int:
        canvas = MagicMock()
        strength(words, level).paint(canvas, 0, 100, WIDTH)
        return int(canvas.rect.call_count)

    assert bars("Zwaar", 3) == 4
    assert bars("Weten we niet", 0) == 0


def test_the_last_row_never_stands_alone_on_a_page() -> None:
    rows = [Row([[TextBlock("regel")]], (1,)) for _ in range(10)]
    grid = Grid(None, rows)
    first, second = pages(grid, grid.height(WIDTH) - 1.0)
    assert isinstance(first, Grid)
    assert isinstance(second, Grid)
    assert (len(first._rows), len(second._rows)) == (8, 2)


def test_the_first_row_never_stands_alone_at_the_foot_of_a_page() -> None:
    head = Row([[TextBlock("Wat")]], (1,))
    rows = [Row([[TextBlock(f"regel {number}")]], (1,)) for number in range(9)]
    grid = Grid(head, rows)
    one, two = (Grid(head, rows[:count]).height(WIDTH) for count in (1, 2))
    assert grid.cut(WIDTH, one + 1) == (None, grid)
    kept, moved = grid.cut(WIDTH, two + 1)
    assert kept is not None
    assert moved is not None
    assert kept.height(WIDTH) == pytest.approx(two)


def test_lines_to_write_on_stay_together() -> None:
    lines = write_lines(4)
    assert lines.cut(WIDTH, 60.0) == (None, lines)
