"""The markup of a note: headings, lists and bold in plain text (docs/format/aantekening.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """What a line is."""

    PARAGRAPH = "alinea"
    HEADING = "kop"
    SUBHEADING = "tussenkop"
    BULLET = "punt"
    NUMBERED = "nummer"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line; never empty, and never beside one that is equally bold."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a note. A text has no line breaks; every Python string without them can stand here."""

    style: Style
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


_MARKS = {Style.HEADING: "# ", Style.SUBHEADING: "## ", Style.BULLET: "- "}
_NUMBER = re.compile(r"\d{1,4}\. ")
_ESCAPED = re.compile(r"\\([\\*#\-\d])")
_LOOKS_MARKED = re.compile(r"(?:#{1,2} |- |\d{1,4}\. )")
_BOLD = "**"
_TOKEN = re.compile(r"\\[\\*#\-\d]|\*\*|[^\\*]+|.", re.DOTALL)


def read_markup(text: str) -> tuple[Line, ...]:
    """The lines of a note. Every text is one: what is no mark is a letter."""
    return tuple(_read_line(line) for line in text.split("\n"))


def write_markup(lines: Iterable[Line]) -> str:
    """The text that `read_markup` turns into these lines again; a list is numbered from 1."""
    written, number = [], 0
    for line in lines:
        number = number + 1 if line.style is Style.NUMBERED else 0
        mark = f"{number}. " if number else _MARKS.get(line.style, "")
        written.append(mark + _write_runs(line))
    return "\n".join(written)


def plain_words(text: str) -> str:
    """The note without marks, for paper and for a list: `•` and numbers stand before what is listed."""
    written, number = [], 0
    for line in read_markup(text):
        number = number + 1 if line.style is Style.NUMBERED else 0
        mark = f"{number}. " if number else "• " if line.style is Style.BULLET else ""
        written.append(mark + line.text)
    return "\n".join(written)


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same words with runs that are equally bold taken together, and none empty."""
    made: list[Run] = []
    for run in runs:
        if made and made[-1].bold is run.bold:
            made[-1] = Run(made[-1].text + run.text, run.bold)
        elif run.text:
            made.append(run)
    return tuple(made)


def _read_line(line: str) -> Line:
    for style, mark in _MARKS.items():
        if line.startswith(mark):
            return Line(style, _read_runs(line[len(mark) :]))
    numbered = _NUMBER.match(line)
    if numbered:
        return Line(Style.NUMBERED, _read_runs(line[numbered.end() :]))
    return Line(Style.PARAGRAPH, _read_runs(line))


def _read_runs(line: str) -> tuple[Run, ...]:
    """`**` opens and closes; one that is never closed is two stars."""
    tokens = _TOKEN.findall(line)
    if tokens.count(_BOLD) % 2:
        last = len(tokens) - 1 - tokens[::-1].index(_BOLD)
        tokens[last] = r"\*\*"
    return joined(_runs_of(tokens))


def _runs_of(tokens: Iterable[str]) -> Iterator[Run]:
    bold = False
    for token in tokens:
        if token == _BOLD:
            bold = not bold
        else:
            yield Run(_ESCAPED.sub(r"\1", token), bold)


def _write_runs(line: Line) -> str:
    parts = []
    for run in line.runs:
        words = run.text.replace("\\", "\\\\").replace("*", "\\*")
        parts.append(f"{_BOLD}{words}{_BOLD}" if run.bold else words)
    written = "".join(parts)
    if line.style is Style.PARAGRAPH and _LOOKS_MARKED.match(written):
        return "\\" + written
    return written
