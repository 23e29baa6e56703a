"""What can be printed, for whom, and what is left off. No window, no store, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, Audience
from kanz_desktop.domain.meetings import EXECUTION, HELD
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import first_line, person_name
from kanz_desktop.method.model import Methode
from kanz_desktop.services.dossier import choosable, papers
from kanz_desktop.services.export import FormInfo, FridgeLine
from kanz_desktop.services.pen import Pen
from kanz_desktop.ui.dossier.presenter import paper_lines, piece_lines

FRIDGE, DOSSIER = "koelkast", "dossier"
PLAN_FORMS = frozenset({"gezinsplan-gezin", "gezinsplan-professional"})
"""Printing one of these keeps what was printed as a version of the plan (method §6)."""
MDO_AGENDA, MDO_REPORT, AGENDA, REPORT = (
    "mdo-agenda",
    "mdo-verslag",
    "uitvoerders-agenda",
    "uitvoerders-verslag",
)
EVERYONE = "gezin"
WORKERS = "medewerkers"


@dataclass(frozen=True, slots=True)
class Lezer:
    """For whom the copy is made: the whole gezin, the workers, or one person."""

    id: str
    naam: str
    audience: Audience
    person: bool = False
    """The copy is made for one person, whose name stands on it."""


@dataclass(frozen=True, slots=True)
class Keuzeregel:
    """Something that may be left off the fridge page, or chosen out of the dossier."""

    id: Id
    words: str


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """What stands chosen in the panel."""

    form: str
    lezer: str
    left_off: frozenset[Id] = field(default_factory=frozenset)
    pieces: frozenset[Id] = field(default_factory=frozenset)
    """What was ticked of the dossier: nothing, until somebody ticks it, and for one reader only."""
    meeting: Id | None = None
    """Which meeting, for an agenda or a report."""

    def of_meeting(self, meeting: Record) -> PrintChoice:
        """The agenda of one that is still to come, the report of one that was."""
        held = meeting.choice("status") == HELD
        form = (MDO_REPORT if held else MDO_AGENDA) if meeting.choice("soort") != EXECUTION else ""
        return replace(self.with_form(form or (REPORT if held else AGENDA)), meeting=meeting.id)

    def with_form(self, form: str) -> PrintChoice:
        return replace(self, form=form, pieces=frozenset())

    def with_reader(self, lezer: str) -> PrintChoice:
        return replace(self, lezer=lezer, pieces=frozenset())

    def toggled(self, line: Id) -> PrintChoice:
        return replace(self, left_off=self.left_off ^ {line})

    def with_piece(self, piece: Id) -> PrintChoice:
        return replace(self, pieces=self.pieces ^ {piece})

    @property
    def has_pieces(self) -> bool:
        """What the family gets out of the dossier is chosen piece by piece; the workers get all of it."""
        return self.form == DOSSIER and self.lezer != WORKERS

    @property
    def chosen(self) -> frozenset[Id] | None:
        """For `Options.chosen`."""
        return self.pieces if self.has_pieces else None

    @property
    def has_lines(self) -> bool:
        """Lines can be left off: visitors read the fridge."""
        return self.form == FRIDGE

    @property
    def keeps_version(self) -> bool:
        return self.form in PLAN_FORMS


def forms_for(forms: Iterable[FormInfo], *, table: bool) -> tuple[FormInfo, ...]:
    """At the table only what is made for the family exists."""
    return tuple(form for form in forms if form.family or not table)


def readers(snapshot: Snapshot, pen: Pen, at_table: Audience | None) -> tuple[Lezer, ...]:
    """`at_table` is who sits there: a copy made there shows what all of them may see, whosever it is."""
    shared = Lezer(EVERYONE, "het hele gezin" if at_table is None else "ons samen", at_table or TABLE_VIEW)
    persons = [
        Lezer(
            row.id.hex(),
            person_name(row, tafel=pen.tafel),
            at_table or Audience(workers=False, persons=frozenset({row.id})),
            person=True,
        )
        for row in snapshot.of("gezinslid")
        if person_name(row, tafel=pen.tafel) and (at_table is None or row.id in at_table.persons)
    ]
    workers = [Lezer(WORKERS, "de medewerkers", WORKER_VIEW)] if at_table is None else []
    return (shared, *persons, *workers)


def fridge_choices(lines: Iterable[FridgeLine]) -> tuple[Keuzeregel, ...]:
    """The lines of the fridge page, short enough to tick off."""
    return tuple(
        Keuzeregel(line.id, ": ".join(part for part in (line.who, first_line(line.what)) if part))
        for line in lines
    )


def dossier_choices(
    snapshot: Snapshot, methode: Methode, today: date, reader: Audience
) -> tuple[Keuzeregel, ...]:
    """The pieces and papers of the dossier that this reader could get, the newest first."""
    offered = {row.id for row in choosable(snapshot, reader.persons)}
    lines = (
        *piece_lines(snapshot, methode, today),
        *paper_lines(papers(snapshot), methode, today),
    )
    return tuple(Keuzeregel(line.id, line.spoken) for line in lines if line.id in offered)
