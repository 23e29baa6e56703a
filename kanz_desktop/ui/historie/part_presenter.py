"""What the pages beside the tijdlijn say: questionnaires, who looks along, wishes and talks. No Qt."""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.meetings import agreements
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import (
    NAMELESS,
    dated_words,
    first_line,
    one_parent,
    people,
    person_name,
    problem_words,
)
from kanz_desktop.reports.model import in_words
from kanz_desktop.services.analyse import ONLOOKER, WISH, Subject, subjects, without_goal
from kanz_desktop.services.dialoog import REVIEW, parts, talks
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.historie import OUTCOME
from kanz_desktop.ui.port import GezinPort
from kanz_desktop.ui.widgets.date_words import DayNotUnderstood, parse_day
from kanz_desktop.ui.widgets.regel import Regel


def outcomes(port: GezinPort) -> tuple[Regel, ...]:
    """The questionnaires, with what came out."""
    return tuple(
        Regel(
            row.id,
            row.text("naam") or NAMELESS,
            _joined(_day(row), _about(port, row), first_line(row.text("uitkomst"))),
        )
        for row in _rows(port, OUTCOME)
    )


def onlookers(port: GezinPort) -> tuple[Regel, ...]:
    """Who looks along from outside, and when."""
    return tuple(
        Regel(row.id, row.text("naam") or NAMELESS, _joined(row.text("functie").strip(), _day(row)))
        for row in _rows(port, ONLOOKER)
    )


def wishes(port: GezinPort) -> tuple[Regel, ...]:
    """The goals that are wished for, and which of them stand in the plan."""
    found = []
    for row in _rows(port, WISH):
        problem = port.snapshot.get(target) if (target := row.ref("probleem")) else None
        badge = ("in ons plan" if port.table else "in het plan") if problem is not None else ""
        under = _joined(_about(port, row), f"bij: {_problem(port, problem)}" if problem is not None else "")
        found.append(Regel(row.id, first_line(row.text("wat")), under, badge))
    return tuple(found)


def goal_places(port: GezinPort) -> tuple[tuple[Id, str], ...]:
    """The problems that have no goal yet, in this reader's words."""
    return tuple((row.id, _problem(port, row)) for row in without_goal(port.snapshot, port.pen))


def subject_tabs(port: GezinPort) -> tuple[tuple[Subject, str], ...]:
    """The gezin and each child, with their names."""
    gezin = "Ons gezin" if port.table else "Het gezin"
    found: list[tuple[Subject, str]] = []
    for over in subjects(port.snapshot, port.pen):
        row = port.snapshot.get(over) if over is not None else None
        name = person_name(row, tafel=port.table) or NAMELESS if row is not None else gezin
        found.append((over, name))
    return tuple(found)


def dialogues(port: GezinPort) -> tuple[Regel, ...]:
    """The talks, the latest first, each with what was decided last."""
    return tuple(_talk(port, row) for row in talks(port.snapshot, port.pen))


def _talk(port: GezinPort, row: Record) -> Regel:
    day = row.date("datum")
    title = f"Gesprek van {dated_words(day)}" if day is not None else "Gesprek zonder dag"
    leads = row.text("voorzitter").strip()
    agreed = len(agreements(port.snapshot, row.id))
    counted = "" if not agreed else "1 afspraak" if agreed == 1 else f"{agreed} afspraken"
    reviews = parts(port.snapshot, REVIEW, row.id)
    decided = [review for review in reviews if review.choice("besluit")]
    entry = port.methode.entry("evaluatiebesluit", decided[-1].choice("besluit")) if decided else None
    badge = entry.words(tafel=port.table).lower() if entry is not None else ""
    return Regel(row.id, title, _joined(f"geleid door {leads}" if leads else "", counted), badge)


def read_talk(text: str, today: date) -> tuple[date | None, str]:
    """`12 mei, Karin van het wijkteam`: the day, and who leads the talk. Without a day all of it is who."""
    head, _, rest = text.partition(",")
    try:
        return parse_day(head, today), rest.strip()
    except DayNotUnderstood:
        return None, text.strip()


def _problem(port: GezinPort, row: Record) -> str:
    one = one_parent(port.snapshot, port.methode)
    return first_line(problem_words(row, port.methode, tafel=port.table, one_parent=one))


def _rows(port: GezinPort, kind: str) -> tuple[Record, ...]:
    return of_traject(port.snapshot, kind, current_traject(port.snapshot, port.pen))


def _about(port: GezinPort, row: Record) -> str:
    who = in_words([*people(port.snapshot, row.members("wie"), tafel=port.table)])
    return f"{'van' if row.kind == WISH else 'over'} {who}" if who else ""


def _day(row: Record) -> str:
    day = row.date("datum")
    return dated_words(day) if day is not None else ""


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
