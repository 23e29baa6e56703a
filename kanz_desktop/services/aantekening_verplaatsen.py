"""A note goes to the dossier or the gezinsmap: others can read it from then on, and there is no way back.

In the dossier it becomes a piece that can be fixed, with its files as papers; in the gezinsmap a paper.
No transaction spans two databases. The intent stands in the vault first; then the record stands in its
new place, under an id that follows from the note, so that doing it again makes no second one; then all
that was ever written of the note is purged. What a crash left half done is finished when the notes of
that gezin are opened again: before that nobody can read the note, so nobody can copy it either.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import PurePath
from typing import Any

from kanz_desktop.domain.identity import keyed_id
from kanz_desktop.domain.kinds import PLACE, Merge, Place
from kanz_desktop.domain.opmaak import plain_words
from kanz_desktop.domain.records import Changes, Record
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import TEXT_LIMIT, FileRef, Id, Ref
from kanz_desktop.domain.wording import first_line
from kanz_desktop.errors import InputRefused, KanzError
from kanz_desktop.services import papieren
from kanz_desktop.services.aantekening_sessie import ATTACHMENT, NOTE, REFLECTION, NotesSession
from kanz_desktop.services.dossier import PIECE
from kanz_desktop.services.edits import delete, new_record
from kanz_desktop.services.filetypes import TEXT
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.intents import Intent, Intents
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.sources import clean_name
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.family_store import FamilyStore

INTENTS = "aantekeningen-verplaatsen"
"""Setting in the vault: [gezin, note, place] of every move that is not done yet. Ids only."""
MOVING = "aantekening-verplaatsen"
"""Undo on a screen never meets a move: there is no way back."""
TARGETS = (Place.DOSSIER, Place.GEZINSMAP)
_TITLE_LIMIT = 120


class NoteCannotMove(InputRefused):
    """Not a note, or not to a place where others read."""

    code = "aantekening-niet-te-verplaatsen"


def move_note(werkplek: Werkplek, notes: NotesSession, note: Id, place: Place) -> Id:
    """Move a note with its files; the id of the piece or paper that it became. Blocks; may be done again.

    Raises NoteCannotMove before anything is written, and what the disk refuses.
    """
    notes.commit_drafts().result()  # and with it everything that was on its way to the disk
    record = notes.snapshot.get(note)
    if place not in TARGETS or record is None or record.deleted or record.kind not in (NOTE, REFLECTION):
        raise NoteCannotMove
    intents, intent = Intents(werkplek, INTENTS), (notes.id.hex(), note.hex(), place.value)
    intents.add(intent)
    moved = _move(werkplek.open_gezin(notes.id), notes, note, place)
    intents.forget(intent)
    return moved


def finish_moves(werkplek: Werkplek, notes: NotesSession) -> int:
    """Finish what a crash left half done in these notes; how many moves that were.

    One that cannot be written now waits for a better day.
    """
    done, intents = 0, Intents(werkplek, INTENTS)
    for intent in _of_gezin(intents, notes.id):
        _, note, place = intent
        with suppress(KanzError):
            _move(werkplek.open_gezin(notes.id), notes, bytes.fromhex(note), Place(place))
            intents.forget(intent)
            done += 1
    return done


def drop_intents(werkplek: Werkplek, gezin: Id) -> None:
    """The notes of this gezin are gone: nothing of them can be moved any more."""
    intents = Intents(werkplek, INTENTS)
    for intent in _of_gezin(intents, gezin):
        intents.forget(intent)


def note_title(note: Record) -> str:
    """What a note is called: its title, else the first line of what stands in it."""
    texts = (words for _, words in _texts(note))
    return note.text("titel").strip() or first_line("\n".join(texts)) or KINDS[note.kind].label


def _move(target: GezinSessie, notes: NotesSession, note_id: Id, place: Place) -> Id:
    note = notes.snapshot.records[note_id]
    moved = _moved_id(target, note, place)
    files = [row for row in notes.snapshot.records.values() if _belongs(row, note_id)]
    if note.deleted and target.snapshot.get(moved) is None:
        return moved  # thrown away since, and never copied: it stays where it is
    if not note.deleted:
        papers = [_copy_file(target, notes, file, place) for file in files if not file.deleted]
        if _is_piece(note, place):
            _write_piece(target, moved, note, papers)
        else:
            _write_paper(target, moved, note, place)
    for record in (*files, note):
        _remove(notes, record)
    return moved


def _belongs(row: Record, note: Id) -> bool:
    return row.kind == ATTACHMENT and row.ref("aantekening") == note


def _is_piece(note: Record, place: Place) -> bool:
    """A note becomes a piece of the dossier, unless it is longer than one field can hold."""
    return place is Place.DOSSIER and len(_words(note).encode()) <= TEXT_LIMIT


def _moved_id(target: GezinSessie, note: Record, place: Place) -> Id:
    if _is_piece(note, place):
        return keyed_id(target.id, PIECE, f"aantekening/{note.id.hex()}")
    return _paper_id(target, note.id)


def _paper_id(target: GezinSessie, source: Id) -> Id:
    return keyed_id(target.id, "document", f"aantekening/{source.hex()}")


def _write_piece(target: GezinSessie, piece: Id, note: Record, papers: list[Id]) -> None:
    if target.snapshot.get(piece) is not None:
        return
    values: dict[str, Any] = {
        "traject": Ref(current_traject(target.snapshot, target.pen())),
        "titel": note_title(note)[:_TITLE_LIMIT],
        "datum": note.date("datum"),
        "tekst": _words(note),
    }
    target.apply(new_record(PIECE, values, {"papieren": papers}, piece), MOVING).result()


def _write_paper(target: GezinSessie, paper: Id, note: Record, place: Place) -> None:
    words, title = _words(note), note_title(note)[:_TITLE_LIMIT]
    content = (words or title).encode()
    stored = target.objects.add(BytesIO(content))
    file = FileRef(stored.hash, stored.size, TEXT)
    _put(target, paper, title, clean_name(f"{title}.txt"), file, place, note.date("datum"))
    target.index_words(paper, words).result()


def _copy_file(target: GezinSessie, notes: NotesSession, record: Record, place: Place) -> Id:
    file, name, paper = record.file("bestand"), record.text("bestandsnaam"), _paper_id(target, record.id)
    if file is None:
        return paper
    stored = target.objects.add(BytesIO(papieren.read(notes, record.id)))
    copied = FileRef(stored.hash, stored.size, file.media_type)
    title = PurePath(name).stem[:_TITLE_LIMIT]
    _put(target, paper, title, name, copied, place, None)
    return paper


def _put(
    target: GezinSessie, paper: Id, title: str, name: str, file: FileRef, place: Place, day: date | None
) -> None:
    if target.snapshot.get(paper) is not None:
        return
    values: dict[str, Any] = {
        "titel": title,
        "bestand": file,
        "bestandsnaam": name,
        "datum": day,
        PLACE: target.pen().choice("plaats", place.value),
    }
    target.apply(new_record("document", values, record_id=paper), MOVING).result()


def _remove(notes: NotesSession, record: Record) -> None:
    if not record.deleted:
        notes.apply([delete(notes.snapshot, record.id)], MOVING).result()
    notes.write(partial(_purge, record.id)).result()


def _purge(record: Id, store: FamilyStore) -> Changes:
    return store.purge_record(record)


def _words(note: Record) -> str:
    """All texts of the note; a reflection with the question above each answer."""
    if note.kind == NOTE:
        return "\n\n".join(words for _, words in _texts(note))
    return "\n\n".join(f"{label}\n{words}" for label, words in _texts(note))


def _texts(note: Record) -> list[tuple[str, str]]:
    """Label and words of every text of the note in which something stands."""
    texts = [field for field in KINDS[note.kind].fields if field.merge is Merge.TEXT]
    filled = [(field.label, plain_words(note.text(field.id)).strip()) for field in texts]
    return [(label, words) for label, words in filled if words]


def _of_gezin(intents: Intents, gezin: Id) -> list[Intent]:
    return [intent for intent in intents.all() if intent[0] == gezin.hex()]
