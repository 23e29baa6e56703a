"""Two records for one thing, made on two laptops: finding them, joining them, or saying that they are two.

A join erases nothing: the one that goes lies whole in the Prullenbak, and undo puts everything back.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kanz_desktop.domain.access import audience_of, named_persons, place_of
from kanz_desktop.domain.combine import below_each_other
from kanz_desktop.domain.fields import TWINS
from kanz_desktop.domain.kinds import COMMON, Field, Merge, Type
from kanz_desktop.domain.moments import moment_of
from kanz_desktop.domain.records import Cell, Edit, Record, Snapshot, begun
from kanz_desktop.domain.schema import KINDS, LOGGED
from kanz_desktop.domain.values import Id, Ref
from kanz_desktop.services.cijfers import cijfer_id
from kanz_desktop.services.dossier import PIECE
from kanz_desktop.services.edits import delete, set_field, set_member
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.pen import Pen

_WORDS = {"actie": "wat", "afspraak": "wat", "gezinslid": "naam"}
_REWRITTEN = (Merge.TEXT, Merge.LATEST, Merge.SET)
"""Classes of field that a join may write; what is written once stays as it is."""
_MARK = "cijfer"


@dataclass(frozen=True, slots=True)
class Twins:
    """Two records of one kind with the same words, by two people. `record` was begun first, and stays."""

    record: Record
    other: Record


def twin_key(record: Record) -> Hashable:
    """Equal for two records that may be the same thing; None for one that can have no twin.

    They have the same readers: a join may not show words to anybody who could not read them.
    """
    field = _WORDS.get(record.kind)
    words = " ".join(record.text(field).casefold().split()).rstrip(".!") if field else ""
    birth = record.date("geboortedatum")
    if not words or (record.kind == "gezinslid" and birth is None):
        return None
    readers = (place_of(record), audience_of(record), named_persons(record))
    return (record.kind, words, birth, record.ref("traject"), readers)


def twins_of(records: Collection[Id], snapshot: Snapshot) -> list[Twins]:
    """The pairs of which one, or both, is among these records."""
    keys = {twin_key(row) for row in map(snapshot.get, records) if row is not None and not row.deleted}
    alike: dict[Hashable, list[Record]] = {}
    for kind in _WORDS:
        for row in snapshot.of(kind):
            if (key := twin_key(row)) is not None and key in keys:
                alike.setdefault(key, []).append(row)
    pairs = (pair for group in alike.values() for pair in twins(group))
    return [pair for pair in pairs if {pair.record.id, pair.other.id} & set(records)]


def twins(alike: Iterable[Record]) -> Iterator[Twins]:
    """Pairs among records with one key that two people made, and that nobody said are two things."""
    for one, other in combinations(sorted(alike, key=lambda row: (begun(row), row.id)), 2):
        if not (_makers(one) & _makers(other)) and not _said_apart(one, other):
            yield Twins(one, other)


def apart(pair: Twins) -> list[Edit]:
    """They look alike and are two things."""
    one, other = pair.record, pair.other
    return [set_member(Snapshot((one,)), one.id, one.kind, TWINS.id, other.id, present=True)]


def join(snapshot: Snapshot, pen: Pen, pair: Twins) -> list[Edit]:
    """All of both in the first: texts that differ below each other, of the rest the latest.

    What refers to the other one refers to the first from now on; the other goes to the Prullenbak.
    """
    edits = _filled(pair)
    for record in snapshot.records.values():
        if not record.deleted and record.id not in (pair.record.id, pair.other.id):
            edits += _pointed(snapshot, pen, record, pair)
    return [*edits, delete(Snapshot((pair.other,)), pair.other.id)]


def differences(pair: Twins) -> Iterator[tuple[Field, Cell | None, Cell | None]]:
    """Fields of which the two say something else, with what each says; sets are simply put together."""
    for field in _own_fields(pair.record.kind):
        one, other = pair.record.cells.get(field.id), pair.other.cells.get(field.id)
        said = {cell.value for cell in (one, other) if cell is not None and cell.value is not None}
        if len(said) > 1:
            yield field, one, other


def _makers(record: Record) -> frozenset[Id]:
    """Who wrote the words by which it is known."""
    cell = record.cells.get(_WORDS[record.kind])
    return frozenset(version.person for version in cell.versions) if cell is not None else frozenset()


def _said_apart(one: Record, other: Record) -> bool:
    return other.id in one.members(TWINS.id) or one.id in other.members(TWINS.id)


def _own_fields(kind: str) -> list[Field]:
    """Fields with one value that a join may write."""
    return [
        field
        for field in KINDS[kind].fields
        if field.merge in (Merge.TEXT, Merge.LATEST) and field.id != _WORDS[kind]
    ]


def _filled(pair: Twins) -> list[Edit]:
    """What the other one says more, in the first. The words by which both are known are the same already."""
    kept, other = pair.record, pair.other
    here = Snapshot((kept,))
    edits = []
    for field in _own_fields(kept.kind):
        mine, theirs = kept.cells.get(field.id), other.cells.get(field.id)
        if theirs is None or theirs.value is None:
            continue
        if field.merge is Merge.TEXT:
            versions = (*(mine.versions if mine else ()), *theirs.versions)
            words = below_each_other(v.value for v in versions if isinstance(v.value, str))
            edits.append(set_field(here, kept.id, kept.kind, field.id, words))
        elif mine is None or mine.value is None or (not mine.contested and _later(theirs, mine)):
            edits.append(set_field(here, kept.id, kept.kind, field.id, theirs.value))
    for field in KINDS[kept.kind].fields:
        if field.merge is Merge.SET:
            for element in set(other.members(field.id)) - set(kept.members(field.id)) - {kept.id}:
                edits.append(set_member(here, kept.id, kept.kind, field.id, element, present=True))
    return edits


def _later(one: Cell, other: Cell) -> bool:
    return (one.versions[0].hlc, one.versions[0].op) > (other.versions[0].hlc, other.versions[0].op)


def _pointed(snapshot: Snapshot, pen: Pen, record: Record, pair: Twins) -> list[Edit]:
    """What `record` says about the other one, said about the first."""
    kind = KINDS.get(record.kind)
    fixed = record.kind == PIECE and record.date("vastgesteld") is not None
    if kind is None or fixed or record.kind in LOGGED:
        return []
    if record.kind == _MARK and record.ref("wie") == pair.other.id:
        return _own_mark(snapshot, pen, record, pair)
    edits: list[Edit] = []
    for field in (*kind.fields, *COMMON):
        if field.merge not in _REWRITTEN:
            continue
        if field.type is Type.REF and record.ref(field.id) == pair.other.id:
            edits.append(set_field(snapshot, record.id, record.kind, field.id, Ref(pair.record.id)))
        elif field.type is Type.MEMBER and pair.other.id in record.members(field.id):
            edits += [
                set_member(snapshot, record.id, record.kind, field.id, pair.record.id, present=True),
                set_member(snapshot, record.id, record.kind, field.id, pair.other.id, present=False),
            ]
    return edits


def _own_mark(snapshot: Snapshot, pen: Pen, mark: Record, pair: Twins) -> list[Edit]:
    """A mark exists once a person: it moves to the first one's place, unless a mark stands there."""
    meting = snapshot.get(mark.ref("meting") or b"")
    if meting is None or meting.ref("traject") != current_traject(snapshot, pen):
        return []
    place = cijfer_id(snapshot, pen, moment_of(meting), mark.choice("punt"), pair.record.id)
    there = snapshot.get(place)
    if there is not None and not there.deleted:
        return []
    moved = [
        set_field(snapshot, place, mark.kind, field.id, mark.get(field.id))
        for field in KINDS[mark.kind].fields
        if field.id in mark.cells and field.id != "wie"
    ]
    moved.append(set_field(snapshot, place, mark.kind, "wie", Ref(pair.record.id)))
    return [*moved, delete(snapshot, mark.id)]
