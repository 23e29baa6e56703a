"""Versions of the gezinsplan: what was agreed, by whom, and what was printed. Never changed afterwards."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from kanz_desktop.crypto.keys import random_id
from kanz_desktop.domain.access import TABLE_VIEW, Audience, seen_by, visible
from kanz_desktop.domain.records import Changes, Edit, Record, Snapshot
from kanz_desktop.domain.values import FileRef, Id, Ref
from kanz_desktop.reports.model import PdfResult
from kanz_desktop.services.edits import new_record, set_audience
from kanz_desktop.services.filetypes import PDF
from kanz_desktop.services.gezin import current_traject, of_traject
from kanz_desktop.services.openformaat import described, read_snapshot
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.storage.family_store import FamilyStore

SCREEN = "gezinsplan"
AGREED, PRINTED = "afgesproken", "afgedrukt"
SNAPSHOT_TYPE = "application/json"
_NOT_IN_A_PLAN = frozenset(
    {"planversie", "akkoord", "document", "registerregel", "dossierstuk", "verzoek", "bewaartermijn"}
)
_COMPARED = ("gezinsplan", "aandachtspunt", "probleem", "verband", "actie", "afspraak")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person said to the plan. `answer` is a list id of `akkoord`."""

    person: Id | None
    naam: str
    answer: str
    woorden: str = ""
    handtekening: str = ""
    """What was drawn, as text (`domain.strokes`)."""


@dataclass(frozen=True, slots=True)
class PlanVersie:
    """One version, with the answers that were given to it."""

    record: Record
    nummer: int
    soort: str
    datum: date | None
    answers: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans as one reader may see them, and what each is called: `versie 1`, `nu`."""

    old: Snapshot
    new: Snapshot
    old_words: str
    new_words: str


def agree(sessie: GezinSessie, answers: Sequence[Answer], *, datum: date | None = None) -> Changes:
    """Keep the plan as it stands now, complete with its wordings, and what each person said to it."""
    day = datum or sessie.today()
    version = random_id()
    edits = _version_edits(sessie, version, AGREED, day, snapshot=_keep_snapshot(sessie))
    for answer in answers:
        edits += _answer_edits(sessie, version, answer, day)
    return sessie.apply(edits, SCREEN).result()


def add_answers(
    sessie: GezinSessie, version: Id, answers: Sequence[Answer], *, datum: date | None = None
) -> Changes:
    """Answers that came later; what somebody said before stays, the latest counts."""
    day = datum or sessie.today()
    edits = [edit for answer in answers for edit in _answer_edits(sessie, version, answer, day)]
    return sessie.apply(edits, SCREEN).result()


def keep_printed(
    sessie: GezinSessie, printed: PdfResult, *, audience: Audience = TABLE_VIEW, datum: date | None = None
) -> Changes:
    """Keep a printed plan as a version and as a paper in the map, for nobody but whom it was made for."""
    day = datum or sessie.today()
    stored = sessie.objects.add(BytesIO(printed.pdf))
    document, version = random_id(), random_id()
    pen = sessie.pen()
    edits = new_record(
        "document",
        {
            "titel": f"{printed.title}, versie {next_number(sessie)}",
            "soort": pen.choice("documentsoort", "plan"),
            "bestandsnaam": "gezinsplan.pdf",
            "bestand": FileRef(stored.hash, stored.size, PDF),
            "datum": day,
            "ontvangen": day,
        },
        record_id=document,
    )
    edits += _version_edits(sessie, version, PRINTED, day, document=document)
    if audience.workers:
        for record, kind in ((document, "document"), (version, "planversie")):
            edits += set_audience(Snapshot(), record, kind, pen, "medewerkers")
    elif audience.persons:
        for record, kind in ((document, "document"), (version, "planversie")):
            edits += set_audience(Snapshot(), record, kind, pen, "personen", audience.persons)
    return sessie.apply(edits, SCREEN).result()


def next_number(sessie: GezinSessie) -> int:
    """The number of the next version, to stand on the page before it is kept; removed ones count too."""
    traject = current_traject(sessie.snapshot, sessie.pen())
    rows = [row for row in sessie.snapshot.records.values() if row.kind == "planversie"]
    numbers = [row.number("nummer") or 0 for row in rows if row.ref("traject") == traject]
    return max(numbers, default=0) + 1


def versions(sessie: GezinSessie, audience: Audience) -> tuple[PlanVersie, ...]:
    """All versions of the current traject that this audience may see, the newest first."""
    snapshot = seen_by(sessie.snapshot, audience)
    rows = of_traject(snapshot, "planversie", current_traject(snapshot, sessie.pen()))
    found = [
        PlanVersie(
            row,
            row.number("nummer") or 0,
            row.choice("soort"),
            row.date("datum"),
            tuple(answer for answer in snapshot.of("akkoord") if answer.ref("versie") == row.id),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda version: version.nummer, reverse=True))


def read_version(sessie: GezinSessie, version: Record, audience: Audience) -> Snapshot:
    """The plan as it stood when it was agreed, as far as this audience may see it, then and now. Blocks."""
    file = version.file("momentopname")
    if file is None:
        return Snapshot()

    def read_all(store: FamilyStore) -> bytes:
        with store.objects.open(file.object) as kept:
            return kept.read_all()

    now = sessie.snapshot
    kept = seen_by(read_snapshot(sessie.read(read_all).result()), audience)
    return kept.where(lambda row: (later := now.get(row.id)) is None or visible(later, audience))


def comparison(sessie: GezinSessie, audience: Audience) -> Comparison | None:
    """The latest agreed plan beside that of now; where those are one, beside the one before. Blocks.

    None when nothing was agreed yet. A paper made right after agreeing says what was agreed anew.
    """
    agreed = [version for version in versions(sessie, audience) if version.soort == AGREED]
    if not agreed:
        return None
    latest, *others = agreed
    then, now = read_version(sessie, latest.record, audience), seen_by(sessie.snapshot, audience)
    if not others or not _same_plan(then, now):
        return Comparison(then, now, _called(latest), "nu")
    before = others[0]
    return Comparison(read_version(sessie, before.record, audience), then, _called(before), _called(latest))


def _called(version: PlanVersie) -> str:
    return f"versie {version.nummer}"


def _same_plan(one: Snapshot, other: Snapshot) -> bool:
    """Order of rows does not count, and an emptied field is as one that was never filled."""

    def said(snapshot: Snapshot) -> dict[Id, tuple[object, ...]]:
        return {
            row.id: (
                {
                    field: row.get(field)
                    for field in row.cells
                    if not field.startswith("_") and field != "volgorde" and row.get(field) is not None
                },
                {field: frozenset(row.members(field)) for field in row.sets if row.members(field)},
            )
            for kind in _COMPARED
            for row in snapshot.of(kind)
        }

    return said(one) == said(other)


def _keep_snapshot(sessie: GezinSessie) -> FileRef:
    plan = Snapshot(
        record for record in sessie.snapshot.records.values() if record.kind not in _NOT_IN_A_PLAN
    )
    content = described(plan, sessie.id, sessie.naam, sessie.today())
    data = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    stored = sessie.objects.add(BytesIO(data))
    return FileRef(stored.hash, stored.size, SNAPSHOT_TYPE)


def _version_edits(
    sessie: GezinSessie,
    version: Id,
    soort: str,
    day: date,
    *,
    snapshot: FileRef | None = None,
    document: Id | None = None,
) -> list[Edit]:
    return new_record(
        "planversie",
        {
            "traject": Ref(current_traject(sessie.snapshot, sessie.pen())),
            "nummer": next_number(sessie),
            "soort": sessie.pen().choice("planversie", soort),
            "datum": day,
            "momentopname": snapshot,
            "document": Ref(document) if document is not None else None,
        },
        record_id=version,
    )


def _answer_edits(sessie: GezinSessie, version: Id, answer: Answer, day: date) -> list[Edit]:
    return new_record(
        "akkoord",
        {
            "versie": Ref(version),
            "wie": Ref(answer.person) if answer.person is not None else None,
            "naam": answer.naam,
            "antwoord": sessie.pen().choice("akkoord", answer.answer),
            "woorden": answer.woorden,
            "datum": day,
            "handtekening": answer.handtekening,
        },
    )
