"""What stands on the plan's page and in which order. No window, no store, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import WORDLESS, one_parent, problem_words
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.gezinsplan import DONE, aandachtspunt_id, gezinsplan_id
from kanz_desktop.services.pen import Pen
from kanz_desktop.ui.derived import Derived

GOAL_FIELDS = ("minstens", "waaraan", "doel_datum")
GOAL_FLAGS = ("twintig_weken", "observatie")
CAUSE_FIELDS = ("oorzaken", "in_stand", "gevolgen_ouders", "gevolgen_kinderen")
"""Folded until somebody asks: reading them together must be a choice (method §6)."""


@dataclass(frozen=True, slots=True)
class Kracht:
    """What goes well, from one leefgebied; shown above everything that is hard."""

    leefgebied: str
    woorden: str


@dataclass(frozen=True, slots=True)
class Doel:
    """One problem of the table, as the plan works it out."""

    id: Id
    titel: str
    ernst: str
    """Id in the list `ernst`, or empty."""
    ernst_woord: str
    begonnen: bool
    """Something of the plan was written for it. The others are one line: a plan is about a few things."""
    over_doel: str
    over_oorzaak: str
    """How much both folds hold already (`2 van 3`), so that nobody has to open them to know; else empty."""
    nu_woord: str = ""
    """`komende 20 weken` or `eerst kijken`, for a goal that is worked on now."""


@dataclass(frozen=True, slots=True)
class Gebied:
    id: str
    number: int
    naam: str
    icon: str
    doelen: tuple[Doel, ...]


@dataclass(frozen=True, slots=True)
class Punt:
    """One of the ten aandachtspunten with its acties."""

    id: Id
    punt: str
    number: int
    naam: str
    about: str
    in_plan: bool
    acties: tuple[Id, ...]

    @property
    def open(self) -> bool:
        """Stands on the page by itself; the others wait under *Andere aandachtspunten*."""
        return self.in_plan or bool(self.acties)


@dataclass(frozen=True, slots=True)
class Weken:
    """The six weeks of now: from which day, what was chosen for them, and what could be."""

    begin: date | None
    acties: tuple[Id, ...]
    te_kiezen: tuple[Id, ...]
    """Every actie that is not done or dropped, chosen or not."""


@dataclass(frozen=True, slots=True)
class PlanPage:
    plan: Id
    krachten: tuple[Kracht, ...]
    brandjes: tuple[Id, ...]
    gebieden: tuple[Gebied, ...]
    punten: tuple[Punt, ...]
    overige: tuple[Id, ...]
    """Acties that belong to no aandachtspunt and are not urgent."""
    afspraken: tuple[Id, ...]
    weken: Weken
    veiligheid: bool
    """One of the four safety problems is there, and this is the worker's own screen."""


def growing(page: PlanPage) -> Iterator[PlanPage]:
    """The page from above with a card more each time, and whole at last: a screen fills itself in turns."""
    opened = [punt for punt in page.punten if punt.open]
    for count in range(1, len(page.gebieden) + len(opened) + 1):
        waiting = opened[max(count - len(page.gebieden), 0) :]
        punten = tuple(punt for punt in page.punten if punt not in waiting)
        yield replace(page, gebieden=page.gebieden[:count], punten=punten, overige=(), afspraken=())
    yield page


class PlanPages:
    """The whole page, for one snapshot after another that the reader may see; `pen.tafel` chooses the words.

    A record that nobody wrote to is the same object in the next snapshot, so what was read from it still
    holds: after a save the page is made of what was known and of what was saved.
    """

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._acties, self._afspraken = Derived(_plek), Derived(_plek)
        self._doelen = {alone: Derived(partial(_doel, pen=pen, alone=alone)) for alone in (False, True)}

    def of(self, snapshot: Snapshot) -> PlanPage:
        pen = self._pen
        traject = current_traject(snapshot, pen)
        acties = _here(self._acties.of(snapshot.of("actie")), traject)
        by_punt = _by_punt(acties, pen)
        return PlanPage(
            plan=gezinsplan_id(snapshot, pen),
            krachten=_krachten(snapshot, pen, traject),
            brandjes=tuple(plek.id for plek in acties if plek.brandje),
            gebieden=self._gebieden(snapshot, traject),
            punten=_punten(snapshot, pen, by_punt),
            overige=tuple(by_punt.get("", ())),
            afspraken=tuple(plek.id for plek in _here(self._afspraken.of(snapshot.of("afspraak")), traject)),
            veiligheid=not pen.tafel and _danger(snapshot, pen, traject),
            weken=_weken(snapshot.get(gezinsplan_id(snapshot, pen)), acties),
        )

    def _gebieden(self, snapshot: Snapshot, traject: Id) -> tuple[Gebied, ...]:
        pen = self._pen
        doelen = self._doelen[one_parent(snapshot, pen.methode)]
        by_area: dict[str, list[Doel]] = {}
        for area, doel in doelen.of(of_traject(snapshot, "probleem", traject)):
            by_area.setdefault(area, []).append(doel)
        return tuple(
            Gebied(area.id, area.number, area.words(tafel=pen.tafel), area.icon, tuple(by_area[area.id]))
            for area in pen.methode.leefgebieden
            if area.id in by_area
        )


@dataclass(frozen=True, slots=True)
class _Plek:
    """Where on the page an actie or afspraak belongs."""

    id: Id
    traject: Id | None
    brandje: bool
    punt: str
    weken: date | None
    klaar: bool


def _plek(row: Record) -> _Plek:
    return _Plek(
        row.id,
        row.ref("traject"),
        row.flag("brandje"),
        row.choice("aandachtspunt"),
        row.date("zes_weken"),
        row.choice("status") in DONE,
    )


def _weken(plan: Record | None, acties: Sequence[_Plek]) -> Weken:
    begin = plan.date("zes_weken_vanaf") if plan is not None else None
    chosen = tuple(plek.id for plek in acties if begin is not None and plek.weken == begin)
    return Weken(begin, chosen, tuple(plek.id for plek in acties if not plek.klaar or plek.id in chosen))


def _here(rows: Iterable[_Plek], traject: Id) -> list[_Plek]:
    """Also rows that lost their traject: a line that a crash interrupted is in the page, not lost."""
    return [plek for plek in rows if plek.traject in (traject, None)]


def _by_punt(acties: Iterable[_Plek], pen: Pen) -> dict[str, list[Id]]:
    """What is not urgent, by aandachtspunt; under the empty id what belongs to none that we know."""
    known = {punt.id for punt in pen.methode.aandachtspunten}
    found: dict[str, list[Id]] = {}
    for plek in acties:
        if not plek.brandje:
            found.setdefault(plek.punt if plek.punt in known else "", []).append(plek.id)
    return found


def _krachten(snapshot: Snapshot, pen: Pen, traject: Id) -> tuple[Kracht, ...]:
    cards = {row.choice("leefgebied"): row for row in of_traject(snapshot, "leefgebied", traject)}
    found = (
        (area, cards[area.id].text("krachten").strip())
        for area in pen.methode.leefgebieden
        if area.id in cards
    )
    return tuple(Kracht(area.words(tafel=pen.tafel), words) for area, words in found if words)


def _doel(row: Record, pen: Pen, alone: bool) -> tuple[str, Doel]:
    """With the id of the leefgebied where it belongs."""
    ernst = pen.methode.entry("ernst", row.choice("ernst"))
    title = problem_words(row, pen.methode, tafel=pen.tafel, one_parent=alone)
    word = ernst.words(tafel=pen.tafel) if ernst else row.text("ernst")
    doel = Doel(
        id=row.id,
        titel=title or WORDLESS,
        ernst=row.choice("ernst"),
        ernst_woord=word,
        begonnen=any(row.get(field) for field in ("doel", *GOAL_FIELDS, *CAUSE_FIELDS, *GOAL_FLAGS)),
        over_doel=_filled(row, GOAL_FIELDS),
        over_oorzaak=_filled(row, CAUSE_FIELDS),
        nu_woord=_now_words(row),
    )
    return row.choice("leefgebied"), doel


def _danger(snapshot: Snapshot, pen: Pen, traject: Id) -> bool:
    found = (pen.methode.probleem(row.choice("keuze")) for row in of_traject(snapshot, "probleem", traject))
    return any(probleem is not None and probleem.safety for probleem in found)


def _now_words(problem: Record) -> str:
    """A goal of which too little is known is looked at first, whatever the weeks."""
    if problem.flag("observatie"):
        return "eerst kijken"
    return "komende 20 weken" if problem.flag("twintig_weken") else ""


def _filled(problem: Record, fields: tuple[str, ...]) -> str:
    count = sum(bool(problem.get(field)) for field in fields)
    return f"{count} van {len(fields)}" if count else ""


def _punten(snapshot: Snapshot, pen: Pen, acties: Mapping[str, Sequence[Id]]) -> tuple[Punt, ...]:
    found = []
    for punt in pen.methode.aandachtspunten:
        record_id = aandachtspunt_id(snapshot, pen, punt.id)
        record = snapshot.get(record_id)
        in_plan = record is not None and record.flag("in_plan")
        naam, rows = punt.words(tafel=pen.tafel), tuple(acties.get(punt.id, ()))
        found.append(Punt(record_id, punt.id, punt.number, naam, punt.about, in_plan, rows))
    return tuple(found)
