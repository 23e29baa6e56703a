"""What can be printed, for whom, and what is left off. No window, no store, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, Audience
from kanz_desktop.domain.records import Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import first_line, person_name
from kanz_desktop.services.export import FormInfo, FridgeLine
from kanz_desktop.services.pen import Pen

FRIDGE = "koelkast"
PLAN_FORMS = frozenset({"gezinsplan-gezin", "gezinsplan-professional"})
"""Printing one of these keeps what was printed as a version of the plan (method §6)."""
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


def fridge_choices(lines: Iterable[FridgeLine]) -> tuple[Koelkastregel, ...]:
    """The lines of the fridge page, short enough to tick off."""
    return tuple(
        Koelkastregel(line.id, ": ".join(part for part in (line.who, first_line(line.what)) if part))
        for line in lines
    )
