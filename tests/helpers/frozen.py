"""Makes the frozen gezin of a release: `python -m tests.helpers.frozen tests/fixtures/gezin-v1`.

Run once when a schema is released, committed, and never run again for that version: every later
release has to open these very bytes (design §6).
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from kanz_desktop.domain.values import Choice, FileRef, Mark
from kanz_desktop.storage.drafts import Draft
from tests.helpers.family import Family, ident

LETTER = b"Geachte familie, dit is een bevroren brief. " * 50


def make(folder: Path) -> None:
    """A bit of everything that the format knows: versions, a set, a paper, a purge, undo, a draft."""
    family = Family(folder)
    family.write("post", "De post ligt op een stapel")
    family.write("post", "De post ligt in de kast")
    family.write("post", Choice("ernst-3", "zwaar"), field_id="ernst")
    family.write("post", True, field_id="bij_wie", element=ident("mama"))
    family.write("cijfer", Mark(13), field_id="cijfer", kind="cijfer")
    letter = family.store.objects.add(io.BytesIO(LETTER))
    file = FileRef(letter.hash, letter.size, "text/plain")
    family.write("brief", file, field_id="bestand", kind="document")
    family.store.index_document_text(ident("brief"), "Geachte familie")
    family.write("weg", "dit is gewist")
    family.store.purge([version.op for version in family.store.history(ident("weg"), "woorden")])
    family.write("post", "teruggedraaid", field_id="sinds", screen="gezinsplan")
    family.store.undo("gezinsplan", family.clock())
    family.store.save_draft(Draft(ident("post"), "probleem", "wanneer", None, "elke avo", (), "leefgebieden"))
    family.store.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
