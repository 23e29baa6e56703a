"""The parser of `kanz`: options that every command has, and help in Dutch."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, _SubParsersAction
from typing import Any, TypeAlias

Subparsers: TypeAlias = "_SubParsersAction[Parser]"

GEZIN_HELP = "naam of nummer van het gezin; - om het te typen"


class Parser(ArgumentParser):
    """Every command takes the options of `kanz` itself, before or behind its own name."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False)
        self._positionals.title = "wat"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="toon deze hulp")
        self.add_argument("--profile", metavar="DIR", default=SUPPRESS, help="map van het profiel")
        self.add_argument(
            "--passphrase-file",
            metavar="FILE",
            default=SUPPRESS,
            help="lees de wachtzin uit de eerste regel van dit bestand",
        )
        self.add_argument("--json", action="store_true", default=SUPPRESS, help="uitvoer voor machines")
