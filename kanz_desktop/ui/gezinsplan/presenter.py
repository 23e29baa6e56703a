"""What stands on the plan's page and in which order. No window, no store, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import day_words, one_parent, people, problem_words
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.gezinsplan import aandachtspunt_id, gezinsplan_id
from kanz_desktop.services.pen import Pen

DONE = frozenset({"gedaan", "vervallen"})
GOAL_FIELDS = ("minstens", "waaraan", "doel_datum")
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
class PlanPage:
    plan: Id
    krachten: tuple[Kracht, ...]
    brandjes: tuple[Id, ...]
    gebieden: tuple[Gebied, ...]
    punten: tuple[Punt, ...]
    overige: tuple[Id, ...]
    """Acties that belong to no aandachtspunt and are not urgent."""
    afspraken: tuple[Id, ...]


def plan_page(snapshot: Snapshot, pen: Pen) -> PlanPage:
    """The whole page for the snapshot that the reader may see; `pen.tafel` chooses the words."""
    traject = current_traject(snapshot, pen)
    acties = _rows(snapshot, "actie", traject)
    known = {punt.id for punt in pen.methode.aandachtspunten}
    rest = [row for row in acties if not row.flag("brandje")]
    return PlanPage(
        plan=gezinsplan_id(snapshot, pen),
        krachten=_krachten(snapshot, pen, traject),
        brandjes=tuple(row.id for row in acties if row.flag("brandje")),
        gebieden=_gebieden(snapshot, pen, traject),
        punten=_punten(snapshot, pen, rest),
        overige=tuple(row.id for row in rest if row.choice("aandachtspunt") not in known),
        afspraken=tuple(row.id for row in _rows(snapshot, "afspraak", traject)),
    )


def _rows(snapshot: Snapshot, kind: str, traject: Id) -> tuple[Record, ...]:
    """Also rows that lost their traject: a line that a crash interrupted is in the page, not lost."""
    return tuple(row for row in snapshot.of(kind) if row.ref("traject") in (traject, None))


def _krachten(snapshot: Snapshot, pen: Pen, traject: Id) -> tuple[Kracht, ...]:
    cards = {row.choice("leefgebied"): row for row in of_traject(snapshot, "leefgebied", traject)}
    found = (
        (area, cards[area.id].text("krachten").strip())
        for area in pen.methode.leefgebieden
        if area.id in cards
    )
    return tuple(Kracht(area.words(tafel=pen.tafel), words) for area, words in found if words)


def _gebieden(snapshot: Snapshot, pen: Pen, traject: Id) -> tuple[Gebied, ...]:
    alone = one_parent(snapshot, pen.methode)
    problems = of_traject(snapshot, "probleem", traject)
    found = []
    for area in pen.methode.leefgebieden:
        rows = tuple(_doel(row, pen, alone) for row in problems if row.choice("leefgebied") == area.id)
        if rows:
            found.append(Gebied(area.id, area.number, area.words(tafel=pen.tafel), area.icon, rows))
    return tuple(found)


def _doel(row: Record, pen: Pen, alone: bool) -> Doel:
    ernst = pen.methode.entry("ernst", row.choice("ernst"))
    title = problem_words(row, pen.methode, tafel=pen.tafel, one_parent=alone)
    word = ernst.words(tafel=pen.tafel) if ernst else row.text("ernst")
    return Doel(
        id=row.id,
        titel=title or "nog zonder woorden",
        ernst=row.choice("ernst"),
        ernst_woord=word,
        begonnen=any(row.get(field) for field in ("doel", *GOAL_FIELDS, *CAUSE_FIELDS)),
        over_doel=_filled(row, GOAL_FIELDS),
        over_oorzaak=_filled(row, CAUSE_FIELDS),
    )


def _filled(problem: Record, fields: tuple[str, ...]) -> str:
    count = sum(bool(problem.get(field)) for field in fields)
    return f"{count} van {len(fields)}" if count else ""


def _punten(snapshot: Snapshot, pen: Pen, acties: list[Record]) -> tuple[Punt, ...]:
    found = []
    for punt in pen.methode.aandachtspunten:
        record_id = aandachtspunt_id(snapshot, pen, punt.id)
        record = snapshot.get(record_id)
        rows = tuple(row.id for row in acties if row.choice("aandachtspunt") == punt.id)
        in_plan = record is not None and record.flag("in_plan")
        naam = punt.words(tafel=pen.tafel)
        found.append(Punt(record_id, punt.id, punt.number, naam, punt.about, in_plan, rows))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Taak:
    """What a closed row of an actie or afspraak says beside its own text."""

    wie: str
    wanneer: str
    bijzonder: str
    """`koelkastblad` and the like: what is set behind the fold."""
    klaar: bool


def taak(record: Record, snapshot: Snapshot, pen: Pen, today: date) -> Taak:
    """Words for a row; empty where nobody said anything, so that the row can ask."""
    names = people(snapshot, record.members("wie"), tafel=pen.tafel)
    family = snapshot.of("gezinslid")
    if len(family) > 1 and len(names) == len(family):
        names = ("iedereen",)
    other = record.text("wie_anders").strip()
    when, before = record.text("wanneer").strip(), record.date("voor")
    parts = [when, f"vóór {day_words(before, today)}" if before else ""]
    extra = [record.flag("koelkast") and "koelkastblad", record.text("hoe_ging_het").strip() and "terugblik"]
    return Taak(
        wie=", ".join((*names, other) if other else names),
        wanneer=", ".join(part for part in parts if part),
        bijzonder=" · ".join(part for part in extra if part),
        klaar=record.choice("status") in DONE,
    )
