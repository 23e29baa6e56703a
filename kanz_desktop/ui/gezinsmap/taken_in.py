"""What is said after papers were taken in: what is safe, what was there already, what was refused and why."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.records import Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.services.error_text import explain
from kanz_desktop.services.papieren import ALREADY, KEPT, REFUSED, STOPPED, TakeInItem, TakeInReport

LINES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the report. `role` is that of a Note: good, note or attention."""

    words: str
    role: str
    record: Id | None = None


def report_lines(report: TakeInReport, snapshot: Snapshot, where: str = "in de map") -> tuple[Regel, ...]:
    """The safe ones in one line; every other paper its own, until it would fill the page."""
    lines = [line for line in (_kept(report, where),) if line is not None]
    others = [
        _line(item, snapshot) for item in report.items if item.outcome in (ALREADY, REFUSED) or _unseen(item)
    ]
    lines += others[:LINES_SHOWN]
    if len(others) > LINES_SHOWN:
        lines.append(Regel(f"En nog {len(others) - LINES_SHOWN} andere.", "note"))
    stopped = report.count(STOPPED)
    if stopped:
        words = (
            "1 papier is niet meer gedaan" if stopped == 1 else f"{stopped} papieren zijn niet meer gedaan"
        )
        lines.append(Regel(f"Gestopt. {words}. Wat erin zit, blijft erin.", "note"))
    return tuple(lines)


def new_papers(report: TakeInReport) -> tuple[Id, ...]:
    return tuple(item.record for item in report.items if item.outcome == KEPT and item.record is not None)


def _kept(report: TakeInReport, where: str) -> Regel | None:
    count = report.count(KEPT)
    if not count:
        return None
    words = f"1 papier zit veilig {where}." if count == 1 else f"{count} papieren zitten veilig {where}."
    return Regel(words, "good")


def _unseen(item: TakeInItem) -> bool:
    """Safe, but it cannot be shown here: that is worth a line."""
    return item.outcome == KEPT and item.error is not None


def _line(item: TakeInItem, snapshot: Snapshot) -> Regel:
    if item.outcome == ALREADY:
        record = snapshot.get(item.record or b"")
        title = record.text("titel") if record is not None else ""
        known = f" Het heet “{title}”." if title and title != item.name else ""
        return Regel(f"“{item.name}” zat er al in.{known}", "note", item.record)
    reason = explain(item.error) if item.error is not None else None
    words = str(reason) if reason is not None else ""
    return Regel(f"“{item.name}”: {words}", "attention", item.record)
