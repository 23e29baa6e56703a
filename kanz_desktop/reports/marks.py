"""Rapportcijfers as they are printed: who gave what when, and never a sum of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.moments import END, NOW, START, in_order, moment_of, sort_of
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id, Mark
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.written import written

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
    """All marks of the current traject, by moment (a key of `domain.moments`), point and person.

    None as the person: given together.
    """

    def __init__(self, report: ReportInput) -> None:
        self._given: dict[tuple[str, str, Id | None], Given] = {}
        self.days: dict[str, date | None] = {}
        moments = {row.id: row for row in report.rows("meting")}
        self._order = in_order(moments.values())
        for row in report.snapshot.of("cijfer"):
            meting = moments.get(row.ref("meting") or b"")
            if meting is not None and (row.mark("cijfer") or written(row, "waarom")):
                self._add(meting, row)

    def _add(self, meting: Record, row: Record) -> None:
        moment = moment_of(meting)
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
        return next((moment for moment in reversed(self._order) if moment in self.days), START)

    def path_days(self) -> dict[str, date | None]:
        """When the marks of a path were given: at the start, last since (`nu`), and at the end."""
        last = {sort_of(moment): self.days[moment] for moment in self._order if moment in self.days}
        return {sort: last[sort] for sort in (START, NOW, END) if sort in last}

    def path(self, point: str) -> dict[str, Mark]:
        """The joint marks of one point: at the start, the latest since (`nu`), and at the end."""
        found: dict[str, Mark] = {}
        for moment in self._order:
            given = self.together(moment, point)
            if given is not None and given.mark is not None:
                found[sort_of(moment)] = given.mark
        return {sort: found[sort] for sort in (START, NOW, END) if sort in found}


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
