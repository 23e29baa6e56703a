"""The child of the crash tests: writes records and papers, and says what was acknowledged as saved.

`python -m tests.helpers.crash_child FOLDER SEED`. Each line on stdout is one acknowledged thing, written
only after the call that saved it returned: `text RECORD NUMBER`, `draft RECORD NUMBER`,
`paper RECORD NUMBER`. The parent ends it with SIGKILL at any moment.
"""

from __future__ import annotations

import io
import os
import random
import sys
from pathlib import Path

from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import FileRef
from kanz_desktop.storage.drafts import Draft
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.moment import system_now
from kanz_desktop.storage.stored_object import StoredObject
from tests.helpers.family import author, ident, keys

SCREEN = "leefgebieden"


def content(record: str, number: int) -> bytes:
    """The bytes of a paper, known to parent and child."""
    return random.Random(f"{record} {number}").randbytes(200 + number * 977 % 90_000)


def say(kind: str, record: str, number: int) -> None:
    os.write(1, f"{kind} {record} {number}\n".encode())


def text(store: FamilyStore, record: str, number: int) -> None:
    shown = store.record(ident(record))
    heads = shown.heads("woorden") if shown else ()
    store.apply(
        [Edit(ident(record), "probleem", "woorden", f"versie {number}", None, heads)],
        screen=SCREEN,
        now=system_now(),
    )
    say("text", record, number)


def draft(store: FamilyStore, record: str, number: int) -> None:
    shown = store.record(ident(record))
    heads = shown.heads("sinds") if shown else ()
    store.save_draft(Draft(ident(record), "probleem", "sinds", None, f"versie {number}", heads, SCREEN))
    say("draft", record, number)
    if number % 3 == 0:
        store.commit_drafts(system_now())


def papers(store: FamilyStore, names: list[tuple[str, int]]) -> None:
    outcomes = store.objects.add_all([lambda n=n: io.BytesIO(content(*n)) for n in names])  # type: ignore[misc]
    edits = []
    for (record, _), stored in zip(names, outcomes, strict=True):
        assert isinstance(stored, StoredObject)
        edits.append(
            Edit(ident(record), "document", "bestand", FileRef(stored.hash, stored.size, "text/plain"))
        )
    store.apply(edits, screen="gezinsmap", now=system_now())
    for record, number in names:
        say("paper", record, number)


def main(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    store = FamilyStore.open(folder, keys(), author())
    os.write(1, b"ready\n")
    for turn in range(100_000):
        number = seed * 1000 + turn
        match chance.randrange(6):
            case 0 | 1:
                text(store, f"record-{chance.randrange(5)}", number)
            case 2:
                draft(store, f"record-{chance.randrange(5)}", number)
            case 3:
                papers(store, [(f"paper-{number}", number)])
            case 4:
                papers(store, [(f"paper-{number}-{n}", number + n) for n in range(chance.randrange(1, 6))])
            case 5:
                (store.undo if chance.random() < 0.7 else store.redo)("nergens", system_now())
                store.index_document_text(ident(f"record-{chance.randrange(5)}"), f"tekst {number}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
