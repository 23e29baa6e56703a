"""What the screen for looking back says: which balances, which goals and acties. No Qt, no clock."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import day_words, first_line, one_parent, problem_words
from kanz_desktop.method.deadlines import balans_due
from kanz_desktop.paths import resource_text
from kanz_desktop.services.balans import BALANS, balances, goals
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.termijnen import BALANS as BALANS_TERM
from kanz_desktop.services.termijnen import path_terms
from kanz_desktop.ui.port import GezinPort

SCREEN = "balans"
_DONE, _DROPPED = "gedaan", "vervallen"


@dataclass(frozen=True, slots=True)
class Tab:
    """One balans as it is chosen: its day, and whether it is still to come."""

    id: Id
    words: str


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal of the plan: what it wants, and under which problem it stands."""

    problem: Id
    goal: str
    about: str


@dataclass(frozen=True, slots=True)
class ActieLine:
    id: Id
    words: str


def tabs(port: GezinPort, today: date, kind: str = BALANS) -> tuple[Tab, ...]:
    """Every balans of this traject, the latest day first."""
    return tuple(Tab(row.id, _when(row, today)) for row in balances(port.snapshot, port.pen, kind))


def planned(port: GezinPort, today: date) -> Id | None:
    """The balans that is still to come, the first one where there are more."""
    days = {
        day: row.id for row in balances(port.snapshot, port.pen) if (day := row.date("datum")) is not None
    }
    return days[min(coming)] if (coming := [day for day in days if day > today]) else None


def next_day(port: GezinPort, today: date) -> date:
    """The day on which the next one is due; in three months where nothing says so, or where it has passed."""
    due = (term.day for term in path_terms(port.snapshot, port.pen) if term.soort == BALANS_TERM)
    return next((day for day in due if day is not None and day > today), balans_due(today))


def goal_lines(port: GezinPort) -> tuple[GoalLine, ...]:
    alone = one_parent(port.snapshot, port.methode)
    return tuple(
        GoalLine(
            row.id,
            row.text("doel").strip(),
            first_line(problem_words(row, port.methode, tafel=port.table, one_parent=alone)),
        )
        for row in goals(port.snapshot, port.pen)
    )


def succeeded(port: GezinPort) -> tuple[str, ...]:
    """What was done of the plan, in the words of the plan: it stands above everything else."""
    return tuple(line.words for line in _acties(port, lambda status: status == _DONE))


def actie_lines(port: GezinPort) -> tuple[ActieLine, ...]:
    """Acties that were not dropped; what was done comes first."""
    done = _acties(port, lambda status: status == _DONE)
    return (*done, *_acties(port, lambda status: status not in (_DONE, _DROPPED)))


def people(port: GezinPort) -> tuple[Record, ...]:
    """Who can be there: the gezin and its workers."""
    return (*port.snapshot.of("gezinslid"), *port.snapshot.of("medewerker"))


@lru_cache
def when_it_stops() -> tuple[str, ...]:
    """What a worker thinks of when nothing moves (method §8); never shown at the table."""
    found: Iterable[str] = tomllib.loads(resource_text("texts/balans.toml"))["stagnatie"]
    return tuple(found)


def _acties(port: GezinPort, wanted: Callable[[str], bool]) -> list[ActieLine]:
    rows = of_traject(port.snapshot, "actie", current_traject(port.snapshot, port.pen))
    return [
        ActieLine(row.id, words)
        for row in rows
        if wanted(row.choice("status")) and (words := first_line(row.text("wat")))
    ]


def _when(row: Record, today: date) -> str:
    day = row.date("datum")
    if day is None:
        return "zonder dag"
    return f"{day_words(day, today)} · gepland" if day > today else day_words(day, today)
