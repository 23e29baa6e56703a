"""Damage, full disks and a profile to try them on. Everything here is done to copies."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers.kanz import Kanz, Said

NAMES = ("De Vries", "El Amrani")
FAMILY_WORDS = "Noor durft weer naar school"
"""Stands in a record of De Vries: no sentence about an error and no log may repeat it."""


def flip(path: Path, at: int) -> None:
    """One bit falls over."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    """Half of the file is gone."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scrub(path: Path, start: float, end: float = 1.0) -> None:
    """A stretch of the file is noise, from and to these parts of it."""
    data = bytearray(path.read_bytes())
    first, last = int(len(data) * start), int(len(data) * end)
    data[first:last] = bytes(byte ^ 0x5A for byte in data[first:last])
    path.write_bytes(data)


def set_aside(path: Path) -> None:
    """Somebody dragged it elsewhere."""
    path.rename(path.with_name(path.name + ".weg"))


@dataclass
class Luck:
    """The command line on a profile, held to the rules for errors."""

    kanz: Kanz
    capsys: pytest.CaptureFixture[str]

    def refused(self, *words: object, **options: object) -> str:
        """The sentences of a refusal: exit code 1, no traceback, no family, the same for machines."""
        self.capsys.readouterr()
        said = self.kanz(*words, **options)
        heard = self.capsys.readouterr()
        assert said.code == 1, said.text
        sentences = heard.err
        assert "Traceback" not in sentences + heard.out
        assert FAMILY_WORDS not in sentences
        assert json.loads(self.kanz("--json", *words, **options).text)["error"]["what"] in sentences
        return sentences.strip()

    def works(self, *words: object, **options: object) -> Said:
        self.capsys.readouterr()
        said = self.kanz(*words, **options)
        assert said.code == 0, (said.text, self.capsys.readouterr().err)
        return said

    def warned(self, *words: object) -> str:
        """The sentences beside a command that did what it was asked."""
        self.works(*words)
        return self.capsys.readouterr().err

    def ids(self) -> dict[str, str]:
        """Numbers of the gezinnen by name."""
        rows = self.works("--json", "gezin", "list").json["gezinnen"]
        return {row["naam"]: row["gezin"] for row in rows}

    def gezin(self, name: str) -> Path:
        """The folder of a gezin; asked before anything is damaged."""
        return self.kanz.profile / "gezinnen" / self.ids()[name]


@contextmanager
def small_disk(folder: Path, size: str = "6m") -> Iterator[Callable[[str], None]]:
    """A disk of its own at `folder`; call what is given with other mount options ("ro", "size=8m")."""
    mount = shutil.which("mount")
    folder.mkdir(exist_ok=True)
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", f"size={size}", "kanz", str(folder)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("no right to mount a disk here")

    def again(options: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)

    try:
        yield again
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path, leave: int = 0) -> Path:
    """A file that takes all room on the disk but `leave` bytes; returns it."""
    filler = folder / "vol.bin"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(65536))
    with filler.open("r+b", buffering=0) as file:
        file.truncate(max(filler.stat().st_size - leave, 0))
    return filler
