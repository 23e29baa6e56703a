"""What the screen of the dossier says. No window, no store, no clock."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import day_words, first_line, record_title
from kanz_desktop.method.model import Methode
from kanz_desktop.paths import resource_text
from kanz_desktop.services.dossier import pieces
from kanz_desktop.ui.gezinsmap.presenter import ALL, Filter

EXCERPT = 160
"""Letters of a piece in the list."""

EMPTY = (
    "Er staat nog niets in het dossier. Begin met de reden van aanmelding, of leg er een papier in "
    "dat niet op tafel hoort."
)
STANDS = "Vastgesteld op {day}. Het stuk verandert niet meer; een verbetering is een nieuw stuk."
OPEN = "Nog niet vastgesteld: je kunt er nog in schrijven."
FIXED = "Vastgesteld. Ctrl Z haalt dat terug."


@dataclass(frozen=True, slots=True)
class Regel:
    """One piece or paper in a list."""

    id: Id
    titel: str
    onder: str
    """`Weging voor Veilig Thuis · vr 12 dec · school De Brug · vastgesteld`."""
    begin: str = ""
    """The first words of what stands in it."""

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.titel, self.onder) if part)


def piece_lines(snapshot: Snapshot, methode: Methode, today: date, soort: str = ALL) -> tuple[Regel, ...]:
    """The pieces of one kind, the newest first."""
    rows = (row for row in pieces(snapshot) if soort in (ALL, row.choice("soort")))
    return tuple(_piece(row, methode, today) for row in rows)


def paper_lines(papers: Iterable[Record], methode: Methode, today: date) -> tuple[Regel, ...]:
    return tuple(_paper(row, methode, today) for row in papers)


def soorten(snapshot: Snapshot, methode: Methode) -> tuple[Filter, ...]:
    """Every kind of which there is a piece, in the order of the list; first all of them."""
    rows = pieces(snapshot)
    counts = {row.choice("soort"): 0 for row in rows}
    for row in rows:
        counts[row.choice("soort")] += 1
    listed = [entry for entry in methode.list("dossiersoort") if entry.id in counts]
    return (
        Filter(ALL, ALL, len(rows)),
        *(Filter(entry.id, entry.label.lower(), counts[entry.id]) for entry in listed),
    )


def hint(soort: str) -> str:
    """What to think of in a piece of this kind; empty for a kind that nobody wrote a hint for."""
    return _hints().get(soort, "")


def standing_words(piece: Record, today: date) -> str:
    """Whether it stands, said in words."""
    day = piece.date("vastgesteld")
    return STANDS.format(day=day_words(day, today)) if day is not None else OPEN


def _piece(row: Record, methode: Methode, today: date) -> Regel:
    entry = methode.entry("dossiersoort", row.choice("soort"))
    soort = entry.label if entry else row.text("soort")
    title = record_title(row, methode, tafel=False)
    parts = [
        soort if soort != title else "",
        _day(row, today),
        row.text("met_wie").strip(),
        "verbetering" if row.ref("verbetert") is not None else "",
        "vastgesteld" if row.date("vastgesteld") is not None else "",
    ]
    begin = first_line(row.text("tekst") or row.text("besluit"), EXCERPT)
    return Regel(row.id, title, " · ".join(part for part in parts if part), begin)


def _paper(row: Record, methode: Methode, today: date) -> Regel:
    entry = methode.entry("documentsoort", row.choice("soort"))
    parts = (entry.label if entry else row.text("soort"), _day(row, today))
    title = row.text("titel") or row.text("bestandsnaam") or "Nog zonder titel"
    return Regel(row.id, title, " · ".join(part for part in parts if part))


def _day(row: Record, today: date) -> str:
    day = row.date("datum") or row.date("ontvangen")
    return day_words(day, today) if day is not None else ""


@lru_cache(maxsize=1)
def _hints() -> dict[str, str]:
    return dict(tomllib.loads(resource_text("texts/dossier.toml")))
