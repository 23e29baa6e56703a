"""A laptop with a whole vault on it, what it holds, and the disasters that may befall it."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kanz_desktop.errors import KanzError
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import aantekeningen, opening, papieren
from kanz_desktop.services.aantekening_sessie import NotesSession, new_note
from kanz_desktop.services.edits import new_record, set_field
from kanz_desktop.services.kluisregister import BY_CODE, BY_PASSPHRASE
from kanz_desktop.services.openformaat import described
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.sources import Source
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.vault import create_vault, unlock_vault, unlock_with_code
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.secrets import FileSecrets

NOTE_WORDS = "negen oranje kamelen fietsen voorzichtig"
NEW_WORDS = "vijf groene krokodillen fluiten luidkeels"
GEZINNEN = ("De Vries", "Yılmaz")
SCREEN = "drill"

Papers = dict[str, bytes]
Gezin = tuple[list[Any], Papers]
Held = dict[str, Gezin]
"""Of each gezin all records as they are shown, and all papers byte for byte."""


@dataclass
class Laptop:
    """One laptop: a profile on its disk, and the keyring of its account."""

    folder: Path

    @property
    def paths(self) -> AppPaths:
        return AppPaths(self.folder / "profiel")

    @property
    def keyring(self) -> FileSecrets:
        return FileSecrets(self.folder / "sleutelbos")

    def unlock(self, words: str = TEST_PASSPHRASE) -> Werkplek:
        return self.enter(self.paths, words)

    def enter(self, paths: AppPaths, words: str = TEST_PASSPHRASE) -> Werkplek:
        return opening.enter(paths, unlock_vault(paths, words, self.keyring), BY_PASSPHRASE)

    def unlock_with_code(self, code: str, paths: AppPaths | None = None) -> Werkplek:
        """In with the code; from then on NEW_WORDS and the keyring of this laptop."""
        vault = unlock_with_code(paths or self.paths, code)
        vault.ways.change_passphrase(NEW_WORDS, self.keyring, profile=TEST_PROFILE)
        return opening.enter(paths or self.paths, vault, BY_CODE)

    def holds(self, words: str = TEST_PASSPHRASE) -> Held:
        werkplek = self.unlock(words)
        try:
            return everything(werkplek)
        finally:
            werkplek.close()

    def wipe(self) -> None:
        """Stolen, burnt, or under a car."""
        shutil.rmtree(self.folder)


def new_laptop(folder: Path) -> Laptop:
    folder.mkdir()
    return Laptop(folder)


def filled_laptop(folder: Path) -> tuple[Laptop, str]:
    """A laptop of Sanne with two gezinnen, papers, and notes about the first; the printed code."""
    laptop = new_laptop(folder)
    vault, code = create_vault(
        laptop.paths,
        name="Sanne Bakker",
        passphrase=TEST_PASSPHRASE,
        secrets=laptop.keyring,
        profile=TEST_PROFILE,
    )
    werkplek = opening.enter(laptop.paths, vault, BY_PASSPHRASE)
    for naam in GEZINNEN:
        fill(werkplek.open_gezin(werkplek.new_gezin(naam).id))
    write_note(open_notes(laptop, werkplek, code=code))
    werkplek.close()
    return laptop, code


def fill(sessie: GezinSessie) -> None:
    for number in range(5):
        actie(sessie, f"Actie {number}: de gemeente bellen over de toeslag")
    papers = [Source.from_bytes(f"brief-{number}.txt", os.urandom(3000 + number)) for number in range(3)]
    report = papieren.take_in(sessie, papers)
    assert all(item.outcome == papieren.KEPT for item in report.items)


def actie(sessie: GezinSessie, words: str) -> None:
    """One actie, saved when this returns."""
    sessie.apply(new_record("actie", {"wat": words}), SCREEN).result()


def saves_until(refusal: type[KanzError], save: Callable[[], None]) -> int:
    """How often `save` was acknowledged before it was refused for that reason."""
    for count in itertools.count():
        try:
            save()
        except refusal:
            return count
    raise AssertionError


def open_notes(laptop: Laptop, werkplek: Werkplek, code: str | None = None) -> NotesSession:
    """The notes about the first gezin; with a code they are set up."""
    gezin = werkplek.gezinnen()[0].id
    if code is None:
        return aantekeningen.open_notes(werkplek, gezin, NOTE_WORDS, secrets=laptop.keyring)
    made = aantekeningen.set_up(
        werkplek, gezin, NOTE_WORDS, code=code, secrets=laptop.keyring, profile=TEST_PROFILE
    )
    return made[0]


def write_note(notes: NotesSession) -> None:
    edits = new_note(notes)
    notes.apply(edits, SCREEN).result()
    record = edits[0].record
    words = set_field(
        notes.snapshot, record, "aantekening", "tekst", "Praat met collega over de tweede lijn."
    )
    notes.apply([words], SCREEN).result()


def everything(werkplek: Werkplek) -> Held:
    return {regel.naam: of_gezin(werkplek.open_gezin(regel.id)) for regel in werkplek.gezinnen()}


def of_gezin(sessie: GezinSessie) -> Gezin:
    """All that this session can read; a paper that cannot be read is a failure of the drill."""
    shown = described(sessie.snapshot, sessie.id, sessie.naam, sessie.today())["records"]
    papers = {
        record.text("bestandsnaam"): papieren.read(sessie, record.id)
        for record in sessie.snapshot.of("document")
    }
    return shown, papers


def note_texts(notes: NotesSession) -> list[str]:
    return [record.text("tekst") for record in notes.snapshot.of("aantekening")]


def dies(work: Callable[[], None]) -> None:
    """`work` runs in a process that is killed when it returns, without any goodbye."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
