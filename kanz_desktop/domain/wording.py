"""The words for a record, a person and a day: one place for windows, paper and search.

`tafel` chooses the family's words, else the worker's. Nothing here reads a clock: today is passed in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id
from kanz_desktop.method.model import Methode

NAMELESS = "nog geen naam"
WORDLESS = "nog zonder woorden"
"""For a person or a row of which nobody said yet who or what it is."""
_DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NOT_AT_HOME = "nee"
_STRENGTHS = ("ernst-1", "ernst-2", "ernst-3", "ernst-4")


def day_words(day: date, today: date) -> str:
    """`vr 12 dec`, and with the year (without the weekday) when the day is more than half a year away."""
    if abs((day - today).days) > 183:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def dated_words(day: date) -> str:
    """`vr 12 dec 2026`: for paper, which is read years later, so always with the year."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def one_parent(snapshot: Snapshot, methode: Methode) -> bool:
    """True when exactly one parent or carer lives at home, so that *we* may read as *ik*."""
    at_home = [
        lid
        for lid in snapshot.of("gezinslid")
        if lid.choice("rol") in methode.rollen.ouders and lid.choice("woont_thuis") != _NOT_AT_HOME
    ]
    return len(at_home) == 1


def problem_words(problem: Record, methode: Methode, *, tafel: bool, one_parent: bool = False) -> str:
    """The family's own words when they gave them; else the list's wording for this reader."""
    known = methode.probleem(problem.choice("keuze"))
    listed = known.words(tafel=tafel, one_parent=one_parent) if known else problem.text("keuze")
    own = problem.text("woorden").strip()
    if tafel or not listed:
        return own or listed
    return listed


def strength(ernst: str) -> int:
    """How heavy an entry of the list `ernst` is, 1 to 4; 0 for "weet ik niet" and for what we do not know."""
    return _STRENGTHS.index(ernst) + 1 if ernst in _STRENGTHS else 0


def person_name(person: Record, *, tafel: bool) -> str:
    """What the others call this person at the table; the name elsewhere. Empty when neither is known."""
    name = person.text("naam").strip()
    called = person.text("roepnaam").strip() or person.text("voornaam").strip()
    first, second = (called, name) if tafel else (name, called)
    return first or second


def people(snapshot: Snapshot, ids: Iterable[Id], *, tafel: bool) -> tuple[str, ...]:
    """Names of the members among `ids`, in the order in which the family stands on the page."""
    wanted = set(ids)
    rows = (*snapshot.of("gezinslid"), *snapshot.of("medewerker"))
    names = (person_name(row, tafel=tafel) for row in rows if row.id in wanted)
    return tuple(name for name in names if name)


def record_title(record: Record, methode: Methode, *, tafel: bool) -> str:
    """How a record is called in a list of different things: search, Prullenbak, undo."""
    title = _own_title(record, methode, tafel=tafel)
    kind = KINDS.get(record.kind)
    return title or (kind.label if kind else record.kind)


def _own_title(record: Record, methode: Methode, *, tafel: bool) -> str:
    if record.kind == "probleem":
        return problem_words(record, methode, tafel=tafel)
    if record.kind in ("gezinslid", "medewerker"):
        return person_name(record, tafel=tafel)
    if record.kind == "leefgebied":
        found = next((g for g in methode.leefgebieden if g.id == record.choice("leefgebied")), None)
        return found.words(tafel=tafel) if found else record.text("leefgebied")
    if record.kind == "aandachtspunt":
        punt = methode.aandachtspunt(record.choice("aandachtspunt"))
        return punt.words(tafel=tafel) if punt else record.text("aandachtspunt")
    if record.kind == "dossierstuk" and not record.text("titel").strip():
        entry = methode.entry("dossiersoort", record.choice("soort"))
        return entry.words(tafel=tafel) if entry else record.text("soort")
    if record.kind in _BY_DAY:
        day = record.date("datum")
        return f"{_BY_DAY[record.kind]} {dated_words(day)}" if day is not None else ""
    if record.kind == "planversie":
        return f"Gezinsplan versie {record.number('nummer') or 1}"
    named_by = _TITLE_FIELD.get(record.kind)
    return first_line(_field_words(record, methode, named_by, tafel=tafel)) if named_by else ""


def _field_words(record: Record, methode: Methode, field_id: str, *, tafel: bool) -> str:
    """What was written, or what was chosen in this reader's words."""
    choices = KINDS[record.kind].field(field_id).choices
    entry = methode.entry(choices, record.choice(field_id)) if choices else None
    return entry.words(tafel=tafel) if entry else record.text(field_id)


_BY_DAY = {
    "balans": "Balans van", "buitenbalans": "Balans met een buitenstaander van", "meting": "Cijfers van",
    "dialoog": "Gesprek met iedereen samen van",
}  # fmt: skip

_TITLE_FIELD = {
    "document": "titel", "dossierstuk": "titel", "actie": "wat", "afspraak": "wat", "gezin": "naam",
    "akkoord": "naam", "zienswijze": "woorden", "verzoek": "soort",
    "contact": "naam", "familielid": "naam", "toestemming": "organisatie",
    "padpunt": "punt", "contactmoment": "regel", "termijnverzet": "termijn", "pauze": "reden",
    "nazorgafspraak": "wat",
    "overleg": "soort", "agendapunt": "punt", "deelnemer": "naam", "inzet": "wat", "parkeervraag": "vraag",
    "afwezig": "wie", "opschaling": "wie", "verband": "hoe", "uitgave": "wat",
    "gebeurtenis": "wat", "vragenlijst": "naam", "analysefactor": "factor", "interviewgebied": "leefgebied",
    "verklaring": "verklaring", "meekijker": "naam", "wensdoel": "wat", "dialoogoptie": "wat",
    "dialoogevaluatie": "hoe_gaat_het", "cijfer": "punt", "meetantwoord": "vraag", "effect": "effect",
}  # fmt: skip


def traject_words(traject: Record, today: date) -> str:
    """Which run of the method, from when until when: `Traject 1 van do 3 jan tot vr 4 okt`."""
    begin, end = traject.date("begin"), traject.date("einde")
    parts = [f"Traject {traject.number('nummer') or 1}"]
    parts += [f"van {day_words(begin, today)}"] if begin else []
    parts += [f"tot {day_words(end, today)}"] if end else []
    return " ".join(parts)


def capital(words: str) -> str:
    """As a line of its own begins; the rest stays as it was chosen or typed."""
    return words[:1].upper() + words[1:]


def first_line(text: str, limit: int = 90) -> str:
    """The first line of a text, shortened at a word when it is long."""
    line = next((part.strip() for part in text.splitlines() if part.strip()), "")
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
