"""What the screen of the path says: steps, what belongs to them, and terms. No Qt, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import capital, day_words, traject_words
from kanz_desktop.method.model import POSITIEF, VOORTIJDIG, Padpunt, Stap
from kanz_desktop.services import pad
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.overleg_termijnen import OVERLEG_TERMS
from kanz_desktop.services.termijnen import (
    BALANS,
    EINDE,
    GEZINSPLAN,
    TWEEDE,
    VERLENGING,
    PathTerm,
    path_terms,
)
from kanz_desktop.ui.port import GezinPort

SCREEN = "pad"
PAST, NOW, LATER = "geweest", "nu", "later"
_AT_TABLE = OVERLEG_TERMS | {TWEEDE, GEZINSPLAN, BALANS, VERLENGING, EINDE}
_APART = frozenset({POSITIEF, VOORTIJDIG})
"""Why a traject ends is asked on a page of its own."""


_NO_DAY = "Er is nog geen dag bekend. Vul bij Gezin in wanneer het traject begon."
_NOTHING_NOW = "Er staat nu niets op een dag."
_OVER = "Dit traject is afgesloten: er komt geen dag meer."


@dataclass(frozen=True, slots=True)
class StepWords:
    """One of the ten steps as it stands in the row of its phase."""

    id: str
    words: str
    where: str
    """PAST, NOW or LATER."""

    @property
    def spoken(self) -> str:
        return f"{self.words}, {self.where}"


@dataclass(frozen=True, slots=True)
class Phase:
    """One of the three phases with its steps."""

    words: str
    steps: tuple[StepWords, ...]


@dataclass(frozen=True, slots=True)
class PointLine:
    """A point to tick; `done` is the day, with its words in `about`."""

    punt: Padpunt
    words: str
    done: date | None
    about: str


@dataclass(frozen=True, slots=True)
class TermLine:
    """A day that comes, as it is said; `why` tells that it was moved, and the reason."""

    term: PathTerm
    when: str
    words: str
    why: str


def phases(port: GezinPort) -> tuple[Phase, ...]:
    """The whole path, with the step where the traject is now."""
    now = pad.step(port.snapshot, port.pen).number
    found: list[Phase] = []
    for entry in port.methode.list("fase"):
        steps = [_step_words(port, stap, now) for stap in port.methode.stappen if stap.fase == entry.id]
        found.append(Phase(entry.words(tafel=port.table), tuple(steps)))
    return tuple(found)


def step_title(port: GezinPort, stap: Stap) -> str:
    """`Stap 6 van 10: Hulp`."""
    return f"Stap {stap.number} van {len(port.methode.stappen)}: {_words(port, stap)}"


def next_words(port: GezinPort, stap: Stap) -> str:
    return f"Naar stap {stap.number}: {_words(port, stap)}"


def neighbour(port: GezinPort, stap: Stap, by: int) -> Stap | None:
    """The step before (-1) or after (1) this one."""
    place = stap.number - 1 + by
    return port.methode.stappen[place] if 0 <= place < len(port.methode.stappen) else None


def points(port: GezinPort, punten: tuple[Padpunt, ...], today: date) -> tuple[PointLine, ...]:
    """Of these points what this reader may see, with what was done of it."""
    done = pad.done_points(port.snapshot, port.methode, current_traject(port.snapshot, port.pen))
    lines: list[PointLine] = []
    for punt in punten:
        if port.table and punt.dossier:
            continue
        row = done.get(punt.id)
        day = row.date("gedaan") if row is not None else None
        about = f"gedaan op {day_words(day, today)}" if day is not None else ""
        lines.append(PointLine(punt, punt.words(tafel=port.table), day, about))
    return tuple(lines)


def step_points(port: GezinPort, stap: Stap, today: date) -> tuple[PointLine, ...]:
    """The checklist of a step."""
    return points(port, tuple(punt for punt in stap.punten if punt.groep not in _APART), today)


def terms(port: GezinPort, today: date) -> tuple[TermLine, ...]:
    """What the path dates, earliest first; what is of the workers alone is not said at the table."""
    found = path_terms(port.snapshot, port.pen)
    return tuple(_term(port, term, today) for term in found if not port.table or term.soort in _AT_TABLE)


def nothing_words(port: GezinPort) -> str:
    """What is said where no day comes: at the desk also why, and what to do about it."""
    traject = port.snapshot.get(current_traject(port.snapshot, port.pen))
    if port.table or traject is None or traject.date("begin") is None:
        return _NOTHING_NOW if port.table else _NO_DAY
    return _OVER if traject.date("einde") is not None else _NOTHING_NOW


def paused_words(port: GezinPort, today: date) -> str:
    """What is said while the traject stands still; nothing while it does not."""
    row = pad.open_pause(port.snapshot, current_traject(port.snapshot, port.pen))
    since = row.date("van") if row is not None else None
    if since is None:
        return ""
    return f"Het traject staat stil sinds {day_words(since, today)}. De termijnen wachten."


def pause_ids(port: GezinPort) -> tuple[Id, ...]:
    """Every pause of this traject, the latest first."""
    traject = current_traject(port.snapshot, port.pen)
    rows = [row for row in port.snapshot.of(pad.PAUSE) if row.ref("traject") == traject]
    rows.sort(key=lambda row: row.date("van") or date.max, reverse=True)
    return tuple(row.id for row in rows)


@dataclass(frozen=True, slots=True)
class TrajectLine:
    """A run of the method; one of before can be read again."""

    id: Id
    words: str
    """`Traject 1 van do 3 jan tot vr 4 okt`."""
    earlier: bool


def traject_lines(port: GezinPort, today: date) -> tuple[TrajectLine, ...]:
    """A line for each traject, when there is more than one or one that is over."""
    rows = pad.trajecten(port.snapshot)
    if len(rows) < 2 and not any(row.date("einde") for row in rows):
        return ()
    now = current_traject(port.snapshot, port.pen)
    return tuple(TrajectLine(row.id, traject_words(row, today), row.id != now) for row in rows)


def intake_words(port: GezinPort, today: date) -> str:
    """What the map says of the conditions: `In de map: 2 kinderen thuis (0-23) · …`."""
    facts = pad.intake_facts(port.snapshot, port.pen, today)
    children = "1 kind" if facts.children == 1 else f"{facts.children} kinderen"
    gebieden = "1 leefgebied" if facts.gebieden == 1 else f"{facts.gebieden} leefgebieden"
    return f"In de map: {children} thuis (0-23) · zwaar op {gebieden} · {facts.parties} van 2 partijen"


def aftercare_ids(port: GezinPort) -> tuple[Id, ...]:
    """The lines of the nazorgplan, in their order."""
    traject = current_traject(port.snapshot, port.pen)
    return tuple(row.id for row in port.snapshot.of(pad.AFTERCARE_ROW) if row.ref("traject") == traject)


def _step_words(port: GezinPort, stap: Stap, now: int) -> StepWords:
    where = NOW if stap.number == now else PAST if stap.number < now else LATER
    return StepWords(stap.id, f"{stap.number} {_words(port, stap)}", where)


def _words(port: GezinPort, stap: Stap) -> str:
    entry = port.methode.entry("stap", stap.id)
    return entry.words(tafel=port.table) if entry is not None else stap.id


def _term(port: GezinPort, term: PathTerm, today: date) -> TermLine:
    entry = port.methode.entry("padtermijn", term.soort)
    words = entry.words(tafel=port.table) if entry is not None else term.soort
    why = f"eerst {day_words(term.counted, today)}" if term.moved else ""
    reason = f"{why}: {term.reden}" if why and term.reden else why
    return TermLine(term, day_words(term.day, today), capital(words), reason)
