"""The reflecterend team on paper: one reflection, or the empty form (method §9 and §13, form 18)."""

from __future__ import annotations

from pathlib import Path

from kanz_desktop.domain.note_kinds import REFLECTION_STEPS
from kanz_desktop.domain.opmaak import plain_words
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id
from kanz_desktop.reports.model import PdfResult
from kanz_desktop.reports.notes import Reflectie
from kanz_desktop.reports.pdf.notes import render_reflection
from kanz_desktop.reports.written import written
from kanz_desktop.services.aantekening_sessie import REFLECTION, NotesSession
from kanz_desktop.storage.atomic_file import write_atomic


def make(notes: NotesSession, reflection: Id | None) -> PdfResult:
    """This reflection; None gives the form to fill in with a pen. Blocks; any thread."""
    notes.touch()
    written = notes.snapshot.get(reflection) if reflection is not None else None
    filled = _filled(written or Record(b"", REFLECTION))
    return render_reflection(filled, notes.today(), blank=reflection is None)


def save(path: Path, made: PdfResult) -> None:
    """Write it where the worker wants it. Of the worker's own notes no register is kept.

    Blocks; raises FileInUse, DiskFull, ReadOnlyDisk, DiskFailed.
    """
    write_atomic(path, made.pdf, private=False)


def _filled(reflection: Record) -> Reflectie:
    label = KINDS[REFLECTION].field
    return Reflectie(
        day=reflection.date("datum"),
        onderwerp=reflection.text("titel"),
        team=reflection.text("team"),
        steps=tuple(
            (title, said, tuple((label(field).label, _answer(reflection, field)) for field in fields))
            for title, said, fields in REFLECTION_STEPS
        ),
    )


def _answer(reflection: Record, field: str) -> str:
    return plain_words(written(reflection, field))
