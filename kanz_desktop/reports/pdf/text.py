"""Text made ready to be set: the one place where typefaces, shapes of letters and directions are chosen.

`sentences_of` turns each line, as somebody typed it, into words of measured pieces; `block.TextBlock`
breaks those into lines and `visual_order` says how a line is drawn. All widths are in ems.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kanz_desktop.reports.pdf import direction, fonts
from kanz_desktop.reports.pdf.clean import clean
from kanz_desktop.reports.pdf.glyphs import Shaped, shape

_LONGEST = 64
"""Most letters in one piece: no word is longer, and what is no word must not cost more than its length."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look. `colour` is a token of resources/styles/tokens.toml."""

    text: str
    bold: bool = False
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a word in one typeface, one look and one direction. Odd levels read from right to left."""

    text: str
    font: str
    bold: bool
    colour: str
    width: float
    level: int = 0
    shaped: Shaped | None = None
    """Glyphs to draw in place of `text`; None where reportlab can draw the characters as they are."""

    def split(self, width: float) -> tuple[Piece, Piece]:
        """Two pieces, the first as wide as fits in `width` ems, at least one letter. Only if divisible."""
        every = range(1, len(self.text))
        ends = [i for i in every if not _joins(self.text[i])] or every
        fitting = bisect_right(ends, width, key=lambda end: _set(self, self.text[:end]).width)
        end = ends[max(fitting - 1, 0)]
        return _set(self, self.text[:end]), _set(self, self.text[end:])

    @property
    def divisible(self) -> bool:
        return len(self.text) > 1


Word = tuple[Piece, ...]
"""Pieces in reading order, without a space between them. A line may break between words only."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of text as it was typed, ready to be broken. `spaces[i]` is the space before word i."""

    words: tuple[Word, ...] = ()
    spaces: tuple[Piece, ...] = ()
    right_to_left: bool = False
    plain: Run | None = None
    """In place of words: a run that the base typeface draws from left to right, as almost all text."""


def sentences_of(runs: Sequence[Run]) -> Iterator[Sentence]:
    """The lines that were typed, one by one; an empty line has no words."""
    line: list[Run] = []
    for run in runs:
        first, *rest = clean(run.text).split("\n")
        line.append(Run(first, run.bold, run.colour))
        for part in rest:
            yield _sentence(line)
            line = [Run(part, run.bold, run.colour)]
    yield _sentence(line)


def visual_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces of one line from left to right (rule L2 of Unicode's bidirectional algorithm)."""
    ordered = list(pieces)
    top = max((piece.level for piece in ordered), default=0)
    for level in range(top, 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = end + 1
    return ordered


def _sentence(runs: Sequence[Run]) -> Sentence:
    if len(runs) == 1 and fonts.in_base(runs[0].text):
        return Sentence(plain=runs[0])
    text = "".join(run.text for run in runs)
    if not _RIGHT_TO_LEFT.search(text):
        return _words(runs, None, right_to_left=False)
    base = direction.base_level(text)
    return _words(runs, direction.levels(text, base), right_to_left=base == 1)


def _words(runs: Sequence[Run], levels: Sequence[int] | None, *, right_to_left: bool) -> Sentence:
    """Words of one line; `levels` is None where everything reads from left to right."""
    words: list[Word] = []
    spaces: list[Piece] = []
    pending: list[Piece] = []
    space = Piece("", fonts.REGULAR, False, "ink", 0.0)
    start = 0
    for run in runs:
        plain = levels is None and fonts.in_base(run.text)
        for i, part in enumerate(run.text.split(" ")):
            if i:
                if pending:
                    words.append(tuple(pending))
                    spaces.append(space)
                    pending = []
                space = _space(run.bold, run.colour, levels[start] if levels else 0)
                start += 1
            if part:
                end = start + len(part)
                pending += (
                    base_pieces(part, run) if plain else _pieces(part, run, levels and levels[start:end])
                )
                start = end
    if pending:
        words.append(tuple(pending))
        spaces.append(space)
    return Sentence(tuple(words), tuple(spaces), right_to_left)


def _pieces(text: str, run: Run, levels: Sequence[int] | None) -> Iterable[Piece]:
    """One word of one look, cut where the typeface or the direction changes."""
    levels = levels or [0] * len(text)
    if not any(levels) and fonts.in_base(text):
        return base_pieces(text, run)
    pieces: list[Piece] = []
    start = 0
    font = _font_at(text, 0)
    for i in range(1, len(text) + 1):
        following = _font_at(text, i) if i < len(text) and not _joins(text[i]) else font
        if i == len(text) or following != font or levels[i] != levels[start] or _too_long(text, start, i):
            bare = Piece("", font, run.bold, run.colour, 0.0, levels[start])
            pieces.append(_set(bare, text[start:i]))
            start, font = i, following
    return pieces


def _too_long(text: str, start: int, end: int) -> bool:
    """Time to begin another piece: before a letter, or in the middle of marks without end."""
    return end - start >= (_LONGEST if not _joins(text[end]) else 2 * _LONGEST)


def _font_at(text: str, i: int) -> str:
    """The first typeface that has this character and the marks that stand on it."""
    end = i + 1
    while end < len(text) and _joins(text[end]):
        end += 1
    return fonts.font_of(text[i:end]) or fonts.font_of(text[i]) or fonts.REGULAR


def _joins(char: str) -> bool:
    """A mark or a joiner, which belongs to the letter before it."""
    return (
        char in direction.JOINERS
        or unicodedata.combining(char) != 0
        or unicodedata.category(char) in ("Mn", "Me", "Mc")
    )


def base_pieces(word: str, run: Run) -> Word:
    """One word that Atkinson covers, in the look of its run."""
    if len(word) <= _LONGEST:
        return (base_piece(word, run.bold, run.colour),)
    starts = range(0, len(word), _LONGEST)
    return tuple(base_piece(word[i : i + _LONGEST], run.bold, run.colour) for i in starts)


@lru_cache(maxsize=16384)
def base_piece(text: str, bold: bool, colour: str) -> Piece:
    """A piece of text that Atkinson covers."""
    return Piece(text, fonts.BOLD if bold else fonts.REGULAR, bold, colour, fonts.base_width(text, bold))


@lru_cache(maxsize=256)
def _space(bold: bool, colour: str, level: int) -> Piece:
    return replace(base_piece(" ", bold, colour), level=level)


def _set(like: Piece, text: str) -> Piece:
    """The piece with another text, measured, and shaped where its typeface or direction asks for it."""
    if like.font in (fonts.REGULAR, fonts.BOLD):
        font = fonts.BOLD if like.bold else fonts.REGULAR
        width = fonts.base_width(text, like.bold)
        mirrored = Shaped.mirrored(text, width) if like.level % 2 else None
        return replace(like, text=text, font=font, width=width, shaped=mirrored)
    shaped = shape(text, like.font, right_to_left=like.level % 2 == 1)
    return replace(like, text=text, width=shaped.width, shaped=shaped)
