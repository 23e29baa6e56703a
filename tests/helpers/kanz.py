"""Runs real commands in this process, on a profile of its own, with a light KDF that no option reaches."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kanz_desktop.cli.main import main
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE


@dataclass
class Said:
    code: int
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


class Kanz:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.profile = folder / "profiel"
        self.passphrase_file = folder / "wachtzin.txt"
        self.passphrase_file.write_text(f"{TEST_PASSPHRASE}\n")

    def __call__(self, *words, typed: str = "", secrets: tuple[str, ...] = (), file: bool = True) -> Said:
        out = io.StringIO()
        answers = iter(secrets)
        given = [
            "--profile",
            str(self.profile),
            *(["--passphrase-file", str(self.passphrase_file)] if file else []),
        ]
        code = main(
            [*given, *(str(word) for word in words)],
            out=out,
            source=io.StringIO(typed),
            ask_secret=lambda _prompt: next(answers),
            kdf=TEST_PROFILE,
        )
        return Said(code, out.getvalue())
