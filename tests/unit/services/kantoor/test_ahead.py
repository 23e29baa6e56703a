"""How much there is to move is said before it moves, and what is said holds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kanz_desktop.sync.watch import Unwatched
from tests.helpers.kantoren import Worker, let_in, workers

COMES, GOES = 12, 7
REST = 12
"""Files that are no papers, at most: text of both, wraps, a head."""


@dataclass
class Told(Unwatched):
    """What was said to be left, each time with what had moved by then."""

    files: int = 0
    size: int = 0
    said: list[tuple[int, int, int, int]] = field(default_factory=list)

    def moved(self, files: int, size: int) -> None:
        self.files, self.size = self.files + files, self.size + size

    def ahead(self, files: int, size: int) -> None:
        self.said.append((files, size, self.files, self.size))

    def held(self) -> Iterator[tuple[int, int, int, int]]:
        """Of each saying about bytes: files and bytes said, and how many came after it."""
        for files, size, files_then, size_then in self.said:
            if size:
                yield files, size, self.files - files_then, self.size - size_then


@pytest.fixture
def bram(tmp_path: Path) -> Iterator[Worker]:
    """Papers of a colleague wait for him, and his own wait to go. Sizes from a few bytes to a few pieces."""
    (tmp_path / "kantoor").mkdir()
    dice = random.Random(1)
    with workers(tmp_path, "Anna", "Bram") as (anna, bram):
        anna.kantoor.found(tmp_path / "kantoor")
        anna.sync()
        gezin = anna.place.new_gezin("De Vries").id
        anna.sync()
        let_in(anna, bram, gezin)
        for worker, count in ((anna, COMES), (bram, GOES)):
            for _ in range(count):
                worker.add_paper(gezin, dice.randbytes(dice.choice((40, 3_000, 200_000, 2_500_000))))
        anna.sync()
        yield bram


def test_papers_of_both_ways_are_counted_before_the_first_of_them_moves(bram):
    told = Told()
    bram.kantoor.bijwerken(told)
    (files, size, came_files, came_size), (files_out, size_out, went_files, went_size), *_ = told.held()
    assert (files, files_out) == (COMES + GOES, GOES)
    assert files <= came_files <= files + REST
    assert files_out <= went_files <= files_out + REST
    assert size * 0.97 <= came_size <= size * 1.03
    assert size_out * 0.97 <= went_size <= size_out * 1.03


def test_with_a_limit_nobody_says_how_many_files_and_the_bytes_are_the_limit(bram):
    told = Told()
    bram.kantoor.bijwerken(told, grens=100_000)
    assert [(files, size) for files, size, *_ in told.held()][:1] == [(0, 100_000)]


def test_text_alone_names_no_bytes(bram):
    told = Told()
    bram.kantoor.bijwerken(told, alleen_tekst=True)
    assert list(told.held()) == []


def test_the_second_time_nothing_is_left(bram):
    bram.sync()
    told = Told()
    bram.kantoor.bijwerken(told)
    assert list(told.held()) == []
