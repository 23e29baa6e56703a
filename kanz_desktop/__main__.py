"""`kanz-desktop`, also as `python -m kanz_desktop`: the parent without Qt, or one of its windows."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kanz_desktop.crypto.process import forbid_core_dumps
from kanz_desktop.paths import profile_paths
from kanz_desktop.services.preview_process import WORKER_FLAG
from kanz_desktop.ui.shell.parent import WINDOW_ARGUMENT, main_loop


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the program; returns its exit code."""
    forbid_core_dumps()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == [WORKER_FLAG]:
        from kanz_desktop.services.preview_worker import main as show_papers

        return show_papers()
    if given == [WINDOW_ARGUMENT]:
        from kanz_desktop.app import run_window

        run_window(profile_paths())
    parser = argparse.ArgumentParser(prog="kanz-desktop", description="Kanz: gezinsmap en gezinsplan.")
    parser.add_argument(
        "--profile", type=Path, help="map met de gegevens (anders KANZ_PROFILE, anders de gewone plek)"
    )
    return main_loop(profile_paths(parser.parse_args(given).profile))


if __name__ == "__main__":
    sys.exit(main())
