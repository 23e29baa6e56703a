"""The ecogram: the gezin in the middle, everybody around it, and what kind of tie there is (method §11).

Ties differ in shape, not in colour: strong is a double line, weak a dashed one, tense a zigzag, and a broken
one is cut. An arrow says where energy goes.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator

from kanz_desktop.domain.records import Record
from kanz_desktop.reports.figure import Circle, Figure, Line, Polyline, Shape, Text
from kanz_desktop.reports.model import ReportInput

_APART = 104.0
"""Points between two neighbours on the ring: room for a name."""
_LEAST_RING, _MIDDLE, _DOT = 165.0, 46.0, 13.0
_SIDE, _ABOVE = 90.0, 70.0
"""Room beside and above the ring for names."""
_LETTERS, _SMALL_LETTERS, _LINE = 16, 20, 11.5
_LONGEST = 22
"""Letters of one word; wider than this it would stand in the name beside it."""
_WEIGHT = 1.3
SIGNS = (
    "Dubbele lijn: sterke band",
    "streepjeslijn: zwakke band",
    "zigzag: gespannen band",
    "lijn met een breuk: verbroken band",
    "pijl: die kant op gaat de energie",
)
STRONG, WEAK, TENSE, BROKEN = "sterk", "zwak", "gespannen", "verbroken"
"""Entries of the list `netwerkband`."""
_TO_US, _FROM_US, _BOTH = "naar-ons", "van-ons", "beide"

Point = tuple[float, float]


def ecogram_figure(report: ReportInput) -> Figure | None:
    """None when nobody stands on the sociale kaart."""
    rows = [row for row in report.snapshot.of("contact") if row.text("naam").strip()]
    if not rows:
        return None
    ring = max(_LEAST_RING, len(rows) * _APART / (2 * math.pi))
    x, y = ring + _SIDE, ring + _ABOVE
    shapes: list[Shape] = []
    for place, row in enumerate(rows):
        angle = 2 * math.pi * place / len(rows) - math.pi / 2
        spot = x + ring * math.cos(angle), y + ring * math.sin(angle)
        shapes += _tie(row, (x, y), spot)
        shapes += _somebody(report, row, spot, above=spot[1] < y - 1)
    shapes.append(Circle(x, y, _MIDDLE, "sheet", "teal", 2.0))
    shapes += _lines(_wrapped(report.gezin if report.gezin_naam else "Gezin"), x, y + 4, bold=True)
    foot = y + ring + _ABOVE
    legend = textwrap.wrap("; ".join(SIGNS) + ".", int(2 * x / 4.6))
    shapes += [Text(x, foot + i * _LINE, line, 9, "ink-2", align="centre") for i, line in enumerate(legend)]
    return Figure(2 * x, foot + len(legend) * _LINE, tuple(shapes), _spoken(report, rows))


def blank_figure(width: float, height: float) -> Figure:
    """A gezin with room around it, to draw the others in."""
    middle = Circle(width / 2, height / 2, _MIDDLE, None, "teal", 2.0)
    words = Text(width / 2, height / 2 + 4, "Ons gezin", 11, "ink", bold=True, align="centre")
    return Figure(width, height, (middle, words), "Een rondje in het midden: ons gezin.")


def _somebody(report: ReportInput, row: Record, spot: Point, *, above: bool) -> Iterator[Shape]:
    """The name stands outside the ring, where no tie runs."""
    x, y = spot
    yield Circle(x, y, _DOT, "teal-soft", "ink", _WEIGHT)
    names = _wrapped(row.text("naam"))
    said, _, _ = report.words("netwerksoort", row, "soort").partition(" (")
    notes = _wrapped(said, _SMALL_LETTERS)
    tall = len(names) + len(notes)
    first = y - _DOT - 6 - (tall - 1) * _LINE if above else y + _DOT + _LINE
    for i, name in enumerate(names):
        yield Text(x, first + i * _LINE, name, 10, "ink", align="centre")
    for i, note in enumerate(notes, start=len(names)):
        yield Text(x, first + i * _LINE, note, 9, "ink-2", align="centre")


def _wrapped(words: str, letters: int = _LETTERS) -> list[str]:
    """A word that is a little longer than a line is not broken; one that is far longer has an end."""
    lines = textwrap.wrap(words, letters, max_lines=2, placeholder="…", break_long_words=False)
    return [line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…" for line in lines]


def _lines(lines: list[str], x: float, y: float, *, bold: bool) -> Iterator[Shape]:
    for i, line in enumerate(lines):
        yield Text(x, y + (i - (len(lines) - 1) / 2) * _LINE, line, 10, "ink", bold=bold, align="centre")


def _tie(row: Record, middle: Point, spot: Point) -> Iterator[Shape]:
    """From the edge of the gezin to the edge of the other."""
    tie = _Tie(middle, spot)
    yield from tie.drawn(row.choice("band"))
    energy = row.choice("energie")
    if energy in (_TO_US, _BOTH):
        yield tie.arrow(0.0)
    if energy in (_FROM_US, _BOTH):
        yield tie.arrow(1.0)


class _Tie:
    """A line between two circles, and points along and beside it."""

    def __init__(self, middle: Point, spot: Point) -> None:
        far = math.dist(middle, spot)
        self._dx, self._dy = (spot[0] - middle[0]) / far, (spot[1] - middle[1]) / far
        self._start = middle[0] + self._dx * (_MIDDLE + 3), middle[1] + self._dy * (_MIDDLE + 3)
        self._long = far - _MIDDLE - _DOT - 6

    def at(self, part: float, beside: float = 0.0) -> Point:
        """The point at that part of the way (0 at the gezin, 1 at the other), so many points to its side."""
        along = self._long * part
        return (
            self._start[0] + self._dx * along - self._dy * beside,
            self._start[1] + self._dy * along + self._dx * beside,
        )

    def line(self, start: float, end: float, beside: float = 0.0, *, dashed: bool = False) -> Line:
        return Line(*self.at(start, beside), *self.at(end, beside), "ink", _WEIGHT, dashed)

    def drawn(self, band: str) -> Iterator[Shape]:
        if band == STRONG:
            yield self.line(0, 1, 2.2)
            yield self.line(0, 1, -2.2)
        elif band == TENSE:
            steps = max(4, round(self._long / 7))
            turns = [self.at(i / steps, 4.0 * (-1) ** i if 0 < i < steps else 0.0) for i in range(steps + 1)]
            yield Polyline(tuple(turns), "ink", _WEIGHT)
        elif band == BROKEN:
            yield self.line(0, 0.44)
            yield self.line(0.56, 1)
            for part in (0.44, 0.56):
                yield Line(*self.at(part, 6), *self.at(part, -6), "ink", _WEIGHT)
        else:
            yield self.line(0, 1, dashed=band == WEAK)

    def arrow(self, end: float) -> Polyline:
        """A filled head at one end: 0 points at the gezin, 1 at the other."""
        back = end + (10 / self._long if end == 0 else -10 / self._long)
        corners = (self.at(end), self.at(back, 5.5), self.at(back, -5.5), self.at(end))
        return Polyline(corners, "ink", _WEIGHT, "ink")


def _spoken(report: ReportInput, rows: list[Record]) -> str:
    said = []
    for row in rows:
        facts = (
            row.text("naam").strip(),
            report.words("netwerksoort", row, "soort"),
            report.words("netwerkband", row, "band"),
            report.words("netwerkenergie", row, "energie"),
        )
        said.append(", ".join(fact for fact in facts if fact) + ".")
    return " ".join(said)
