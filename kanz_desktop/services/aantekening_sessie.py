"""An open werkaantekeningen session: one worker's notes about one gezin, and what is done in them."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from kanz_desktop.domain.access import NOTES_VIEW
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.operations import Author
from kanz_desktop.domain.records import Changes, Edit, Record, Snapshot, newest_day_first
from kanz_desktop.domain.values import FileRef, Id, Ref, Value
from kanz_desktop.errors import KanzError
from kanz_desktop.method.model import Methode
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.sessie import Clock, Draft, GezinSessie, Hit
from kanz_desktop.services.sources import Source
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.gezin_keys import GezinKeys
from kanz_desktop.storage.moment import system_now

IDLE_MINUTES = 2
"""Minutes without a hand on the notes after which they close, until something else is chosen."""
NOTE, REFLECTION, ATTACHMENT = "aantekening", "reflectie", "bijlage"
SCREEN = "werkaantekeningen"
"""Undo of what is done in the notes belongs to this screen."""


class Outbox(Protocol):
    """What takes notes to the office folder (`services.kantoor.notities`)."""

    def freeze_if_free(self, notes: NotesSession) -> None:
        """Without waiting for a sync that runs. Raises what the disk refuses."""
        ...


class NotesSession(GezinSessie):
    """The open notes about one gezin. `steady` is a clock in seconds that never goes back."""

    places = frozenset({Place.WERKAANTEKENINGEN})

    def __init__(
        self,
        folder: Path,
        keys: GezinKeys,
        author: Author,
        naam: str,
        methode: Methode,
        *,
        clock: Clock = system_now,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self.outbox: Outbox | None = None
        """To the office folder, where there is one."""
        self._steady = steady
        self._touched = steady()
        self._idle_s = IDLE_MINUTES * 60.0
        super().__init__(folder, keys, author, naam, methode, clock=clock)

    def close(self) -> None:
        """What was written goes to the office folder with the next sync, as far as it can be frozen now."""
        if not self._closed and self.outbox is not None:
            with suppress(KanzError):
                self.commit_drafts().result()
                self.outbox.freeze_if_free(self)
        super().close()

    def log_reader(self) -> FamilyStore:
        """A connection of its own that only reads; to be closed by who asked."""
        return FamilyStore.open(self._folder, self._keys, self.author, read_only=True)

    def set_idle_minutes(self, minutes: int) -> None:
        """From now on, counted from the last hand on the notes."""
        self._idle_s = minutes * 60.0

    def touch(self) -> None:
        """Somebody is at work in the notes."""
        self._touched = self._steady()

    @property
    def idle(self) -> bool:
        """Nobody touched the notes for so long that they must close."""
        return self._steady() - self._touched >= self._idle_s

    @property
    def closed(self) -> bool:
        return self._closed

    def apply(self, edits: Sequence[Edit], screen: str) -> Future[Changes]:
        self.touch()
        return super().apply(edits, screen)

    def save_draft(self, draft: Draft) -> Future[None]:
        self.touch()
        return super().save_draft(draft)

    def find(self, text: str) -> Future[list[Hit]]:
        """Notes with these words, newest first; nothing of the gezin is searched."""
        self.touch()
        return self.search(text, NOTES_VIEW)


def notes_of(snapshot: Snapshot) -> tuple[Record, ...]:
    """Notes and reflections, newest day first; of one day, the one that was begun last first."""
    return newest_day_first(row for kind in (NOTE, REFLECTION) for row in snapshot.of(kind))


def attachments_of(snapshot: Snapshot, note: Id) -> tuple[Record, ...]:
    """The files at a note, in a fixed order."""
    rows = [row for row in snapshot.of(ATTACHMENT) if row.ref("aantekening") == note]
    return tuple(sorted(rows, key=lambda row: (row.text("bestandsnaam").casefold(), row.id)))


def new_note(notes: NotesSession, kind: str = NOTE) -> list[Edit]:
    """A note, or a reflection, of today."""
    return new_record(kind, {"datum": notes.today()})


def attach(
    notes: NotesSession, note: Id, sources: Sequence[Source]
) -> tuple[tuple[Source, KanzError | None], ...]:
    """Keep files at a note, byte for byte; each with its own error, the rest goes on. Blocks."""
    notes.touch()
    return tuple((source, _attach(notes, note, source)) for source in sources)


def _attach(notes: NotesSession, note: Id, source: Source) -> KanzError | None:
    try:
        with source.open() as stream:
            stored = notes.objects.add(cast(BinaryIO, stream))
            file = FileRef(stored.hash, stored.size, stream.media_type)
        values: dict[str, Value] = {"aantekening": Ref(note), "bestand": file, "bestandsnaam": source.name}
        notes.apply(new_record(ATTACHMENT, values), SCREEN).result()
    except KanzError as error:
        return error
    return None
