"""A profile in which every place has words of its own, so that a leak tells where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.access import EVERYONE, PERSONS, WORKERS
from kanz_desktop.domain.values import Id
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import aantekening_sessie, aantekeningen, papieren
from kanz_desktop.services.dossier import new_piece
from kanz_desktop.services.edits import delete, set_audience, set_field
from kanz_desktop.services.gezin import new_gezinslid
from kanz_desktop.services.leefgebieden import new_probleem
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.sources import Source
from kanz_desktop.storage.gezin_keys import GezinKeys
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.laptops import new_laptop

WORKER = "Anouk Zwaluwstaart"
FAMILY, OTHER_FAMILY = "Van der Vliegendonk", "Kwetterbosch"
FOR_ALL, OTHERS = "zonnebloemen zaaien", "pannenkoekendroom"
NOTES_WORDS = "zeven gele pinguins zingen bibberend"
NOTE, NOTE_FILE, NOTE_PAPER = "kwetterpraatje over vroeger", "mompelbrief", "brombeergeheim"
DOSSIER = "brombeeroordeel van de toets"
FOR_WORKERS, FOR_KEMAL, THROWN_AWAY = "mompelverdenking", "fluistertentje", "weggegooide snotterzin"
PAPER_NAME, PAPER = "snotterbrief", "rammeltekst voor de medewerkers"

NOT_FOR_SANNE = (
    OTHER_FAMILY, OTHERS, NOTE, NOTE_FILE, NOTE_PAPER, DOSSIER, FOR_WORKERS, FOR_KEMAL, THROWN_AWAY,
    PAPER_NAME, PAPER, NOTES_WORDS, TEST_PASSPHRASE,
)  # fmt: skip
"""What Sanne, at the table, may neither see nor hear of."""
WORDS = (FAMILY, FOR_ALL, *NOT_FOR_SANNE)


@dataclass(frozen=True)
class Planted:
    """The profile, closed, and what it is to keep."""

    paths: AppPaths
    code: str
    gezin: Id
    other: Id
    sanne: Id
    root: bytes
    keys: GezinKeys
    other_keys: GezinKeys
    notes_keys: GezinKeys
    handed: bytes
    """What the window at the table gets, with Sanne there."""


def plant(paths: AppPaths) -> Planted:
    """Two gezinnen, a dossier, werkaantekeningen, and sentences and a paper for some readers only."""
    desk, code = new_laptop(paths, WORKER)
    other, gezin = desk.new_gezin(OTHER_FAMILY).id, desk.new_gezin(FAMILY).id
    _problem(desk.open_gezin(other), OTHERS)
    sessie = desk.open_gezin(gezin)
    for name in ("Sanne", "Kemal"):
        sessie.apply(new_gezinslid(sessie.snapshot, sessie.pen(), naam=name), "gezin").result()
    named = {member.text("naam"): member.id for member in sessie.snapshot.of("gezinslid")}
    _problem(sessie, FOR_ALL)
    _problem(sessie, FOR_WORKERS, WORKERS)
    _problem(sessie, FOR_KEMAL, PERSONS, named["Kemal"])
    thrown = _problem(sessie, THROWN_AWAY, WORKERS)
    sessie.apply([delete(sessie.snapshot, thrown)], "leefgebieden").result()
    _piece(sessie)
    _paper(sessie)
    notes, _ = aantekeningen.set_up(desk, gezin, NOTES_WORDS, code=None, profile=TEST_PROFILE)
    made = aantekening_sessie.new_note(notes)
    notes.apply(made, "x").result()
    note = made[0].record
    notes.apply([set_field(notes.snapshot, note, "aantekening", "tekst", NOTE)], "x").result()
    aantekening_sessie.attach(notes, note, [Source.from_bytes(f"{NOTE_FILE}.txt", NOTE_PAPER.encode())])
    planted = Planted(
        paths, code, gezin, other, named["Sanne"], desk.vault._root, desk.vault.gezin_keys(gezin),
        desk.vault.gezin_keys(other), notes._keys, desk.table_handover(gezin, (named["Sanne"],)),
    )  # fmt: skip
    desk.lock()
    return planted


def _problem(sessie: GezinSessie, words: str, rule: str = EVERYONE, *persons: Id) -> Id:
    edits = new_probleem(sessie.snapshot, sessie.pen(), "leefgebied-2", woorden=words)
    record = edits[0].record
    sessie.apply(edits, "leefgebieden").result()
    if rule != EVERYONE:
        only = set_audience(sessie.snapshot, record, "probleem", sessie.pen(), rule, persons)
        sessie.apply(only, "leefgebieden").result()
    return record


def _piece(sessie: GezinSessie) -> None:
    edits = new_piece(sessie.snapshot, sessie.pen(), sessie.today())
    sessie.apply(edits, "dossier").result()
    write = set_field(sessie.snapshot, edits[0].record, edits[0].kind, "tekst", DOSSIER)
    sessie.apply([write], "dossier").result()


def _paper(sessie: GezinSessie) -> None:
    papieren.take_in(sessie, [Source.from_bytes(f"{PAPER_NAME}.txt", PAPER.encode())])
    paper = next(iter(sessie.snapshot.of("document"))).id
    only = set_audience(sessie.snapshot, paper, "document", sessie.pen(), WORKERS)
    sessie.apply(only, "gezinsmap").result()
