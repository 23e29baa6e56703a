"""What a local edit must be before it is written: a declared field, and a value of its type.

What arrives from elsewhere is not held to this: unknown kinds and fields are stored and forwarded
(docs/format/record.md §11). An edit that fails comes from a bug or from a file for `kanz apply`. That a field
which is written once stays as it is, only the store can tell: it knows the heads.
"""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.kinds import DELETED, Field, Type
from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.strokes import read_strokes
from kanz_desktop.domain.values import Choice, FileRef, Mark, Ref, Value
from kanz_desktop.errors import InputRefused

_SHAPES: dict[Type, type] = {
    Type.TEXT: str, Type.DATE: date, Type.CHOICE: Choice, Type.MARK: Mark, Type.BOOL: bool, Type.INT: int,
    Type.REF: Ref, Type.FILE: FileRef, Type.DRAWING: str, Type.MEMBER: bool,
}  # fmt: skip


class EditRefused(InputRefused):
    """Not an edit that may be made.

    `reason`: `soort`, `veld`, `waarde`, `element`, `gezien`, `plaats` or `register`.
    """

    code = "wijziging-geweigerd"


def check_edit(edit: Edit) -> None:
    """Raises EditRefused when this edit must not be written."""
    declared = _declared(edit)
    if (edit.element is not None) != (declared.type is Type.MEMBER):
        raise _refused(edit, "element")
    if not _fits(declared, edit.value):
        raise _refused(edit, "waarde")
    if edit.saw and edit.field != DELETED:
        raise _refused(edit, "gezien")


def _declared(edit: Edit) -> Field:
    kind = KINDS.get(edit.kind)
    if kind is None:
        raise EditRefused(reason="soort")
    try:
        return kind.field(edit.field)
    except KeyError:
        raise EditRefused(reason="veld", kind=kind.id) from None


def _fits(declared: Field, value: Value) -> bool:
    """An emptied field fits every type; True is no number here."""
    if value is None or isinstance(value, bool):
        return value is None or _SHAPES[declared.type] is bool
    if declared.type is Type.DRAWING:
        return isinstance(value, str) and read_strokes(value) is not None
    return isinstance(value, _SHAPES[declared.type])


def _refused(edit: Edit, reason: str) -> EditRefused:
    return EditRefused(reason=reason, kind=edit.kind, field=edit.field)
