"""The tijdlijn as display lists: years along the top, below it everything in lanes, group by group.

Help differs in how full its bar is, not in colour: full helped, half full helped a little, empty did not
help, and a dashed edge where nobody said. What happened is a diamond on its day, or a line with ends.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kanz_desktop.domain.wording import capital
from kanz_desktop.reports.figure import Figure, Line, Polyline, Rect, Shape, Text
from kanz_desktop.reports.timeline.lanes import packed
from kanz_desktop.reports.timeline.read import Event, Group
from kanz_desktop.reports.timeline.words import fitted, width

WIDE, NARROWEST = 600.0, 340.0
"""Points that a picture is wide on paper; less than NARROWEST has no room for words."""
_LEFT, _BEHIND = 6.0, 22.0
"""Points before the first year and behind the last: what goes on has an arrow there."""
_AXIS, _HEAD, _LANE, _FOOT = 24.0, 24.0, 40.0, 18.0
_BAR, _SHORT = 9.0, 8.0
"""Height of a bar; anything that would be narrower than this is drawn that wide."""
_WHAT, _ABOUT = 10.0, 9.0
_BOLD = 1.06
"""How much wider bold letters are."""
_MOST_WORDS = 300.0
"""Points of one line of words; what it leaves out is said beside the picture."""
_YEAR_APART = 34.0
_STEPS = (1, 2, 5, 10, 20, 50)
_LEGEND, _LEGEND_LINE, _EM = 8.5, 11.0, 0.52
"""The signs in words: size, from line to line, and how wide a letter is."""
SIGNS = {
    "ja": "volle balk: hielp", "deels": "halve balk: hielp een beetje", "nee": "lege balk: hielp niet",
    "": "streepjesrand: niet gezegd", "gebeurd": "ruit of lijn: iets wat gebeurde", "nu": "pijl: gaat door",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Placed:
    """An event with where its sign runs from and to, and where its words begin. No sign: no day is known."""

    event: Event
    sign: tuple[float, float] | None
    words_at: float
    lane: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A heading, or one lane of a group."""

    tall: float
    name: str
    placed: tuple[_Placed, ...] = ()


def timeline_figures(
    groups: Sequence[Group], today: date, *, tall: float | None = None, wide: float = WIDE
) -> tuple[Figure, ...]:
    """One picture, or as many as it takes when none may be taller than `tall` points; none for no events.

    Fewer points of `wide` on the same place give larger letters, in more lanes.
    """
    if not any(group.events for group in groups):
        return ()
    scale = _Scale(groups, today, max(wide, NARROWEST))
    pages = _paged([_rows(scale, group) for group in groups if group.events], tall)
    alt = spoken(groups)
    return tuple(_page(scale, page, alt if number == 0 else "") for number, page in enumerate(pages))


class _Scale:
    """From days to points, over whole years; today always lies on it."""

    def __init__(self, groups: Iterable[Group], today: date, wide: float) -> None:
        self.wide, self._right = wide, wide - _BEHIND
        found = [event.period for group in groups for event in group.events if event.period is not None]
        days = [day for period in found for day in (period.first, period.last) if day is not None]
        self.today = today
        self.years = min((*days, today)).year, max((*days, today)).year + 1
        self._start = date(self.years[0], 1, 1)
        self._days = (date(self.years[1], 1, 1) - self._start).days

    def x(self, day: date) -> float:
        return _LEFT + (self._right - _LEFT) * (day - self._start).days / self._days

    def marks(self) -> Iterator[tuple[float, str]]:
        """Where a year stands on the axis."""
        first, last = self.years
        fits = (step for step in _STEPS if (self._right - _LEFT) * step / (last - first) >= _YEAR_APART)
        step = next(fits, _STEPS[-1])
        for year in range(first, last):
            if year % step == 0 or step == 1:
                yield self.x(date(year, 1, 1)), str(year)

    def sign(self, event: Event) -> tuple[float, float] | None:
        if event.period is None:
            return None
        left = self.x(event.period.first) if event.period.first else _LEFT
        right = self.x(event.period.last + timedelta(days=1)) if event.period.last else self._right
        if right - left < _SHORT:
            middle = min(max((left + right) / 2, _LEFT + _SHORT / 2), self._right - _SHORT / 2)
            return middle - _SHORT / 2, middle + _SHORT / 2
        return left, right


def _rows(scale: _Scale, group: Group) -> list[_Row]:
    signs = [scale.sign(event) for event in group.events]
    spans: list[tuple[float, float]] = []
    starts: list[float] = []
    for event, sign in zip(group.events, signs, strict=True):
        wide = _words_width(event)
        at = max(min(sign[0] if sign else _LEFT, scale.wide - wide), 0.0)
        starts.append(at)
        spans.append((min(at, sign[0]) if sign else at, max(at + wide, sign[1] if sign else at)))
    lanes = packed(spans)
    placed = [_Placed(*found) for found in zip(group.events, signs, starts, lanes, strict=True)]
    rows = [_Row(_HEAD, group.name)]
    for lane in range(max(lanes) + 1):
        rows.append(_Row(_LANE, group.name, tuple(one for one in placed if one.lane == lane)))
    return rows


def _paged(groups: Iterable[list[_Row]], tall: float | None) -> list[list[_Row]]:
    """A group that goes on over the page has its heading there again; none stands alone at a foot."""
    pages: list[list[_Row]] = [[]]
    room = tall - _AXIS - _FOOT * 2 - 2 * _LEGEND_LINE if tall is not None else float("inf")
    for head, *lanes in groups:
        fresh = True
        for lane in lanes:
            used = sum(row.tall for row in pages[-1])
            if used + lane.tall + (head.tall if fresh else 0) > room and pages[-1]:
                pages.append([])
                fresh = True
            if fresh:
                pages[-1].append(head)
                fresh = False
            pages[-1].append(lane)
    return pages


def _page(scale: _Scale, rows: Sequence[_Row], alt: str) -> Figure:
    foot = _AXIS + sum(row.tall for row in rows)
    shapes: list[Shape] = []
    for x, year in scale.marks():
        shapes.append(Line(x, _AXIS - 6, x, foot, "line", 0.75))
        shapes.append(Text(x, _AXIS - 11, year, _ABOUT, "ink-2"))
    now = scale.x(scale.today)
    shapes.append(Line(now, _AXIS - 6, now, foot, "teal", 1.0, dashed=True))
    shapes.append(Text(now, foot + 10, "nu", _ABOUT, "teal-ink", align="centre"))
    shapes.append(Line(0, _AXIS - 6, scale.wide, _AXIS - 6, "ink-2", 1.0))
    y = _AXIS
    for row in rows:
        if not row.placed:
            shapes.append(Text(0, y + 15, fitted(row.name, 11.5, scale.wide), 11.5, "teal-ink", bold=True))
        for placed in row.placed:
            shapes += _drawn(placed, y)
        y += row.tall
    y = foot + 10
    for line in _legend(rows, scale.wide):
        y += _FOOT if y == foot + 10 else _LEGEND_LINE
        shapes.append(Text(0, y, line, _LEGEND, "ink-2"))
    return Figure(scale.wide, y + _FOOT, tuple(shapes), alt)


def _legend(rows: Iterable[_Row], wide: float) -> list[str]:
    """What the signs mean that this page has, in lines that fit."""
    said = "; ".join(sign for key, sign in SIGNS.items() if key in _keys(rows))
    return textwrap.wrap(f"{capital(said)}.", int(wide / (_LEGEND * _EM))) if said else []


def _keys(rows: Iterable[_Row]) -> set[str]:
    """Which signs a page has, for its legend."""
    found: set[str] = set()
    for placed in (placed for row in rows for placed in row.placed if placed.sign):
        event = placed.event
        found.add(_filling(event) if event.help else "gebeurd")
        if event.period is not None and event.period.goes_on:
            found.add("nu")
    return found


def _filling(event: Event) -> str:
    return event.helped if event.helped in SIGNS else ""


def _drawn(placed: _Placed, y: float) -> Iterator[Shape]:
    event, at = placed.event, placed.words_at
    wide = _words_width(event)
    yield Rect(at - 1, y + 13, wide + 2, 23, "sheet")  # no line runs through words
    if placed.sign is not None:
        yield from _sign(event, *placed.sign, y + 2)
    yield Text(at, y + 22, _what(event), _WHAT, "ink", bold=True)
    yield Text(at, y + 33, _about(event), _ABOUT, "ink-2")


def _sign(event: Event, left: float, right: float, y: float) -> Iterator[Shape]:
    middle = y + _BAR / 2
    if event.help:
        filling = _filling(event)
        yield Rect(left, y, right - left, _BAR, "sheet", "ink", 1.0, dashed=filling == "")
        if filling in ("ja", "deels"):
            part = _BAR if filling == "ja" else _BAR / 2
            yield Rect(left, y + _BAR - part, right - left, part, "ink-2")
    elif right - left <= _SHORT + 0.01:
        x = (left + right) / 2
        corners = ((x, y), (right, middle), (x, y + _BAR), (left, middle), (x, y))
        yield Polyline(corners, "ink", 1.0, "ink")
    else:
        yield Line(left, middle, right, middle, "ink", 1.6)
        for x in (left, right):
            yield Line(x, y, x, y + _BAR, "ink", 1.6)
    if event.period is not None and event.period.goes_on:
        arrow = ((right, y - 2), (right + 9, middle), (right, y + _BAR + 2), (right, y - 2))
        yield Polyline(arrow, "ink", 1.0, "ink")


def _what(event: Event) -> str:
    return fitted(event.what, _WHAT * _BOLD, _MOST_WORDS)


def _words_width(event: Event) -> float:
    return max(width(_what(event), _WHAT * _BOLD), width(_about(event), _ABOUT))


def _about(event: Event) -> str:
    return fitted(event.about, _ABOUT, _MOST_WORDS)


def spoken(groups: Iterable[Group]) -> str:
    """`Ons gezin. zomer 2019: speltherapie, door de GGZ, hielp. …` for who hears the picture."""
    said: list[str] = []
    for group in groups:
        said.append(f"{group.name}.")
        said += [f"{event.what}, {event.about.replace(' · ', ', ')}." for event in group.events]
    return " ".join(said)
