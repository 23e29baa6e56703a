"""`kanz-desktop`, also as `python -m kanz_desktop`: the parent without Qt, or one of its parts."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from kanz_desktop.crypto.process import forbid_core_dumps
from kanz_desktop.errors import EnvironmentRefused
from kanz_desktop.own_process import Part


class SystemPartMissing(EnvironmentRefused):
    """A `library` of the operating system that the windows stand on is not installed."""

    code = "systeemdeel-ontbreekt"


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the program; returns its exit code."""
    forbid_core_dumps()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in set(Part):
        return _be(Part(given[0]), given[1:])
    return _stay(given)


def _be(part: Part, given: Sequence[str]) -> int:
    try:
        module = import_module(part.module)
    except ModuleNotFoundError:
        raise
    except ImportError as error:  # Qt is there, what it needs of the system is not
        from kanz_desktop.services.error_text import explain
        from kanz_desktop.ui.shell.process import EXIT_SAID

        lacking = str(error).partition(":")[0]
        sys.stderr.write(f"{explain(SystemPartMissing(library=lacking))}\n")
        return EXIT_SAID
    return int(module.main(given))


def _stay(given: Sequence[str]) -> int:
    """Be the parent. What it needs is loaded only here: a part starts with what it needs itself."""

    from kanz_desktop.cli.dutch import DutchParser
    from kanz_desktop.paths import profile_paths
    from kanz_desktop.ui.shell.window_process import start_window

    parser = DutchParser(prog="kanz-desktop", description="Kanz: gezinsmap en gezinsplan.")
    parser.add_argument(
        "--profile", type=Path, help="map met de gegevens (anders KANZ_PROFILE, anders de gewone plek)"
    )
    paths = profile_paths(parser.parse_args(given).profile)
    first = start_window(paths)
    # From here on two processes load at once; whether the window may be shown is known before it is ready.
    from kanz_desktop.ui.shell.parent import main_loop

    return main_loop(paths, first=first)


if __name__ == "__main__":
    sys.exit(main())
