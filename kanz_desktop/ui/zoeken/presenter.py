"""Search results, grouped as people look for things, with the match marked. No window, no store."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from kanz_desktop.domain.access import place_of
from kanz_desktop.domain.budget_kinds import BUDGET_KINDS
from kanz_desktop.domain.historie_kinds import HISTORIE_KINDS
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.overleg_kinds import OVERLEG_KINDS
from kanz_desktop.domain.pad_kinds import PAD_KINDS
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import first_line, record_title
from kanz_desktop.method.model import Methode

SHORTEST = 2
"""Fewer characters than this find everything, which helps nobody."""

IN_DOSSIER = "document-in-dossier"
"""Stands for the kind of a paper that lies in the dossier: it is found under another heading."""

_OF_MEETINGS = tuple(kind.id for kind in OVERLEG_KINDS)
_OF_HISTORY = tuple(kind.id for kind in HISTORIE_KINDS)
_OF_PATH = tuple(kind.id for kind in (*PAD_KINDS, *BUDGET_KINDS))
_GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Papieren en tekeningen", "gezinsmap", ("document",)),
    ("Afspraken en acties", "gezinsplan", ("actie", "afspraak")),
    ("Het plan", "gezinsplan", ("gezinsplan", "verband", "aandachtspunt", "planversie", "akkoord")),
    ("Hoe het nu gaat", "leefgebieden", ("probleem", "leefgebied")),
    ("Cijfers", "rapportcijfers", ("meting", "cijfer", "eindmeting", "doelbereik", "meetantwoord", "effect")),
    ("Balans", "balans", ("balans", "balansdoel", "buitenbalans")),
    ("Dossier", "dossier", ("dossierstuk", IN_DOSSIER)),
    ("Overleg", "overleg", _OF_MEETINGS),
    ("Pad", "pad", _OF_PATH),
    ("Tijdlijn", "historie", _OF_HISTORY),
    ("Rechten van het gezin", "rechten", ("zienswijze", "verzoek", "bewaartermijn")),
    ("Netwerk", "netwerk", ("contact", "familielid", "relatie", "toestemming")),
    ("Mensen", "gezin", ("gezin", "gezinslid", "medewerker", "traject")),
)
"""Heading, screen that opens the record, kinds. In the order in which people look."""


class Found(Protocol):
    """What the store says: the record, the field that matched and a piece of its text."""

    @property
    def record(self) -> Id: ...
    @property
    def field(self) -> str: ...
    @property
    def excerpt(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an excerpt; the matched runs are shown bold."""

    text: str
    match: bool


@dataclass(frozen=True, slots=True)
class Resultaat:
    record: Id
    screen: str
    titel: str
    waar: str
    """`Gezinslid · School of werk`."""
    pieces: tuple[Piece, ...]

    @property
    def spoken(self) -> str:
        return ", ".join(
            part for part in (self.titel, self.waar, "".join(p.text for p in self.pieces)) if part
        )


@dataclass(frozen=True, slots=True)
class Groep:
    naam: str
    resultaten: tuple[Resultaat, ...]


def results(
    found: Iterable[Found], snapshot: Snapshot, methode: Methode, query: str, *, tafel: bool
) -> tuple[Groep, ...]:
    """Groups with their results. A record that this reader may not see is not in `snapshot`, so falls out."""
    seen: dict[Id, Resultaat] = {}
    places: dict[Id, str] = {}
    for hit in found:
        record = snapshot.get(hit.record)
        if record is None or record.deleted or hit.record in seen:
            continue
        seen[hit.record] = _result(record, hit, methode, query, tafel=tafel)
        places[hit.record] = _where(record)
    groups = (
        Groep(naam, tuple(row for row in seen.values() if places[row.record] in members))
        for naam, _, members in _GROUPS
    )
    return tuple(group for group in groups if group.resultaten)


def screen_of(record: Record) -> str:
    """Id of the screen that shows this record."""
    where = _where(record)
    return next((screen for _, screen, kinds in _GROUPS if where in kinds), "gezin")


def _where(record: Record) -> str:
    in_dossier = record.kind == "document" and place_of(record) is Place.DOSSIER
    return IN_DOSSIER if in_dossier else record.kind


def _result(record: Record, hit: Found, methode: Methode, query: str, *, tafel: bool) -> Resultaat:
    kind = KINDS.get(record.kind)
    where = kind.label if kind else record.kind
    title = record_title(record, methode, tafel=tafel)
    text = first_line(hit.excerpt, 160)
    if kind is not None and text != title:
        field = next((f for f in kind.all_fields() if f.id == hit.field), None)
        if field is not None:
            where = f"{where} · {field.wording if tafel else field.label}"
    pieces = () if text == title else marked(text, query)
    return Resultaat(record.id, screen_of(record), title, where, pieces)


def marked(text: str, query: str) -> tuple[Piece, ...]:
    """`text` cut into runs; words that begin with a word of the query match, accents aside."""
    words = [re.escape(_folded(word)) for word in re.findall(r"\w+", query)]
    if not words:
        return (Piece(text, match=False),) if text else ()
    plain, origin = _folded_with_origin(text)
    pieces: list[Piece] = []
    done = 0
    for hit in re.finditer(rf"(?<!\w)(?:{'|'.join(words)})", plain):
        start, end = origin[hit.start()], origin[hit.end() - 1] + 1
        if start > done:
            pieces.append(Piece(text[done:start], match=False))
        pieces.append(Piece(text[start:end], match=True))
        done = end
    if done < len(text):
        pieces.append(Piece(text[done:], match=False))
    return tuple(pieces)


def _folded(text: str) -> str:
    return _folded_with_origin(text)[0]


def _folded_with_origin(text: str) -> tuple[str, list[int]]:
    """Lower case without accents, and for each character of it the place it came from."""
    letters: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(text):
        for part in unicodedata.normalize("NFD", character):
            if not unicodedata.combining(part):
                for lower in part.casefold():
                    letters.append(lower)
                    origin.append(place)
    return "".join(letters), origin
