"""What the shelf shows of each paper, and how it can be narrowed. No window, no store, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from kanz_desktop.domain.access import EVERYONE, audience_of, place_of
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import day_words, first_line, person_name
from kanz_desktop.method.model import Methode

SOON_DAYS = 14
"""A deadline within two weeks is amber: long enough to still do something about it."""
PRESSING_DAYS = 3
"""A deadline within three days, or past, is brick: it is the next thing to do."""

ALL, WITH_DEADLINE, OTHER = "alles", "met-termijn", "overig"
FILTER_GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("brieven", "brieven", ("brief", "aanmaning", "rekening")),
    ("besluiten", "besluiten", ("besluit", "indicatie", "contract")),
    ("school", "school", ("school",)),
    ("tekeningen", "tekeningen", ("tekening", "foto")),
    ("medisch", "medisch", ("medisch",)),
    ("plannen", "plannen", ("plan", "afspraak")),
)
"""Chips above the shelf: id, words, kinds of paper. What falls in none is *overig*."""

_PREPOSITION = {"betalen": "betalen vóór", "bezwaar": "bezwaar vóór", "reageren": "reageren vóór"}


class Tint(Enum):
    """Ground behind a thumbnail: what this paper is to the family, never how bad it is."""

    PAPER = "paper"
    DRAWING = "leaf-soft"
    DEADLINE = "amber-soft"
    PLAN = "teal-soft"


@dataclass(frozen=True, slots=True)
class Termijn:
    """A deadline in words, and how near it is: `amber`, `brick` or `neutral`."""

    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Kaart:
    """One paper on the shelf."""

    id: Id
    titel: str
    regel: str
    """`aanmaning · wo 18 nov`; for a drawing also whose: `tekening Noor (6) · ma 23 nov`."""
    termijn: Termijn | None
    quote: str
    """The maker's own words, between quotes."""
    papier: str
    voor_wie: str
    """Empty when everyone may see it."""
    tint: Tint
    groups: frozenset[str]
    media_type: str
    day: date | None
    due: date | None

    @property
    def spoken(self) -> str:
        """The whole card as a screen reader says it."""
        due = self.termijn.words if self.termijn else ""
        return ", ".join(
            part for part in (self.titel, self.regel, due, self.quote, self.papier, self.voor_wie) if part
        )


@dataclass(frozen=True, slots=True)
class Filter:
    id: str
    words: str
    count: int


class ShelfCards:
    """All cards of a shelf; a card is worked out again only when its paper, the family or the day changed."""

    def __init__(self, methode: Methode, *, tafel: bool) -> None:
        self._methode, self._tafel = methode, tafel
        self._known: dict[Id, tuple[Record, Kaart]] = {}
        self._for: tuple[date, tuple[Record, ...]] | None = None

    def of(self, snapshot: Snapshot, today: date) -> tuple[Kaart, ...]:
        """What presses first, the nearest day on top; then the newest."""
        around = (today, snapshot.of("gezinslid"))
        if around != self._for:
            self._for = around
            self._known.clear()
        self._known = {row.id: self._card(row, snapshot, today) for row in in_map(snapshot)}
        return tuple(sorted((kaart for _, kaart in self._known.values()), key=_shelf_order))

    def _card(self, row: Record, snapshot: Snapshot, today: date) -> tuple[Record, Kaart]:
        known = self._known.get(row.id)
        if known is not None and known[0] is row:
            return known
        return row, card(row, snapshot, self._methode, today, tafel=self._tafel)


def in_map(snapshot: Snapshot) -> tuple[Record, ...]:
    """The papers that lie in the gezinsmap: those of the dossier have a screen of their own."""
    return tuple(row for row in snapshot.of("document") if lies_here(row))


def lies_here(paper: Record) -> bool:
    return not paper.deleted and place_of(paper) is Place.GEZINSMAP


def _shelf_order(kaart: Kaart) -> tuple[int, int, str]:
    pressing = kaart.termijn is not None and kaart.termijn.kind != "neutral"
    if pressing and kaart.due is not None:
        return (0, kaart.due.toordinal(), kaart.titel.casefold())
    return (1, -(kaart.day or date.min).toordinal(), kaart.titel.casefold())


def card(row: Record, snapshot: Snapshot, methode: Methode, today: date, *, tafel: bool) -> Kaart:
    soort = row.choice("soort")
    termijn = deadline(row, today)
    return Kaart(
        id=row.id,
        titel=row.text("titel") or row.text("bestandsnaam") or "Nog zonder titel",
        regel=_line(row, snapshot, methode, today, tafel=tafel),
        termijn=termijn,
        quote=_quote(row.text("woorden")),
        papier=_paper(row, methode, tafel=tafel),
        voor_wie=_readers(row, methode, tafel=tafel),
        tint=_tint(soort, termijn),
        groups=_groups(soort, termijn),
        media_type=file.media_type if (file := row.file("bestand")) else "",
        day=row.date("datum") or row.date("ontvangen"),
        due=row.date("termijn"),
    )


def deadline(row: Record, today: date) -> Termijn | None:
    """The chip of a paper with a deadline; the colour never stands alone, the words say the same."""
    day = row.date("termijn")
    if day is None:
        return None
    lead = _PREPOSITION.get(row.choice("termijn_soort"), "vóór")
    left = (day - today).days
    if left < 0:
        return Termijn(f"{lead} {day_words(day, today)}, dat is voorbij", "brick")
    kind = "brick" if left <= PRESSING_DAYS else "amber" if left <= SOON_DAYS else "neutral"
    return Termijn(f"{lead} {day_words(day, today)}", kind)


def _line(row: Record, snapshot: Snapshot, methode: Methode, today: date, *, tafel: bool) -> str:
    entry = methode.entry("documentsoort", row.choice("soort"))
    kind = (entry.words(tafel=tafel) if entry else row.text("soort")).lower()
    day = row.date("datum") or row.date("ontvangen")
    if row.choice("soort") == "tekening":
        about = set(row.members("over_wie"))
        makers = ", ".join(_maker(p, day) for p in snapshot.of("gezinslid") if p.id in about)
        kind = f"{kind} {makers}".strip()
    return " · ".join(part for part in (kind, day_words(day, today) if day else "") if part)


def _maker(person: Record, day: date | None) -> str:
    """`Noor (6)`: the name at home, and how old the child was on the day of the drawing."""
    name = person_name(person, tafel=True)
    born = person.date("geboortedatum")
    if born is None or day is None or born > day:
        return name
    return f"{name} ({day.year - born.year - ((day.month, day.day) < (born.month, born.day))})"


def _quote(words: str) -> str:
    line = first_line(words, 70)
    return f"“{line}”" if line else ""


def _paper(row: Record, methode: Methode, *, tafel: bool) -> str:
    entry = methode.entry("papier", row.choice("papier"))
    if entry is None or entry.id in ("geen", "onbekend"):
        return ""
    where = row.text("papier_waar")
    words = entry.words(tafel=tafel).lower().removesuffix(" …")
    return f"papier: {words} {where}".rstrip()


def _readers(row: Record, methode: Methode, *, tafel: bool) -> str:
    rule = audience_of(row)
    if rule == EVERYONE:
        return ""
    entry = methode.entry("voor_wie", rule)
    return f"voor: {entry.words(tafel=tafel).lower()}" if entry else "niet voor iedereen"


def _tint(soort: str, termijn: Termijn | None) -> Tint:
    if termijn is not None and termijn.kind != "neutral":
        return Tint.DEADLINE
    return {"tekening": Tint.DRAWING, "plan": Tint.PLAN}.get(soort, Tint.PAPER)


def _groups(soort: str, termijn: Termijn | None) -> frozenset[str]:
    found = {group for group, _, kinds in FILTER_GROUPS if soort in kinds} or {OTHER}
    return frozenset(found | {ALL} | ({WITH_DEADLINE} if termijn else set()))


def filters(cards: Iterable[Kaart]) -> tuple[Filter, ...]:
    """Chips with their counts; a group without papers has no chip, *alles* always has one."""
    rows = list(cards)
    names = [(ALL, ALL), *((group, words) for group, words, _ in FILTER_GROUPS), (OTHER, OTHER)]
    names.append((WITH_DEADLINE, "met een termijn"))
    counted = (Filter(group, words, sum(group in row.groups for row in rows)) for group, words in names)
    return tuple(chip for chip in counted if chip.count or chip.id == ALL)


def narrowed(cards: Iterable[Kaart], group: str) -> tuple[Kaart, ...]:
    return tuple(row for row in cards if group in row.groups)
