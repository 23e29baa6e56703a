"""What a presenter needs from the window around it: the gezin as this reader sees it, and a pen.

`ui.shell.context.GezinContext` has all of it; a test hands over a few lines of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kanz_desktop.domain.records import Edit, Snapshot
from kanz_desktop.method.model import Methode
from kanz_desktop.services.pen import Pen


class GezinPort(Protocol):
    """One gezin on one face: `table` says whether it is the family's."""

    @property
    def methode(self) -> Methode: ...
    @property
    def table(self) -> bool: ...
    @property
    def snapshot(self) -> Snapshot: ...
    @property
    def pen(self) -> Pen: ...
    def apply(self, edits: Sequence[Edit], screen: str) -> object: ...
