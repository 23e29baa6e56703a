"""What the screen of the meetings says. No window, no store, no clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain import meetings
from kanz_desktop.domain.records import Edit, Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import NAMELESS, capital, day_words, first_line
from kanz_desktop.method.deadlines import add_days, first_overleg_due, mdo_decision_due
from kanz_desktop.services import overleg, overleg_mensen
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.overleg_termijnen import DECISION, FIRST, NEXT, OVERLEG_TERMS, period_start
from kanz_desktop.services.termijnen import path_terms
from kanz_desktop.ui.port import GezinPort
from kanz_desktop.ui.widgets.regel import Regel

SCREEN = "overleg"
BEGUN = "overleg-begonnen"
"""Nobody did this by hand, so Ctrl+Z on the screen has nothing to do with it."""


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting as a chip to choose it by."""

    id: Id
    words: str


@dataclass(frozen=True, slots=True)
class TermLine:
    """A day that comes."""

    when: str
    words: str


class OverlegPresenter:
    """Reads the meetings through a port, and says every wish as edits."""

    def __init__(self, port: GezinPort, today: Callable[[], date]) -> None:
        self._port, self._today = port, today

    @property
    def traject(self) -> Id:
        return current_traject(self._port.snapshot, self._port.pen)

    def meetings(self) -> tuple[MeetingLine, ...]:
        """The latest day first; one without a day before all others, because it still has to be planned."""
        rows = meetings.of_kind(self._port.snapshot, self.traject)
        return tuple(MeetingLine(row.id, self.title(row)) for row in reversed(rows))

    def title(self, meeting: Record) -> str:
        """`Uitvoerdersoverleg di 8 dec`; one that does not go on says so."""
        day = meeting.date("datum")
        words = self._entry("overlegsoort", meeting, "soort")
        said = f"{capital(words)} {day_words(day, self._today()) if day else ''}".strip()
        gone = meeting.choice("status") == meetings.CANCELLED
        return f"{said} ({self._entry('overlegstatus', meeting, 'status').lower()})" if gone else said

    def first_choice(self) -> Id | None:
        """What one most likely came for: the meeting of today, else the one that comes, else the last one."""
        snapshot, today = self._port.snapshot, self._today()
        rows = meetings.of_kind(snapshot, self.traject)
        rows = tuple(row for row in rows if row.choice("status") != meetings.CANCELLED)
        coming = [row for row in rows if (row.date("datum") or today) >= today]
        chosen = coming[:1] or rows[-1:]
        return chosen[0].id if chosen else None

    def terms(self) -> tuple[TermLine, ...]:
        """What the method counts, and what was planned."""
        snapshot, today = self._port.snapshot, self._today()
        found = [
            (term.day, self._term_words(term.soort, term.counted, moved=term.moved))
            for term in path_terms(snapshot, self._port.pen)
            if term.soort in OVERLEG_TERMS
        ]
        for row in meetings.planned(snapshot, self.traject):
            if (day := row.date("datum")) is not None:
                where = row.text("waar").strip()
                words = self._entry("overlegsoort", row, "soort")
                found.append((day, " · ".join(part for part in (capital(words), where) if part)))
        return tuple(TermLine(day_words(day, today), words) for day, words in sorted(found))

    def _term_words(self, soort: str, counted: date, *, moved: bool) -> str:
        entry = self._port.methode.entry("padtermijn", soort)
        words = entry.words(tafel=self._port.table) if entry is not None else soort
        said = capital(words)
        if soort == FIRST and not moved:
            span = first_overleg_due(add_days(counted, 0))
            weeks = (span.last - span.first).days
            return f"{said} (kan vanaf {day_words(add_days(counted, -weeks), self._today())})"
        return said

    def suggested_day(self, soort: str) -> date | None:
        """The day that the method has for a next one; None where it has none."""
        if soort == meetings.MDO_END:
            return self._decision_day()
        terms = path_terms(self._port.snapshot, self._port.pen) if soort == meetings.EXECUTION else ()
        return next((term.day for term in terms if term.soort in (FIRST, NEXT)), None)

    def plan(self, soort: str) -> tuple[Id, list[Edit]]:
        """A new meeting of this kind, on the day that the method has for it."""
        port = self._port
        edits = overleg.new_meeting(port.snapshot, port.pen, soort, self.suggested_day(soort), self._today())
        return edits[0].record, edits

    def end_evaluation_day(self, meeting: Record) -> date | None:
        """For a MDO+: when its end evaluation falls, as long as nobody planned one."""
        planned = meetings.of_kind(self._port.snapshot, self.traject, meetings.MDO_END)
        return None if meeting.choice("soort") != meetings.MDO or planned else self._decision_day()

    def _decision_day(self) -> date | None:
        """As the path has it after pauses; until the first MDO+ took place, from the day planned for it."""
        snapshot, pen = self._port.snapshot, self._port.pen
        term = next((term for term in path_terms(snapshot, pen) if term.soort == DECISION), None)
        if term is not None:
            return term.day
        days = (row.date("datum") for row in meetings.of_kind(snapshot, self.traject, meetings.MDO))
        start = period_start(snapshot, pen, self.traject) or next((day for day in days if day), None)
        period = snapshot.get(overleg.period_id(pen, self.traject))
        short = period is not None and period.choice("vorm") == meetings.SHORT
        return mdo_decision_due(start, short=short) if start is not None else None

    def rungs(self) -> tuple[Regel, ...]:
        """The ladder, the latest step first."""
        return tuple(self._rung(row) for row in overleg_mensen.rungs(self._port.snapshot, self.traject))

    def go_up(self, wie: str, contact: Id | None = None) -> None:
        """The next rung for this organisation."""
        port = self._port
        port.apply(overleg_mensen.go_up(port.snapshot, port.pen, wie, contact, self._today()), SCREEN)

    def start_words(self) -> str:
        """From which day the period counts, where nobody wrote one down."""
        port = self._port
        period = port.snapshot.get(overleg.period_id(port.pen, self.traject))
        start = period_start(port.snapshot, port.pen, self.traject)
        if start is None or (period is not None and period.date("begin") is not None):
            return ""
        return f"Telt vanaf het eerste MDO+, {day_words(start, self._today())}."

    def _rung(self, row: Record) -> Regel:
        day, place = row.date("datum"), row.choice("trede").removeprefix("trede-")
        said = (
            day_words(day, self._today()) if day is not None else "",
            self._entry("opschaaltrede", row, "trede"),
            first_line(row.text("uitkomst")) or first_line(row.text("reden")),
        )
        under = " · ".join(part for part in said if part)
        return Regel(row.id, row.text("wie").strip() or NAMELESS, under, f"trede {place}" if place else "")

    def _entry(self, listed: str, row: Record, field: str) -> str:
        entry = self._port.methode.entry(listed, row.choice(field))
        return entry.words(tafel=self._port.table) if entry is not None else row.text(field)
