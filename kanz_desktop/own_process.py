"""How the program starts itself again as one of its parts: from a checkout, a wheel or a bundle alike.

Each part is a process of its own, so that it can be ended, limited or kept from Qt or from keys. A bundle has
no `python -m`, and its two programs differ: a part is always started through the app, never through `kanz`.
"""

from __future__ import annotations

import sys
from enum import StrEnum

_APP = "kanz-desktop"


class Part(StrEnum):
    """The first argument of a part; `__main__` then calls `main(arguments) -> int` of its module."""

    WINDOW = "--venster"
    PAPERS = "--toon-papieren"
    SCREENS = "--maak-schermbeelden"

    @property
    def module(self) -> str:
        return _MODULES[self]


_MODULES = {
    Part.WINDOW: "kanz_desktop.app",
    Part.PAPERS: "kanz_desktop.services.preview_worker",
    Part.SCREENS: "kanz_desktop.ui.screenshots",
}


def own_command(part: Part, *arguments: str) -> tuple[str, ...]:
    """The command line that starts this very program as one of its parts."""
    if getattr(sys, "frozen", False):
        from pathlib import Path  # here, because the parent starts a window before it loads anything else

        running = Path(sys.executable).resolve()
        return (str(running.with_name(_APP + running.suffix)), part, *arguments)
    return (sys.executable, "-P", "-m", "kanz_desktop", part, *arguments)
