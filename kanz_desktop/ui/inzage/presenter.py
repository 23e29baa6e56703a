"""Lines of the inzageregister by day, and what can be chosen. No window, no store, no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kanz_desktop.domain.inzage import CHANGED, HANDED_OUT, KEPT, SEEN, Zin
from kanz_desktop.domain.wording import day_words, record_title
from kanz_desktop.method.model import Entry
from kanz_desktop.services.inzageregister import Breuk, Keten
from kanz_desktop.ui.port import GezinPort

SORTS = (
    Entry(SEEN, "Bekeken", "Bekeken"),
    Entry(CHANGED, "Veranderd", "Veranderd"),
    Entry(HANDED_OUT, "Afgedrukt of meegegeven", "Afgedrukt of meegegeven"),
    Entry(KEPT, "Bewaard of gewist", "Bewaard of gewist"),
)
_MOST_BREAKS = 5


@dataclass(frozen=True, slots=True)
class Dag:
    """The lines of one day."""

    titel: str
    zinnen: tuple[Zin, ...]


def by_day(zinnen: Sequence[Zin], today: date) -> tuple[Dag, ...]:
    """In the order in which they come: the latest day first."""
    return tuple(Dag(_day(day, today), tuple(rows)) for day, rows in groupby(zinnen, key=lambda zin: zin.dag))


def about(port: GezinPort, record_id: bytes) -> str:
    """`Alleen over “Indicatie”`; a record that is gone is about nothing."""
    record = port.snapshot.get(record_id)
    if record is None:
        return "Alleen over iets dat er niet meer is"
    return f"Alleen over “{record_title(record, port.methode, tafel=port.table)}”"


def verdict(keten: Keten) -> str:
    """What checking the chain found, in one or two sentences."""
    counted = f"{keten.operations:,} regels en wijzigingen nagekeken".replace(",", ".")
    if not keten.breuken:
        return f"{counted}. Er is niets veranderd, weggehaald of verplaatst."
    shown = "; ".join(_place(breuk) for breuk in keten.breuken[:_MOST_BREAKS])
    more = len(keten.breuken) - _MOST_BREAKS
    rest = f"; en nog {more}" if more > 0 else ""
    return f"{counted}. De keten is verbroken bij: {shown}{rest}. Vergelijk dit met een reservekopie."


def _place(breuk: Breuk) -> str:
    if breuk.at is None:
        return "een regel die niet meer te lezen is"
    return f"{breuk.at.day}-{breuk.at.month}-{breuk.at.year} {breuk.at:%H:%M} ({breuk.wie})"


def _day(day: date, today: date) -> str:
    return f"Vandaag, {day_words(day, today)}" if day == today else day_words(day, today).capitalize()
