"""Try an office folder before people depend on it, in words for whoever manages it."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kanz_desktop.paths import resource_text
from kanz_desktop.services.error_text import explain
from kanz_desktop.sync.folder_check import LARGE, Mark, Outcome, Trait, check_folder

TEXTS = "texts/kantoormap.toml"


@dataclass(frozen=True, slots=True)
class Uitslag:
    """One thing that was tried. `zin` and `advies` are empty when it is as it should be."""

    id: str
    mark: Mark
    naam: str
    zin: str
    advies: str
    seconds: float

    @property
    def line_bytes(self) -> int:
        """Bytes that went over the line and back, when this says something about its speed; else 0."""
        return 2 * LARGE if self.id == Trait.LARGE and self.mark is Mark.GOOD else 0


def try_folder(root: Path) -> Iterator[Uitslag]:
    """Everything that we rely on, one by one. Blocks; changes nothing of what stands there."""
    for outcome in check_folder(root, free=_free(root)):
        yield _said(outcome)


def _free(root: Path) -> int:
    """Bytes free; a folder that does not tell is not called full for it."""
    try:
        return shutil.disk_usage(root).free or 1 << 60
    except OSError:
        return 1 << 60


def _said(outcome: Outcome) -> Uitslag:
    text = _texts()[outcome.trait]
    zin = advies = ""
    if outcome.mark in (Mark.DOUBT, Mark.BAD):
        zin, advies = text[outcome.mark], text["advies"]
    if outcome.error is not None:
        zin = explain(outcome.error).what
    return Uitslag(outcome.trait, outcome.mark, text["naam"], zin, advies, outcome.seconds)


@cache
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(resource_text(TEXTS))
