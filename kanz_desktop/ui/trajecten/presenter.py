"""What the overview over trajecten says. No window, no store."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.wording import capital
from kanz_desktop.method.model import Methode
from kanz_desktop.reports.trajecten.figures import Overview, PointFigures, Trajecten
from kanz_desktop.reports.trajecten.kosten import Balance
from kanz_desktop.reports.trajecten.rule import EVERY
from kanz_desktop.reports.trajecten.words import TOO_FEW, decimal, euros, percent, value_words, whole

RULE = (
    "Kanz laat alleen groepen van vijf of meer zien, en laat weg wat door aftrekken een kleinere groep zou "
    "geven. Twee overzichten van verschillende dagen kan iemand wel naast elkaar leggen: geef er liefst één "
    "per jaar."
)
NONE_YET = "Er is nog geen traject afgesloten. Bij Pad, Einde vul je in wanneer een traject is afgesloten."
WAITING = "Er zijn nog te weinig afgesloten trajecten. Vanaf vijf staat hier een overzicht."
MISSING = "Vul alle aannames in. Er moeten ook uren staan bij ten minste vijf trajecten."


@dataclass(frozen=True, slots=True)
class Line:
    """One leefgebied or aandachtspunt."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A dimension with what can be chosen in it, as (value, words)."""

    name: str
    values: tuple[tuple[str, str], ...]


_NAMES = ("Jaar van afsluiten", "Hoe het eindigde", "Hoe lang het duurde")


def choices(found: Trajecten, methode: Methode) -> tuple[Choice, ...]:
    """What can be chosen, in the order of the dimensions; each begins with all of it."""
    return tuple(
        Choice(name, tuple((value, value_words(place, value, methode)) for value in (EVERY, *values)))
        for place, (name, values) in enumerate(zip(_NAMES, found.values(), strict=True))
    )


def head(overview: Overview, *, closed: bool) -> str:
    """How many there are, how long they took and the hours; or why nothing is said."""
    if not closed:
        return NONE_YET
    if overview.n is None:
        return capital(TOO_FEW) + "." if any(overview.asked) else WAITING
    parts = [f"{overview.n} trajecten"]
    if overview.months is not None:
        parts.append(f"gemiddeld {decimal(overview.months)} maanden")
    if overview.hours is not None:
        parts.append(f"{whole(overview.hours)} uur contact, geteld bij {overview.hours_n}")
    return " · ".join(parts)


def lines(overview: Overview, methode: Methode, list_id: str, prefix: str = "") -> tuple[Line, ...]:
    return tuple(
        Line(entry.label, figures(overview.points.get(prefix + entry.id))) for entry in methode.list(list_id)
    )


def figures(found: PointFigures | None) -> str:
    """`van 4,2 naar 6,1 · +1,9 (spreiding 1,1) · 75% beter · 12 trajecten`."""
    if found is None:
        return TOO_FEW
    change = f"{decimal(found.change, signed=True)} (spreiding {decimal(found.spread)})"
    path = f"van {decimal(found.start)} naar {decimal(found.end)}"
    return f"{path} · {change} · {percent(found.improved)} beter · {found.n} trajecten"


def cost_words(found: Balance | None) -> str:
    if found is None:
        return MISSING
    saved = f"{euros(found.saved_low)} tot {euros(found.saved_high)}"
    return f"De hulp kostte {euros(found.cost)}. Met deze aannames was {saved} niet nodig."


def parse_amount(text: str) -> int | None:
    """A whole number of a hundred million at most, dots allowed as people write them; None for all else."""
    plain = text.replace(".", "").replace("€", "").replace(" ", "").strip()
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 9 else None
