"""The parser of `kanz`: the options that every command has."""

from __future__ import annotations

from argparse import SUPPRESS, _SubParsersAction
from typing import Any, TypeAlias

from kanz_desktop.cli.dutch import DutchParser

Subparsers: TypeAlias = "_SubParsersAction[Parser]"

GEZIN_HELP = "naam of nummer van het gezin; - om het te typen"


class Parser(DutchParser):
    """Every command takes the options of `kanz` itself, before or behind its own name."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.add_argument("--profile", metavar="DIR", default=SUPPRESS, help="map van het profiel")
        self.add_argument(
            "--passphrase-file",
            metavar="FILE",
            default=SUPPRESS,
            help="lees de wachtzin uit de eerste regel van dit bestand",
        )
        self.add_argument("--json", action="store_true", default=SUPPRESS, help="uitvoer voor machines")
