"""What the tijdlijn says on the screen. No Qt, no clock of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kanz_desktop.domain.consent import State, standing
from kanz_desktop.domain.periods import Period, parse_period
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import dated_words, first_line, people
from kanz_desktop.reports.figure import Figure
from kanz_desktop.reports.model import ReportInput, in_words
from kanz_desktop.reports.timeline.figure import WIDE, timeline_figures
from kanz_desktop.reports.timeline.read import HELPED, NO_DAY, Group, Told, events, summary, timeline
from kanz_desktop.services.historie import EVENT, FROM_RECORDS, NewEvent, new_event
from kanz_desktop.ui.historie.typed import read_event
from kanz_desktop.ui.port import GezinPort
from kanz_desktop.ui.widgets.regel import Regel

SCREEN = "historie"
BEGUN = "historie-begonnen"
"""Nobody did this by hand, so Ctrl+Z on the screen has nothing to do with it."""
EXAMPLE = "zomer 2019 Sem: speltherapie, door de GGZ, hielp een beetje"
NO_CONSENT = "Bij dit stuk staat nog geen toestemming die geldt."
DRAWN = frozenset({EVENT, "gezinslid"})
"""Kinds whose changes can alter the picture."""


class TijdlijnPresenter:
    """Reads the tijdlijn through a port, and says every wish as edits."""

    def __init__(self, port: GezinPort, today: Callable[[], date]) -> None:
        self._port, self._today = port, today
        self._drawn: tuple[tuple[tuple[Group, ...], date, float], Figure | None] | None = None

    def lines(self) -> tuple[Regel, ...]:
        """Everything, the earliest first; what has no day stands last."""
        return tuple(self._line(row) for row in events(self._port.snapshot.of(EVENT)))

    def add(self, text: str) -> None:
        """Put a line on the tijdlijn as typed; nothing without words for what it was."""
        new = self._read(text)
        if new.wat:
            self._port.apply(new_event(self._port.snapshot, self._port.pen, new), SCREEN)

    def understood(self, text: str) -> str:
        """How the line is read, while somebody types it."""
        new = self._read(text)
        port = self._port
        soort = port.methode.entry("historiesoort", new.soort)
        said = [new.wanneer or NO_DAY, soort.words(tafel=port.table).lower() if soort else ""]
        if new.wie:
            said.append(f"over {in_words([*people(port.snapshot, new.wie, tafel=port.table)])}")
        said += [f"door {new.door}" if new.door else "", HELPED.get(new.hielp, "")]
        return f"Zo leest Kanz het: {' · '.join(filter(None, said))} · “{new.wat}”"

    def figure(self, wide: float = WIDE) -> Figure | None:
        """The picture, so many points wide; drawn anew only when something in it changed."""
        key = timeline(self._report()), self._today(), wide
        if self._drawn is None or self._drawn[0] != key:
            figures = timeline_figures(key[0], key[1], wide=wide)
            self._drawn = key, next(iter(figures), None)
        return self._drawn[1]

    def summary(self) -> tuple[Told, ...]:
        """What helped and what did not."""
        return summary(timeline(self._report()))

    def when_words(self, event: Id) -> str:
        """The days that the words for *wanneer* can mean, in a sentence."""
        row = self._port.snapshot.get(event)
        words = row.text("wanneer").strip() if row is not None else ""
        if not words:
            return ""
        period = parse_period(words)
        if period is None:
            return "Deze tijd kan Kanz niet tekenen. De regel staat achteraan."
        return f"Getekend {_days(period)}."

    def consent_missing(self, event: Id) -> bool:
        """From records, without a toestemming that holds today."""
        row = self._port.snapshot.get(event)
        if row is None or row.choice("bron") != FROM_RECORDS:
            return False
        given = (self._port.snapshot.get(consent) for consent in row.members("toestemming"))
        return not any(consent is not None and self._holds(consent) for consent in given)

    def _holds(self, consent: Record) -> bool:
        port = self._port
        found = standing(consent, port.snapshot, port.methode.rollen.kinderen, self._today())
        return found.state is State.HOLDS

    def _read(self, text: str) -> NewEvent:
        return read_event(text, self._port.snapshot.of("gezinslid"), self._port.methode)

    def _line(self, row: Record) -> Regel:
        door = row.text("door").strip()
        who = in_words([*people(self._port.snapshot, row.members("wie"), tafel=self._port.table)])
        said = (
            row.text("wanneer").strip() or NO_DAY,
            f"over {who}" if who else "",
            f"door {door}" if door else "",
        )
        badge = HELPED.get(row.choice("hielp"), "")
        return Regel(row.id, first_line(row.text("wat")), " · ".join(filter(None, said)), badge)

    def _report(self) -> ReportInput:
        port = self._port
        return ReportInput(port.snapshot, port.methode, self._today(), "", "tafel" if port.table else "vak")


def _days(period: Period) -> str:
    first = dated_words(period.first) if period.first else ""
    last = dated_words(period.last) if period.last else ""
    if first == last:
        return f"op {first}"
    parts = (f"van {first}" if first else "", f"tot en met {last}" if last else "tot nu")
    return " ".join(filter(None, parts))
