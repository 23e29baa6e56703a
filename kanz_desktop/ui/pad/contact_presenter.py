"""Contact moments and hours, in words. No Qt, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.durations import format_minutes
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import day_words, people
from kanz_desktop.services.contact import Contact, Hours, contact_of, contacts, earlier
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.ui.port import GezinPort

EXAMPLE = "gister 1u30 huisbezoek mama, Daan: post uitgezocht"


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One moment as a row."""

    id: Id
    when: str
    how: str
    who: str
    long: str
    words: str
    corrected: str
    """`verbeterd` when an earlier row stands behind it."""

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.when, self.how, self.who, self.long, self.words) if part)


def contact_lines(port: GezinPort, today: date) -> tuple[ContactLine, ...]:
    """The rows that stand in the current traject, the newest day first."""
    rows = contacts(port.snapshot, current_traject(port.snapshot, port.pen))
    return tuple(_line(port, row, today) for row in rows)


def understood(port: GezinPort, said: Contact, today: date) -> str:
    """What a typed line was read as: `di 17 nov · huisbezoek · Sanne · 1u30 · “post uitgezocht”`."""
    parts = [*_facts(port, said, today), f"“{said.regel}”" if said.regel else ""]
    return " · ".join(part for part in parts if part)


def hours_words(found: Hours) -> str:
    """`Deze week 3u30 · de weken ervoor meestal 5u · in het plan 6u per week · sinds het begin 84u`."""
    parts = [f"Deze week {format_minutes(found.this_week)}"]
    if found.usual is not None:
        weeks = "de week ervoor" if len(found.before) == 1 else f"de {len(found.before)} weken ervoor"
        parts.append(
            f"{weeks} {format_minutes(found.usual)}" + (" per week" if len(found.before) > 1 else "")
        )
    if found.planned is not None:
        parts.append(f"in het plan {format_minutes(found.planned)} per week")
    parts.append(f"sinds het begin {format_minutes(found.total)}")
    return " · ".join(parts)


def _line(port: GezinPort, row: Record, today: date) -> ContactLine:
    said = contact_of(row)
    when, how, who, long = _facts(port, said, today)
    corrected = "verbeterd" if earlier(port.snapshot, row) else ""
    return ContactLine(row.id, when or "zonder dag", how, who, long, said.regel, corrected)


def _facts(port: GezinPort, said: Contact, today: date) -> tuple[str, str, str, str]:
    form = port.methode.entry("contactvorm", said.hoe)
    names = (*people(port.snapshot, said.wie, tafel=True), said.wie_anders)
    return (
        day_words(said.datum, today) if said.datum else "",
        form.label.lower() if form is not None else said.hoe,
        ", ".join(name for name in names if name),
        format_minutes(said.minuten) if said.minuten else "",
    )
