"""Runs real commands in this process, on a profile of its own, with a light KDF that no option reaches."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kanz_desktop.cli.main import main
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening
from kanz_desktop.services.werkplek import Werkplek
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


class Colleague:
    """Somebody with a terminal and a laptop."""

    code = ""

    def __init__(self, base: Path, name: str) -> None:
        (base / name).mkdir(parents=True)
        self.kanz = Kanz(base / name)
        self.folder = base / "kantoor"

    @classmethod
    def founder(cls, base: Path) -> Colleague:
        """Anna de Boer began a team on her laptop, and De Vries stands there."""
        made = cls(base, "anna")
        made.folder.mkdir()
        made.code = made.set_up("Anna de Boer")
        made.kanz("gezin", "new", "De Vries")
        place = made.place()
        place.kantoor.found(made.folder)
        place.close()
        made.sync(2)
        return made

    def let_in(self, name: str, called: str) -> Colleague:
        """Somebody knocks, reads the eight words, and is let in."""
        made = Colleague(self.folder.parent, name)
        made.set_up(called)
        words = made.member("join", self.folder).json["words"]
        assert self.member("accept", *words, "--name", called).code == 0
        for one in (self, made):
            one.sync()
        return made

    def set_up(self, name: str) -> str:
        made = self.kanz("init", "--name", name, "--no-keyring", "--json")
        assert made.code == 0
        return str(made.json["recovery_code"])

    def member(self, *words: object, typed: str = "", secrets: tuple[str, ...] = ()) -> Said:
        return self.kanz("member", *words, "--json", typed=typed, secrets=secrets)

    def place(self) -> Werkplek:
        return opening.unlock(AppPaths(self.kanz.profile), TEST_PASSPHRASE)

    def sync(self, count: int = 1) -> None:
        place = self.place()
        for _ in range(count):
            place.kantoor.bijwerken()
        place.close()
