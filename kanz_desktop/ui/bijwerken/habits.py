"""How this worker wants to sync: by itself or not, how often, and how much at a time. Kept in the vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanz_desktop.services.werkplek import Werkplek

SETTING = "bijwerken"
MINUTES_CHOICES = (2, 5, 15, 60)
LIMIT_CHOICES_MB = (0, 10, 50, 200)
"""Papers at one time; 0: all there is."""


@dataclass(frozen=True, slots=True)
class Habit:
    """`minutes`: how often it is looked whether the folder is there."""

    by_itself: bool = True
    minutes: int = 5
    text_first: bool = False
    limit_mb: int = 0

    @property
    def limit(self) -> int | None:
        """Bytes of papers at one time; None: no limit."""
        return self.limit_mb * 1_000_000 or None


Choice = Callable[[Habit], Habit]
"""What was chosen in one place; what was chosen elsewhere stays."""


def habit(werkplek: Werkplek) -> Habit:
    """What was chosen; anything that cannot be chosen counts as not chosen."""
    usual = Habit()
    kept = {**asdict(usual), **werkplek.setting(SETTING, {})}
    return Habit(
        bool(kept["by_itself"]),
        kept["minutes"] if kept["minutes"] in MINUTES_CHOICES else usual.minutes,
        bool(kept["text_first"]),
        kept["limit_mb"] if kept["limit_mb"] in LIMIT_CHOICES_MB else usual.limit_mb,
    )


def keep_habit(werkplek: Werkplek, chosen: Habit) -> None:
    """From now on so."""
    werkplek.set_setting(SETTING, asdict(chosen))
