"""Kill a writing child at random moments and look at what is left (I1, I5, I9)."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from kanz_desktop.storage.family_store import FamilyStore
from tests.helpers.crash_child import content
from tests.helpers.family import author, ident, keys

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Acknowledged:
    """What the child said was saved: the last number of each text and draft, and every paper."""

    text: dict[str, int] = field(default_factory=dict)
    draft: dict[str, int] = field(default_factory=dict)
    paper: dict[str, int] = field(default_factory=dict)

    def read(self, output: bytes) -> int:
        """Take in the lines of one child, the last one perhaps cut off; how many counted."""
        lines = output.decode().split("\n")[:-1]
        for line in lines:
            if line != "ready":
                kind, record, number = line.split(" ")
                getattr(self, kind)[record] = int(number)
        return len(lines)


class Crashes:
    """One gezin that is written and killed over and over; every round begins where the last one died."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._chance = random.Random(seed)
        self._seed = seed
        self.saved = Acknowledged()
        self.acknowledged = 0
        FamilyStore.create(folder, keys(), author()).close()

    def round(self, number: int, longest_s: float) -> None:
        """Let a child write, kill it, and check everything that any child ever acknowledged."""
        self.acknowledged += self.saved.read(self._kill_one(number, longest_s))
        self.check(objects="sample")

    def check(self, objects: str) -> None:
        store = FamilyStore.open(self._folder, keys(), author())
        try:
            for kind, field_id in (("text", "woorden"), ("draft", "sinds")):
                for record, number in getattr(self.saved, kind).items():
                    self._at_least(store, record, field_id, number)
            for record, number in self.saved.paper.items():
                self._paper(store, record, number)
            findings = store.verify(objects=objects)  # type: ignore[arg-type]
            assert findings.ok, findings
            digest = store.tables_digest()
            store.rebuild()
            assert store.tables_digest() == digest
        finally:
            store.close()

    def _kill_one(self, number: int, longest_s: float) -> bytes:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.crash_child", str(self._folder), str(self._seed + number)],
            cwd=ROOT, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert child.stdout is not None
        begun = child.stdout.readline()
        assert begun == b"ready\n", "the child could not open what the last crash left"
        time.sleep(self._chance.uniform(0, longest_s))
        os.kill(child.pid, signal.SIGKILL)
        rest = child.stdout.read()
        child.stdout.close()
        assert child.wait() == -signal.SIGKILL
        return begun + rest

    @staticmethod
    def _at_least(store: FamilyStore, record: str, field_id: str, number: int) -> None:
        """A later version may have been saved without our hearing of it, and a later draft takes the place
        of an earlier one; anything older than what was acknowledged is a loss."""
        shown = store.record(ident(record))
        assert shown is not None, f"{record} is lost"
        versions = [str(version.value) for version in store.history(ident(record), field_id)]
        newest = max((int(words.split()[1]) for words in versions), default=-1)
        kept = f"versie {number}" in versions or (field_id == "sinds" and newest > number)
        assert kept, f"{record}.{field_id} version {number} is lost"

    @staticmethod
    def _paper(store: FamilyStore, record: str, number: int) -> None:
        shown = store.record(ident(record))
        file = shown.file("bestand") if shown is not None else None
        assert file is not None, f"{record} is lost"
        with store.objects.open(file.object) as paper:
            assert paper.read_all() == content(record, number), f"{record} is not what was saved"
