"""How the figures of an overview are said: on the screen, on paper and in a spreadsheet the same."""

from __future__ import annotations

from kanz_desktop.method.model import Methode
from kanz_desktop.reports.trajecten.figures import LONGEST, UNKNOWN, PointFigures
from kanz_desktop.reports.trajecten.rule import EVERY, Filter

TOO_FEW = "te weinig trajecten om te laten zien"
_DURATIONS = {
    "tot-6": "korter dan 6 maanden", "6-12": "6 tot 12 maanden", "12-24": "1 tot 2 jaar",
    LONGEST: "2 jaar of langer",
}  # fmt: skip
_ALL = ("alle jaren", "elk einde", "elke duur")


def value_words(dimension: int, value: str, methode: Methode) -> str:
    """`2026`, `positief einde`, `1 tot 2 jaar`; of EVERY `alle jaren`."""
    if value == EVERY:
        return _ALL[dimension]
    if dimension == 1:
        entry = methode.entry("eindsoort", value)
        return "einde onbekend" if value == UNKNOWN or entry is None else entry.label.lower()
    return _DURATIONS.get(value, value) if dimension == 2 else value


def filter_words(asked: Filter, methode: Methode) -> str:
    return " · ".join(value_words(place, value, methode) for place, value in enumerate(asked))


def decimal(value: float, *, signed: bool = False) -> str:
    """`6,4`; with a sign `+1,9`, and never `-0,0`."""
    rounded = round(value, 1) + 0.0
    return f"{rounded:+.1f}".replace(".", ",") if signed else f"{rounded:.1f}".replace(".", ",")


def percent(share: float) -> str:
    return f"{round(share * 100)}%"


def whole(value: float) -> str:
    """`9.400`."""
    return f"{round(value):,}".replace(",", ".")


def euros(amount: int) -> str:
    """`€ 40.000`."""
    return f"€ {whole(amount)}"


def cells(found: PointFigures | None) -> tuple[str, ...]:
    """n, start, end, change, spread, share improved."""
    if found is None:
        return ("", "", "", "", "", "")
    return (
        str(found.n), decimal(found.start), decimal(found.end), decimal(found.change, signed=True),
        decimal(found.spread), percent(found.improved),
    )  # fmt: skip
