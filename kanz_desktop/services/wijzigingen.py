"""Changes in the open format (docs/format/open-format.md §4), as edits of one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kanz_desktop.crypto.keys import random_id
from kanz_desktop.domain.kinds import Field, Kind, Merge, Type
from kanz_desktop.domain.records import Changes, Edit, Element, Snapshot
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id, Ref
from kanz_desktop.services.edits import delete, restore, set_field, set_member
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.openformaat import OpenFormatRefused, parsed
from kanz_desktop.services.openwaarden import element_from_json, read_value, record_id
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.sessie import GezinSessie

FORMAT = "kanz-changes"
SCREEN = "kanz"
NEW = "new:"
_FIXED = frozenset({Merge.IMMUTABLE, Merge.APPEND})
_KEYS = frozenset({"record", "kind", "set", "add", "remove", "delete", "restore"})


def apply_changes(sessie: GezinSessie, data: bytes) -> Changes:
    """Write all changes or none. Raises OpenFormatRefused and what a write refuses."""
    return sessie.apply(edits_of(sessie.snapshot, sessie.pen(), data), SCREEN).result()


def edits_of(snapshot: Snapshot, pen: Pen, data: bytes) -> list[Edit]:
    """The edits that these changes ask for. Raises OpenFormatRefused with the place of the change."""
    changes = parsed(data, FORMAT).get("changes")
    if not isinstance(changes, list):
        raise OpenFormatRefused(entry=0, reason="vorm")
    reader = _Reader(snapshot, pen)
    edits: list[Edit] = []
    for place, change in enumerate(changes, 1):
        try:
            edits += reader.edits(change)
        except _Refused as refused:
            raise OpenFormatRefused(entry=place, reason=refused.reason) from None
    return edits


class _Refused(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class _Reader:
    """Reads one change after the other, and remembers which records are new."""

    snapshot: Snapshot
    pen: Pen
    made: dict[str, tuple[Id, str]] = field(default_factory=dict)

    def edits(self, change: Any) -> list[Edit]:
        if (
            not isinstance(change, dict)
            or not set(change) <= _KEYS
            or not isinstance(change.get("record"), str)
        ):
            raise _Refused("vorm")
        fresh = change["record"].startswith(NEW) and change["record"] not in self.made
        record, kind = self._new(change) if fresh else self._known(change["record"])
        edits = [self._set(record, kind, name, stated) for name, stated in self._part(change, "set")]
        for part, present in (("add", True), ("remove", False)):
            for name, elements in self._part(change, part):
                edits += self._members(record, kind, name, elements, present)
        if fresh:
            edits += self._in_traject(record, kind, edits)
        return edits + self._life(record, change)

    def _part(self, change: dict[str, Any], part: str) -> list[tuple[str, Any]]:
        stated = change.get(part, {})
        if not isinstance(stated, dict):
            raise _Refused("vorm")
        return list(stated.items())

    def _new(self, change: dict[str, Any]) -> tuple[Id, Kind]:
        kind = KINDS.get(str(change.get("kind")))
        if kind is None:
            raise _Refused("soort")
        if kind.keyed:
            raise _Refused("vast")
        record = random_id()
        self.made[change["record"]] = record, kind.id
        return record, kind

    def _known(self, name: str) -> tuple[Id, Kind]:
        if name in self.made:
            record, kind = self.made[name]
            return record, KINDS[kind]
        try:
            found = self.snapshot.get(record_id(name))
        except ValueError:
            found = None
        if found is None or found.kind not in KINDS:
            raise _Refused("record")
        return found.id, KINDS[found.kind]

    def _field(self, kind: Kind, name: str) -> Field:
        try:
            return kind.field(name)
        except KeyError:
            raise _Refused("veld") from None

    def _set(self, record: Id, kind: Kind, name: str, stated: Any) -> Edit:
        declared = self._field(kind, name)
        exists = self.snapshot.get(record) is not None
        if (
            declared.type is Type.FILE
            or declared.merge is Merge.DELETE
            or (exists and declared.merge in _FIXED)
        ):
            raise _Refused("vast")
        if declared.type is Type.MEMBER:
            raise _Refused("waarde")
        try:
            if declared.type is Type.REF and isinstance(stated, str) and stated in self.made:
                return set_field(self.snapshot, record, kind.id, name, Ref(self.made[stated][0]))
            value = read_value(declared, stated, self.pen.methode)
        except ValueError:
            raise _Refused("waarde") from None
        return set_field(self.snapshot, record, kind.id, name, value)

    def _members(self, record: Id, kind: Kind, name: str, elements: Any, present: bool) -> list[Edit]:
        if self._field(kind, name).type is not Type.MEMBER or not isinstance(elements, list):
            raise _Refused("waarde")
        return [
            set_member(self.snapshot, record, kind.id, name, self._element(element), present)
            for element in elements
        ]

    def _element(self, stated: Any) -> Element:
        if not isinstance(stated, str):
            raise _Refused("waarde")
        if stated in self.made:
            return self.made[stated][0]
        try:
            return element_from_json(stated)
        except ValueError:
            raise _Refused("waarde") from None

    def _in_traject(self, record: Id, kind: Kind, edits: list[Edit]) -> list[Edit]:
        """A new row belongs to the traject that is being worked on, unless it says otherwise."""
        has_traject = any(declared.id == "traject" for declared in kind.fields)
        if not has_traject or any(edit.field == "traject" for edit in edits):
            return []
        traject = Ref(current_traject(self.snapshot, self.pen))
        return [set_field(self.snapshot, record, kind.id, "traject", traject)]

    def _life(self, record: Id, change: dict[str, Any]) -> list[Edit]:
        if not (change.get("delete") or change.get("restore")):
            return []
        if self.snapshot.get(record) is None:
            raise _Refused("record")
        return [delete(self.snapshot, record) if change.get("delete") else restore(self.snapshot, record)]
