"""What every command shares: the profile, the lock, the way in, and saying things to people or machines."""

from __future__ import annotations

import getpass
import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from kanz_desktop.cli.refusals import GezinAmbiguous, GezinNotFound, InputUnreadable, ProfileInUse
from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import KanzError
from kanz_desktop.paths import AppPaths, profile_paths
from kanz_desktop.services import opening
from kanz_desktop.services.error_text import explain
from kanz_desktop.services.instance import InstanceLock
from kanz_desktop.services.inzage import OPENED, note_seen
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.werkplek import Werkplek

FROM_INPUT = "-"
"""Given instead of a name: ask for it, or read it from standard input. Arguments stay in shell history."""
SHORTEST_ID = 4


@dataclass(frozen=True)
class Terminal:
    """One run of `kanz`. `kdf` is for tests: no option or setting reaches it."""

    args: Namespace
    out: TextIO = field(default_factory=lambda: sys.stdout)
    source: TextIO = field(default_factory=lambda: sys.stdin)
    ask_secret: Callable[[str], str] = getpass.getpass
    kdf: KdfProfile | None = None

    @property
    def paths(self) -> AppPaths:
        profile = getattr(self.args, "profile", None)
        return profile_paths(Path(profile) if profile else None)

    @property
    def json(self) -> bool:
        return bool(getattr(self.args, "json", False))

    def say(self, *lines: str) -> None:
        """For people; silent with --json."""
        if not self.json:
            print(*lines, sep="\n", file=self.out)

    def warn(self, error: KanzError) -> None:
        """Something that the command can go on with; on standard error, also with --json."""
        print(explain(error), file=sys.stderr)

    def result(self, **content: Any) -> None:
        """For machines, with --json: one object for the whole command."""
        if self.json:
            print(json.dumps(content, ensure_ascii=False), file=self.out)

    def passphrase(self, prompt: str = "Wachtzin: ") -> str:
        """From --passphrase-file (its first line), else from a prompt that does not show it."""
        file = getattr(self.args, "passphrase_file", None)
        return first_line(Path(file)) if file else self.ask_secret(prompt)

    def ask(self, given: str | None, prompt: str) -> str:
        """What was given as an argument, else one line from the prompt or from standard input."""
        if given is not None and given != FROM_INPUT:
            return given
        if self.source.isatty():
            print(prompt, end="", file=self.out, flush=True)
        return self.source.readline().rstrip("\r\n")

    @contextmanager
    def locked(self) -> Iterator[InstanceLock]:
        """Nobody else writes in this profile meanwhile. Raises ProfileInUse."""
        lock = InstanceLock(self.paths)
        if not lock.take():
            raise ProfileInUse
        try:
            yield lock
        finally:
            lock.release()

    @contextmanager
    def werkplek(self) -> Iterator[Werkplek]:
        """The unlocked work place, closed at the end."""
        with self.locked():
            place = opening.unlock(self.paths, self.passphrase())
            try:
                for finding in place.findings:
                    self.warn(finding.error)
                yield place
            finally:
                place.close()

    @contextmanager
    def gezin(self) -> Iterator[GezinSessie]:
        """The gezin that the argument GEZIN means."""
        with self.werkplek() as place:
            sessie = place.open_gezin(find_gezin(place, self.ask(self.args.gezin, "Gezin: ")))
            if sessie.trouble is not None:
                self.warn(sessie.trouble)
            note_seen(sessie, OPENED)
            yield sessie


def find_gezin(place: Werkplek, name: str) -> Id:
    """By its number (or the start of it), else by its name. Raises GezinNotFound, GezinAmbiguous."""
    rows = place.gezinnen()
    wanted = name.strip().casefold()
    found = [row.id for row in rows if len(wanted) >= SHORTEST_ID and row.id.hex().startswith(wanted)]
    found = found or [row.id for row in rows if row.naam.casefold() == wanted]
    if not found:
        raise GezinNotFound
    if len(found) > 1:
        raise GezinAmbiguous(aantal=len(found))
    return found[0]


def first_line(path: Path) -> str:
    """Raises InputUnreadable."""
    return read_input(path).decode("utf-8", "replace").split("\n", 1)[0].rstrip("\r")


def read_input(path: Path) -> bytes:
    """A file that the user pointed at. Raises InputUnreadable."""
    try:
        return path.read_bytes()
    except OSError:
        raise InputUnreadable from None
