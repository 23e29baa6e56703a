"""A second tap before the first one has landed still goes on top of it.

An edit names the heads that stood on the screen when it was made. What this person chose a moment ago
stood on that screen too, but had no operation id yet: it gets its place here, on the writing thread.
Only for what is chosen. Text editors keep the heads that they opened with (docs/format/record.md §5).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kanz_desktop.domain.kinds import DELETED, Type
from kanz_desktop.domain.records import Cell, Changes, Edit, Element
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id

Place = tuple[Id, str, Element | None]


class OwnWrites:
    """The last operation of this session on each choice, date, mark and member. One thread uses it."""

    def __init__(self) -> None:
        self._last: dict[Place, bytes] = {}

    def on_top(self, edits: Iterable[Edit]) -> list[Edit]:
        """The edits, each also replacing what this session itself wrote there last."""
        return [self._on_top(edit) for edit in edits]

    def note(self, changes: Changes) -> None:
        """Remember what a write of this session left as heads."""
        written = set(changes.ops)
        for record in changes.records:
            for field, cell in record.cells.items():
                self._keep((record.id, field, None), cell, written)
            for field, elements in record.sets.items():
                for element, cell in elements.items():
                    self._keep((record.id, field, element), cell, written)

    def _keep(self, place: Place, cell: Cell, written: set[bytes]) -> None:
        for head in cell.heads:
            if head in written:
                self._last[place] = head

    def _on_top(self, edit: Edit) -> Edit:
        own = self._last.get((edit.record, edit.field, edit.element))
        if own is None or own in edit.replaces or not _is_chosen(edit):
            return edit
        return replace(edit, replaces=(*edit.replaces, own))


def _is_chosen(edit: Edit) -> bool:
    kind = KINDS.get(edit.kind)
    return kind is not None and edit.field != DELETED and kind.field(edit.field).type is not Type.TEXT
