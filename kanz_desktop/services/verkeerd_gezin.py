"""*Verkeerd gezin*: a paper or a record that lies in the wrong map goes to the right one, in one action.

Order, so that a crash loses nothing: the copy stands in the right gezin first, under an id that follows
from the source, so that doing it again makes no second one; then all that was ever written of it is
purged here; then the register of both says so, by number and day, without a word of what it was.
No transaction spans two databases, so the intent stands in the vault until all of it is done: what a
crash left half done is finished at the next unlock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any

from kanz_desktop.domain.identity import keyed_id
from kanz_desktop.domain.kinds import DELETED, Type
from kanz_desktop.domain.records import Element, Record
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import ID_SIZE, FileRef, Id, Ref, Value
from kanz_desktop.errors import InputRefused, KanzError
from kanz_desktop.services import papieren
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.inzage import MOVED, note_done
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.vernietigen import purge_records
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.vault_database import Json

SCREEN = "verkeerd-gezin"
INTENTS = "verplaatsen"
"""Setting in the vault: [source, target, [records]] of every move that is not done yet."""
_OF_ONE_GEZIN = frozenset(
    {"gezin", "medewerker", "traject", "registerregel", "planversie", "akkoord", "verzoek"}
)


class CannotMove(InputRefused):
    """A record that belongs to its gezin by nature, or to the gezin where it already is."""

    code = "niet-te-verplaatsen"


def move_between(werkplek: Werkplek, source: Id, target: Id, records: Iterable[Id]) -> tuple[Id, ...]:
    """Move records to the other gezin, also when the battery dies halfway. Blocks; raises as `move`."""
    chosen = tuple(records)
    intent: Json = [source.hex(), target.hex(), [record.hex() for record in chosen]]
    werkplek.set_setting(INTENTS, [*_intents(werkplek), intent])
    try:
        moved = move(werkplek.open_gezin(source), werkplek.open_gezin(target), chosen)
    except CannotMove:
        _forget(werkplek, intent)
        raise
    _forget(werkplek, intent)
    return moved


def finish_moves(werkplek: Werkplek) -> int:
    """Finish what a crash left half done; how many moves that were. One that is refused is dropped.

    A gezin that cannot be opened or written now keeps nobody out: its move waits for a better day.
    """
    done = 0
    for intent in _intents(werkplek):
        with suppress(KanzError):
            _finish(werkplek, intent)
            done += 1
    return done


def _finish(werkplek: Werkplek, intent: Json) -> None:
    with suppress(CannotMove, ValueError, TypeError):
        source, target, records = _read(intent)
        move(werkplek.open_gezin(source), werkplek.open_gezin(target), records)
    _forget(werkplek, intent)


def _intents(werkplek: Werkplek) -> list[Json]:
    nothing: list[Json] = []
    return werkplek.setting(INTENTS, nothing)


def _read(intent: Any) -> tuple[Id, Id, list[Id]]:
    source, target, records = intent
    return bytes.fromhex(source), bytes.fromhex(target), [bytes.fromhex(record) for record in records]


def _forget(werkplek: Werkplek, intent: Json) -> None:
    werkplek.set_setting(INTENTS, [other for other in _intents(werkplek) if other != intent])


def move(source: GezinSessie, target: GezinSessie, records: Iterable[Id]) -> tuple[Id, ...]:
    """Move records to the other gezin and purge them here; their new ids. Blocks; may be done again.

    What points at people or rows of the old gezin is not taken along: there it means nobody, and it
    would give them away. Raises CannotMove before anything is written.
    """
    chosen = [_movable(source, target, record) for record in records]
    moved = tuple(_copy(source, target, record) for record in chosen)
    purge_records(source, [record.id for record in chosen])
    for sessie in (source, target):
        note_done(sessie, MOVED, aantal=len(chosen))
    return moved


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
