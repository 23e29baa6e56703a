"""An argument parser that says everything in Dutch: argparse itself knows English only."""

from __future__ import annotations

import re
from argparse import SUPPRESS, ArgumentParser, HelpFormatter
from typing import Any, NoReturn

WRONG_USE = 2
"""Exit code of a command that was asked in the wrong way."""

_SAID = tuple((re.compile(english, re.DOTALL), dutch) for english, dutch in (
    (r"the following arguments are required: (.*)", r"dit ontbreekt nog: \1"),
    (r"one of the arguments (.*) is required", r"geef een van deze: \1"),
    (r"unrecognized arguments: (.*)", r"dit ken ik niet: \1"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\2 kan niet bij \1. Kies uit: \3"),
    (r"argument (.*): invalid \S+ value: (.*)", r"\2 kan niet bij \1"),
    (r"argument (.*): expected one argument", r"achter \1 hoort nog iets"),
    (r"argument (.*): expected at least one argument", r"achter \1 hoort nog iets"),
    (r"argument (.*): ignored explicit argument (.*)", r"achter \1 hoort niets, ook niet \2"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 kan niet samen met \2"),
))  # fmt: skip
"""What argparse says, and the same in Dutch. What is not here stays as it is: that is our own."""


class _Formatter(HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class DutchParser(ArgumentParser):
    """Usage, help and refusals in Dutch; no abbreviations, so that a new option breaks no script."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", _Formatter)
        super().__init__(**options, add_help=False, allow_abbrev=False)
        self._positionals.title = "wat"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="toon deze hulp")

    def error(self, message: str) -> NoReturn:
        """Say what was wrong and how it is done; ends with WRONG_USE."""
        self.exit(WRONG_USE, f"{self.format_usage()}{self.prog}: {_in_dutch(message)}\n")


def _in_dutch(message: str) -> str:
    for english, dutch in _SAID:
        if match := english.fullmatch(message):
            return match.expand(dutch)
    return message
