"""Rapportcijfers as they are printed: who gave what when, and never a sum of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id, Mark
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.written import written

MOMENTS = ("start", "nu", "eind")
_PREFIX = "punt-"


@dataclass(frozen=True, slots=True)
class Point:
    """Something that gets a mark: a leefgebied or an aandachtspunt, in this reader's words."""

    id: str
    name: str
    about: str
    number: int
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """One mark as it was given."""

    mark: Mark | None
    why: str

    @property
    def words(self) -> str:
        return mark_words(self.mark)


class Marks:
    """All marks of the current traject, by moment, point and person (None: given together)."""

    def __init__(self, report: ReportInput) -> None:
        self._given: dict[tuple[str, str, Id | None], Given] = {}
        self.days: dict[str, date | None] = {}
        moments = {row.id: row for row in report.rows("meting")}
        for row in report.snapshot.of("cijfer"):
            meting = moments.get(row.ref("meting") or b"")
            if meting is not None and (row.mark("cijfer") or written(row, "waarom")):
                self._add(meting, row)

    def _add(self, meting: Record, row: Record) -> None:
        moment = meting.choice("moment")
        self.days[moment] = meting.date("datum")
        self._given[moment, row.choice("punt"), row.ref("wie")] = Given(
            row.mark("cijfer"), written(row, "waarom")
        )

    def together(self, moment: str, point: str) -> Given | None:
        return self._given.get((moment, point, None))

    def own(self, moment: str, point: str) -> dict[Id, Given]:
        """Each member's own mark beside it."""
        return {
            person: given
            for (when, about, person), given in self._given.items()
            if person is not None and (when, about) == (moment, point)
        }

    def latest(self) -> str:
        """The last moment at which marks were given; `start` when there are none."""
        return next((moment for moment in reversed(MOMENTS) if moment in self.days), MOMENTS[0])

    def path(self, point: str) -> dict[str, Mark]:
        """The joint marks of one point, by moment, in the order of the moments."""
        found = ((moment, self.together(moment, point)) for moment in MOMENTS)
        return {moment: given.mark for moment, given in found if given and given.mark}


def mark_words(mark: Mark | None) -> str:
    """`6½`, `7`, `weet ik niet`; empty when no mark was given."""
    if mark is None:
        return ""
    if mark.halves is None:
        return "weet ik niet"
    return f"{mark.halves // 2}{'½' if mark.halves % 2 else ''}"


def leefgebied_points(report: ReportInput) -> list[Point]:
    return [
        Point(item.id, item.words(tafel=report.tafel), "", item.number, item.icon)
        for item in report.methode.leefgebieden
    ]


def aandachtspunt_points(report: ReportInput) -> list[Point]:
    return [
        Point(
            _PREFIX + item.id, item.words(tafel=report.tafel), item.about if report.tafel else "", item.number
        )
        for item in report.methode.aandachtspunten
    ]
