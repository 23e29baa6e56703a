"""What the leefgebieden screen shows, as data: made from records, the method and who reads along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kanz_desktop.domain.access import EVERYONE, PERSONS, audience_of
from kanz_desktop.domain.kinds import AUDIENCE_PERSONS
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import one_parent, people
from kanz_desktop.method.model import Leefgebied, Methode
from kanz_desktop.ui.hues import strength_hue

EVERYBODY = "iedereen"
FAMILY, OBSERVED, HEARD = "gezin", "waarneming", "derden"
"""Ids of the list `bron`."""
FIRST_CARD = 1
FREE_TEXTS = ("woorden", "sinds", "wanneer", "bron_wie")


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose words the screen uses."""

    table: bool
    one_parent: bool = False
    everybody: frozenset[Id] = frozenset()
    """Who all belong to the gezin."""

    @classmethod
    def of(cls, snapshot: Snapshot, methode: Methode, *, table: bool) -> Reader:
        everybody = frozenset(lid.id for lid in snapshot.of("gezinslid"))
        return cls(table, one_parent(snapshot, methode), everybody)


@dataclass(frozen=True, slots=True)
class Ernst:
    """How heavy a problem is: the word, and which strength of the one calm hue stands behind it."""

    id: str
    words: str

    @property
    def hue(self) -> str:
        """`z1` to `z4`; empty where nobody knows how heavy it is."""
        return strength_hue(self.id)


@dataclass(frozen=True, slots=True)
class ProbleemLine:
    """One problem as a row. Free text is edited in place, so only what is chosen stands here in words."""

    id: Id
    gebied: str
    listed: str
    """The list's wording for this reader; empty when the family used its own words."""
    own: str
    ernst: Ernst | None
    who: str
    bron: str
    restricted: str
    """Who alone may read this; empty when everyone may."""
    safety: bool
    """The worker's reminder about danger belongs here; never True at the table."""
    revived: bool
    filled: frozenset[str]
    """Which of the free texts have something in them."""

    @property
    def title(self) -> str:
        return self.own or self.listed


def ernst_list(methode: Methode, *, table: bool) -> tuple[Ernst, ...]:
    return tuple(Ernst(entry.id, entry.words(tafel=table)) for entry in methode.list("ernst"))


def problem_line(record: Record, snapshot: Snapshot, methode: Methode, reader: Reader) -> ProbleemLine:
    known = methode.probleem(record.choice("keuze"))
    listed = known.words(tafel=reader.table, one_parent=reader.one_parent) if known else record.text("keuze")
    return ProbleemLine(
        id=record.id,
        gebied=record.choice("leefgebied"),
        listed=listed,
        own=record.text("woorden").strip(),
        ernst=_ernst(record, methode, table=reader.table),
        who=who_words(snapshot, record, reader),
        bron=bron_words(record, methode, table=reader.table),
        restricted=restriction_words(snapshot, record, table=reader.table),
        safety=bool(known and known.safety and not reader.table),
        revived=record.revived,
        filled=frozenset(field for field in FREE_TEXTS if record.text(field)),
    )


def problem_lines(
    snapshot: Snapshot, methode: Methode, gebied: Leefgebied, reader: Reader
) -> tuple[ProbleemLine, ...]:
    """The problems of one leefgebied, in the order in which the family put them.

    A sentence that was being typed when the battery died belongs to no leefgebied yet: it stands on
    the first card, so that nobody has to look for it.
    """
    homes = {gebied.id, ""} if gebied.number == FIRST_CARD else {gebied.id}
    return tuple(
        problem_line(record, snapshot, methode, reader)
        for record in snapshot.of("probleem")
        if record.choice("leefgebied") in homes
    )


def who_words(snapshot: Snapshot, record: Record, reader: Reader) -> str:
    """`Mama, Sem`, or `iedereen` when all of a gezin of two or more are meant."""
    chosen = set(record.members("bij_wie"))
    if len(reader.everybody) > 1 and reader.everybody <= chosen:
        return EVERYBODY
    return ", ".join(people(snapshot, chosen, tafel=reader.table)) if chosen else ""


def bron_words(record: Record, methode: Methode, *, table: bool) -> str:
    """`van onszelf`, `gezien door Anouk`, `gehoord van school`; empty when nobody said so yet."""
    bron = record.choice("bron")
    words = bron_list_words(methode, bron, table=table) or record.text("bron")
    by = record.text("bron_wie").strip()
    if bron == FAMILY or not by:
        return words
    return f"{words} {by}" if table else f"{words}: {by}"


def bron_list_words(methode: Methode, bron: str, *, table: bool) -> str:
    entry = methode.entry("bron", bron)
    return entry.words(tafel=table) if entry else ""


def restriction_words(snapshot: Snapshot, record: Record, *, table: bool) -> str:
    rule = audience_of(record)
    if rule == EVERYONE:
        return ""
    if rule == PERSONS:
        return "alleen " + (", ".join(_audience_names(snapshot, record, table=table)) or "gekozen personen")
    return "alleen medewerkers"


def is_empty(gebied: Record | None, problems: tuple[ProbleemLine, ...], *, marked: bool) -> bool:
    """Nothing was said about this leefgebied yet: no strength, chance, problem or mark."""
    said = gebied is not None and any(gebied.text(f).strip() for f in ("krachten", "kansen", "klopt_woorden"))
    return not (said or problems or marked or (gebied is not None and gebied.choice("klopt")))


def summary(problems: tuple[ProbleemLine, ...], *, empty: bool, strengths: bool) -> str:
    """What a closed card says at its right: what goes well counts as much as what is hard."""
    if empty:
        return "nog leeg"
    return " · ".join(_counted(problems, strengths=strengths))


def _counted(problems: tuple[ProbleemLine, ...], *, strengths: bool) -> Iterator[str]:
    if strengths:
        yield "dit gaat goed"
    if len(problems) == 1:
        yield "1 ding dat anders mag"
    elif problems:
        yield f"{len(problems)} dingen die anders mogen"


def _ernst(record: Record, methode: Methode, *, table: bool) -> Ernst | None:
    chosen = record.choice("ernst")
    found = next((ernst for ernst in ernst_list(methode, table=table) if ernst.id == chosen), None)
    if found is None and chosen:
        return Ernst(chosen, record.text("ernst"))
    return found


def _audience_names(snapshot: Snapshot, record: Record, *, table: bool) -> tuple[str, ...]:
    return people(snapshot, record.members(AUDIENCE_PERSONS), tafel=table)
