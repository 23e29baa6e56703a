"""How a kind of record is declared: its fields with type, merge class, label, place and wording.

Storage, history, export, forms and merge read this one declaration. The declarations themselves
stand in `domain.schema`; a new field is one line there plus its place on a screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Place(Enum):
    """Where a record lives (method §3: three places, never mixed)."""

    GEZINSMAP = "gezinsmap"
    DOSSIER = "dossier"
    WERKAANTEKENINGEN = "werkaantekeningen"


class Type(Enum):
    """Type of a field's value; `domain.values` has the Python shape of each."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    MARK = "mark"
    BOOL = "bool"
    INT = "int"
    REF = "ref"
    FILE = "file"
    DRAWING = "drawing"  # strokes as text (`domain.strokes`): nothing to read or to search in
    MEMBER = "member"  # one element of a set: True is in, False is out


class Merge(Enum):
    """What is shown when a field has more than one head (docs/format/record.md §7)."""

    TEXT = "text"  # all versions side by side, never chosen silently
    LATEST = "latest"  # the latest is shown, the others one click away
    STRICTEST = "strictest"  # the head that shows the least to the fewest
    SET = "set"  # one register an element; concurrent heads with one *in* read as in
    APPEND = "append"  # written once; a correction is a new record that points back
    IMMUTABLE = "immutable"  # written once; a change is a new version
    ORDER = "order"  # fractional index with jitter
    DELETE = "delete"  # the `_deleted` register, which lists the heads it saw


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind. `label` is for workers, `tafel` for the family's screen and paper."""

    id: str
    type: Type
    merge: Merge
    label: str
    tafel: str = ""
    review: bool = False
    """Concurrent heads are listed under *Samen bekijken* (always so for free text and for who may read)."""
    choices: str = ""
    """Id of the list in resources/method that a CHOICE comes from."""

    @property
    def wording(self) -> str:
        """The family's words, or the worker's where both are the same."""
        return self.tafel or self.label

    @property
    def reviewed(self) -> bool:
        return self.review or self.merge in (Merge.TEXT, Merge.STRICTEST)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: where it lives, what it is called and which fields it has."""

    id: str
    label: str
    place: Place
    fields: tuple[Field, ...]
    keyed: bool = False
    """Exists once per key: its id is derived, so that two laptops do not make two."""
    logged: bool = False
    """Only ever added to, and read from the log by time: in no snapshot and not in the search index."""

    def field(self, field_id: str) -> Field:
        """The field of that id, the common ones included; KeyError when there is none."""
        for field in self.all_fields():
            if field.id == field_id:
                return field
        raise KeyError(f"{self.id} has no field {field_id}")

    def all_fields(self) -> Iterator[Field]:
        yield from self.fields
        yield from COMMON


DELETED = "_deleted"
PLACE = "_plaats"
AUDIENCE = "_voor"
AUDIENCE_PERSONS = "_voor_personen"

COMMON: tuple[Field, ...] = (
    Field(DELETED, Type.BOOL, Merge.DELETE, "In de prullenbak"),
    Field(PLACE, Type.CHOICE, Merge.STRICTEST, "Plaats", choices="plaats"),
    Field(AUDIENCE, Type.CHOICE, Merge.STRICTEST, "Voor wie", choices="voor_wie"),
    Field(AUDIENCE_PERSONS, Type.MEMBER, Merge.SET, "Voor deze personen", review=True),
)
"""Fields that every record has, of every kind."""
