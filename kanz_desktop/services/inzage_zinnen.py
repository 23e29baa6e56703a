"""From what stands in the log to sentences that a family can read, as far as this reader may see them.

Titles and names are looked up in the part of the gezin that the reader may see now. A line about anything
else does not exist for the family; a worker reads that it was about something that is gone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from kanz_desktop.domain.access import Audience, place_of
from kanz_desktop.domain.inzage import CHANGED, DOSSIER, Zin, part_of
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import people, person_name, record_title
from kanz_desktop.paths import resource_text
from kanz_desktop.reports.forms import FormUnknown, form
from kanz_desktop.reports.model import in_words
from kanz_desktop.reports.notes import CARD, CARD_TITLE
from kanz_desktop.services.inzage import LOOKED, OPENED, Regel
from kanz_desktop.services.inzage_lezen import Gebeurtenis, Geschreven, Wijziging
from kanz_desktop.services.pen import Pen

VISIT = timedelta(minutes=30)
"""A pause of this length ends a visit: what comes after it is a line of its own."""
NAMED = 3
"""So many papers are named in one line; more are counted."""
_SOMEBODY = "Een medewerker"
_GONE = "iets dat er niet meer is"


@dataclass(frozen=True, slots=True)
class Template:
    """How a line of the register reads, from texts/inzage.toml."""

    zin: str
    soort: str
    gezin: bool


@lru_cache(maxsize=1)
def templates() -> dict[str, Template]:
    """By entry of the list `register`."""
    return {wat: Template(**row) for wat, row in tomllib.loads(resource_text("texts/inzage.toml")).items()}


@dataclass(frozen=True, slots=True)
class Lezer:
    """Who reads: `snapshot` holds what the audience may see and nothing else."""

    snapshot: Snapshot
    audience: Audience
    pen: Pen

    def record(self, record_id: Id) -> Record | None:
        """As this reader may see it; of what was purged nothing is left but its id."""
        found = self.snapshot.get(record_id)
        return None if found is None or found.empty else found

    def name(self, person: Id) -> str:
        """Who wrote it, as this gezin calls its workers."""
        found = self.snapshot.get(self.pen.once("medewerker", person.hex()))
        return (person_name(found, tafel=True) if found is not None else "") or _SOMEBODY


def sentences(lezer: Lezer, events: Iterable[Gebeurtenis]) -> tuple[Zin, ...]:
    """The lines of these events (the latest first), the latest first."""
    zinnen = [zin for visit in _visits(lezer, events) for zin in _told(lezer, visit)]
    return tuple(sorted(zinnen, key=lambda zin: zin.eind, reverse=True))


def _visits(lezer: Lezer, events: Iterable[Gebeurtenis]) -> Iterator[list[Gebeurtenis]]:
    running: dict[tuple[object, ...], list[Gebeurtenis]] = {}
    for event in events:
        key = _belongs(lezer, event)
        if key is None:
            continue
        visit = running.setdefault(key, [])
        if visit and (visit[-1].at - event.at > VISIT or visit[-1].at.date() != event.at.date()):
            yield visit
            visit = running[key] = []
        visit.append(event)
    yield from running.values()


def _belongs(lezer: Lezer, event: Gebeurtenis) -> tuple[object, ...] | None:
    """What is told in one line; None: not for this reader."""
    who = (event.person, event.device)
    if isinstance(event, Wijziging):
        part = _part(lezer, event)
        return None if part is None else (*who, CHANGED, part)
    if isinstance(event, Geschreven) and _may_read(lezer, event.regel):
        regel = event.regel
        if regel.wat in (OPENED, LOOKED):
            return (*who, OPENED, regel.tafel)
        return (*who, regel, event.at)
    return None


def _part(lezer: Lezer, event: Wijziging) -> str | None:
    record = lezer.record(event.record)
    if record is None:
        return part_of(event.kind) if lezer.audience.workers else None
    return DOSSIER if place_of(record) is Place.DOSSIER else part_of(event.kind)


def _may_read(lezer: Lezer, regel: Regel) -> bool:
    """A worker reads every line; the family what it may know of, and what is about what it may see."""
    template = templates().get(regel.wat)
    if template is None or lezer.audience.workers:
        return template is not None
    if not template.gezin or regel.deel == DOSSIER or not _form_for_family(regel.vorm):
        return False
    if regel.over is not None and lezer.record(regel.over) is None:
        return False
    present = lezer.audience.persons
    return not regel.personen or (bool(present) and present <= regel.personen)


def _form_for_family(form_id: str) -> bool:
    try:
        return not form_id or form(form_id).place is Place.GEZINSMAP
    except FormUnknown:
        return False


def _told(lezer: Lezer, visit: Sequence[Gebeurtenis]) -> Iterator[Zin]:
    changes = [event for event in visit if isinstance(event, Wijziging)]
    lines = [event for event in visit if isinstance(event, Geschreven)]
    if changes:
        papers = [change for change in changes if change.kind == "document"]
        others = [change for change in changes if change.kind != "document"]
        for group, words in (*_paper_words(lezer, papers), *_other_words(lezer, others)):
            yield _zin(lezer, group, words, CHANGED)
    elif lines[0].regel.wat in (OPENED, LOOKED):
        yield _zin(lezer, lines, _looked(lezer, lines), templates()[OPENED].soort, tafel=lines[0].regel.tafel)
    else:
        regel, template = lines[0].regel, templates()[lines[0].regel.wat]
        yield _zin(lezer, lines, _filled(lezer, template, regel), template.soort, tafel=_says_table(regel))


def _says_table(regel: Regel) -> bool:
    """A line that is about the table says so itself."""
    return regel.tafel and "tafel" not in templates()[regel.wat].zin


def _zin(lezer: Lezer, events: Sequence[Gebeurtenis], words: str, soort: str, *, tafel: bool = False) -> Zin:
    first, last = events[-1], events[0]
    return Zin(first.at, last.at, last.person, lezer.name(last.person), words, soort, tafel)


def _looked(lezer: Lezer, lines: Sequence[Geschreven]) -> str:
    """`heeft de map geopend en gekeken bij Gezin en Gezinsplan`, in the order in which one looked."""
    parts = list(dict.fromkeys(line.regel.deel for line in reversed(lines) if line.regel.deel))
    if not lezer.audience.workers:
        parts = [part for part in parts if part != DOSSIER]
    names = in_words([_part_name(lezer, part) for part in parts])
    opened = any(line.regel.wat == OPENED for line in lines)
    if not names:
        return templates()[OPENED].zin
    looked = templates()[LOOKED].zin.format(deel=names)
    return f"{templates()[OPENED].zin} en {looked.removeprefix('heeft ')}" if opened else looked


def _filled(lezer: Lezer, template: Template, regel: Regel) -> str:
    names = in_words(list(people(lezer.snapshot, regel.personen, tafel=lezer.pen.tafel)))
    return template.zin.format(
        over=_title(lezer, regel.over) if regel.over is not None else _GONE,
        deel=_part_name(lezer, regel.deel),
        vorm=_form_name(lezer, regel.vorm),
        voor=f" voor {names}" if names else "",
        met=f", samen met {names}" if names else "",
        aantal=f" ({regel.aantal})" if regel.aantal else "",
    )


def _title(lezer: Lezer, record_id: Id) -> str:
    record = lezer.record(record_id)
    if record is None:
        return _GONE
    return f"“{record_title(record, lezer.pen.methode, tafel=lezer.pen.tafel)}”"


def _part_name(lezer: Lezer, part: str) -> str:
    entry = lezer.pen.methode.entry("deel", part)
    return f"“{entry.words(tafel=lezer.pen.tafel)}”" if entry is not None else part


def _form_name(lezer: Lezer, form_id: str) -> str:
    if form_id == CARD:
        return f"“{CARD_TITLE}”"
    try:
        return f"“{form(form_id).name(table=lezer.pen.tafel)}”"
    except FormUnknown:
        return "een formulier"


def _paper_words(lezer: Lezer, changes: Sequence[Wijziging]) -> Iterator[tuple[list[Wijziging], str]]:
    """Papers that came, went, came back and changed, each told apart."""
    came = {change.record for change in changes if change.field == "bestand"}
    went = {change.record for change in changes if change.deleted is True}
    back = {change.record for change in changes if change.deleted is False}
    rest = {change.record for change in changes} - came - went - back
    told = (
        (came, "heeft {what} in de map gelegd"),
        (went, "heeft {what} naar de prullenbak gebracht"),
        (back, "heeft {what} uit de prullenbak gehaald"),
        (rest, "heeft iets veranderd bij {what}"),
    )
    for records, words in told:
        group = [change for change in changes if change.record in records]
        if group:
            yield group, words.format(what=_papers(lezer, [change.record for change in reversed(group)]))


def _papers(lezer: Lezer, records: Iterable[Id]) -> str:
    each = list(dict.fromkeys(records))
    if len(each) > NAMED:
        return f"{len(each)} papieren"
    return in_words([_title(lezer, record) for record in each])


def _other_words(lezer: Lezer, changes: Sequence[Wijziging]) -> Iterator[tuple[list[Wijziging], str]]:
    if changes:
        count = len({change.record for change in changes})
        what = "iets" if count == 1 else f"{count} dingen"
        part = _part(lezer, changes[0]) or DOSSIER
        yield list(changes), f"heeft {what} veranderd bij {_part_name(lezer, part)}"
