"""`kanz`: everything that needs no window, for people who manage laptops, for scripts and for tests.

Exit codes: 0 done, 1 refused (with the reason in words), 2 asked in the wrong way.
"""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import TextIO

from kanz_desktop import __version__
from kanz_desktop.cli import (
    afdrukken,
    bijwerken,
    demo,
    gegevens,
    inrichten,
    kantoormap,
    leden,
    notities,
    onderhoud,
    papieren,
)
from kanz_desktop.cli.parsers import Parser, Subparsers
from kanz_desktop.cli.terminal import Terminal
from kanz_desktop.crypto.process import forbid_core_dumps
from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.errors import KanzError
from kanz_desktop.services.error_text import explain
from kanz_desktop.services.surprises import log_without_words, trail

GROUPS = (inrichten, papieren, gegevens, afdrukken, onderhoud, bijwerken, kantoormap, leden, notities, demo)
REFUSED = 1


def main(
    argv: Sequence[str] | None = None,
    *,
    out: TextIO | None = None,
    source: TextIO | None = None,
    ask_secret: Callable[[str], str] = getpass.getpass,
    kdf: KdfProfile | None = None,
) -> int:
    """Run one command; the keyword arguments are for tests. Raises SystemExit(2) as argparse does."""
    forbid_core_dumps()
    log_without_words()
    args = parser().parse_args(argv)
    terminal = Terminal(args, out or sys.stdout, source or sys.stdin, ask_secret, kdf)
    try:
        code = int(args.run(terminal))
        terminal.out.flush()
        return code
    except BrokenPipeError:
        # whoever read our lines has left (`kanz … | head`); Python would complain again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except Exception as error:  # noqa: BLE001 - a bug too is said in words; its own may be those of a family
        _refuse(terminal, error)
        return REFUSED
    except KeyboardInterrupt:
        return REFUSED


def parser() -> Parser:
    """All commands with their options."""
    top = Parser(prog="kanz", description="De gezinsmap en het gezinsplan, zonder venster.")
    top.add_argument("--version", action="version", version=__version__, help="toon de versie")
    commands: Subparsers = top.add_subparsers(
        dest="command", required=True, metavar="opdracht", title="opdrachten"
    )
    for group in GROUPS:
        group.add(commands)
    return top


def _refuse(terminal: Terminal, error: Exception) -> None:
    said = explain(error)
    if terminal.json:
        code = error.code if isinstance(error, KanzError) else type(error).__name__
        data = error.data if isinstance(error, KanzError) else {}
        refusal = {"code": code, "data": data, "what": said.what, "safe": said.safe, "next": said.next}
        print(json.dumps({"error": refusal}, ensure_ascii=False), file=terminal.out)
        return
    print(said, file=sys.stderr)
    if not isinstance(error, KanzError | OSError):
        print(trail(error), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
