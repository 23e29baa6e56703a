"""`kanz apply` and `dump`: the open format, in and out (docs/format/open-format.md)."""

from __future__ import annotations

import sys
from pathlib import Path

from kanz_desktop.cli.parsers import GEZIN_HELP, Subparsers
from kanz_desktop.cli.terminal import FROM_INPUT, Terminal, read_input
from kanz_desktop.services.hoeveel import count_words
from kanz_desktop.services.inzage import HANDED_OUT, note_done
from kanz_desktop.services.openformaat import dump
from kanz_desktop.services.wijzigingen import apply_changes


def add(commands: Subparsers) -> None:
    apply = commands.add_parser("apply", help="schrijf wijzigingen uit een bestand, allemaal of geen")
    apply.add_argument("gezin", metavar="GEZIN", help=GEZIN_HELP)
    apply.add_argument("changes", metavar="CHANGES.json", help="bestand met wijzigingen, of -")
    apply.set_defaults(run=run_apply)
    out = commands.add_parser("dump", help="alle gegevens van een gezin, leesbaar voor ieder programma")
    out.add_argument("gezin", metavar="GEZIN", help=GEZIN_HELP)
    out.add_argument("--history", action="store_true", help="ook alles wat er eerder stond")
    out.set_defaults(run=run_dump)


def run_apply(terminal: Terminal) -> int:
    named = terminal.args.changes
    data = sys.stdin.buffer.read() if named == FROM_INPUT else read_input(Path(named))
    with terminal.gezin() as sessie:
        changes = apply_changes(sessie, data)
    terminal.say(f"Opgeslagen: {count_words(len(changes.ops), 'wijziging', 'wijzigingen')}.")
    terminal.result(operations=len(changes.ops), records=[record.id.hex() for record in changes.records])
    return 0


def run_dump(terminal: Terminal) -> int:
    """The dump is JSON with and without --json: it is what was asked for."""
    with terminal.gezin() as sessie:
        note_done(sessie, HANDED_OUT)
        content = dump(sessie, history=terminal.args.history)
    terminal.out.write(content.decode())
    return 0
