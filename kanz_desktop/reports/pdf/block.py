"""A block of text on the page: lines broken, aligned, drawn, and cut at the foot of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kanz_desktop.reports.pdf import fonts, pen
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.styles import BODY, TextStyle
from kanz_desktop.reports.pdf.text import (
    Piece,
    Run,
    Sentence,
    Word,
    base_piece,
    base_pieces,
    sentences_of,
    visual_order,
)

_FEWEST_LINES = 2
"""A block is not cut after its first line, nor before its last one."""
_BASELINE = 0.28
"""From the middle of a line down to where the letters stand, in ems."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as set: pieces from left to right, width in ems."""

    pieces: tuple[Piece, ...]
    width: float
    right_to_left: bool = False


class TextBlock:
    """Text in one style. Takes any text: whatever its length or script, it stays within its width."""

    def __init__(
        self, text: str | Sequence[Run], style: TextStyle = BODY, *, colour: str = "ink", bold: bool = False
    ):
        self.style = style
        self._runs = (Run(text, bold, colour),) if isinstance(text, str) else tuple(text)
        self._lines: tuple[Line, ...] = ()
        self._width: float | None = None

    @property
    def above(self) -> float:
        return self.style.above

    @property
    def below(self) -> float:
        return self.style.below

    @property
    def keep_with_next(self) -> bool:
        return self.style.keep_with_next

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def lines(self, width: float) -> tuple[Line, ...]:
        """The text broken to this width in points; kept, since a page asks more than once."""
        if self._width != width:
            ems = width / self.style.size
            self._lines = tuple(
                line for sentence in sentences_of(self._runs) for line in _break(sentence, ems)
            )
            self._width = width
        return self._lines

    def first(self, count: int, width: float) -> TextBlock:
        """The first lines only, for where there is no room for more."""
        return self._part(self.lines(width)[:count], width)

    def cut(self, width: float, height: float) -> tuple[Box | None, Box | None]:
        lines = self.lines(width)
        fitting = int((height + 0.01) // self.style.leading)
        if fitting >= len(lines):
            return self, None
        fitting = min(fitting, len(lines) - _FEWEST_LINES)
        if fitting < _FEWEST_LINES:
            return None, self
        return self._part(lines[:fitting], width), self._part(lines[fitting:], width)

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        size, leading = self.style.size, self.style.leading
        y = top - leading / 2 - size * _BASELINE
        placed: list[pen.Placed] = []
        for line in self.lines(width):
            if line.pieces:
                placed.append(pen.Placed(line.pieces, x + self._start(line, width), y))
            y -= leading
        pen.draw_lines(canvas, placed, size, leading)

    def top_for(self, baseline: float) -> float:
        """Where the block's top lies when the letters of its first line stand at this height."""
        return baseline + self.style.leading / 2 + self.style.size * _BASELINE

    def _start(self, line: Line, width: float) -> float:
        free = width - line.width * self.style.size
        if self.style.align == "centre":
            return free / 2
        return free if line.right_to_left != (self.style.align == "end") else 0.0

    def _part(self, lines: tuple[Line, ...], width: float) -> TextBlock:
        """A piece of this block; it is never broken again, since a cut keeps the width."""
        part = TextBlock("", self.style)
        part._lines, part._width = lines, width
        return part


def _break(sentence: Sentence, width: float) -> list[Line]:
    """Greedy lines of at most `width` ems; a word that is wider is cut between its letters."""
    if sentence.plain is not None:
        return _break_plain(sentence.plain, width)
    lines: list[Line] = []
    current: list[Piece] = []
    used = 0.0
    for word, space in zip(sentence.words, sentence.spaces, strict=True):
        size = sum(piece.width for piece in word)
        if current and used + space.width + size <= width:
            current += (space, *word)
            used += space.width + size
            continue
        if current:
            lines.append(_line(current, sentence))
        *full, current = _cut(word, width) if size > width else [list(word)]
        lines += [_line(part, sentence) for part in full]
        used = sum(piece.width for piece in current)
    return [*lines, _line(current, sentence)]


def _break_plain(run: Run, width: float) -> list[Line]:
    """The same for text in one look that Atkinson covers: most text, so it takes the short way."""
    lines: list[Line] = []
    space = fonts.base_width(" ", run.bold)
    words: list[str] = []
    used = 0.0
    for word in run.text.split():
        size = fonts.base_width(word, run.bold)
        if words and used + space + size <= width:
            words.append(word)
            used += space + size
            continue
        if words:
            lines.append(_plain_line(words, run, used))
        if size > width:
            *full, last = (_joined(part) for part in _cut(base_pieces(word, run), width))
            lines += [_plain_line([text], run, wide) for text, wide in full]
            word, size = last
        words, used = [word], size
    return [*lines, _plain_line(words, run, used)]


def _plain_line(words: list[str], run: Run, width: float) -> Line:
    if not words:
        return Line((), 0.0)
    like = base_piece(words[0], run.bold, run.colour)
    return Line((Piece(" ".join(words), like.font, run.bold, run.colour, width),), width)


def _cut(word: Word, width: float) -> list[list[Piece]]:
    """A word that is wider than the line, in parts that each fit."""
    parts: list[list[Piece]] = [[]]
    free = width
    waiting = list(reversed(word))
    while waiting:
        piece = waiting.pop()
        if piece.width <= free or (not parts[-1] and not piece.divisible):
            parts[-1].append(piece)
            free -= piece.width
            continue
        head, tail = piece.split(free) if piece.divisible else (piece, None)
        if parts[-1] and (tail is None or head.width > free):
            waiting.append(piece)
        else:
            parts[-1].append(head)
            waiting += [tail] if tail else []
        parts.append([])
        free = width
    return parts


def _joined(pieces: list[Piece]) -> tuple[str, float]:
    return "".join(piece.text for piece in pieces), sum(piece.width for piece in pieces)


def _line(pieces: list[Piece], sentence: Sentence) -> Line:
    ordered = visual_order(pieces) if any(piece.level for piece in pieces) else pieces
    return Line(tuple(ordered), sum(piece.width for piece in pieces), sentence.right_to_left)
