"""Decisions of the screen with marks: which points, which moment, and what a typed mark means as edits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.access import EVERYONE, audience_of
from kanz_desktop.domain.marks import format_mark, parse_mark
from kanz_desktop.domain.moments import END, NOW, START, at_balans, sort_of
from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import Id, Mark
from kanz_desktop.domain.wording import NAMELESS, day_words, person_name
from kanz_desktop.reports.change_figure import change_figure
from kanz_desktop.reports.figure import Figure
from kanz_desktop.reports.marks import Marks, aandachtspunt_points, leefgebied_points
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.services import cijfers, eindmeting
from kanz_desktop.services.balans import balances
from kanz_desktop.ui.port import GezinPort
from kanz_desktop.ui.rapportcijfers.moments import marking_moment

SCREEN = "rapportcijfers"
RELEVANT = frozenset({"cijfer", "meting", "gezinslid", "traject", "balans", "eindmeting", "probleem"})
"""Kinds whose changes can alter this screen."""
POINT_PREFIX = "punt-"
"""An aandachtspunt in the list `meetpunt`."""


_FIGURE_WIDTH = 680.0
"""Points. Wider than on paper, so that the names are no larger than the words around them."""


GONE = "iemand die er niet meer bij staat"
UNBORN = "ongeboren"
"""Id in the list `rol` of the one member who cannot give a mark yet."""


@dataclass(frozen=True, slots=True)
class MomentTab:
    """One moment of giving marks, by its key in `domain.moments`."""

    id: str
    title: str
    when: str
    """The day on which marks were given, or how many there are; empty when none."""


@dataclass(frozen=True, slots=True)
class OwnMark:
    """What one gezinslid gives. Beside the joint mark, never in it: nothing is averaged."""

    person: Id
    name: str
    mark: Mark | None
    record: Id
    restricted: bool


@dataclass(frozen=True, slots=True)
class PuntRow:
    """One leefgebied or aandachtspunt with its mark of one moment."""

    id: str
    number: int
    title: str
    about: str
    icon: str
    record: Id
    mark: Mark | None
    first_mark: Mark | None
    own: tuple[OwnMark, ...]

    @property
    def own_words(self) -> str:
        """`Mama 4 · Papa 7½ · Sem weet ik niet`: each beside the other, also where they differ."""
        given = [f"{own.name} {format_mark(own.mark)}" for own in self.own if own.mark is not None]
        return " · ".join(given)


class CijfersPresenter:
    """Reads marks through a port, and says every mark as edits."""

    def __init__(self, port: GezinPort, today: Callable[[], date]) -> None:
        self._port = port
        self._today = today

    @property
    def measuring(self) -> bool:
        """A colleague asks for the marks of the end."""
        return eindmeting.running(self._port.snapshot, self._port.pen)

    def is_of_the_end(self, record: Id) -> bool:
        """Whether this is something that was asked at the end, beside the marks."""
        found = self._port.snapshot.get(record)
        return found is not None and found.kind in eindmeting.KINDS

    def tabs(self) -> tuple[MomentTab, ...]:
        """The start, each balans, the end; *nu* is for marks that belong to no balans.

        While the end is being measured only the end: what was given before is nowhere in sight.
        """
        snapshot, pen = self._port.snapshot, self._port.pen
        words = {entry.id: entry.words(tafel=self._port.table) for entry in pen.methode.list("meetmoment")}
        held = [(at_balans(row.id), row.date("datum")) for row in reversed(balances(snapshot, pen))]
        keys = [START, NOW, END]
        if held and NOW not in cijfers.marks(snapshot, pen).moments:
            keys.remove(NOW)
        found = tuple(MomentTab(key, words[key], self._when(key)) for key in keys)
        name = "terugkijken" if self._port.table else "balans"
        between = [MomentTab(key, name, self._when(key) or self._said(day)) for key, day in held]
        return found[-1:] if self.measuring else (*found[:-1], *between, found[-1])

    def moment(self) -> str:
        """The moment that opens first."""
        return END if self.measuring else marking_moment(self._port.snapshot, self._port.pen)

    def leefgebieden(self, moment: str) -> tuple[PuntRow, ...]:
        table = self._port.table
        return tuple(
            self._row(moment, item.id, item.number, item.words(tafel=table), "", item.icon)
            for item in self._port.methode.leefgebieden
        )

    def aandachtspunten(self, moment: str) -> tuple[PuntRow, ...]:
        table = self._port.table
        return tuple(
            self._row(
                moment,
                POINT_PREFIX + item.id,
                item.number,
                item.words(tafel=table),
                item.about if table else "",
                "",
            )
            for item in self._port.methode.aandachtspunten
        )

    def change(self) -> tuple[Figure | None, Figure | None]:
        """The pictures of the change: leefgebieden and aandachtspunten; None where there is no mark yet."""
        report = ReportInput(
            self._port.snapshot, self._port.methode, self._today(), "", "tafel" if self._port.table else "vak"
        )
        given = Marks(report)
        return (
            change_figure(leefgebied_points(report), given, width=_FIGURE_WIDTH),
            change_figure(aandachtspunt_points(report), given, width=_FIGURE_WIDTH),
        )

    def set_mark(self, moment: str, punt: str, person: Id | None, mark: Mark | None) -> None:
        snapshot, pen = self._port.snapshot, self._port.pen
        self._apply(cijfers.set_mark(snapshot, pen, moment, punt, person, mark, self._today()))

    def type_mark(self, moment: str, punt: str, person: Id | None, text: str) -> None:
        """`6½`, `6,5`, `weet ik niet`, or nothing to take it back.

        MarkRefused for 11 or 4.3; then nothing changes.
        """
        self.set_mark(moment, punt, person, parse_mark(text) if text.strip() else None)

    def before_why(self, moment: str, punt: str, person: Id | None = None) -> list[Edit]:
        """What must stand before the line *why* can be written."""
        return cijfers.start_mark(self._port.snapshot, self._port.pen, moment, punt, person, self._today())

    def _row(self, moment: str, punt: str, number: int, title: str, about: str, icon: str) -> PuntRow:
        table = cijfers.marks(self._port.snapshot, self._port.pen)
        return PuntRow(
            id=punt,
            number=number,
            title=title,
            about=about,
            icon=icon,
            record=cijfers.cijfer_id(self._port.snapshot, self._port.pen, moment, punt),
            mark=table.mark(moment, punt),
            first_mark=table.mark(START, punt) if sort_of(moment) == NOW else None,
            own=self._own(table, moment, punt),
        )

    def _own(self, table: cijfers.MarkTable, moment: str, punt: str) -> tuple[OwnMark, ...]:
        """Everybody who can give one; at the desk also what somebody gave who is not on the list any more."""
        family = self._port.snapshot.of("gezinslid")
        names = {
            lid.id: person_name(lid, tafel=self._port.table) or NAMELESS
            for lid in family
            if lid.choice("rol") != UNBORN
        }
        if not self._port.table:
            gone = table.own_marks(moment, punt).keys() - {lid.id for lid in family}
            names |= dict.fromkeys(sorted(gone), GONE)
        return tuple(
            OwnMark(
                person=person,
                name=name,
                mark=table.mark(moment, punt, person),
                record=cijfers.cijfer_id(self._port.snapshot, self._port.pen, moment, punt, person),
                restricted=self._restricted(table, moment, punt, person),
            )
            for person, name in names.items()
        )

    @staticmethod
    def _restricted(table: cijfers.MarkTable, moment: str, punt: str, person: Id) -> bool:
        record = table.records.get((moment, punt, person))
        return record is not None and audience_of(record) != EVERYONE

    def _said(self, day: date | None) -> str:
        return day_words(day, self._today()) if day is not None else ""

    def _when(self, moment: str) -> str:
        meting = self._port.snapshot.get(cijfers.meting_id(self._port.snapshot, self._port.pen, moment))
        taken = meting.date("datum") if meting is not None and not meting.deleted else None
        return self._said(taken)

    def _apply(self, wanted: Sequence[Edit]) -> None:
        self._port.apply(wanted, SCREEN)
