"""The child of the second day: a worker with two gezinnen, without a window, until the power goes.

    python -m tests.helpers.second_day PART PROFILE STICK

`morning` fills a profile, says its secrets on stdout as JSON and ends itself with SIGKILL in the middle of a
sentence; `afternoon` goes on and hands out all that a family can get; `leak` does what must never be done.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import astuple
from pathlib import Path

from PIL import Image

from kanz_desktop.domain.access import WORKER_VIEW, Audience
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.values import Id
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import (
    aantekening_sessie,
    aantekening_verplaatsen,
    aantekeningen,
    export,
    inzage,
    opening,
    overdrachtskaart,
    papieren,
    pincode,
    planversies,
    reflectie,
    reservekopie,
)
from kanz_desktop.services.edits import new_record, set_field, set_fields
from kanz_desktop.services.gezinskopie import CopyOrder, dossier_choices
from kanz_desktop.services.gezinskopie_maken import make_folder, make_zip
from kanz_desktop.services.kopie import save_copy
from kanz_desktop.services.leefgebieden import new_probleem
from kanz_desktop.services.preview_process import PreviewProcess
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.sources import Source
from kanz_desktop.services.verkeerd_gezin import move_between
from kanz_desktop.services.verzoeken import COPY, Asker, request_edits, view_edits
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.drafts import Draft
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.helpers.planted import NOTES_WORDS, plant

PIN = "574839201746"
LETTER_NAME, LETTER = "wiebelbrief", "wiebelbrief over de huur, geachte lieveheersbeest"
PHOTO_NAME, INK = "gonzelfoto", b"GONZEL-INKT-" * 9
UNDONE, HALF = "ongedane hommelzin", "half getypte hommelzin van vanmorgen"
MOVED_AWAY, CARD, MOVED_NOTE = "verdwaalde kikkerbrief", "kikkerwoorden op de kaart", "kikkernotitie gaat mee"
STEP, ASKED = "libelle van het reflecterend team", "libellevraag"
OWN_WORDS = "wij zien dat anders, zegt libelle"
FOUND = "lieveheersbeest"

SAID = (
    PIN, LETTER_NAME, LETTER, PHOTO_NAME, UNDONE, HALF, MOVED_AWAY, CARD, MOVED_NOTE, STEP, OWN_WORDS, ASKED,
    FOUND,
)  # fmt: skip
"""What this day adds to the words of `tests.helpers.planted`; INK stands in the photo alone."""


def morning(profile: Path, stick: Path) -> None:
    planted = plant(AppPaths(profile))
    desk = opening.unlock(planted.paths, TEST_PASSPHRASE)
    pincode.set_up(desk, TEST_PASSPHRASE, PIN)
    sessie = desk.open_gezin(planted.gezin)
    with closing(PreviewProcess()) as process:
        papieren.take_in(sessie, [_letter(), _photo()], process=process)
    _problem(sessie, UNDONE)
    sessie.undo("leefgebieden").result()
    _notes(desk, sessie, stick)
    keys = (planted.keys, planted.other_keys, planted.notes_keys)
    secrets = [part for key in keys for part in astuple(key) if isinstance(part, bytes) and len(part) == 32]
    said = {"gezin": planted.gezin.hex(), "code": planted.code}
    json.dump({**said, "keys": [key.hex() for key in (planted.root, *secrets)]}, sys.stdout)
    sys.stdout.flush()
    record = _problem(sessie, "vanmorgen")
    heads = sessie.snapshot.records[record].heads("woorden")
    draft = Draft(record, "probleem", "woorden", None, HALF, heads, "leefgebieden")
    sessie.save_draft(draft).result()
    os.kill(os.getpid(), signal.SIGKILL)


def afternoon(profile: Path, stick: Path) -> None:
    desk = opening.unlock(AppPaths(profile), TEST_PASSPHRASE)
    gezin = next(row.id for row in desk.gezinnen() if row.naam.startswith("Van der"))
    other = next(row.id for row in desk.gezinnen() if row.id != gezin)
    sessie = desk.open_gezin(gezin)
    assert HALF in {row.text("woorden") for row in sessie.snapshot.of("probleem")}
    _rights(desk, sessie, other)
    with closing(PreviewProcess()) as process:
        _hand_out(sessie, process, stick)
    reservekopie.make_backup(desk, stick / "reservekopie")
    desk.lock()
    back = AppPaths(profile.with_name("teruggezet"))
    result = reservekopie.restore(
        back, stick / "reservekopie", lambda paths: opening.unlock(paths, TEST_PASSPHRASE)
    )
    assert len(result.gezinnen) == 2


def leak(profile: Path, _stick: Path) -> None:
    """A note in a file that goes again, once the graveyard has seen it."""
    desk = opening.unlock(AppPaths(profile), TEST_PASSPHRASE)
    gezin = next(row.id for row in desk.gezinnen() if row.naam.startswith("Van der"))
    notes = aantekeningen.open_notes(desk, gezin, NOTES_WORDS)
    with tempfile.NamedTemporaryFile() as file:
        file.write(notes.snapshot.of("aantekening")[0].text("tekst").encode("utf-16-le"))
        file.flush()
        while os.fstat(file.fileno()).st_nlink < 2:
            time.sleep(0.01)
    desk.lock()


def _letter() -> Source:
    return Source.from_bytes(f"{LETTER_NAME}.txt", LETTER.encode())


def _photo() -> Source:
    out = io.BytesIO()
    Image.effect_noise((640, 480), 60).convert("RGB").save(out, "JPEG", comment=INK)
    return Source.from_bytes(f"{PHOTO_NAME}.jpg", out.getvalue())


def _problem(sessie: GezinSessie, words: str) -> Id:
    edits = new_probleem(sessie.snapshot, sessie.pen(), "leefgebied-2", woorden=words)
    sessie.apply(edits, "leefgebieden").result()
    return edits[0].record


def _notes(desk: Werkplek, sessie: GezinSessie, stick: Path) -> None:
    """A reflection, a card that leaves, a note that goes to the dossier, a search."""
    notes = aantekeningen.open_notes(desk, sessie.id, NOTES_WORDS)
    reflection = aantekening_sessie.new_note(notes, "reflectie")
    notes.apply(reflection, "werkaantekeningen").result()
    record = reflection[0].record
    notes.apply([set_field(notes.snapshot, record, "reflectie", "vraag", STEP)], "werkaantekeningen").result()
    reflectie.make(notes, record)
    card = overdrachtskaart.card_id(notes)
    edits = set_fields(notes.snapshot, card, "overdrachtskaart", {"reden": CARD})
    notes.apply(edits, "werkaantekeningen").result()
    overdrachtskaart.save(sessie, stick / "kaart.pdf", overdrachtskaart.make(sessie, notes))
    note = aantekening_sessie.new_note(notes)
    notes.apply(note, "werkaantekeningen").result()
    words = set_field(notes.snapshot, note[0].record, "aantekening", "tekst", MOVED_NOTE)
    notes.apply([words], "werkaantekeningen").result()
    assert notes.find("kikkernotitie").result()
    aantekening_verplaatsen.move_note(desk, notes, note[0].record, Place.DOSSIER)


def _rights(desk: Werkplek, sessie: GezinSessie, other: Id) -> None:
    """What the family asks and says, what was looked at and found, and a paper of the wrong gezin."""
    sanne = Asker(next(row.id for row in sessie.snapshot.of("gezinslid") if row.text("naam") == "Sanne"))
    today = sessie.today()
    edits = request_edits(sessie.pen(), COPY, sanne, today, waarover=ASKED)
    edits += view_edits(sessie.snapshot, sessie.pen(), sanne, today, OWN_WORDS, None)
    sessie.apply(edits, "rechten").result()
    for paper in sessie.snapshot.of("document"):
        inzage.note_seen(sessie, inzage.READ, over=paper.id)
    assert sessie.search(FOUND, WORKER_VIEW).result()
    lost = new_record("probleem", {"woorden": MOVED_AWAY})
    sessie.apply(lost, "leefgebieden").result()
    move_between(desk, sessie.id, other, [lost[0].record])


def _hand_out(sessie: GezinSessie, process: PreviewProcess, stick: Path) -> None:
    """All that can leave by the worker's own hand, for Sanne; the photo without what the camera wrote."""
    sanne = next(row for row in sessie.snapshot.of("gezinslid") if row.text("naam") == "Sanne")
    hers = Audience(workers=False, persons=frozenset({sanne.id}))
    planversies.agree(sessie, [planversies.Answer(sanne.id, "Sanne", "akkoord")])
    for form in ("gezinsplan-gezin", "leefgebieden", "inhoud-gezinsmap", "inzageregister"):
        made = export.render(sessie, form, audience=hers, reader="Sanne")
        export.save_pdf(sessie, stick / f"{form}.pdf", made, persons=(sanne.id,))
    order = CopyOrder(sanne.id)
    assert dossier_choices(sessie.snapshot, order)
    make_folder(sessie, order, stick / "kopie", process, lambda *_: None)
    make_zip(sessie, order, stick / "kopie.zip", process, lambda *_: None)
    photo = next(row for row in sessie.snapshot.of("document") if row.text("bestandsnaam").endswith(".jpg"))
    assert save_copy(sessie, photo.id, stick / "foto.jpg", process)


if __name__ == "__main__":
    {"morning": morning, "afternoon": afternoon, "leak": leak}[sys.argv[1]](
        Path(sys.argv[2]), Path(sys.argv[3])
    )
