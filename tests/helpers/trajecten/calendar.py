"""A day that the test decides, and numbers that are the same in every run: pictures depend on both."""

from __future__ import annotations

import hashlib
import itertools
import sys
import threading
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from kanz_desktop.crypto import keys
from kanz_desktop.storage import moment

_ZONE_S = 3600
_HOUR = 9
"""In UTC: ten o'clock in the morning in the winter."""


@dataclass
class Calendar:
    """The laptop's clock stands still until somebody turns it."""

    day: date
    _numbers: dict[bool, itertools.count[int]] = field(
        default_factory=lambda: {True: itertools.count(), False: itertools.count()}
    )

    def on(self, day: date) -> None:
        self.day = day

    def later(self, *, days: int = 0, weeks: int = 0) -> date:
        self.day += timedelta(days=days, weeks=weeks)
        return self.day

    def replace_clock(self, patch: pytest.MonkeyPatch) -> None:
        """From now on the program lives on this day, and draws its numbers from a fixed row."""
        stopped = SimpleNamespace(time=self._now, localtime=lambda _now: SimpleNamespace(tm_gmtoff=_ZONE_S))
        patch.setattr(moment, "time", stopped)
        drawn = keys.random_id
        for module in list(sys.modules.values()):
            if module.__name__.startswith("kanz_desktop") and getattr(module, "random_id", None) is drawn:
                patch.setattr(module, "random_id", self._number)

    def _now(self) -> float:
        return datetime(self.day.year, self.day.month, self.day.day, _HOUR, tzinfo=UTC).timestamp()

    def _number(self) -> bytes:
        """Of the window and of other threads apart: which of them comes first differs from run to run."""
        window = threading.current_thread() is threading.main_thread()
        return hashlib.sha256(f"{window}/{next(self._numbers[window])}".encode()).digest()[:16]
