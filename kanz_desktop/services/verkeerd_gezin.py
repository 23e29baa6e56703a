"""*Verkeerd gezin*: a paper or a record that lies in the wrong map goes to the right one, in one action.

Order, so that a crash loses nothing: the copy stands in the right gezin first, under an id that follows
from the source, so that doing it again makes no second one; then all that was ever written of it is
purged here; then the register of both says so, by number and day, without a word of what it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from io import BytesIO

from kanz_desktop.domain.identity import keyed_id
from kanz_desktop.domain.kinds import DELETED, Type
from kanz_desktop.domain.records import Changes, Element, Record
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import ID_SIZE, FileRef, Id, Ref, Value
from kanz_desktop.errors import InputRefused
from kanz_desktop.services import papieren
from kanz_desktop.services.edits import delete, new_record
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.register import MOVED, register_edits
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.storage.family_store import FamilyStore

SCREEN = "verkeerd-gezin"
_OF_ONE_GEZIN = frozenset({"gezin", "medewerker", "traject", "registerregel", "planversie", "akkoord"})


class CannotMove(InputRefused):
    """A record that belongs to its gezin by nature, or to the gezin where it already is."""

    code = "niet-te-verplaatsen"


def move(source: GezinSessie, target: GezinSessie, records: Iterable[Id]) -> tuple[Id, ...]:
    """Move records to the other gezin and purge them here; their new ids. Blocks; may be done again.

    What points at people or rows of the old gezin is not taken along: there it means nobody, and it
    would give them away. Raises CannotMove before anything is written.
    """
    chosen = [_movable(source, target, record) for record in records]
    moved = tuple(_copy(source, target, record) for record in chosen)
    for record in chosen:
        source.apply([delete(source.snapshot, record.id)], SCREEN).result()
        source.write(partial(_purge, record.id)).result()
    for sessie in (source, target):
        sessie.apply(register_edits(sessie, MOVED, len(chosen)), SCREEN).result()
    return moved


def _purge(record: Id, store: FamilyStore) -> Changes:
    return store.purge_record(record)


def _movable(source: GezinSessie, target: GezinSessie, record_id: Id) -> Record:
    record = source.snapshot.get(record_id)
    if record is None or source.id == target.id or record.kind not in KINDS:
        raise CannotMove
    if KINDS[record.kind].keyed or record.kind in _OF_ONE_GEZIN:
        raise CannotMove
    return record


def _copy(source: GezinSessie, target: GezinSessie, record: Record) -> Id:
    new = keyed_id(target.id, record.kind, f"verplaatst/{record.id.hex()}")
    if target.snapshot.get(new) is None:
        values = dict(_values(target, record))
        file = record.file("bestand")
        if file is not None:
            stored = target.objects.add(BytesIO(papieren.read(source, record.id)))
            values["bestand"] = FileRef(stored.hash, stored.size, file.media_type)
        target.apply(new_record(record.kind, values, dict(_lists(record)), new), SCREEN).result()
    return new


def _values(target: GezinSessie, record: Record) -> Iterator[tuple[str, Value]]:
    """Every field that means the same there. Pointers stay behind, except to the traject that is running."""
    for field in KINDS[record.kind].all_fields():
        if field.id == "traject":
            yield field.id, Ref(current_traject(target.snapshot, target.pen()))
        elif field.type not in (Type.REF, Type.FILE, Type.MEMBER) and field.id != DELETED:
            yield field.id, record.get(field.id)


def _lists(record: Record) -> Iterator[tuple[str, list[Element]]]:
    """Sets of list ids go along; sets of people stay, so *for these persons* becomes *for nobody yet*."""
    for field in record.sets:
        kept = [element for element in record.members(field) if len(element) != ID_SIZE]
        if kept:
            yield field, kept
