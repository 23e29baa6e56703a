"""The map of links between problems as a picture: the same on screen and paper (method §6)."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import WORDLESS
from kanz_desktop.reports.figure import Figure, Line, Polyline, Rect, Shape, Text
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.samenhang.layers import Item, Layers, Link, Waypoint, layered

WIDEST = 4
"""Problems beside each other."""
_BOX, _TALL, _GAP, _WAY = 112.0, 46.0, 13.0, 10.0
_EDGE = 1.0
"""Room for the half of a line that lies outside what it goes around."""
_BETWEEN = 36.0
_LETTERS, _LINES, _LEADING = 20, 3, 11.0
_WEIGHT = 1.2
_LOOSE = "Nog met niets verbonden"
WORKS_THROUGH = "werkt door op"


@dataclass(frozen=True, slots=True)
class Box:
    """Where a problem stands on the picture, in points."""

    x: float
    y: float
    width: float = _BOX
    height: float = _TALL

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class ProblemMap:
    """The picture, and where on it each problem stands, in the order in which one reads."""

    figure: Figure
    boxes: Mapping[Id, Box]


def verbanden(report: ReportInput) -> tuple[Record, ...]:
    """The links of this traject of which this reader may see both problems, each pair and direction once."""
    known = {row.id for row in report.rows("probleem")}
    found: dict[Link, Record] = {}
    for row in report.rows("verband"):
        ends = row.ref("van"), row.ref("naar")
        if ends[0] in known and ends[1] in known and ends[0] != ends[1]:
            found.setdefault((ends[0] or b"", ends[1] or b""), row)
    return tuple(found.values())


def link_words(report: ReportInput, link: Record) -> str:
    """`We hebben geldzorgen werkt door op: Vaak pijn, moe of ziek door spanning (slecht slapen)`."""
    start, end = (_problem(report, link.ref(field)) for field in ("van", "naar"))
    how = link.text("hoe").strip()
    return f"{start} {WORKS_THROUGH}: {end}{f' ({how})' if how else ''}"


def problem_map(report: ReportInput, *, loose: bool = False) -> ProblemMap | None:
    """None when there is nothing to draw. `loose`: problems without a link stand below it, to be joined."""
    links = verbanden(report)
    ends = [(link.ref("van") or b"", link.ref("naar") or b"") for link in links]
    joined = {end for pair in ends for end in pair}
    rows = {row.id: report.problem(row) or WORDLESS for row in report.rows("probleem")}
    layers = layered([row for row in rows if row in joined], ends, WIDEST)
    places, width, height = _places(layers)
    shapes = list(_links(layers, places, ends))
    boxes = {item: box for item, box in places.items() if not isinstance(item, Waypoint)}
    rest = [row for row in rows if row not in joined] if loose else []
    if rest:
        under, height, note = _grid(rest, width, height)
        shapes += note
        boxes |= under
    if not boxes:
        return None
    for row, box in boxes.items():
        shapes += _drawn(box, rows[row], joined=row in joined)
    alt = " ".join(f"{link_words(report, link)}." for link in links)
    return ProblemMap(
        Figure(width + 2 * _EDGE, height + 2 * _EDGE, tuple(shapes), alt or f"{_LOOSE}."), boxes
    )


def _problem(report: ReportInput, record: Id | None) -> str:
    row = report.snapshot.get(record) if record is not None else None
    return report.problem(row) if row is not None else ""


def _places(layers: Layers) -> tuple[dict[Item, Box], float, float]:
    """Every row in the middle of the widest one."""
    least = WIDEST * (_BOX + _GAP) - _GAP
    wide = [sum(_wide(item) + _GAP for item in row) - _GAP for row in layers.rows]
    width = max([least, *wide])
    places: dict[Item, Box] = {}
    for number, row in enumerate(layers.rows):
        x = _EDGE + (width - wide[number]) / 2
        for item in row:
            places[item] = Box(x, _EDGE + number * (_TALL + _BETWEEN), _wide(item))
            x += _wide(item) + _GAP
    return places, width, max(len(layers.rows) * (_TALL + _BETWEEN) - _BETWEEN, 0.0)


def _wide(item: Item) -> float:
    return _WAY if isinstance(item, Waypoint) else _BOX


def _grid(rest: Sequence[Id], width: float, above: float) -> tuple[dict[Id, Box], float, list[Shape]]:
    """Problems without a link, in rows below the map."""
    top = above + _BETWEEN if above else 0.0
    boxes = {
        row: Box(_EDGE + (place % WIDEST) * (_BOX + _GAP), _EDGE + top + place // WIDEST * (_TALL + _GAP))
        for place, row in enumerate(rest)
    }
    rows = math.ceil(len(rest) / WIDEST)
    note: list[Shape] = []
    if above:
        note = [Line(0, top - 20, width, top - 20, "line"), Text(0, top - 7, _LOOSE, 9, "ink-2")]
    return boxes, top + rows * (_TALL + _GAP) - _GAP, note


def _drawn(box: Box, words: str, *, joined: bool) -> Iterator[Shape]:
    fill, stroke = ("teal-soft", "teal") if joined else ("sheet", "edge")
    yield Rect(box.x, box.y, box.width, box.height, fill, stroke, _WEIGHT, 6.0)
    lines = textwrap.wrap(words, _LETTERS, max_lines=_LINES, placeholder="…")
    x, y = box.middle
    first = y - (len(lines) - 1) * _LEADING / 2 + 3
    for number, line in enumerate(lines):
        yield Text(x, first + number * _LEADING, line, 9, "ink", align="centre")


def _links(layers: Layers, places: Mapping[Item, Box], links: Sequence[Link]) -> Iterator[Shape]:
    """From the lower edge of the one to the upper edge of the other, an arrow at each end that is meant."""
    leaving, arriving = _ports(layers, places)
    for link, chain in layers.chains.items():
        points = [(leaving[link], places[chain[0]].y + _TALL)]
        for item in chain[1:-1]:
            x, _ = places[item].middle
            points += [(x, places[item].y), (x, places[item].y + _TALL)]
        points.append((arriving[link], places[chain[-1]].y))
        yield Polyline(tuple(points), "ink", _WEIGHT)
        if link in links:
            yield _arrow(points[-2], points[-1])
        if link[::-1] in links:
            yield _arrow(points[1], points[0])


def _ports(layers: Layers, places: Mapping[Item, Box]) -> tuple[dict[Link, float], dict[Link, float]]:
    """Where links leave and arrive: side by side along the edge of a problem, in the order of where to."""
    leaving: dict[Link, float] = {}
    arriving: dict[Link, float] = {}
    for ports, end, beside in ((leaving, 0, 1), (arriving, -1, -2)):
        at: dict[Item, list[Link]] = {}
        for link, chain in layers.chains.items():
            at.setdefault(chain[end], []).append(link)
        for item, links in at.items():
            links.sort(key=lambda link, b=beside: places[layers.chains[link][b]].middle[0])  # type: ignore[misc]
            for number, link in enumerate(links, start=1):
                ports[link] = places[item].x + _BOX * number / (len(links) + 1)
    return leaving, arriving


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> Polyline:
    """A filled head that points at `end`."""
    far = math.dist(start, end) or 1.0
    dx, dy = (end[0] - start[0]) / far, (end[1] - start[1]) / far
    back = end[0] - dx * 8, end[1] - dy * 8
    sides = [(back[0] - dy * part, back[1] + dx * part) for part in (4.0, -4.0)]
    return Polyline((end, *sides, end), "ink", _WEIGHT, "ink")
