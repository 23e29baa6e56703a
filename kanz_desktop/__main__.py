"""`kanz-desktop`, also as `python -m kanz_desktop`: the parent without Qt, or one of its parts.

Nothing is imported at the top that the first lines of a start do not need: the parent has its window started
before it loads anything itself, and a part loads what it needs and no more.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module

from kanz_desktop.own_process import Part

TYPE_CHECKING = False  # as in typing, which is one of the things not to be loaded here
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the program; returns its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in set(Part):
        return _be(Part(given[0]), given[1:])
    return _stay(given)


def _be(part: Part, given: Sequence[str]) -> int:
    from kanz_desktop.crypto.process import forbid_core_dumps

    forbid_core_dumps()
    gc.disable()  # nothing of what is being loaded is garbage: looking for it takes a tenth of the time
    try:
        module = import_module(part.module)
    except ModuleNotFoundError:
        raise
    except ImportError as error:  # Qt is there, what it needs of the system is not
        from kanz_desktop.services.error_text import explain
        from kanz_desktop.ui.shell.process import EXIT_SAID, SystemPartMissing

        lacking = str(error).partition(":")[0]
        sys.stderr.write(f"{explain(SystemPartMissing(library=lacking))}\n")
        return EXIT_SAID
    finally:
        gc.enable()
    return int(module.main(given))


def _stay(given: Sequence[str]) -> int:
    """Be the parent: it loads while the window does, and knows sooner what that is to show."""
    from kanz_desktop.ui.shell.window_process import start_window

    first = None if given else start_window()  # what was asked may have to be refused first
    from kanz_desktop.crypto.process import forbid_core_dumps
    from kanz_desktop.paths import profile_paths
    from kanz_desktop.ui.shell.parent import main_loop

    forbid_core_dumps()
    return main_loop(profile_paths(_asked_profile(given) if given else None), first=first)


def _asked_profile(given: Sequence[str]) -> Path | None:
    from pathlib import Path

    from kanz_desktop.cli.dutch import DutchParser

    parser = DutchParser(prog="kanz-desktop", description="Kanz: gezinsmap en gezinsplan.")
    parser.add_argument(
        "--profile", type=Path, help="map met de gegevens (anders KANZ_PROFILE, anders de gewone plek)"
    )
    asked: Path | None = parser.parse_args(given).profile
    return asked


if __name__ == "__main__":
    sys.exit(main())
