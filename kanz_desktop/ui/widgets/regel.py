"""What a row of a list says. No Qt: presenters make it, `widgets.rows_card` shows it."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.values import Id


@dataclass(frozen=True, slots=True)
class Regel:
    """One row of a list of people, papers or things that happened."""

    id: Id
    title: str
    under: str
    """`huisarts · 06 1234 5678`."""
    badge: str = ""
    stays: bool = False
    """Cannot be thrown away here: it belongs to another screen."""
