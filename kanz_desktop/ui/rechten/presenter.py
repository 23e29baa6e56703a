"""What the screen of the family's rights says, in words: no Qt, no clock, no store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.access import Audience
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import dated_words, day_words, first_line, person_name, record_title
from kanz_desktop.method.model import Methode
from kanz_desktop.services.bewaren import kept_until, last_change, longer_until
from kanz_desktop.services.gezinskopie_maken import CopyResult
from kanz_desktop.services.vernietigen import ErasedPieces, erasable
from kanz_desktop.services.verzoeken import ERASE, VIEW, answer_by, is_done, requests

_SOON_DAYS = 14
_BESIDE = ("probleem", "leefgebied", "actie", "afspraak", "dossierstuk", "document")
_MOST_BESIDE = 200
_SHORT = 60
"""Characters of a title in a list that drops down."""


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request: what, by whom, when, and how long there is left to answer."""

    id: Id
    title: str
    about: str
    badge: str
    badge_kind: str
    done: bool
    erases: bool
    pieces: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class ViewLine:
    """The family's own words, and what they stand beside."""

    id: Id
    words: str
    about: str
    beside: Id | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that a request can be about, or own words can stand beside."""

    id: Id
    words: str


def people(snapshot: Snapshot, audience: Audience) -> tuple[Piece, ...]:
    """The gezinsleden with a name; at the table those who sit there, when that is known."""
    tafel, present = not audience.workers, audience.persons
    rows = ((row, person_name(row, tafel=tafel)) for row in snapshot.of("gezinslid"))
    return tuple(Piece(row.id, name) for row, name in rows if name and (not present or row.id in present))


def request_lines(
    snapshot: Snapshot, methode: Methode, today: date, *, tafel: bool
) -> tuple[RequestLine, ...]:
    return tuple(_request(row, snapshot, methode, today, tafel=tafel) for row in requests(snapshot))


def view_lines(snapshot: Snapshot, methode: Methode, today: date, *, tafel: bool) -> tuple[ViewLine, ...]:
    """Newest first."""
    rows = sorted(snapshot.of(VIEW), key=lambda row: row.date("datum") or date.min, reverse=True)
    return tuple(_view(row, snapshot, methode, today, tafel=tafel) for row in rows)


def pieces(snapshot: Snapshot, methode: Methode, *, tafel: bool) -> tuple[Piece, ...]:
    """Everything that can be erased, by kind and by title."""
    found = [Piece(row.id, _named(row, methode, tafel=tafel)) for row in erasable(snapshot)]
    return tuple(sorted(found, key=lambda piece: piece.words.casefold()))


def beside(snapshot: Snapshot, methode: Methode, *, tafel: bool) -> tuple[Piece, ...]:
    """What own words can stand beside: what is said about the family, and its papers."""
    rows = [row for kind in _BESIDE for row in snapshot.of(kind)][:_MOST_BESIDE]
    return tuple(Piece(row.id, first_line(_named(row, methode, tafel=tafel), _SHORT)) for row in rows)


def keeping_words(snapshot: Snapshot, years: int) -> str:
    """Until when this gezin is kept, and why."""
    last, until = last_change(snapshot), kept_until(snapshot, years)
    if last is None or until is None:
        return "Er is nog niets opgeschreven."
    longer = longer_until(snapshot)
    why = "met een reden langer" if longer == until else f"{years} jaar na de laatste verandering"
    return f"Bewaren tot {dated_words(until)}: {why} ({dated_words(last)})."


def copy_words(made: CopyResult, name: str) -> str:
    """What came of a copy."""
    count = "1 papier" if made.papers == 1 else f"{made.papers} papieren"
    return f"De kopie is klaar: {name}, met {count}. Begin met het bestand index.html."


def left_out_words(made: CopyResult) -> str:
    """Which papers did not go along; empty when all did."""
    if not made.left_out:
        return ""
    titles = ", ".join(one.title for one in made.left_out)
    return f"Dit kon niet mee: {titles}. In de kopie staat waarom. Een foto gaat als origineel vaak wel mee."


def erased_words(erased: ErasedPieces) -> str:
    """What was erased, and what that leaves to look at."""
    gone = "1 stuk is" if erased.pieces == 1 else f"{erased.pieces} stukken zijn"
    versions = f" Ook {erased.versions} versies van het plan, want het stond erin." if erased.versions else ""
    return (
        f"{gone} voorgoed gewist.{versions} Kijk zelf of het ook op papieren in de map staat. "
        "In reservekopieën van eerder staat het nog: vernietig die bij Kluis."
    )


def _request(row: Record, snapshot: Snapshot, methode: Methode, today: date, *, tafel: bool) -> RequestLine:
    soort = methode.entry("verzoeksoort", row.choice("soort"))
    asked = row.date("datum")
    parts = [_who(row, snapshot, tafel=tafel), f"gevraagd op {day_words(asked, today)}" if asked else ""]
    parts += [row.text("waarover").strip(), _decided(row, methode, today, tafel=tafel)]
    named = row.members("stukken")
    if named:
        parts.append("over 1 stuk" if len(named) == 1 else f"over {len(named)} stukken")
    badge, kind = _badge(row, today)
    return RequestLine(
        row.id,
        soort.words(tafel=tafel).capitalize() if soort else row.text("soort"),
        " · ".join(part for part in parts if part),
        badge,
        kind,
        is_done(row),
        row.choice("soort") == ERASE,
        named,
    )


def _decided(row: Record, methode: Methode, today: date, *, tafel: bool) -> str:
    """`geweigerd op …: aanmerkelijk belang van een ander, omdat …`."""
    besluit = methode.entry("verzoekbesluit", row.choice("besluit"))
    if besluit is None:
        return ""
    day, why = row.date("besloten_op"), methode.entry("uitzondering", row.choice("uitzondering"))
    words = f"besluit: {besluit.words(tafel=tafel).lower()}" + (f" op {day_words(day, today)}" if day else "")
    reasons = [why.words(tafel=tafel).lower() if why else "", row.text("reden").strip()]
    because = ", ".join(reason for reason in reasons if reason)
    return f"{words} ({because})" if because else words


def _badge(row: Record, today: date) -> tuple[str, str]:
    if is_done(row):
        return "klaar", "leaf"
    by = answer_by(row)
    if by is None:
        return "", ""
    days = (by - today).days
    if days < 0:
        return f"te laat sinds {day_words(by, today)}", "brick"
    return f"antwoord vóór {day_words(by, today)}", "amber" if days <= _SOON_DAYS else ""


def _view(row: Record, snapshot: Snapshot, methode: Methode, today: date, *, tafel: bool) -> ViewLine:
    about = snapshot.get(row.ref("bij") or b"")
    day = row.date("datum")
    parts = [_who(row, snapshot, tafel=tafel), day_words(day, today) if day else ""]
    if about is not None:
        parts.append(f"bij: {_named(about, methode, tafel=tafel)}")
    words = " · ".join(part for part in parts if part)
    return ViewLine(row.id, row.text("woorden"), words, about.id if about else None)


def _who(row: Record, snapshot: Snapshot, *, tafel: bool) -> str:
    person = snapshot.get(row.ref("van") or b"")
    return person_name(person, tafel=tafel) if person is not None else row.text("naam").strip()


def _named(row: Record, methode: Methode, *, tafel: bool) -> str:
    """A family knows its own words; a worker who looks for one of many things also reads what it is."""
    kind, title = KINDS[row.kind].label, record_title(row, methode, tafel=tafel)
    gone = " (prullenbak)" if row.deleted else ""
    return (title if tafel or title == kind else f"{kind}: {title}") + gone
