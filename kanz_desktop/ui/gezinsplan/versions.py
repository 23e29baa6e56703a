"""Versions of the plan and who agreed, as words. No window, no store, no clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from kanz_desktop.domain.answers import latest_answers
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import day_words, person_name, record_title
from kanz_desktop.reports.figure import Figure
from kanz_desktop.reports.signature import signature_figure
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.gezinsplan import gezinsplan_id
from kanz_desktop.services.pen import Pen

AGREED = "afgesproken"
FAILING = ("niet_nagekomen", "gevolgen", "lijn_voorwaarde", "te_veel")
"""What the plan says about when it does not work out."""
_KEPT = {AGREED: "afgesproken", "afgedrukt": "afgedrukt"}
_COUNTED = {
    "akkoord": "eens",
    "deels": "deels eens",
    "niet-eens": "niet eens",
    "afwezig": "niet erbij",
    "liever-niet": "liever geen antwoord",
}
"""Short words behind a number; the whole answer stands beside the name."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What one person said about one version."""

    naam: str
    antwoord: str
    woorden: str
    getekend: Figure | None = None
    """The signature, when one was drawn."""


@dataclass(frozen=True, slots=True)
class Papier:
    """A paper in the map, by its title."""

    id: Id
    titel: str


@dataclass(frozen=True, slots=True)
class Versie:
    id: Id
    titel: str
    """`Versie 2`."""
    regel: str
    """`afgesproken ma 23 nov · 3 akkoord · 1 deels`."""
    agreed: bool
    antwoorden: tuple[Antwoord, ...]
    document: Id | None
    """The printed or agreed paper in the map, when this reader may see it."""
    papieren: tuple[Papier, ...] = ()
    """Papers in the map on which it was signed by hand."""


def versies(snapshot: Snapshot, pen: Pen, today: date) -> tuple[Versie, ...]:
    """The newest first."""
    rows = of_traject(snapshot, "planversie", current_traject(snapshot, pen))
    answers: dict[Id, list[Record]] = {}
    for answer in snapshot.of("akkoord"):
        answers.setdefault(answer.ref("versie") or b"", []).append(answer)
    newest = sorted(rows, key=lambda row: row.number("nummer") or 0, reverse=True)
    return tuple(_versie(row, answers.get(row.id, []), snapshot, pen, today) for row in newest)


def _versie(row: Record, answers: list[Record], snapshot: Snapshot, pen: Pen, today: date) -> Versie:
    kept = _KEPT.get(row.choice("soort"), row.text("soort"))
    day = row.date("datum")
    latest = latest_answers(answers)
    given = tuple(_antwoord(answer, pen) for answer in latest)
    counted = Counter(answer.choice("antwoord") for answer in latest)
    parts = [f"{kept} {day_words(day, today)}" if day else kept]
    parts += [f"{counted[answer]} {words}" for answer, words in _COUNTED.items() if counted[answer]]
    document = row.ref("document")
    seen = document if document is not None and snapshot.get(document) is not None else None
    title = f"Versie {row.number('nummer') or 1}"
    papers = tuple(
        Papier(paper.id, record_title(paper, pen.methode, tafel=pen.tafel))
        for paper in snapshot.of("document")
        if paper.id in row.members("papieren")
    )
    return Versie(row.id, title, " · ".join(parts), row.choice("soort") == AGREED, given, seen, papers)


def _antwoord(row: Record, pen: Pen) -> Antwoord:
    known = pen.methode.entry("akkoord", row.choice("antwoord"))
    words = known.words(tafel=pen.tafel) if known else row.text("antwoord")
    naam = row.text("naam")
    return Antwoord(naam, words, row.text("woorden"), signature_figure(row.text("handtekening"), naam))


@dataclass(frozen=True, slots=True)
class Stem:
    """A person who may answer, and the answer so far (an id of the list `akkoord`, or empty)."""

    id: Id
    naam: str
    antwoord: str = ""
    woorden: str = ""
    handtekening: str = ""


@dataclass(frozen=True, slots=True)
class AgreeForm:
    """What *Afspreken* asks: a day, and each person's answer. Nobody has to answer, nobody is filled in."""

    datum: date
    stemmen: tuple[Stem, ...] = field(default_factory=tuple)
    versie: Id | None = None
    """The version that is answered later; None when the plan of now is being agreed."""
    titel: str = "Dit plan afspreken"

    def answered(self, person: Id, antwoord: str) -> AgreeForm:
        return self._with(person, lambda stem: replace(stem, antwoord=antwoord))

    def said(self, person: Id, woorden: str) -> AgreeForm:
        return self._with(person, lambda stem: replace(stem, woorden=woorden))

    def signed(self, person: Id, handtekening: str) -> AgreeForm:
        return self._with(person, lambda stem: replace(stem, handtekening=handtekening))

    def on(self, datum: date) -> AgreeForm:
        return replace(self, datum=datum)

    def _with(self, person: Id, change: Callable[[Stem], Stem]) -> AgreeForm:
        return replace(self, stemmen=tuple(change(s) if s.id == person else s for s in self.stemmen))

    @property
    def refused(self) -> str:
        """What is still missing, as a calm line; empty when the plan can be agreed."""
        if not any(stem.antwoord for stem in self.stemmen):
            return "Kies bij ten minste één persoon een antwoord."
        return ""


def agree_form(snapshot: Snapshot, pen: Pen, today: date) -> AgreeForm:
    """Family first, then the workers; a person who is not born yet does not answer."""
    family = [
        row
        for row in snapshot.of("gezinslid")
        if row.date("uitgerekend") is None or row.date("geboortedatum")
    ]
    rows = (*family, *snapshot.of("medewerker"))
    return AgreeForm(today, tuple(Stem(row.id, person_name(row, tafel=pen.tafel)) for row in rows))


def answer_form(snapshot: Snapshot, pen: Pen, today: date, versie: Versie) -> AgreeForm:
    """The same for a version that was agreed already: who was not there answers later."""
    titel = f"Antwoord bij {versie.titel.lower()}"
    return replace(agree_form(snapshot, pen, today), versie=versie.id, titel=titel)


def if_it_fails(snapshot: Snapshot, pen: Pen) -> tuple[tuple[str, str], ...]:
    """*Wat als het niet lukt*: each question of the plan that has an answer, with that answer."""
    plan = snapshot.get(gezinsplan_id(snapshot, pen))
    fields = (KINDS["gezinsplan"].field(name) for name in FAILING)
    asked = ((field.wording if pen.tafel else field.label, field.id) for field in fields)
    return tuple(
        (words, plan.text(name).strip()) for words, name in asked if plan and plan.text(name).strip()
    )
