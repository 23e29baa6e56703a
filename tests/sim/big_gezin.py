"""A gezin after years of work: 1,000 records and 500 papers. `python -m tests.sim.big_gezin PROFILE`.

Everything is written by the services, as the windows write it. Seeded.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image

from kanz_desktop.crypto.profiles import DEFAULT, KdfProfile
from kanz_desktop.domain.records import Edit, Snapshot
from kanz_desktop.domain.values import Mark
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening
from kanz_desktop.services.cijfers import set_mark
from kanz_desktop.services.edits import set_fields
from kanz_desktop.services.gezin import new_gezinslid
from kanz_desktop.services.gezinsplan import new_actie, new_afspraak
from kanz_desktop.services.leefgebieden import leefgebied_id, new_probleem
from kanz_desktop.services.papieren import take_in
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.planversies import Answer, agree
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.sources import Source
from kanz_desktop.services.werkplek import Werkplek
from tests.sim.bench_store import WORDS

PASSPHRASE = "vier paarse olifanten dansen zachtjes"
RECORDS, PAPERS = 1_000, 500
MEMBERS, PROBLEMS, PROMISES, VERSIONS = 7, 60, 60, 20
_SEED = 20261122


def make(profile: Path, kdf: KdfProfile = DEFAULT, *, use_keyring: bool = True) -> None:
    """A vault with this one gezin in it, locked again."""
    werkplek, _ = opening.set_up(
        AppPaths(profile), name="Anouk Jansen", passphrase=PASSPHRASE, use_keyring=use_keyring, profile=kdf
    )
    try:
        fill(werkplek)
    finally:
        werkplek.lock()


def fill(werkplek: Werkplek) -> GezinSessie:
    """The gezin, open."""
    sessie = werkplek.open_gezin(werkplek.new_gezin("De Vries").id)
    chance = random.Random(_SEED)
    for build in (_members, _leefgebieden, _problems, _marks, _promises):
        sessie.apply(list(build(sessie.snapshot, sessie.pen(), chance)), "gezin").result()
    answers = [Answer(row.id, row.text("naam"), "akkoord", "") for row in sessie.snapshot.of("gezinslid")]
    for _ in range(VERSIONS):
        agree(sessie, answers, datum=sessie.today())
    _write_up_to(sessie, RECORDS, chance)
    take_in(sessie, [Source.from_bytes(f"papier {n}.{kind}", data) for n, (kind, data) in _papers(chance)])
    return sessie


def _members(_snapshot: Snapshot, pen: Pen, chance: random.Random) -> Iterator[Edit]:
    empty = Snapshot()
    for number in range(MEMBERS):
        rol = "moeder" if number == 0 else "vader" if number == 1 else "kind"
        born = date(2010, 1, 1) + timedelta(days=chance.randrange(4000))
        yield from new_gezinslid(empty, pen, naam=f"Gezinslid {number}", rol=rol, geboortedatum=born)


def _leefgebieden(snapshot: Snapshot, pen: Pen, chance: random.Random) -> Iterator[Edit]:
    for gebied in pen.methode.leefgebieden:
        values = {"krachten": _words(chance, 20), "kansen": _words(chance, 15)}
        yield from set_fields(snapshot, leefgebied_id(snapshot, pen, gebied.id), "leefgebied", values)


def _problems(snapshot: Snapshot, pen: Pen, chance: random.Random) -> Iterator[Edit]:
    texts = ("wanneer", "sinds", "doel", "minstens", "waaraan", "oorzaken", "in_stand", "gevolgen_ouders")
    for number in range(PROBLEMS):
        gebied = pen.methode.leefgebieden[number % 5].id
        edits = new_probleem(
            snapshot, pen, gebied, woorden=_words(chance, 8), ernst=f"ernst-{number % 4 + 1}"
        )
        yield from edits
        empty = Snapshot()
        yield from set_fields(
            empty, edits[0].record, "probleem", {field: _words(chance, 12) for field in texts}
        )


def _marks(snapshot: Snapshot, pen: Pen, chance: random.Random) -> Iterator[Edit]:
    people = [None, *(row.id for row in snapshot.of("gezinslid"))]
    for moment in ("start", "nu", "eind"):
        for punt in pen.methode.lists["meetpunt"]:
            for person in people:
                mark = Mark(chance.randrange(2, 21))
                yield from set_mark(snapshot, pen, moment, punt.id, person, mark, date(2026, 11, 2))


def _promises(snapshot: Snapshot, pen: Pen, chance: random.Random) -> Iterator[Edit]:
    for _ in range(PROMISES):
        yield from new_afspraak(snapshot, pen, wat=_words(chance, 9), wanneer="elke week")


def _write_up_to(sessie: GezinSessie, records: int, chance: random.Random) -> None:
    """Acties for what is left: most of a plan of years is done."""
    snapshot, pen = sessie.snapshot, sessie.pen()
    points = [punt.id for punt in pen.methode.aandachtspunten]
    edits: list[Edit] = []
    for number in range(records - len(snapshot.records)):
        row = new_actie(snapshot, pen, wat=_words(chance, 8), aandachtspunt=points[number % len(points)])
        if number % 4:
            row += set_fields(
                Snapshot(), row[0].record, "actie", {"status": pen.choice("actiestatus", "gedaan")}
            )
        edits += row
    sessie.apply(edits, "gezinsplan").result()


def _papers(chance: random.Random) -> Iterator[tuple[int, tuple[str, bytes]]]:
    for number in range(PAPERS):
        yield number, ("txt", _words(chance, 300).encode()) if number % 3 else ("jpg", _photo(chance))


def _photo(chance: random.Random) -> bytes:
    picture = Image.frombytes("RGB", (40, 30), chance.randbytes(40 * 30 * 3)).resize((1200, 900))
    file = BytesIO()
    picture.save(file, "JPEG", quality=80)
    return file.getvalue()


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
