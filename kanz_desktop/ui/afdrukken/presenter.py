"""What can be printed, for whom, and what is left off. No window, no store, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, Audience
from kanz_desktop.domain.records import Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import first_line, people, person_name
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.pen import Pen

FRIDGE = "koelkast"
PLAN_FORMS = frozenset({"gezinsplan-gezin", "gezinsplan-professional"})
"""Printing one of these keeps what was printed as a version of the plan (method §6)."""
EVERYONE = "gezin"
WORKERS = "medewerkers"


@dataclass(frozen=True, slots=True)
class Formulier:
    id: str
    titel: str
    family: bool


@dataclass(frozen=True, slots=True)
class Lezer:
    """For whom the copy is made: the whole gezin, the workers, or one person."""

    id: str
    naam: str
    audience: Audience


@dataclass(frozen=True, slots=True)
class Koelkastregel:
    """A line that may be left off the fridge page."""

    id: Id
    words: str


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """What stands chosen in the panel."""

    form: str
    lezer: str
    left_off: frozenset[Id] = field(default_factory=frozenset)

    def with_form(self, form: str) -> PrintChoice:
        return replace(self, form=form)

    def with_reader(self, lezer: str) -> PrintChoice:
        return replace(self, lezer=lezer)

    def toggled(self, line: Id) -> PrintChoice:
        return replace(self, left_off=self.left_off ^ {line})

    @property
    def keeps_version(self) -> bool:
        return self.form in PLAN_FORMS


def forms_for(forms: Iterable[Formulier], *, table: bool) -> tuple[Formulier, ...]:
    """At the table only what is made for the family exists."""
    return tuple(form for form in forms if form.family or not table)


def readers(snapshot: Snapshot, pen: Pen, at_table: Audience | None) -> tuple[Lezer, ...]:
    """`at_table` is who sits there: then nobody can make a copy that shows more than they see."""
    if at_table is not None:
        shared = Lezer(EVERYONE, "ons samen", at_table)
    else:
        shared = Lezer(EVERYONE, "het hele gezin", TABLE_VIEW)
    persons = [
        Lezer(
            row.id.hex(),
            person_name(row, tafel=pen.tafel),
            Audience(workers=False, persons=frozenset({row.id})),
        )
        for row in snapshot.of("gezinslid")
        if person_name(row, tafel=pen.tafel) and (at_table is None or row.id in at_table.persons)
    ]
    workers = [Lezer(WORKERS, "de medewerkers", WORKER_VIEW)] if at_table is None else []
    return (shared, *persons, *workers)


def fridge_lines(snapshot: Snapshot, pen: Pen) -> tuple[Koelkastregel, ...]:
    """Every actie and afspraak that would stand on the fridge, in the order of the page."""
    traject = current_traject(snapshot, pen)
    rows = (*of_traject(snapshot, "afspraak", traject), *of_traject(snapshot, "actie", traject))
    chosen = (
        row for row in rows if row.flag("koelkast") and row.choice("status") not in ("gedaan", "vervallen")
    )
    found = []
    for row in chosen:
        who = ", ".join(
            (*people(snapshot, row.members("wie"), tafel=True), *filter(None, [row.text("wie_anders")]))
        )
        found.append(
            Koelkastregel(
                row.id, f"{who}: {first_line(row.text('wat'))}" if who else first_line(row.text("wat"))
            )
        )
    return tuple(found)
