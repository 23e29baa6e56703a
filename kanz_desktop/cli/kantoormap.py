"""`kanz folder check`: does a folder do what an office folder has to? No vault is opened for it."""

from __future__ import annotations

from pathlib import Path

from kanz_desktop.cli.parsers import Parser, Subparsers
from kanz_desktop.cli.terminal import Terminal
from kanz_desktop.services.mapproef import Uitslag, try_folder
from kanz_desktop.sync.folder_check import Mark

_SIGNS = {Mark.GOOD: "goed    ", Mark.DOUBT: "let op  ", Mark.BAD: "mis     ", Mark.SKIPPED: "-       "}


def add(commands: Subparsers) -> None:
    folder = commands.add_parser("folder", help="kijk of een map als kantoormap kan dienen")
    actions = folder.add_subparsers(dest="action", required=True, metavar="wat", parser_class=Parser)
    check = actions.add_parser("check", help="probeer alles waar we op rekenen, en geef advies")
    check.add_argument("folder", metavar="MAP", type=Path, help="de map, zoals die hier gekoppeld is")
    check.set_defaults(run=run_check)


def run_check(terminal: Terminal) -> int:
    """Exit code 1 when something that we rely on does not work there."""
    found: list[Uitslag] = []
    for one in try_folder(terminal.args.folder):
        found.append(one)
        terminal.say(_line(one), *(f"        {part}" for part in (one.zin, one.advies) if part))
    usable = not any(one.mark in (Mark.BAD, Mark.SKIPPED) for one in found)
    terminal.say(
        "", "Deze map kan als kantoormap dienen." if usable else "Zo kan deze map geen kantoormap zijn."
    )
    terminal.result(
        usable=usable,
        checks=[{"id": one.id, "mark": str(one.mark), "seconds": round(one.seconds, 3)} for one in found],
    )
    return 0 if usable else 1


def _line(one: Uitslag) -> str:
    speed = f" ({one.line_bytes / 1e6 / one.seconds:.0f} MB per seconde)" if one.line_bytes else ""
    return f"{_SIGNS[one.mark]}{one.naam}{speed}"
